/** Incidents as measures see them, read at once: their moments, what people did to them, what another program made of them. */
import type { Asking, Recall } from '#platform/server';
import { endOf, type MeasuredIncident } from '#incidents/rules';
import type { HoursOf } from '../clock/hours-memory.ts';
import { readClocks, type Clocked } from '../clock/standing-targets.ts';

export interface MeasuredRow extends MeasuredIncident {
  readonly number: number;
  readonly title: string;
  /** Of every promise that holds for it; none of what another program brought along. */
  readonly clocks: readonly Clocked[];
}

export interface Narrowing {
  readonly serviceId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly priority?: number | undefined;
}

const millis = (column: string): string => `extract(epoch from i.${column})::float8 * 1000`;

/** What is cancelled does not count. */
const statement = `
  select i.id, i.number, i.title, i.impact, i.urgency, i.priority, i.team_id as "teamId", i.service_id as "serviceId", i.reassignments, i.reopens,
    ${millis('opened_at')} as "openedAt", ${millis('occurred_at')} as "occurredAt", ${millis('detected_at')} as "detectedAt",
    ${millis('acknowledged_at')} as "acknowledgedAt", extract(epoch from a.first)::float8 * 1000 as "pagedAt", ${millis('restored_at')} as "restoredAt", ${millis('resolved_at')} as "resolvedAt",
    ${millis('closed_at')} as "closedAt", p.is_promise_kept as "saidKept",
    i.entries + coalesce(jsonb_array_length(p.moments), 0) as touches, p.problem is not null as "hasProblem", p.change is not null as "hasChange"
  from incidents.incident i left join incidents.incident_past p on p.org_id = i.org_id and p.incident_id = i.id
  left join (select incident_id, min(asked_at) as first from incidents.page where org_id = $1 group by incident_id) a on a.incident_id = i.id and a.first <= i.acknowledged_at
  where i.org_id = $1 and i.status <> 'cancelled'
    and ($2::uuid is null or i.service_id = $2) and ($3::uuid is null or i.team_id = $3) and ($4::int is null or i.priority = $4)`;

interface ReadRow extends Omit<MeasuredRow, 'promise' | 'clocks'> {
  /** What another program says; null: it says nothing, or the incident was always here. */
  readonly saidKept: boolean | null;
}

export async function readMeasured(
  { client, by, tools }: Asking,
  { serviceId, teamId, priority }: Narrowing,
  recall: Recall<HoursOf>,
): Promise<readonly MeasuredRow[]> {
  const { organisationId } = by;
  const { rows } = await client.query<ReadRow>(statement, [organisationId, serviceId ?? null, teamId ?? null, priority ?? null]);
  const clocked = rows.filter((row) => row.saidKept === null).map((row) => row.id);
  const clocks = await readClocks(client, organisationId, clocked, recall, tools.now());
  return rows.map(({ saidKept, ...row }) => {
    const of = saidKept === null ? clocks.of(row) : [];
    return {
      ...row,
      clocks: of,
      promise: saidKept === null ? promiseOf(of, endOf(row)) : { isKept: saidKept, decidedAt: endOf(row) ?? row.openedAt },
    };
  });
}

/** Over all that was promised to the business: broken when the first target was used up, kept when it was over without that. */
function promiseOf(clocks: readonly Clocked[], end: number | null): MeasuredIncident['promise'] {
  const promised = clocks.filter(({ target }) => target.teamId === null);
  const broken = promised.flatMap(({ clock }) => (clock.state === 'breached' && clock.dueAt !== null ? [Date.parse(clock.dueAt)] : []));
  if (broken.length > 0) return { isKept: false, decidedAt: Math.min(...broken) };
  return promised.length === 0 || end === null ? null : { isKept: true, decidedAt: end };
}
