import type { PoolClient } from 'pg';
import { Problem, type Principal, type Thing } from '#platform/kit';
import { selectionOf, tableOf } from './columns.ts';
import { isVisible } from './visibility.ts';

export const noSuch = (thing: Thing): Problem => new Problem(404, 'not-found', 'Not found', { detail: `no such ${thing.name}` });

/** One record as it leaves the API. What may not be seen answers exactly like what does not exist. */
export async function readOne(client: PoolClient, thing: Thing, id: string, principal: Principal): Promise<Record<string, unknown>> {
  const { rows } = await client.query<Record<string, unknown>>(
    `select ${selectionOf(thing, 'shown')} from ${tableOf(thing)} t where t.org_id = $1 and t.id = $2`,
    [principal.organisationId, id],
  );
  const row = rows[0];
  if (!row || !isVisible(thing, principal, row)) throw noSuch(thing);
  return row;
}
