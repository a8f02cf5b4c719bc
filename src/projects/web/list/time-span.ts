/** The stretch of time on which the bars of projects are drawn. */
import type { ProjectOverviewRow } from '#projects/rules';

export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const day = 86_400_000;
/** A project that lies this many times the usual stretch away from the others would make dots of them. */
const far = 1.5;

/**
 * The span that shows today and the projects, but for those that lie far from the rest: the fences are those of a box plot, one and a half
 * times the middle half beyond it. Bars that reach beyond are cut off at the edge.
 */
export function spanOf(rows: readonly Pick<ProjectOverviewRow, 'startAt' | 'finishAt' | 'promisedFinishAt'>[], now: number): TimeSpan {
  const shown = rows.filter((row) => row.finishAt !== null);
  const starts = shown.map((row) => Date.parse(row.startAt));
  const ends = shown.flatMap((row) => [row.finishAt, row.promisedFinishAt]).flatMap((each) => (each === null ? [] : [Date.parse(each)]));
  const { low, high } = fencesOf([...starts, ...ends]);
  const from = Math.min(now, ...starts.filter((each) => each >= low), ...ends.filter((each) => each >= low));
  const to = Math.max(now, ...ends.filter((each) => each <= high), ...starts.filter((each) => each <= high));
  return { from, to: Math.max(to, from + day) + 1 };
}

function fencesOf(times: readonly number[]): { readonly low: number; readonly high: number } {
  // Of a few projects none is an exception.
  if (times.length < 6) return { low: -Infinity, high: Infinity };
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const [low, high] = [at(0.25), at(0.75)];
  const reach = Math.max(far * (high - low), 60 * day);
  return { low: low - reach, high: high + reach };
}
