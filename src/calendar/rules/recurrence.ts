/** How days recur, in the engine's words. */
import { z } from 'zod';
import { WEEKDAYS, compileCalendars, TICKS_PER_DAY, type Day, type Recurrence } from '#engine';

const every = z.int().min(1).max(999);
const weekday = z.enum(WEEKDAYS);
/** What is counted within a month: "the first working day", "the last Saturday". Working days are Monday to Friday, whatever the calendar's week. */
export const countedDays = [...WEEKDAYS, 'day', 'working-day', 'weekend-day'] as const;
const counted = z.enum(countedDays);
const week = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]);
const month = z.int().min(1).max(12);
const dayOfMonth = z.int().min(1).max(31);

/** A day past the end of a short month is that month's last day. */
export const recurrence = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('daily'), every }),
    z.strictObject({ kind: z.literal('weekly'), every, weekdays: z.array(weekday).min(1).max(7) }),
    z.strictObject({ kind: z.literal('monthly-on-day'), every, day: dayOfMonth }),
    z.strictObject({ kind: z.literal('monthly-on-weekday'), every, week, weekday: counted }),
    z.strictObject({ kind: z.literal('yearly-on-day'), month, day: dayOfMonth }),
    z.strictObject({ kind: z.literal('yearly-on-weekday'), month, week, weekday: counted }),
  ]);

export interface RecurringDays {
  readonly recurrence: Recurrence;
  readonly startsOn: Day;
  /** Last day, included. */
  readonly endsOn: Day;
  readonly times?: number | undefined;
}

/**
 * The days between `from` and `to` (both included) that a recurrence names. The engine is asked, so that a recurring window and a recurring
 * holiday can never differ: a calendar that works for one minute on each such day, and on the days around what is asked, so that the engine
 * finds a working day there and need not look for one through all of its centuries.
 */
export function recurringDays({ startsOn, endsOn, ...rule }: RecurringDays, from: Day, to: Day): readonly Day[] {
  const last = Math.min(to, endsOn);
  if (last < startsOn || last < from) return [];
  const first = Math.max(from, startsOn);
  const oneMinute = [[0, 1]] as const;
  const working = compileCalendars(
    [
      {
        id: 'days',
        exceptions: [
          { from: first - 1, to: first - 1, shifts: oneMinute },
          { from: last + 1, to: last + 1, shifts: oneMinute },
          { ...rule, from: startsOn, to: last, shifts: oneMinute },
        ],
      },
    ],
    first * TICKS_PER_DAY,
  ).get('days')!;
  const days: Day[] = [];
  for (let day = first; ; day++) {
    day = Math.floor(working.nextStart(day * TICKS_PER_DAY) / TICKS_PER_DAY);
    if (day > last) return days;
    days.push(day);
  }
}
