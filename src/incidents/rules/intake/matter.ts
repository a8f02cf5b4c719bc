/**
 * Does an open alert matter so much that there must be an incident? The rules are asked in their order and the first that fits decides.
 * What is only put off is asked again: when the pause is over and it is still wrong, it is told.
 */
import type { Severity } from './canonical-event.ts';

/** What a source says about its alerts. */
export interface MatterRules {
  readonly leastSeverity: number;
  /** So many times it must have been said. */
  readonly afterCount: number;
  /** So many minutes it must have lasted. */
  readonly afterMinutes: number;
}

/** An alert as it stands, and what is so around it. Instants in milliseconds since 1970. */
export interface MatterFacts {
  readonly now: number;
  readonly isOpen: boolean;
  readonly severity: Severity;
  readonly count: number;
  readonly startedAt: number;
  readonly mutedUntil: number | null;
  /** Until when the service is under maintenance. */
  readonly maintenanceUntil: number | null;
  readonly calmAt: number | null;
  /** What it follows from: an alert about something that it needs. */
  readonly rootAlertId: string | null;
  /** Open incidents: of an earlier episode of the same key, of the same service, of what follows from this. */
  readonly incidents: { readonly ofKey: string | null; readonly ofService: string | null; readonly ofFollowing: string | null };
}

export const matterRules = [
  'over-already',
  'muted',
  'maintenance',
  'below-severity',
  'same-alert-again',
  'flapping',
  'follows-from-root',
  'too-few',
  'too-short',
  'same-service',
  'root-of-others',
  'matters',
] as const;
export type MatterRule = (typeof matterRules)[number];

/** `incident`: open one; `join`: it belongs to one that is open; `under-root`: it hangs under another alert; `wait`; `nothing`. */
export type MatterOutcome = 'incident' | 'join' | 'under-root' | 'wait' | 'nothing';

export interface Matter {
  readonly rule: MatterRule;
  readonly outcome: MatterOutcome;
  /** When to ask again, if nothing happens before. */
  readonly reviewAt: number | null;
  /** The incident that it joins. */
  readonly incidentId: string | null;
}

export function matterOf(facts: MatterFacts, rules: MatterRules): Matter {
  const { now } = facts;
  if (!facts.isOpen) return none('over-already');
  if (facts.mutedUntil !== null && facts.mutedUntil > now) return wait('muted', facts.mutedUntil);
  if (facts.maintenanceUntil !== null && facts.maintenanceUntil > now) return wait('maintenance', facts.maintenanceUntil);
  if (facts.severity < rules.leastSeverity) return none('below-severity');
  if (facts.incidents.ofKey !== null) return join('same-alert-again', facts.incidents.ofKey);
  if (facts.calmAt !== null && facts.calmAt > now) return wait('flapping', facts.calmAt);
  if (facts.rootAlertId !== null) return { rule: 'follows-from-root', outcome: 'under-root', reviewAt: null, incidentId: null };
  if (facts.count < rules.afterCount) return wait('too-few', null);
  const longEnough = facts.startedAt + rules.afterMinutes * 60_000;
  if (now < longEnough) return wait('too-short', longEnough);
  if (facts.incidents.ofService !== null) return join('same-service', facts.incidents.ofService);
  if (facts.incidents.ofFollowing !== null) return join('root-of-others', facts.incidents.ofFollowing);
  return { rule: 'matters', outcome: 'incident', reviewAt: null, incidentId: null };
}

const wait = (rule: MatterRule, until: number | null): Matter => ({ rule, outcome: 'wait', reviewAt: until, incidentId: null });
const join = (rule: MatterRule, incidentId: string): Matter => ({ rule, outcome: 'join', reviewAt: null, incidentId });
const none = (rule: MatterRule): Matter => ({ rule, outcome: 'nothing', reviewAt: null, incidentId: null });
