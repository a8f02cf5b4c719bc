import type { Day } from '../facts.ts';

/** The proleptic Gregorian calendar in whole days since 1970-01-01; months run from 1 to 12. */

/** Days from 1970-01-01. Years are counted from March, so that the leap day comes last. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * marchMonth + 2) / 5) + dayOfMonth - 719_469;
}

export function yearAndMonthOf(day: Day): readonly [year: number, month: number] {
  let year = Math.floor(1970 + day / 365.2425);
  while (dayOf(year, 1, 1) > day) year--;
  while (dayOf(year + 1, 1, 1) <= day) year++;
  let month = 12;
  while (dayOf(year, month, 1) > day) month--;
  return [year, month];
}

export function lengthOfMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1);
}

/** Monday is 0, as in `WEEKDAYS`. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}
