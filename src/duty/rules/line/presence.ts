/** When somebody cannot come: approved absences, and the time before their first and after their last day. */
import type { Tick, ZoneOffset } from '#engine';
import { dayOf, tickOfCivil, type Stretch } from '#calendar/rules';
import { isHereOn, type AbsenceRow, type PersonRow } from '#people/rules';

export interface Away extends Stretch {
  readonly why: 'absent' | 'not-here';
}

const ever = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** What is known of somebody who is not there (any more). */
export const neverHere: readonly Away[] = [{ ...ever, why: 'not-here' }];

type Stay = Pick<PersonRow, 'startsOn' | 'endsOn' | 'isActive'>;
type Leave = Pick<AbsenceRow, 'startsOn' | 'endsOn' | 'startsAtNoon' | 'endsAtNoon' | 'status'>;

/** Days are civil days of the person's own clock, whose offsets these are; half a day ends or begins at noon. In any order. */
export function awayOf(stay: Stay, absences: readonly Leave[], offsets: readonly ZoneOffset[]): readonly Away[] {
  const tick = (date: string, minute: number): Tick => tickOfCivil({ day: dayOf(date), minute }, offsets);
  // Where a zone has skipped a whole day (Apia and Fakaofo, 30 December 2011), its noon is not later than its end.
  const noon = (date: string): Tick => Math.min(tick(date, 720), tick(date, 1440));
  const away: Away[] = absences
    .filter((each) => each.status === 'approved')
    .map((each) => ({
      from: each.startsAtNoon ? noon(each.startsOn) : tick(each.startsOn, 0),
      to: each.endsAtNoon ? noon(each.endsOn) : tick(each.endsOn, 1440),
      why: 'absent',
    }));
  if (stay.startsOn !== null) away.push({ from: ever.from, to: tick(stay.startsOn, 0), why: 'not-here' });
  if (stay.endsOn !== null) away.push({ from: tick(stay.endsOn, 1440), to: ever.to, why: 'not-here' });
  else if (!isHereOn(stay, '9999-12-31')) return neverHere;
  return away;
}
