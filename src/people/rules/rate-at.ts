/** Which rate holds. */
import type { Row } from '#platform/kit';
import type { rate } from './rate.ts';

type RateRow = Pick<Row<typeof rate>, 'personId' | 'jobRoleId' | 'hourlyMinor' | 'currency' | 'startsOn'>;

/** The latest rate of the person on that day, else of their job role; undefined when nobody said. */
export function rateAt(
  { id, jobRoleId }: { readonly id: string; readonly jobRoleId: string | null },
  date: string,
  rates: readonly RateRow[],
): RateRow | undefined {
  const latest = (of: (each: RateRow) => boolean): RateRow | undefined =>
    rates.filter((each) => of(each) && each.startsOn <= date).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0];
  return latest((each) => each.personId === id) ?? (jobRoleId === null ? undefined : latest((each) => each.jobRoleId === jobRoleId));
}
