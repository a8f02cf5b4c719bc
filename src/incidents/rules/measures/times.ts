/** The times that are measured: from which moment to which, and which moment decides in which period it counts. */
import type { MeasuredIncident } from './measured-incident.ts';

export const measuredTimes = ['detect', 'acknowledge', 'restore', 'resolve', 'close'] as const;
export type MeasuredTime = (typeof measuredTimes)[number];

type Moment = (incident: MeasuredIncident) => number | null;

/** Each runs round the clock; it counts in the period in which it ended. An incident that lacks one of the two moments is not in it. */
const moments: Readonly<Record<MeasuredTime, { readonly from: Moment; readonly to: Moment }>> = {
  detect: { from: (each) => each.occurredAt, to: (each) => each.detectedAt },
  acknowledge: { from: (each) => each.pagedAt ?? each.openedAt, to: (each) => each.acknowledgedAt },
  restore: { from: (each) => each.occurredAt ?? each.detectedAt, to: (each) => each.restoredAt },
  resolve: { from: (each) => each.openedAt, to: (each) => each.resolvedAt },
  close: { from: (each) => each.openedAt, to: (each) => each.closedAt },
};

export interface Period {
  /** Milliseconds; included. Null: from the beginning. */
  readonly from: number | null;
  /** Milliseconds; not included. Null: until now. */
  readonly to: number | null;
}

export const isWithin = ({ from, to }: Period, at: number | null): boolean =>
  at !== null && (from === null || at >= from) && (to === null || at < to);

/** Minutes of one incident; undefined where it does not count in the period. Negative ones are faults of the data and stay visible. */
export function minutesOfTime(time: MeasuredTime, incident: MeasuredIncident, period: Period): number | undefined {
  const from = moments[time].from(incident);
  const to = moments[time].to(incident);
  return from === null || to === null || !isWithin(period, to) ? undefined : (to - from) / 60_000;
}
