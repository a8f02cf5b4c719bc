/** The shapes that working time is told in, as the engine knows them, and what makes no sense about them. */
import { z } from 'zod';
import { WEEKDAYS, type Weekday } from '#engine';
import { day, line, refuse, type Refusal } from '#platform/kit';

const shift = z.tuple([z.int().min(0).max(1439), z.int().min(1).max(1440)]);
export const shifts = () => z.array(shift).max(12);
export type Shifts = z.output<ReturnType<typeof shifts>>;

/** A weekday that is not named is the base calendar's, or free when there is none; `[]` is a free day. */
export const workingWeek = () =>
  z.strictObject(
    Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, shifts().optional()])) as Record<
      Weekday,
      z.ZodOptional<ReturnType<typeof shifts>>
    >,
  );

export const workWeeks = () =>
  z.array(z.strictObject({ name: line(100).nullable().default(null), startsOn: day(), endsOn: day(), week: workingWeek() })).max(100);

/** Refuses shifts that run backwards or run into one another; they need not be in order. */
export function refuseShifts(given: Shifts, field: string): Refusal | undefined {
  const ordered = given.toSorted((a, b) => a[0] - b[0]);
  for (const [index, [from, to]] of ordered.entries()) {
    if (to <= from)
      return refuse('shift-ends-before-it-starts', `the shift ${clock(from)}–${clock(to)} ends before it starts`, {
        field,
        values: { from: clock(from), to: clock(to) },
      });
    const next = ordered[index + 1];
    if (next && next[0] < to) {
      const [first, second] = [`${clock(from)}–${clock(to)}`, `${clock(next[0])}–${clock(next[1])}`];
      return refuse('shifts-overlap', `the shifts ${first} and ${second} overlap`, { field, values: { first, second } });
    }
  }
  return undefined;
}

export function refuseWeek(week: { readonly [day in Weekday]?: Shifts }, field: string): Refusal | undefined {
  for (const weekday of WEEKDAYS) {
    const refusal = refuseShifts(week[weekday] ?? [], `${field}.${weekday}`);
    if (refusal) return refusal;
  }
  return undefined;
}

const clock = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
const pad = (value: number): string => String(value).padStart(2, '0');
