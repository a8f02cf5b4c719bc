/** How the promise of a request stands: computed from its timeline by the clock of targets, from when everybody has agreed. */
import { clocksOfTarget, target, targetClockOf, whyTargetDue, type Target, type TargetClock, type TimelineEntry } from '#incidents/rules';
import type { WorkingTime } from '#engine';
import type { ClockStep } from '#operations/rules';
import type { RequestEntry } from '../request/request-entry.ts';
import { waitReasons, type RequestStatus, type ServiceRequest } from '../request/service-request.ts';

export type RequestLine = Pick<RequestEntry, 'number' | 'at' | 'kind' | 'value' | 'reason'>;

/** In the words of incidents, in which the clock reads. */
const stateOf: Readonly<Record<RequestStatus, string>> = {
  new: 'new',
  'awaiting-approval': 'on-hold',
  'in-progress': 'in-progress',
  waiting: 'on-hold',
  fulfilled: 'resolved',
  closed: 'closed',
  rejected: 'cancelled',
  cancelled: 'cancelled',
};

const spoken = (lines: readonly RequestLine[]): readonly TimelineEntry[] =>
  lines.flatMap(({ number, at, kind, value, reason }) =>
    kind === 'state'
      ? [{ number, at, kind, value: stateOf[value as RequestStatus], reason: value === 'awaiting-approval' ? 'approval' : reason }]
      : [],
  );

type Promised = Pick<ServiceRequest, 'id' | 'title' | 'targetMinutes'>;

const targetOf = ({ id, title, targetMinutes }: Promised): Target => ({
  ...target.schema.parse({ name: title, minutes: targetMinutes, pausesFor: [...waitReasons], levelsPerMille: [750, 1000] }),
  id,
  version: 1,
  createdAt: '',
  updatedAt: '',
});

/** Undefined while somebody has still to agree, and when it was cancelled or rejected. */
export function requestClockOf(of: Promised, lines: readonly RequestLine[], working: WorkingTime, now: string): TargetClock | undefined {
  const promised = targetOf(of);
  const [clock] = clocksOfTarget(spoken(lines), promised);
  return clock && targetClockOf(clock, promised, working, now);
}

export function whyRequestDue(of: Promised, lines: readonly RequestLine[], working: WorkingTime): readonly ClockStep[] {
  const promised = targetOf(of);
  const [clock] = clocksOfTarget(spoken(lines), promised);
  return clock ? whyTargetDue(clock, promised, working) : [];
}
