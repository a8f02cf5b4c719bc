/** Who is on duty from when until when: what the layers say, changed by swaps and overrides, with whoever cannot come marked. */
import type { Tick, WorkingTime, ZoneOffset } from '#engine';
import { tickOf, type Stretch } from '#calendar/rules';
import type { Row } from '#platform/kit';
import type { dutyOverride } from '../duty-override.ts';
import type { rota } from '../rota.ts';
import type { shiftSwap } from '../shift-swap.ts';
import { neverHere, type Away } from './presence.ts';
import { layerHoursOf, shiftTimesOf, turnOf, type LayerRow, type ShiftTime } from './rotation.ts';
import { common, joined, without } from './stretches.ts';

type Bare<T> = Omit<T, 'version' | 'createdAt' | 'updatedAt'>;
export type RotaRow = Bare<Row<typeof rota>>;
export type SwapRow = Bare<Row<typeof shiftSwap>>;
/** An override on the time line. */
export interface OverrideTime extends Stretch {
  readonly id: string;
  readonly level: number;
  readonly personId: string;
}
export type OverrideRow = Bare<Row<typeof dutyOverride>>;

/** All that is needed to tell who is on duty in one rota. */
export interface RotaFacts {
  readonly rota: RotaRow;
  /** Of its zone. */
  readonly offsets: readonly ZoneOffset[];
  /** When somebody has to be there; always without one. */
  readonly coverage: WorkingTime | null;
  readonly layers: readonly LayerRow[];
  readonly swaps: readonly Pick<SwapRow, 'id' | 'layerId' | 'ordinal' | 'personId'>[];
  readonly overrides: readonly OverrideTime[];
  /** When each person cannot come; whoever is not named is not known here. */
  readonly away: ReadonlyMap<string, readonly Away[]>;
}

/** One shift of one layer: whose turn it is, and who has it. */
export interface Shift extends ShiftTime {
  readonly layerId: string;
  readonly level: number;
  readonly personId: string;
  readonly turnPersonId: string;
  readonly swapId: string | null;
  /** The shift without the hours that the layer does not keep. */
  readonly stretches: readonly Stretch[];
}

/** The end of a stretch of time, or of the rota where that ended before. */
export const untilEndOf = ({ rota: { endedAt } }: RotaFacts, to: Tick): Tick => (endedAt === null ? to : Math.min(to, tickOf(endedAt)));

/** The shifts of a layer that touch the time between two ticks, whole; those in which it keeps no hour are left out. */
export function shiftsBetween(facts: RotaFacts, layer: LayerRow, from: Tick, to: Tick): readonly Shift[] {
  const end = untilEndOf(facts, to);
  const times = end > from ? shiftTimesOf(layer, from, end, facts.offsets) : [];
  if (times.length === 0) return [];
  const hours = layerHoursOf(layer, times[0]!.from, times.at(-1)!.to, facts.offsets);
  const swaps = new Map(facts.swaps.filter((each) => each.layerId === layer.id).map((each) => [each.ordinal, each]));
  return times.flatMap((time) => {
    const swap = swaps.get(time.ordinal);
    const turnPersonId = turnOf(layer, time.ordinal);
    const stretches = hours ? common(hours, [time]) : [{ from: time.from, to: time.to }];
    if (stretches.length === 0) return [];
    const { id: layerId, level } = layer;
    return [{ ...time, layerId, level, turnPersonId, personId: swap?.personId ?? turnPersonId, swapId: swap?.id ?? null, stretches }];
  });
}

/** Somebody on duty at a level for a while; `away` tells why they cannot come. */
export interface DutyPiece extends Stretch {
  readonly level: number;
  readonly personId: string;
  readonly by: 'rotation' | 'swap' | 'override';
  readonly layerId: string | null;
  readonly ordinal: number | null;
  readonly overrideId: string | null;
  readonly away: Away['why'] | null;
}

/** What is in force between two ticks, cut to them, by time and then by level. An override stands instead of every layer of its level. */
export function dutyPiecesOf(facts: RotaFacts, from: Tick, to: Tick): readonly DutyPiece[] {
  const end = untilEndOf(facts, to);
  if (end <= from) return [];
  const range = [{ from, to: end }];
  const pieces: Omit<DutyPiece, 'away'>[] = [];
  for (const layer of facts.layers) {
    const overridden = joined(facts.overrides.filter((each) => each.level === layer.level));
    for (const { stretches, level, personId, swapId, ordinal } of shiftsBetween(facts, layer, from, to))
      for (const stretch of without(common(stretches, range), overridden))
        pieces.push({ ...stretch, level, personId, by: swapId ? 'swap' : 'rotation', layerId: layer.id, ordinal, overrideId: null });
  }
  for (const { id, level, personId, ...stretch } of facts.overrides)
    for (const cut of common([stretch], range))
      pieces.push({ ...cut, level, personId, by: 'override', layerId: null, ordinal: null, overrideId: id });
  return pieces
    .flatMap((piece) => cutByPresence(piece, facts.away.get(piece.personId) ?? neverHere))
    .toSorted((one, other) => one.from - other.from || one.level - other.level);
}

function cutByPresence(piece: Omit<DutyPiece, 'away'>, away: readonly Away[]): readonly DutyPiece[] {
  const within = away.filter((each) => each.from < piece.to && each.to > piece.from);
  if (within.length === 0) return [{ ...piece, away: null }];
  const cuts = [...new Set([piece.from, piece.to, ...within.flatMap((each) => [each.from, each.to])])]
    .filter((at) => at >= piece.from && at <= piece.to)
    .toSorted((one, other) => one - other);
  const parts: DutyPiece[] = [];
  for (const [place, from] of cuts.slice(0, -1).entries()) {
    const reasons = within.filter((each) => each.from <= from && each.to > from).map((each) => each.why);
    const why = reasons.find((each) => each === 'not-here') ?? reasons[0] ?? null;
    const last = parts.at(-1);
    if (last && last.away === why) parts[parts.length - 1] = { ...last, to: cuts[place + 1]! };
    else parts.push({ ...piece, from, to: cuts[place + 1]!, away: why });
  }
  return parts;
}
