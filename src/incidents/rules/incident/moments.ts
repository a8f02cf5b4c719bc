/** The instants of an incident follow one another: occurred, detected, opened, acknowledged; restored after it began and before it was resolved. */
import { refuse, type Refusal } from '#platform/kit';
import type { Incident } from './incident.ts';

/** Those that may be learned, or learned better, afterwards. */
export const momentFields = {
  occurred: 'occurredAt',
  detected: 'detectedAt',
  acknowledged: 'acknowledgedAt',
  restored: 'restoredAt',
} as const;
export type Moment = keyof typeof momentFields;
export const moments = Object.keys(momentFields) as readonly Moment[];

type Times = Partial<Pick<Incident, 'occurredAt' | 'detectedAt' | 'openedAt' | 'acknowledgedAt' | 'restoredAt' | 'resolvedAt'>>;

const orders: readonly (readonly [keyof Times, keyof Times])[] = [
  ['occurredAt', 'detectedAt'],
  ['occurredAt', 'openedAt'],
  ['detectedAt', 'openedAt'],
  ['openedAt', 'acknowledgedAt'],
  ['occurredAt', 'restoredAt'],
  ['detectedAt', 'restoredAt'],
  ['restoredAt', 'resolvedAt'],
];

/** Nothing lies in the future, and nothing before what it follows. */
export function refuseOrder(times: Times, now: string): Refusal | undefined {
  const future = Object.keys(times).find((field) => (times[field as keyof Times] ?? '') > now);
  if (future) return refuse('in-the-future', `${future} lies in the future`, { field: future });
  for (const [earlier, later] of orders) {
    const [one, other] = [times[earlier], times[later]];
    if (one && other && one > other)
      return refuse('moments-out-of-order', `${earlier} lies after ${later}`, { field: earlier, values: { earlier: one, later: other } });
  }
  return undefined;
}
