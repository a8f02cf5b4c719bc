import { TICKS_PER_DAY, TICKS_PER_MINUTE, WEEKDAYS } from '../facts.ts';
import type { CalendarFacts, Day, Shift, Tick, ZoneOffset } from '../facts.ts';
import { weekdayOf } from './civil.ts';
import { utcOf } from './civil-clock.ts';
import { daysOfException } from './recurrence.ts';

/** Working stretches in ticks, ascending, not touching one another. */
export interface Stretches {
  readonly starts: Tick[];
  readonly ends: Tick[];
}

/** Gives the working stretches of the civil days `from` to `to` (both included). */
export type Pattern = (from: Day, to: Day) => Stretches;

/**
 * How a calendar works, day by day. `chain` is the calendar and then its bases. An exception of any of them rules over every week, the
 * calendar's own over its base's, a single date over a recurring one, the first listed over the later; then the work week, then the week.
 */
export function patternOf(chain: readonly CalendarFacts[]): Pattern {
  const offsets = chain.find((calendar) => calendar.offsets)?.offsets ?? [];
  const exceptions = [...chain]
    .toReversed()
    .flatMap((calendar) => [...(calendar.exceptions ?? [])].toReversed().toSorted((a, b) => Number(!a.recurrence) - Number(!b.recurrence)));
  const plainWeek = chain.some((calendar) => calendar.workWeeks?.length)
    ? undefined
    : [0, 1, 2, 3, 4, 5, 6].map((day) => weekShifts(chain, day));
  return (from, to) => {
    const days: (readonly Shift[])[] = [];
    for (let day = from; day <= to; day++) days.push(plainWeek?.[((day % 7) + 7) % 7] ?? weekShifts(chain, day));
    for (const exception of exceptions) for (const day of daysOfException(exception, from, to)) days[day - from] = exception.shifts;
    return stretchesOf(days, from, offsets);
  };
}

function weekShifts(chain: readonly CalendarFacts[], day: Day): readonly Shift[] {
  const weekday = WEEKDAYS[weekdayOf(day)] as (typeof WEEKDAYS)[number];
  for (const calendar of chain) {
    const workWeek = calendar.workWeeks?.find((candidate) => candidate.from <= day && day <= candidate.to && candidate.week[weekday]);
    const shifts = workWeek?.week[weekday] ?? calendar.week?.[weekday];
    if (shifts) return shifts;
  }
  return [];
}

function stretchesOf(days: readonly (readonly Shift[])[], first: Day, offsets: readonly ZoneOffset[]): Stretches {
  const stretches: Stretches = { starts: [], ends: [] };
  days.forEach((shifts, k) => {
    const midnight = (first + k) * TICKS_PER_DAY;
    const ordered = shifts.length > 1 ? [...shifts].toSorted((a, b) => a[0] - b[0]) : shifts;
    for (const [from, to] of ordered) {
      appendStretch(stretches, utcOf(midnight + from * TICKS_PER_MINUTE, offsets), utcOf(midnight + to * TICKS_PER_MINUTE, offsets));
    }
  });
  return stretches;
}

/** Adds a stretch after those before it; what overlaps or touches becomes one. */
export function appendStretch({ starts, ends }: Stretches, start: Tick, end: Tick): void {
  const last = ends.at(-1);
  if (last !== undefined && start <= last) {
    if (end > last) ends[ends.length - 1] = end;
  } else if (end > start) {
    starts.push(start);
    ends.push(end);
  }
}

/** Works only when both work. */
export function intersectionOf(one: Pattern, other: Pattern): Pattern {
  return (from, to) => {
    // A day of margin, as the two may live in different zones.
    const a = one(from - 1, to + 1);
    const b = other(from - 1, to + 1);
    const both: Stretches = { starts: [], ends: [] };
    const [first, last] = [from * TICKS_PER_DAY, (to + 1) * TICKS_PER_DAY];
    for (let i = 0, j = 0; i < a.starts.length && j < b.starts.length;) {
      const start = Math.max(a.starts[i] as Tick, b.starts[j] as Tick, first);
      const end = Math.min(a.ends[i] as Tick, b.ends[j] as Tick, last);
      if (end > start) appendStretch(both, start, end);
      if ((a.ends[i] as Tick) < (b.ends[j] as Tick)) i++;
      else j++;
    }
    return both;
  };
}
