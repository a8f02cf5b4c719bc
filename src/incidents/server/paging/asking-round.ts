/**
 * Has everybody asked who is to be asked at this moment, and says where nobody can be. What was due while the program stood still is done when it runs
 * again, and nothing twice: the deed asks what was asked already, and the table refuses a second page.
 */
import { instantOf } from '#calendar/rules';
import { askOnDuty, tellPaging } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, systemPrincipal, type Recall, type Tools } from '#platform/server';
import type { HoursOf } from '../clock/hours-memory.ts';
import { readCalls, type CalledIncident, type Standing } from './read-calls.ts';

export interface Asked {
  /** How many deeds were done. */
  readonly done: number;
  /** When there is something to do next, as far as is known now; null: not before something changes. */
  readonly nextAt: string | null;
  /** Incidents that call. */
  readonly calling: readonly string[];
}

export interface Looked {
  /** Only incidents that have changed since; null: all that are open. */
  readonly since: string | null;
  /** These in any case. */
  readonly calling: readonly string[];
}

export type AskingTools = Pick<Tools, 'pool' | 'now' | 'newId' | 'write'>;

export async function askWhoIsDue(
  tools: AskingTools,
  organisationId: string,
  recall: Recall<HoursOf>,
  { since, calling }: Looked = { since: null, calling: [] },
): Promise<Asked> {
  const now = tools.now();
  const standing = await inOrganisation(
    tools.pool,
    organisationId,
    async (client) => {
      const { rows } = await client.query<CalledIncident>(
        `select id, service_id as "serviceId", team_id as "teamId", priority, entries from incidents.incident
          where org_id = $1 and status in ('new', 'in-progress', 'on-hold') and source <> 'import' and ($2::timestamptz is null or updated_at >= $2 or id = any($3::uuid[]))`,
        [organisationId, since, calling],
      );
      return readCalls(client, organisationId, rows, recall, now);
    },
    { readOnly: true },
  );
  let done = 0;
  for (const each of standing) if (await carryOut(each, tools, organisationId)) done++;
  const until = standing.flatMap(({ next }) => (next.kind === 'wait' ? [instantOf(next.until)] : []));
  return { done, nextAt: until.toSorted()[0] ?? null, calling: standing.map(({ incident }) => incident.id) };
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
      return next.for === 'answer' ? undefined : tell('waits', instantOf(next.until));
    case 'nobody':
    case 'unanswered':
      return tell(next.kind, null);
    case 'late':
      return undefined;
  }
}
