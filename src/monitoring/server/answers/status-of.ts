/** How the services of a status page are and were: what may be told to anybody, and nothing else. */
import type { PoolClient } from 'pg';
import { civilOf, dateOf, instantOf, offsetsOver, tickOf, tickOfCivil } from '#calendar/rules';
import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '#engine';
import type { HoursOf } from '#incidents/server';
import { availabilityOf, statusDays, type ServiceState, type Span, type StatusOfServices, type StatusPage } from '#monitoring/rules';
import type { Recall } from '#platform/server';
import type { Surroundings } from '../surroundings.ts';
import { factsOf } from './availability-answer.ts';
import { readDowntime, type Downtime } from './read-downtime.ts';

export interface StatusParts {
  readonly surroundingsOf: Recall<Surroundings>;
  readonly hoursOf: Recall<HoursOf>;
}

/** Days ahead that planned maintenance is told, and back that incidents which are over stay. */
const daysAhead = 14;
const daysBack = 2;
const mostPlanned = 20;

export async function statusOf(
  client: PoolClient,
  organisationId: string,
  page: StatusPage,
  at: string,
  { surroundingsOf, hoursOf }: StatusParts,
): Promise<StatusOfServices> {
  const { services, zone, agreedFor } = await surroundingsOf(client, organisationId);
  const hours = await hoursOf(client, organisationId);
  const shown = page.serviceIds.flatMap((id) => services.get(id) ?? []);
  const now = tickOf(at);
  const days = daysUntil(now, zone);
  const whole: Span = { from: days[0]!.from, to: now };
  const impaired = await readImpaired(client, organisationId, shown);
  const downtime = await readDowntime(
    client,
    organisationId,
    shown.map((each) => each.id),
    whole,
    [instantOf(whole.from), at],
  );
  return {
    title: page.title,
    about: page.about,
    at,
    services: shown.map(({ id, name, calendarId }) => {
      const agreed = agreedFor(id, whole);
      const facts = factsOf(downtime.get(id)!, hours(calendarId), agreed);
      const isMaintained = agreed.some((each) => each.from <= now && each.to >= now);
      return {
        name,
        state: stateOf(downtime.get(id)!, impaired.has(id), isMaintained),
        availability: availabilityOf(facts, whole).share,
        days: days.map(({ day, ...span }) => {
          const { share, down, maintenance } = availabilityOf(facts, span);
          return { day, availability: share, downMinutes: minutesOf(down), maintenanceMinutes: minutesOf(maintenance) };
        }),
      };
    }),
    incidents: await readIncidents(client, organisationId, shown, at),
    maintenance: plannedOf(shown, now, agreedFor),
  };
}

const minutesOf = (ticks: number): number => Math.round((ticks / TICKS_PER_MINUTE) * 10) / 10;

/** What monitors see and what people say count alike, the worse of the two. */
function stateOf({ isDown, isDegraded }: Downtime, isImpaired: boolean, isMaintained: boolean): ServiceState {
  if (isMaintained) return 'maintenance';
  return isDown ? 'down' : isDegraded || isImpaired ? 'degraded' : 'up';
}

/** Services with an open incident of the first two priorities, or of which users were told, that is not restored yet. */
async function readImpaired(
  client: PoolClient,
  organisationId: string,
  shown: readonly { readonly id: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ readonly serviceId: string }>(
    `select distinct i.service_id as "serviceId" from incidents.incident i
      where i.org_id = $1 and i.service_id = any($2) and i.status in ('new', 'in-progress', 'on-hold') and i.restored_at is null
        and (i.priority <= 2
             or exists (select from incidents.incident_entry e where e.org_id = i.org_id and e.incident_id = i.id and e.kind = 'update'))`,
    [organisationId, shown.map((each) => each.id)],
  );
  return new Set(rows.map((row) => row.serviceId));
}

/** Civil days of the organisation's zone, the last of them as far as it has come. */
function daysUntil(now: number, zone: string): readonly (Span & { readonly day: string })[] {
  const year = Number(instantOf(now).slice(0, 4));
  const offsets = offsetsOver(year - 1, year + 1)(zone);
  const today = civilOf(now, offsets).day;
  return Array.from({ length: statusDays }, (_, place) => {
    const day = today - statusDays + 1 + place;
    const to = Math.min(now, tickOfCivil({ day: day + 1, minute: 0 }, offsets));
    return { day: dateOf(day), from: tickOfCivil({ day, minute: 0 }, offsets), to };
  }).filter(({ from, to }) => from < to);
}

interface TellingIncident {
  readonly id: string;
  readonly serviceId: string;
  readonly startedAt: string;
  readonly restoredAt: string | null;
  readonly updates: readonly { readonly at: string; readonly text: string }[];
}

/** Incidents of which those who wait were told something; neither title nor names, which are for those who work on it. */
async function readIncidents(
  client: PoolClient,
  organisationId: string,
  shown: readonly { readonly id: string; readonly name: string }[],
  at: string,
): Promise<StatusOfServices['incidents']> {
  const { rows } = await client.query<TellingIncident>(
    `select * from (
       select i.id, i.service_id as "serviceId", coalesce(i.occurred_at, i.detected_at, i.opened_at) as "startedAt",
              coalesce(i.restored_at, i.resolved_at, i.closed_at) as "restoredAt",
              (select jsonb_agg(jsonb_build_object('at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'text', e.text) order by e.at desc)
                 from incidents.incident_entry e where e.org_id = i.org_id and e.incident_id = i.id and e.kind = 'update') as updates
         from incidents.incident i
        where i.org_id = $1 and i.service_id = any($2) and i.status <> 'cancelled' and i.merged_into_id is null
          and (i.status in ('new', 'in-progress', 'on-hold') or i.resolved_at > $3)) told
      where updates is not null order by "startedAt" desc limit 50`,
    [organisationId, shown.map((each) => each.id), new Date(Date.parse(at) - daysBack * 86_400_000).toISOString()],
  );
  const names = new Map(shown.map((each) => [each.id, each.name]));
  return rows.map(({ id: _, serviceId, ...row }) => ({ service: names.get(serviceId)!, ...row, updates: [...row.updates] }));
}

function plannedOf(
  shown: readonly { readonly id: string; readonly name: string }[],
  now: number,
  agreedFor: Surroundings['agreedFor'],
): StatusOfServices['maintenance'] {
  const all = shown.flatMap(({ id, name }) =>
    agreedFor(id, { from: now, to: now + daysAhead * TICKS_PER_DAY }, true).map(({ from, to }) => ({ name, from, to })),
  );
  return [...Map.groupBy(all, ({ from, to }) => `${from} ${to}`).values()]
    .toSorted(([one], [other]) => one!.from - other!.from)
    .slice(0, mostPlanned)
    .map((of) => ({ services: [...new Set(of.map((each) => each.name))], from: instantOf(of[0]!.from), to: instantOf(of[0]!.to) }));
}
