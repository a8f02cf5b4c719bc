/** How an assignment's work lies over its working time: as somebody laid it out by hand, else along its contour. */
import { TICKS_PER_MINUTE, type CapacityTable, type Contour, type Demand } from '#engine';
import { tickOf } from '#calendar/rules';
import type { PlannedAsk } from './demand-table.ts';

/** Strength in per cent of the units, in each tenth of the working time; as Microsoft Project has them. */
const strengths: Readonly<Record<Contour, readonly number[]>> = {
  flat: [100],
  'back-loaded': [10, 15, 25, 50, 50, 75, 75, 100, 100, 100],
  'front-loaded': [100, 100, 100, 75, 75, 50, 50, 25, 15, 10],
  'double-peak': [25, 50, 100, 50, 25, 25, 50, 100, 50, 25],
  'early-peak': [25, 50, 100, 100, 75, 50, 50, 25, 15, 10],
  'late-peak': [10, 15, 25, 50, 50, 75, 100, 100, 50, 25],
  bell: [10, 20, 40, 80, 100, 100, 80, 40, 20, 10],
  turtle: [25, 50, 75, 100, 100, 100, 100, 75, 50, 25],
};

interface Piece {
  /** Share of the whole working time, and of the whole work. */
  readonly time: number;
  readonly work: number;
}

/**
 * The demands that an assignment makes of one member of a capacity table, one after the other and each even in itself. A profile that is
 * shorter or longer than the working time the task came to have is stretched over it, so that no work is lost.
 */
export function demandsOf(ask: PlannedAsk, table: CapacityTable, place: number): readonly Demand[] {
  const resource = table.resources[place]!;
  const { line } = table.members[place]!;
  const [from, to] = [tickOf(ask.startAt), tickOf(ask.finishAt)];
  const end = line.positionOf(to);
  const delayed = line.positionOf(from) + Math.round(ask.delayMinutes * TICKS_PER_MINUTE);
  const isDelayed = ask.delayMinutes > 0 && delayed < end;
  const begin = isDelayed ? delayed : line.positionOf(from);
  const pieces = piecesOf(ask);
  const work = ask.workMinutes === null ? undefined : ask.workMinutes * TICKS_PER_MINUTE;
  const whole: Demand = {
    resource,
    from: isDelayed ? line.startAt(begin) : from,
    to,
    units: ask.unitsPerMille,
    ...(work === undefined ? {} : { work: Math.round(work) }),
  };
  if (pieces.length < 2 || end <= begin) return [whole];
  const total = work ?? ((end - begin) * ask.unitsPerMille * averageOf(ask)) / 1000;
  let passed = 0;
  return pieces.flatMap((piece) => {
    const [first, last] = [passed, passed + piece.time].map((share) => begin + Math.round((end - begin) * share)) as [number, number];
    passed += piece.time;
    if (piece.work === 0) return [];
    return [{ resource, from: line.startAt(first), to: last >= end ? to : line.startAt(last), work: total * piece.work }];
  });
}

function piecesOf({ profile, contour }: PlannedAsk): readonly Piece[] {
  const time = profile.reduce((sum, piece) => sum + piece.durationMinutes, 0);
  const work = profile.reduce((sum, piece) => sum + piece.workMinutes, 0);
  if (time > 0 && work > 0) return profile.map((piece) => ({ time: piece.durationMinutes / time, work: piece.workMinutes / work }));
  const tenths = strengths[contour];
  const all = tenths.reduce((sum, each) => sum + each, 0);
  return tenths.map((each) => ({ time: 1 / tenths.length, work: each / all }));
}

/** Average strength where no work is told: of a contour the mean of its tenths. */
function averageOf({ contour, profile }: PlannedAsk): number {
  if (profile.length > 0) return 1;
  const tenths = strengths[contour];
  return tenths.reduce((sum, each) => sum + each, 0) / tenths.length / 100;
}
