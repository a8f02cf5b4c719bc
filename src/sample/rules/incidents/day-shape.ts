/** When incidents come: as weekdays, holidays and the hours of a day make them. */
import { dateOf, weekdayOf } from '#calendar/rules';
import type { Day } from '#engine';
import type { Chance } from '../chance.ts';
import { holidaysOf } from '../public-holidays.ts';

const minute = 60_000;
const day = 1440 * minute;
/** Monday to Sunday, of ten that come on a usual day. */
const ofWeekday = [14, 12, 11, 10, 9, 2, 2];
/** From midnight UTC: how many of a hundred come in each hour. */
const ofHour = [0, 0, 0, 0, 1, 3, 9, 15, 13, 11, 9, 7, 9, 8, 6, 4, 2, 1, 1, 1, 0, 0, 0, 0];

export const freeDaysOf = (years: readonly number[]): ReadonlySet<string> =>
  new Set(years.flatMap((year) => holidaysOf['DE-HH'](year).map((each) => each.date)));

export const isMonthEnd = (at: Day): boolean => Number(dateOf(at + 2).slice(8)) <= 2;

/** The moments of one day, ascending; `perTenDays` of usual days. */
export function momentsOf(at: Day, perTenDays: number, free: ReadonlySet<string>, chance: Chance): readonly number[] {
  const usual = (perTenDays * ofWeekday[weekdayOf(at)]! * (free.has(dateOf(at)) ? 2 : 10)) / 100;
  const count = Math.floor(usual / 10) + (chance.below(100) < (usual * 10) % 100 ? 1 : 0);
  return Array.from({ length: count }, () => at * day + hourOf(chance) * 60 * minute + chance.below(60) * minute).toSorted(
    (one, other) => one - other,
  );
}

function hourOf(chance: Chance): number {
  let left = chance.below(100);
  return Math.max(
    0,
    ofHour.findIndex((share) => (left -= share) < 0),
  );
}
