/**
 * What a problem costs: computed from its incidents each time. Hours are hours on the clock, of two kinds: *down*, from when it began (else
 * was detected, else reported) until the service was back (else resolved); *open*, from reported until resolved. What is still so counts until now.
 */
import type { Incident } from '#incidents/rules';
import type { ProblemRow } from './problem.ts';

export type CostingIncident = Pick<
  Incident,
  'status' | 'occurredAt' | 'detectedAt' | 'openedAt' | 'restoredAt' | 'resolvedAt' | 'closedAt'
>;

export interface MonthOfProblem {
  /** `2026-11`, by when the incident was reported (UTC). */
  readonly month: string;
  readonly incidents: number;
  readonly downMinutes: number;
  readonly openMinutes: number;
}

export interface ProblemMeasures {
  readonly incidents: number;
  readonly downMinutes: number;
  readonly openMinutes: number;
  /** What it costs in a month: over the last ninety days, for thirty of them. */
  readonly monthly: { readonly incidents: number; readonly downMinutes: number; readonly openMinutes: number };
  /** The last twelve months, ascending, those without incidents too. */
  readonly months: readonly MonthOfProblem[];
  readonly lastAt: string | null;
  readonly minutesToKnownError: number | null;
  /** Incidents reported within ninety days after it was resolved; null while it is not. */
  readonly recurredAfterFix: number | null;
}

const minute = 60_000;
const day = 1440 * minute;
/** Days over which what recurs is looked at, and within which a fix has to hold. */
export const recurringDays = 90;
const monthsShown = 12;

export function costOf(incident: CostingIncident, now: string): { readonly downMinutes: number; readonly openMinutes: number } {
  const end = incident.resolvedAt ?? incident.closedAt ?? now;
  const between = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / minute);
  return {
    downMinutes: between(incident.occurredAt ?? incident.detectedAt ?? incident.openedAt, incident.restoredAt ?? end),
    openMinutes: between(incident.openedAt, end),
  };
}

export function measuresOfProblem(
  of: Pick<ProblemRow, 'openedAt' | 'knownErrorAt' | 'resolvedAt'>,
  incidents: readonly CostingIncident[],
  now: string,
): ProblemMeasures {
  const counted = incidents
    .filter((each) => each.status !== 'cancelled')
    .map((each) => ({ openedAt: each.openedAt, ...costOf(each, now) }));
  const sum = (rows: typeof counted) => ({
    incidents: rows.length,
    downMinutes: rows.reduce((total, each) => total + each.downMinutes, 0),
    openMinutes: rows.reduce((total, each) => total + each.openMinutes, 0),
  });
  const since = new Date(Date.parse(now) - recurringDays * day).toISOString();
  const lately = sum(counted.filter((each) => each.openedAt > since && each.openedAt <= now));
  const thirty = (value: number): number => (value * 30) / recurringDays;
  const byMonth = Map.groupBy(counted, (each) => each.openedAt.slice(0, 7));
  const { resolvedAt, knownErrorAt, openedAt } = of;
  const holdsUntil = resolvedAt === null ? null : new Date(Date.parse(resolvedAt) + recurringDays * day).toISOString();
  return {
    ...sum(counted),
    monthly: { incidents: thirty(lately.incidents), downMinutes: thirty(lately.downMinutes), openMinutes: thirty(lately.openMinutes) },
    months: monthsUntil(now).map((month) => ({ month, ...sum(byMonth.get(month) ?? []) })),
    lastAt: counted.reduce<string | null>((last, each) => (last === null || each.openedAt > last ? each.openedAt : last), null),
    minutesToKnownError: knownErrorAt === null ? null : (Date.parse(knownErrorAt) - Date.parse(openedAt)) / minute,
    recurredAfterFix:
      resolvedAt === null ? null : counted.filter((each) => each.openedAt > resolvedAt && each.openedAt <= holdsUntil!).length,
  };
}

function monthsUntil(now: string): readonly string[] {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  return Array.from({ length: monthsShown }, (_, place) => {
    const of = year * 12 + month - 1 - (monthsShown - 1 - place);
    return `${Math.floor(of / 12)}-${String((of % 12) + 1).padStart(2, '0')}`;
  });
}

/** What costs most in a month stands first: hours down, then hours open, then incidents there have ever been. */
export const byRecurringHours = (one: ProblemMeasures, other: ProblemMeasures): number =>
  other.monthly.downMinutes - one.monthly.downMinutes ||
  other.monthly.openMinutes - one.monthly.openMinutes ||
  other.incidents - one.incidents;
