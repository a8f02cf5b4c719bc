/** Search over everything that may be read. What holds others (a project) comes before what lies in it, a hit in the name before one in the text. */
import type { PoolClient } from 'pg';
import { isAllowed, type Principal, type Registry, type Thing } from '#platform/kit';
import { namesOfRecords } from './history-names.ts';
import { columnOf, tableOf } from './columns.ts';

interface Hit {
  readonly thing: string;
  readonly id: string;
  readonly scopeId: string | null;
  readonly ownerId: string | null;
  readonly title: string;
}

export interface Found {
  readonly thing: string;
  readonly id: string;
  readonly scopeId: string | null;
  readonly title: string;
  /** The project that it lies in. */
  readonly scopeTitle: string | null;
  /** The record of its own kind that it stands under. */
  readonly under: string | null;
}

export async function search(
  client: PoolClient,
  registry: Registry,
  { q, limit }: { readonly q: string; readonly limit: number },
  by: Principal,
): Promise<readonly Found[]> {
  const things = [...registry.things.values()].filter(
    (thing) => thing.searchable?.length && (thing.mayRead.organisation.includes(by.role) || thing.mayRead.scope || thing.mayRead.own),
  );
  const typed = q.toLowerCase();
  const pattern = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
  // One question for each, so that many short names of tasks do not push out the project.
  const hits: Hit[] = [];
  for (const some of [things.filter((thing) => thing.scope === 'id'), things.filter((thing) => thing.scope !== 'id')]) {
    const { rows } = await client.query<Hit>(
      'select thing, row_id as id, scope_id as "scopeId", owner_id as "ownerId", title from platform.search($1, $2, $3, $4)',
      [pattern, some.map((thing) => thing.name), by.hiddenScopes, 200],
    );
    hits.push(...rows.filter((row) => isAllowed(registry.things.get(row.thing)!.mayRead, by, row)));
  }
  const inName = (hit: Hit): boolean => hit.title.toLowerCase().includes(typed);
  const shown = [...hits.filter(inName), ...hits.filter((hit) => !inName(hit))].slice(0, limit);
  const scopeThing = things.find((thing) => thing.scope === 'id');
  const scopes = scopeThing
    ? await namesOfRecords(
        client,
        scopeThing,
        shown.flatMap((hit) => hit.scopeId ?? []),
        by,
      )
    : new Map<string, string>();
  const above = new Map<string, string>();
  for (const [name, of] of Map.groupBy(shown, (hit) => hit.thing))
    for (const [id, title] of await titlesAbove(client, registry.things.get(name)!, of, by)) above.set(id, title);
  return shown.map(({ thing, id, scopeId, title }) => ({
    thing,
    id,
    scopeId,
    title,
    scopeTitle: (scopeId !== null && scopeId !== id && scopes.get(scopeId)) || null,
    under: above.get(id) ?? null,
  }));
}

/** Of a tree's records (tasks, teams): how the one is called that each stands under. */
async function titlesAbove(client: PoolClient, thing: Thing, hits: readonly Hit[], by: Principal): Promise<ReadonlyMap<string, string>> {
  const parent = thing.fieldOf.get('parentId');
  const title = thing.fieldOf.get(thing.title as string);
  if (!parent || !title || (thing.references as Readonly<Record<string, string>> | undefined)?.['parentId'] !== thing.name)
    return new Map();
  const { rows } = await client.query<{ id: string; title: string }>(
    `select t.id, above.title from ${tableOf(thing)} t
       join lateral (select ${columnOf(title, 'p')} as title from ${tableOf(thing)} p where p.org_id = t.org_id and p.id = ${columnOf(parent, 't')}) above on true
      where t.org_id = $1 and t.id = any($2::uuid[])`,
    [by.organisationId, hits.map((hit) => hit.id)],
  );
  return new Map(rows.map((row) => [row.id, row.title]));
}
