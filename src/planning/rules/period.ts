/** The columns of a capacity table: days, weeks from Monday, or months, cut to the days asked for. */
import type { Day } from '#engine';
import { dateOf, dayOf, weekdayOf } from '#calendar/rules';

export const periodSteps = ['day', 'week', 'month'] as const;
export type PeriodStep = (typeof periodSteps)[number];

/** Both days included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The periods from one day to another (both included); the first and the last may be shorter than the others. */
export function periodsBetween(from: string, to: string, step: PeriodStep): readonly Period[] {
  const last = dayOf(to);
  const periods: Period[] = [];
  for (let day = dayOf(from); day <= last;) {
    const end = Math.min(last, lastDayOf(day, step));
    periods.push({ from: dateOf(day), to: dateOf(end) });
    day = end + 1;
  }
  return periods;
}

function lastDayOf(day: Day, step: PeriodStep): Day {
  if (step === 'day') return day;
  if (step === 'week') return day + 6 - weekdayOf(day);
  const [year, month] = dateOf(day).split('-').map(Number) as [number, number];
  return Date.UTC(year, month, 1) / 86_400_000 - 1;
}

/** The number of the week by ISO 8601: week 1 is the one with the year's first Thursday. */
export function weekNumberOf(date: string): number {
  const thursday = dayOf(date) - weekdayOf(dayOf(date)) + 3;
  return 1 + Math.floor((thursday - dayOf(`${dateOf(thursday).slice(0, 4)}-01-01`)) / 7);
}
