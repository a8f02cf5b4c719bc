/** Search over everything that may be read. What holds others (a project) comes before what lies in it, a hit in the name before one in the text, what is open before what is over. */
import type { PoolClient } from 'pg';
import { isAllowed, type Principal, type Registry, type Thing } from '#platform/kit';
import { namesOfRecords } from './history-names.ts';
import { columnOf, tableOf } from './columns.ts';
import { noStanding, standingOfHits, type Standing } from './standing-of-hits.ts';
import { place, visibleTo, type Parameters } from './visibility.ts';

interface Hit {
  readonly thing: string;
  readonly id: string;
  readonly scopeId: string | null;
  readonly ownerId: string | null;
  readonly title: string;
  readonly isByKey?: boolean;
}

export interface Found {
  readonly thing: string;
  readonly id: string;
  readonly scopeId: string | null;
  readonly title: string;
  /** `INC-240`, where its kind has keys of its own. */
  readonly key: string | null;
  /** Of what has such a key. */
  readonly status: string | null;
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
  const typed = q.trim().toLowerCase();
  const words = typed.split(/[\s,]+/).filter(Boolean);
  const patterns = orders(words).map((order) => `%${order.map((word) => word.replace(/[\\%_]/g, '\\$&')).join('%')}%`);
  // One question for each, so that many short names of tasks do not push out the project.
  const hits: Hit[] = [...(await hitsByKey(client, things, typed, by))];
  for (const some of [things.filter((thing) => thing.scope === 'id'), things.filter((thing) => thing.scope !== 'id')]) {
    for (const pattern of patterns) {
      const { rows } = await client.query<Hit>(
        'select thing, row_id as id, scope_id as "scopeId", owner_id as "ownerId", title from platform.search($1, $2, $3, $4)',
        [pattern, some.map((thing) => thing.name), by.hiddenScopes, 200],
      );
      hits.push(...rows.filter((row) => isAllowed(registry.things.get(row.thing)!.mayRead, by, row)));
    }
  }
  const rank = ({ title, isByKey }: Hit): number => {
    const name = title.toLowerCase();
    return isByKey ? 0 : name.includes(typed) ? 1 : words.every((word) => name.includes(word)) ? 2 : 3;
  };
  const found = [...new Map(hits.toReversed().map((hit) => [`${hit.thing} ${hit.id}`, hit])).values()].toReversed();
  const standings = await standingOfHits(client, registry, found, by);
  const standing = ({ id }: Hit): Standing => standings.get(id) ?? noStanding;
  const shown = found
    .toSorted((left, right) => rank(left) - rank(right) || Number(standing(left).isOver) - Number(standing(right).isOver))
    .slice(0, limit);
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
  return shown.map((hit) => {
    const { thing, id, scopeId, title } = hit;
    const { key, status } = standing(hit);
    return {
      thing,
      id,
      scopeId,
      title,
      key,
      status,
      scopeTitle: (scopeId !== null && scopeId !== id && scopes.get(scopeId)) || null,
      under: above.get(id) ?? null,
    };
  });
}

/** The words as they were typed, and two or three of them in every other order too: "Lohse Katrin" is Katrin Lohse. */
function orders(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2 || words.length > 3) return [words];
  return words.flatMap((word, at) => orders(words.toSpliced(at, 1)).map((rest) => [word, ...rest]));
}

/** `ERP-45`, `erp 45`: the record with this number in the scope with this key. */
async function hitsByKey(client: PoolClient, things: readonly Thing[], typed: string, by: Principal): Promise<readonly Hit[]> {
  const [, key, number] = /^([a-z][a-z0-9]{1,9})[\s-]+(\d{1,9})$/.exec(typed) ?? [];
  const scopeThing = things.find((thing) => thing.scope === 'id' && thing.fieldOf.has('key'));
  if (key === undefined) return [];
  const hits: Hit[] = [...(await hitsByPrefix(client, things, key.toUpperCase(), Number(number), by))];
  if (!scopeThing) return hits;
  for (const thing of things) {
    const counted = thing.fieldOf.get('number');
    const scope = thing.scope && thing.fieldOf.get(thing.scope as string);
    const title = thing.fieldOf.get(thing.title as string);
    if (!counted || !scope || !title) continue;
    const parameters: Parameters = [];
    const visible = visibleTo(thing, by, parameters);
    const { rows } = await client.query<Omit<Hit, 'thing'>>(
      `select t.id, ${columnOf(scope, 't')} as "scopeId", null as "ownerId", ${columnOf(title, 't')} as title
         from ${tableOf(thing)} t join ${tableOf(scopeThing)} s on s.org_id = t.org_id and s.id = ${columnOf(scope, 't')}
        where t.org_id = ${place(parameters, by.organisationId)} and ${columnOf(scopeThing.fieldOf.get('key')!, 's')} = ${place(parameters, key.toUpperCase())}
          and ${columnOf(counted, 't')} = ${place(parameters, Number(number))} and ${visible}`,
      parameters,
    );
    hits.push(...rows.map((row) => ({ ...row, thing: thing.name, isByKey: true })));
  }
  return hits;
}

/** `INC-240`: the record with this number of the thing that is named so. */
async function hitsByPrefix(
  client: PoolClient,
  things: readonly Thing[],
  prefix: string,
  number: number,
  by: Principal,
): Promise<readonly Hit[]> {
  const thing = things.find((each) => each.keyPrefix === prefix);
  const counted = thing?.fieldOf.get('number');
  const title = thing?.fieldOf.get(thing.title as string);
  if (!thing || !counted || !title) return [];
  const parameters: Parameters = [];
  const visible = visibleTo(thing, by, parameters);
  const { rows } = await client.query<Omit<Hit, 'thing'>>(
    `select t.id, null as "scopeId", null as "ownerId", ${columnOf(title, 't')} as title from ${tableOf(thing)} t
      where t.org_id = ${place(parameters, by.organisationId)} and ${columnOf(counted, 't')} = ${place(parameters, number)} and ${visible}`,
    parameters,
  );
  return rows.map((row) => ({ ...row, thing: thing.name, isByKey: true }));
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
