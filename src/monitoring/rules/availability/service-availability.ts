/**
 * Availability of a service: 1 − downtime ÷ agreed service time. Agreed service time is the service's own hours without agreed maintenance, which is
 * told beside it. An outage that is classified anew counts as what it is, as if that had been known from the start.
 */
import type { Ticks, WorkingTime } from '#engine';
import type { OutageClass } from '../outage/outage.ts';
import { joined, openTime, within, without, type Span } from './spans.ts';

export interface Down extends Span {
  readonly id: string;
  readonly classification: OutageClass;
}

export interface AvailabilityFacts {
  readonly working: WorkingTime;
  /** Agreed in advance: maintenance windows, changes within their plan. */
  readonly maintenance: readonly Span[];
  readonly downs: readonly Down[];
}

export interface Availability {
  readonly agreed: Ticks;
  /** In the hours of the service, and not part of `agreed`. */
  readonly maintenance: Ticks;
  readonly down: Ticks;
  /** 0 to 1; null where nothing was agreed. */
  readonly share: number | null;
}

const of = (downs: readonly Down[], classification: OutageClass): readonly Down[] =>
  downs.filter((each) => each.classification === classification);

export function availabilityOf({ working, maintenance, downs }: AvailabilityFacts, period: Span): Availability {
  const agreedOut = within(joined([...maintenance, ...of(downs, 'maintenance')]), period);
  const maintained = openTime(agreedOut, working);
  const agreed = working.between(period.from, Math.max(period.from, period.to)) - maintained;
  const down = openTime(without(within(of(downs, 'outage'), period), agreedOut), working);
  return { agreed, maintenance: maintained, down, share: agreed > 0 ? 1 - down / agreed : null };
}

/** How much of the downtime of a period one outage is by itself; what overlaps another counts for both. */
export function countedOf(down: Down, { working, maintenance, downs }: AvailabilityFacts, period: Span): Ticks {
  if (down.classification !== 'outage') return 0;
  return openTime(without(within([down], period), [...maintenance, ...of(downs, 'maintenance')]), working);
}
