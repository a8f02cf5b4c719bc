/**
 * Has everybody asked who is to be asked at this moment, and says where nobody can be. What was due while the program stood still is done when it runs
 * again, and nothing twice: the deed asks what was asked already, and the table refuses a second page.
 */
import type { PoolClient } from 'pg';
import { askOnDuty, tellPaging } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, systemPrincipal, type Recall, type Tools } from '#platform/server';
import type { HoursOf } from '../clock/hours-memory.ts';
import { readCalls, type CalledIncident, type Standing } from './read-calls.ts';

/** What is known from looking before. */
export interface Watch {
  /** Number of the last deed that was looked at; null: nothing was yet. */
  sequence: number | null;
  /** Incidents that call, each with when there is something to do about it; null: not before something changes. */
  readonly calls: Map<string, string | null>;
}

export const freshWatch = (): Watch => ({ sequence: null, calls: new Map() });

export type AskingTools = Pick<Tools, 'pool' | 'now' | 'newId' | 'write'>;

/** Answers how many deeds were done. */
export async function askWhoIsDue(
  tools: AskingTools,
  organisationId: string,
  recall: Recall<HoursOf>,
  watch = freshWatch(),
): Promise<number> {
  const now = tools.now();
  const { standing, looked, sequence } = await inOrganisation(
    tools.pool,
    organisationId,
    async (client) => {
      const head = await client.query<{ sequence: number }>('select sequence from platform.journal_head where org_id = $1', [
        organisationId,
      ]);
      const ids = await toLookAt(client, organisationId, watch, now);
      const { rows } = await client.query<CalledIncident>(
        `select id, service_id as "serviceId", team_id as "teamId", priority, entries from incidents.incident
          where org_id = $1 and status in ('new', 'in-progress', 'on-hold') and source <> 'import' and ($2::uuid[] is null or id = any($2::uuid[]))`,
        [organisationId, ids],
      );
      return {
        standing: await readCalls(client, organisationId, rows, recall, now),
        looked: ids ?? [...watch.calls.keys()],
        sequence: Number(head.rows[0]?.sequence ?? 0),
      };
    },
    { readOnly: true },
  );
  let done = 0;
  for (const each of standing) if (await carryOut(each, tools, organisationId)) done++;
  for (const id of looked) watch.calls.delete(id);
  for (const { incident, next } of standing) watch.calls.set(incident.id, next.kind === 'wait' ? next.until : null);
  watch.sequence = sequence;
  return done;
}

/** Whatever a rule, a rota or an hour changes may change for every call. */
const forAll = [
  'paging-rule',
  'rota',
  'rota-layer',
  'duty-override',
  'shift-swap',
  'absence',
  'person',
  'service',
  'calendar',
  'calendar-exception',
];

/** Those that have changed since, and those for which it is time; null: all that are open. */
async function toLookAt(
  client: PoolClient,
  organisationId: string,
  { sequence, calls }: Watch,
  now: string,
): Promise<readonly string[] | null> {
  if (sequence === null) return null;
  const { rows } = await client.query<{ thing: string; id: string }>(
    'select distinct thing, row_id as id from platform.journal_line where org_id = $1 and sequence > $2 and thing = any($3::text[])',
    [organisationId, sequence, ['incident', ...forAll]],
  );
  const changed = rows.flatMap((row) => (row.thing === 'incident' ? [row.id] : []));
  const isOfAll = changed.length < rows.length;
  const due = [...calls].flatMap(([id, at]) => (isOfAll || (at !== null && at <= now) ? [id] : []));
  return [...new Set([...changed, ...due])];
}

/** Whether anything was written. */
async function carryOut(standing: Standing, tools: AskingTools, organisationId: string): Promise<boolean> {
  const order = orderOf(standing);
  if (!order) return false;
  try {
    const { sequence } = await tools.write({ ...order, by: systemPrincipal(organisationId), requestId: tools.newId() });
    return sequence !== null;
  } catch (error) {
    // Over meanwhile: nobody need come any more.
    if (['incident-over', 'not-found'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}

function orderOf({ incident: { id, entries }, call: { cause }, next }: Standing) {
  const tell = (what: string, until: string | null) => ({
    deed: tellPaging as unknown as Deed,
    input: { id, entries, cause, what, until },
  });
  switch (next.kind) {
    case 'ask': {
      const { rotaId, level, personIds } = next.whom;
      return { deed: askOnDuty as unknown as Deed, input: { id, entries, cause, step: next.step, rotaId, level, personIds } };
    }
    case 'wait':
      return next.for === 'answer' ? undefined : tell('waits', next.until);
    case 'nobody':
    case 'unanswered':
      return tell(next.kind, null);
    case 'late':
      return undefined;
  }
}
