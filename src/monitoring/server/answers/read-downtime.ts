/** When services did not work, and how that is known: from their monitors, and before there was one from their incidents. */
import type { PoolClient } from 'pg';
import { tickOf } from '#calendar/rules';
import { within, type CountedOutage, type Down, type Span } from '#monitoring/rules';

export interface DownRecord {
  /** As it counts; null for what was seen and is no downtime: a warning, something that could not be reached. */
  readonly down: Down | null;
  readonly shown: Omit<CountedOutage, 'minutes'>;
}

export interface Downtime {
  readonly records: readonly DownRecord[];
  /** From when on monitors tell; null: none of them counts. */
  readonly monitoredSince: number | null;
  readonly isDown: boolean;
  readonly isDegraded: boolean;
}

interface OutageRow {
  readonly id: string;
  readonly serviceId: string;
  readonly monitorId: string;
  readonly name: string;
  readonly counts: boolean;
  readonly state: CountedOutage['state'];
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly classification: CountedOutage['classification'];
  readonly explanation: string;
}

interface IncidentRow {
  readonly id: string;
  readonly serviceId: string;
  readonly number: number;
  readonly title: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** An incident in which a service stood still: urgent, or declared a major one. */
const stoodStill = `(urgency = 1 or is_major) and status <> 'cancelled' and merged_into_id is null`;

/** `now` ends what has not ended. */
export async function readDowntime(
  client: PoolClient,
  organisationId: string,
  serviceIds: readonly string[],
  span: Span,
  [from, to]: readonly [from: string, to: string],
): Promise<ReadonlyMap<string, Downtime>> {
  const given = [organisationId, serviceIds];
  const { rows: since } = await client.query<{ serviceId: string; at: string }>(
    `select service_id as "serviceId", min(at) as at from (
       select service_id, created_at as at from monitoring.monitor where org_id = $1 and service_id = any($2) and counts_as_downtime
       union all select o.service_id, o.started_at from monitoring.outage o join monitoring.monitor m on m.org_id = o.org_id and m.id = o.monitor_id
        where o.org_id = $1 and o.service_id = any($2) and m.counts_as_downtime) seen group by 1`,
    given,
  );
  const { rows: outages } = await client.query<OutageRow>(
    `select o.id, o.service_id as "serviceId", o.monitor_id as "monitorId", m.name, m.counts_as_downtime as counts, o.state, o.started_at as "startedAt",
            o.ended_at as "endedAt", o.classification, o.explanation
       from monitoring.outage o join monitoring.monitor m on m.org_id = o.org_id and m.id = o.monitor_id
      where o.org_id = $1 and o.service_id = any($2) and o.started_at < $4 and (o.ended_at is null or o.ended_at > $3) order by o.started_at desc`,
    [...given, from, to],
  );
  const { rows: incidents } = await client.query<IncidentRow>(
    `select id, service_id as "serviceId", number, title, "startedAt", "endedAt" from (
       select id, service_id, number, title, coalesce(occurred_at, detected_at, opened_at) as "startedAt", coalesce(restored_at, resolved_at, closed_at) as "endedAt"
         from incidents.incident where org_id = $1 and service_id = any($2) and ${stoodStill}) i
      where "startedAt" < $4 and ("endedAt" is null or "endedAt" > $3) order by "startedAt" desc`,
    [...given, from, to],
  );
  const ofOutage = Map.groupBy(outages, (each) => each.serviceId);
  const ofIncident = Map.groupBy(incidents, (each) => each.serviceId);
  const sinceOf = new Map(since.map((each) => [each.serviceId, tickOf(each.at)]));
  return new Map(
    serviceIds.map((id) => {
      const monitoredSince = sinceOf.get(id) ?? null;
      const seen = ofOutage.get(id) ?? [];
      const told = ofIncident.get(id) ?? [];
      const before: Span = { from: span.from, to: Math.min(span.to, monitoredSince ?? span.to) };
      const records = [...seen.map((each) => recordOfOutage(each, span)), ...told.flatMap((each) => recordOfIncident(each, span, before))];
      const open = seen.filter((each) => each.endedAt === null && each.classification === 'outage' && each.counts);
      // Of downtime monitors tell as far as there are any; that it is down now people may say as well.
      const isToldOpen = told.some((each) => each.endedAt === null);
      return [
        id,
        {
          records,
          monitoredSince,
          isDown: isToldOpen || open.some((each) => each.state === 'down'),
          isDegraded: open.some((each) => each.state !== 'down'),
        },
      ];
    }),
  );
}

const spanOf = ({ startedAt, endedAt }: { readonly startedAt: string; readonly endedAt: string | null }, { to }: Span): Span => ({
  from: tickOf(startedAt),
  to: endedAt === null ? to : tickOf(endedAt),
});

function recordOfOutage({ serviceId: _, counts, ...row }: OutageRow, span: Span): DownRecord {
  const isDown = counts && row.state === 'down';
  return {
    down: isDown ? { ...spanOf(row, span), id: row.id, classification: row.classification } : null,
    shown: { ...row, source: 'monitors' },
  };
}

/** Only as far as no monitor told of that time. */
function recordOfIncident({ serviceId: _, number, title, ...row }: IncidentRow, span: Span, before: Span): readonly DownRecord[] {
  return within([spanOf(row, span)], before).map((each) => ({
    down: { ...each, id: row.id, classification: 'outage' },
    shown: {
      ...row,
      source: 'incidents',
      name: `INC-${number} ${title}`,
      monitorId: null,
      state: 'down',
      classification: 'outage',
      explanation: '',
    },
  }));
}
