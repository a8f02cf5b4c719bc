/** What duty takes from people: minutes on duty by day, of these at night, and the rest that follows duty at night. */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Day, type Tick, type ZoneOffset } from '#engine';
import { civilOf, tickOfCivil, type Stretch } from '#calendar/rules';
import { dutyPiecesOf, type RotaFacts } from './duty-line.ts';
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

/** Night is from 23:00 until 6:00, night duty what takes more than two hours of it (German working time act, section 2). */
const night = { from: 23 * 60, to: 6 * 60, least: 2 * 60 * TICKS_PER_MINUTE } as const;
/** A rest may follow from duty that ended days ago. */
const lookBack = 10 * TICKS_PER_DAY;

/** Every day from one to another (both included) on which somebody has duty or rest of it, by person and day. Whoever is away has neither. */
export function dutyDaysOf(facts: RotaFacts, first: Day, last: Day): readonly DutyDay[] {
  const { offsets } = facts;
  const midnight = (day: Day): Tick => tickOfCivil({ day, minute: 0 }, offsets);
  const from = midnight(first) - lookBack;
  const to = midnight(last + 1);
  const nights = nightsBetween(from, to, offsets);
  const rest = facts.rota.restMinutes * TICKS_PER_MINUTE;
  const here = dutyPiecesOf(facts, from, to).filter((piece) => piece.away === null);
  const days: DutyDay[] = [];
  for (const [personId, pieces] of Map.groupBy(here, (piece) => piece.personId)) {
    const duty = joined(pieces);
    const tired = duty.filter((stretch) => lengthOf(common([stretch], nights)) > night.least);
    const resting = without(joined(tired.map(({ to: end }) => ({ from: end, to: end + rest }))), duty);
    const atNight = common(duty, nights);
    for (let day = first; day <= last; day++) {
      const of = (line: readonly Stretch[]) => lengthOf(common(line, [{ from: midnight(day), to: midnight(day + 1) }])) / TICKS_PER_MINUTE;
      const [dutyMinutes, restMinutes] = [of(duty), of(resting)];
      if (dutyMinutes + restMinutes > 0) days.push({ personId, day, dutyMinutes, nightMinutes: of(atNight), restMinutes });
    }
  }
  return days;
}

function nightsBetween(from: Tick, to: Tick, offsets: readonly ZoneOffset[]): readonly Stretch[] {
  const nights: Stretch[] = [];
  for (let day = civilOf(from, offsets).day - 1; day <= civilOf(to, offsets).day; day++)
    nights.push({ from: tickOfCivil({ day, minute: night.from }, offsets), to: tickOfCivil({ day: day + 1, minute: night.to }, offsets) });
  return joined(nights);
}
