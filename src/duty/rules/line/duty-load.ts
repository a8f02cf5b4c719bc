/** What duty takes from people: minutes on duty by day, of these at night, and the rest that follows duty at night. */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Day, type Tick, type ZoneOffset } from '#engine';
import { civilOf, tickOfCivil, type Stretch } from '#calendar/rules';
import { dutyPiecesOf, type DutyPiece, type RotaFacts } from './duty-line.ts';
import { common, joined, lengthOf, without } from './stretches.ts';

/** Of one person on one civil day of the rota's zone. */
export interface DutyDay {
  readonly personId: string;
  readonly day: Day;
  readonly dutyMinutes: number;
  readonly nightMinutes: number;
  /** Time in which they are to be left alone; never on duty as well. */
  readonly restMinutes: number;
}

/** A while in which duty takes some of somebody's working time: on duty what its level asks for, in the rest after it all. */
export interface DutyTake extends Stretch {
  readonly personId: string;
  readonly perMille: number;
}

/** Night is from 23:00 until 6:00, night duty what takes more than two hours of it (German working time act, section 2). */
const night = { from: 23 * 60, to: 6 * 60, least: 2 * 60 * TICKS_PER_MINUTE } as const;
/** A rest may follow from duty that ended days ago. */
const lookBack = 10 * TICKS_PER_DAY;

/** Every day from one to another (both included) on which somebody has duty or rest of it, by person and day. Whoever is away has neither. */
export function dutyDaysOf(facts: RotaFacts, first: Day, last: Day): readonly DutyDay[] {
  const midnight = (day: Day): Tick => tickOfCivil({ day, minute: 0 }, facts.offsets);
  const days: DutyDay[] = [];
  for (const { personId, duty, resting, atNight } of turnsOf(facts, midnight(first), midnight(last + 1)))
    for (let day = first; day <= last; day++) {
      const of = (line: readonly Stretch[]) => lengthOf(common(line, [{ from: midnight(day), to: midnight(day + 1) }])) / TICKS_PER_MINUTE;
      const [dutyMinutes, restMinutes] = [of(duty), of(resting)];
      if (dutyMinutes + restMinutes > 0) days.push({ personId, day, dutyMinutes, nightMinutes: of(atNight), restMinutes });
    }
  return days;
}

/** What duty takes of people's time between two ticks. Somebody on two levels at once gives the larger share. */
export function dutyTakesOf(facts: RotaFacts, from: Tick, to: Tick): readonly DutyTake[] {
  const shareOfLevel = new Map<number, number>();
  for (const { level, dutyPerMille } of facts.layers) shareOfLevel.set(level, Math.max(dutyPerMille, shareOfLevel.get(level) ?? 0));
  const shares = new Map(facts.layers.map((layer) => [layer.id, layer.dutyPerMille]));
  const shareOf = ({ layerId, level }: DutyPiece): number => shares.get(layerId ?? '') ?? shareOfLevel.get(level) ?? 0;
  return turnsOf(facts, from, to).flatMap(({ personId, pieces, resting }) => {
    const takes: DutyTake[] = common(resting, [{ from, to }]).map((stretch) => ({ ...stretch, personId, perMille: 1000 }));
    let taken: readonly Stretch[] = [];
    for (const [perMille, of] of [...Map.groupBy(pieces, shareOf)].toSorted(([one], [other]) => other - one)) {
      const line = joined(of);
      if (perMille > 0) for (const stretch of common(without(line, taken), [{ from, to }])) takes.push({ ...stretch, personId, perMille });
      taken = joined([...taken, ...line]);
    }
    return takes;
  });
}

interface Turns {
  readonly personId: string;
  readonly pieces: readonly DutyPiece[];
  readonly duty: readonly Stretch[];
  readonly atNight: readonly Stretch[];
  /** After duty at night, without what is duty again. */
  readonly resting: readonly Stretch[];
}

/** Person by person, from a while before `from` on. */
function turnsOf(facts: RotaFacts, from: Tick, to: Tick): readonly Turns[] {
  const nights = nightsBetween(from - lookBack, to, facts.offsets);
  const rest = facts.rota.restMinutes * TICKS_PER_MINUTE;
  const here = dutyPiecesOf(facts, from - lookBack, to).filter((piece) => piece.away === null);
  return [...Map.groupBy(here, (piece) => piece.personId)].map(([personId, pieces]) => {
    const duty = joined(pieces);
    const tired = duty.filter((stretch) => lengthOf(common([stretch], nights)) > night.least);
    const resting = without(joined(tired.map(({ to: end }) => ({ from: end, to: end + rest }))), duty);
    return { personId, pieces, duty, resting, atNight: common(duty, nights) };
  });
}

function nightsBetween(from: Tick, to: Tick, offsets: readonly ZoneOffset[]): readonly Stretch[] {
  const nights: Stretch[] = [];
  for (let day = civilOf(from, offsets).day - 1; day <= civilOf(to, offsets).day; day++)
    nights.push({ from: tickOfCivil({ day, minute: night.from }, offsets), to: tickOfCivil({ day: day + 1, minute: night.to }, offsets) });
  return joined(nights);
}
