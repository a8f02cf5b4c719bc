import { WEEKDAYS } from '../facts.ts';
import type { CalendarFacts, Day, Shift, ZoneOffset } from '../facts.ts';
import { weekdayOf } from './civil.ts';

/**
 * The hours of a week, Monday first, in which a calendar may work from some day on: every hour at which it ever does, and perhaps more. So
 * that a calendar which never works is known by what it says, without looking through centuries of days.
 */
export interface HoursEverWorked {
  readonly week: readonly (readonly Shift[])[];
  readonly offsets: readonly ZoneOffset[];
}

/** `chain` is the calendar and then its bases, as for `patternOf`. */
export function hoursEverWorked(chain: readonly CalendarFacts[], from: Day): HoursEverWorked {
  const week: Shift[][] = WEEKDAYS.map((weekday) => {
    const usual = chain.find((calendar) => calendar.week?.[weekday])?.week?.[weekday] ?? [];
    const atTimes = chain.flatMap(
      ({ workWeeks }) => workWeeks?.filter(({ to }) => to >= from).flatMap((each) => each.week[weekday] ?? []) ?? [],
    );
    return [...usual, ...atTimes];
  });
  for (const exception of chain.flatMap(({ exceptions }) => exceptions ?? [])) {
    if (exception.shifts.length === 0 || exception.to < from) continue;
    for (let day = exception.from; day <= exception.to && day < exception.from + 7; day++) week[weekdayOf(day)]!.push(...exception.shifts);
  }
  return {
    week: week.map((shifts) => shifts.filter(([begin, end]) => end > begin)),
    offsets: chain.find(({ offsets }) => offsets)?.offsets ?? [],
  };
}

export function everWorks({ week }: HoursEverWorked): boolean {
  return week.some((shifts) => shifts.length > 0);
}

/** Whether two calendars may ever work at the same time; in different zones nothing is said without looking at the days. */
export function mayMeet(one: HoursEverWorked, other: HoursEverWorked): boolean {
  if (!isSameZone(one.offsets, other.offsets)) return true;
  return one.week.some((shifts, weekday) =>
    shifts.some(([from, to]) => other.week[weekday]!.some(([begin, end]) => from < end && begin < to)),
  );
}

function isSameZone(one: readonly ZoneOffset[], other: readonly ZoneOffset[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ from, offsetMinutes }, k) => from === other[k]!.from && offsetMinutes === other[k]!.offsetMinutes)
  );
}
