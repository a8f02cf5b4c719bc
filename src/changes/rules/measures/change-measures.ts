/**
 * What came of changes, counted as it is defined for the house: the population are changes that were carried out and ended in the period,
 * on the elapsed clock. Which of them caused an incident is known upstairs and joins the failures there.
 */
import { isImplemented, type ChangeRow } from '../change/change.ts';

export const changeShares = ['successful', 'with-issues', 'failed', 'emergency', 'standard', 'unapproved', 'in-time'] as const;
export type ChangeShare = (typeof changeShares)[number];

export const changeTimes = ['notice', 'lead-time', 'duration'] as const;
export type ChangeTime = (typeof changeTimes)[number];

export interface MeasuredShare {
  readonly measure: ChangeShare;
  /** So many of so many; nothing is counted that the measure does not fit. */
  readonly counted: number;
  readonly of: number;
  /** The changes that were counted. */
  readonly ids: readonly string[];
}

export interface MeasuredTime {
  readonly measure: ChangeTime;
  readonly of: number;
  /** Minutes. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
}

const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

/** Who fits the measure at all, and who of them counts. */
const shares: Readonly<Record<ChangeShare, readonly [fits: (row: ChangeRow) => boolean, counts: (row: ChangeRow) => boolean]>> = {
  successful: [() => true, ({ outcome }) => outcome === 'successful'],
  'with-issues': [() => true, ({ outcome }) => outcome === 'with-issues'],
  failed: [() => true, ({ outcome }) => outcome === 'failed' || outcome === 'rolled-back'],
  emergency: [() => true, ({ kind }) => kind === 'emergency'],
  standard: [() => true, ({ kind }) => kind === 'standard'],
  /** Nobody has agreed to it, before or, for an emergency, until now. */
  unapproved: [() => true, ({ approvedAt }) => approvedAt === null],
  /** Begun no earlier and ended no later than it held its place. */
  'in-time': [
    ({ plannedStart, actualStart }) => plannedStart !== null && actualStart !== null,
    ({ plannedStart, plannedEnd, actualStart, actualEnd, verificationMinutes, backOutMinutes }) =>
      actualStart! >= plannedStart! && minutes(plannedEnd!, actualEnd!) <= verificationMinutes + backOutMinutes,
  ],
};

const times: Readonly<Record<ChangeTime, (row: ChangeRow) => number | null>> = {
  /** From when it was handed in until it was to start. Emergencies give none. */
  notice: ({ kind, submittedAt, plannedStart }) =>
    kind === 'emergency' || !submittedAt || !plannedStart ? null : minutes(submittedAt, plannedStart),
  /** From when it was approved until it was done. What is approved afterwards has none. */
  'lead-time': ({ kind, approvedAt, actualEnd }) =>
    kind === 'emergency' || !approvedAt || !actualEnd ? null : minutes(approvedAt, actualEnd),
  duration: ({ actualStart, actualEnd }) => (actualStart && actualEnd ? minutes(actualStart, actualEnd) : null),
};

/** Minutes of one change; null where it has none. */
export const minutesOfChange = (measure: ChangeTime, row: ChangeRow): number | null => times[measure](row);

/** Of the period `from` until just before `before`. */
export function changeMeasuresOf(
  rows: readonly ChangeRow[],
  from: string,
  before: string,
): { readonly implemented: readonly ChangeRow[]; readonly shares: readonly MeasuredShare[]; readonly times: readonly MeasuredTime[] } {
  const implemented = rows.filter((row) => isImplemented(row) && row.actualEnd !== null && row.actualEnd >= from && row.actualEnd < before);
  return {
    implemented,
    shares: changeShares.map((measure) => {
      const [fits, counts] = shares[measure];
      const population = implemented.filter(fits);
      const counted = population.filter(counts);
      return { measure, counted: counted.length, of: population.length, ids: counted.map(({ id }) => id) };
    }),
    times: changeTimes.map((measure) => ({ measure, ...summary(implemented.flatMap((row) => times[measure](row) ?? [])) })),
  };
}

/** Mean, median and the value within which nine of ten lie, by linear interpolation (Hyndman and Fan 1996, type 7). */
function summary(values: readonly number[]): Omit<MeasuredTime, 'measure'> {
  const sorted = values.toSorted((one, other) => one - other);
  const of = sorted.length;
  if (of === 0) return { of, mean: null, median: null, p90: null };
  const quantile = (share: number): number => {
    const place = (of - 1) * share;
    const below = sorted[Math.floor(place)]!;
    return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
  };
  return { of, mean: sorted.reduce((sum, each) => sum + each, 0) / of, median: quantile(0.5), p90: quantile(0.9) };
}
