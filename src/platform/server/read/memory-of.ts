/** What is made of whole tables is kept in memory as long as nothing in them has changed. */
import type { PoolClient } from 'pg';
import type { Thing } from '#platform/kit';
import { tableOf } from './columns.ts';

const mostOrganisations = 20;

export type Recall<V> = (client: PoolClient, organisationId: string) => Promise<V>;

/** Asks `read` again only after a record of one of these things came, went or was changed; of the organisations the ones asked for last are kept. */
export function memoryOf<V>(things: readonly Thing[], read: Recall<V>): Recall<V> {
  const remembered = new Map<string, { readonly position: string; readonly value: V }>();
  return async (client, organisationId) => {
    const position = await positionOf(client, organisationId, things);
    const known = remembered.get(organisationId);
    const value = known?.position === position ? known.value : await read(client, organisationId);
    remembered.delete(organisationId);
    remembered.set(organisationId, { position, value });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostOrganisations) break;
      remembered.delete(oldest);
    }
    return value;
  };
}

/** Differs whenever a record came, went or was changed: each change counts its version on. */
async function positionOf(client: PoolClient, organisationId: string, things: readonly Thing[]): Promise<string> {
  const parts = things.map(
    (thing, place) =>
      `select ${place} as part, count(*) as counted, sum(version) as versions, max(updated_at) as latest from ${tableOf(thing)} where org_id = $1`,
  );
  const { rows } = await client.query<{ position: string }>(
    `select string_agg(concat_ws(' ', counted, versions, latest), ',' order by part) as position from (${parts.join(' union all ')}) counts`,
    [organisationId],
  );
  return rows[0]!.position;
}
