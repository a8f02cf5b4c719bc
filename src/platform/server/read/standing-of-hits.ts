/** What search tells of a hit beside its title: the key by which people name it, and its status. */
import type { PoolClient } from 'pg';
import type { Principal, Registry, Thing } from '#platform/kit';
import { columnOf, tableOf } from './columns.ts';

export interface Standing {
  /** `INC-240`; null where a thing has none of its own. */
  readonly key: string | null;
  readonly status: string | null;
  /** Nobody has to do anything about it any more. */
  readonly isOver: boolean;
}

export const noStanding: Standing = { key: null, status: null, isOver: false };

/** By id, of things with a key of their own. */
export async function standingOfHits(
  client: PoolClient,
  registry: Registry,
  hits: readonly { readonly thing: string; readonly id: string }[],
  by: Principal,
): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const [name, of] of Map.groupBy(hits, (hit) => hit.thing)) {
    const thing: Thing = registry.things.get(name)!;
    const [number, status] = [thing.fieldOf.get('number'), thing.fieldOf.get('status')];
    if (!thing.keyPrefix || !number) continue;
    const { rows } = await client.query<{ id: string; number: number; status: string | null }>(
      `select t.id, ${columnOf(number, 't')} as number, ${status ? columnOf(status, 't') : 'null'} as status from ${tableOf(thing)} t
        where t.org_id = $1 and t.id = any($2::uuid[])`,
      [by.organisationId, of.map(({ id }) => id)],
    );
    for (const row of rows)
      found.set(row.id, {
        key: `${thing.keyPrefix}-${row.number}`,
        status: row.status,
        isOver: row.status !== null && (thing.over?.includes(row.status) ?? false),
      });
  }
  return found;
}
