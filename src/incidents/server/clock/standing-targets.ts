/** How the targets of some incidents stand, read in one snapshot. */
import type { PoolClient } from 'pg';
import {
  clocksOfTarget,
  holdingTargets,
  isUnanswered,
  target,
  targetClockOf,
  type StandingTarget,
  type Target,
  type TargetClock,
  type TimelineEntry,
} from '#incidents/rules';
import { service, type ServiceClock } from '#operations/rules';
import { readAll, type Recall } from '#platform/server';
import type { HoursOf } from './hours-memory.ts';

export interface Clocked {
  readonly target: Target;
  readonly clock: TargetClock;
  readonly running: ServiceClock;
  /** In whose hours it counts; null: around the clock. */
  readonly calendarId: string | null;
}

export interface ClockedIncident {
  readonly id: string;
  readonly serviceId: string | null;
  readonly priority: number;
}

export interface Clocks {
  readonly hours: HoursOf;
  readonly of: (incident: ClockedIncident) => readonly Clocked[];
}

/** Everything that the clocks of these incidents need. */
export async function readClocks(
  client: PoolClient,
  organisationId: string,
  incidentIds: readonly string[],
  recall: Recall<HoursOf>,
  now: string,
): Promise<Clocks> {
  const targets = await readAll(client, target, organisationId, { isActive: true });
  const hours = await recall(client, organisationId);
  if (targets.length === 0) return { hours, of: () => [] };
  const services = new Map((await readAll(client, service, organisationId)).map((each) => [each.id, each]));
  const { rows } = await client.query<TimelineEntry & { readonly incidentId: string }>(
    `select incident_id as "incidentId", number, at, kind, value, reason from incidents.incident_entry
      where org_id = $1 and incident_id = any($2::uuid[]) and kind in ('state', 'moment', 'team', 'person') order by incident_id, number`,
    [organisationId, incidentIds],
  );
  const entriesOf = Map.groupBy(rows, (row) => row.incidentId);
  return {
    hours,
    of({ id, serviceId, priority }) {
      const entries = entriesOf.get(id) ?? [];
      const of = serviceId === null ? undefined : services.get(serviceId);
      const teamIds = entries.flatMap(({ kind, value }) => (kind === 'team' && value !== null ? [value] : []));
      return holdingTargets(targets, { serviceId, tier: of?.tier ?? null, priority, teamIds }).flatMap((each) => {
        const calendarId = each.isAroundTheClock ? null : (of?.calendarId ?? null);
        return clocksOfTarget(entries, each).flatMap((running) => {
          const clock = targetClockOf(running, each, hours(calendarId), now);
          return isUnanswered(entries, each, clock) ? [] : { target: each, clock, running, calendarId };
        });
      });
    },
  };
}

export const standingOf = ({ target: of, clock, calendarId }: Clocked): StandingTarget => ({
  targetId: of.id,
  name: of.name,
  kind: of.kind,
  teamId: of.teamId,
  minutes: of.minutes,
  calendarId,
  ...clock,
  levels: [...clock.levels],
});

/** Of the clocks that have not stopped: the one that is due first; one that stands still comes last. */
export function nextOf(clocks: readonly Clocked[]): Clocked | undefined {
  const due = ({ clock }: Clocked): string => clock.dueAt ?? '9999';
  return clocks.filter(({ clock }) => clock.stoppedAt === null).toSorted((one, other) => (due(one) < due(other) ? -1 : 1))[0];
}
