/** Answers what a deed asks for, inside the writer's transaction: live records, with the branch's own changes laid over them. */
import type { PoolClient } from 'pg';
import { layOver, matches, type Asking, type BranchChange, type Change, type Need, type Thing, type Where } from '#platform/kit';
import { inOneBreath } from '../organisation-transaction.ts';
import { readAll } from '../read/all.ts';
import { selectionOf, tableOf } from '../read/columns.ts';

export type Fact = Readonly<Record<string, unknown>>;

export interface Facts {
  one(thing: Thing, id: string): Promise<Fact | undefined>;
  load(thing: Thing, ids: readonly string[]): Promise<void>;
  /** What the branch holds about records, changed as the deed goes on. */
  readonly branch: Map<string, BranchChange>;
  run<R>(asking: Asking<R>): Promise<R>;
}

export const keyOf = (thing: Thing | string, id: string): string => `${typeof thing === 'string' ? thing : thing.name} ${id}`;

export async function openFacts(client: PoolClient, organisationId: string, branchId: string | null): Promise<Facts> {
  const live = new Map<string, Fact | undefined>();
  const branch = new Map<string, BranchChange>();
  if (branchId) {
    const { rows } = await client.query<BranchChange>(
      `select thing, row_id as id, kind, base, fields from platform.branch_change where org_id = $1 and branch_id = $2`,
      [organisationId, branchId],
    );
    for (const row of rows) branch.set(keyOf(row.thing, row.id), row);
  }

  async function load(thing: Thing, ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !live.has(keyOf(thing, id)));
    if (missing.length === 0) return;
    const { rows } = await client.query<Fact>(
      `select ${selectionOf(thing, 'all')} from ${tableOf(thing)} t where t.org_id = $1 and t.id = any($2::uuid[])`,
      [organisationId, missing],
    );
    for (const id of missing) live.set(keyOf(thing, id), undefined);
    for (const row of rows) live.set(keyOf(thing, row['id'] as string), row);
  }

  async function one(thing: Thing, id: string): Promise<Fact | undefined> {
    await load(thing, [id]);
    return layOver(live.get(keyOf(thing, id)), branch.get(keyOf(thing, id)));
  }

  async function many(thing: Thing, where: Where): Promise<readonly Fact[]> {
    const rows = (await readAll(client, thing, organisationId, where)) as readonly Fact[];
    for (const row of rows) live.set(keyOf(thing, row['id'] as string), row);
    const touched = [...branch.values()].filter((change) => change.thing === thing.name);
    if (touched.length === 0) return rows;
    await load(
      thing,
      touched.map((change) => change.id),
    );
    const ids = new Set([...rows.map((row) => row['id'] as string), ...touched.map((change) => change.id)]);
    return [...ids]
      .toSorted()
      .map((id) => layOver(live.get(keyOf(thing, id)), branch.get(keyOf(thing, id))))
      .filter((row): row is Fact => row !== undefined && matches(row, where));
  }

  async function count(counter: string, by: number): Promise<number> {
    const { rows } = await client.query<{ value: number }>(
      `insert into platform.counter as c (org_id, name, value) values ($1, $2, $3) on conflict (org_id, name) do update set value = c.value + $3 returning value`,
      [organisationId, counter, by],
    );
    return rows[0]!.value - by + 1;
  }

  function answer(need: Need): Promise<unknown> {
    switch (need.need) {
      case 'one':
        return one(need.thing, need.id);
      case 'many':
        return many(need.thing, need.where);
      case 'count':
        return count(need.counter, need.by);
      case 'all':
        inOneBreath(client);
        return Promise.all(need.of.map(answer));
    }
  }

  return {
    one,
    load,
    branch,
    async run(asking) {
      let step = asking.next();
      while (!step.done) step = asking.next(await answer(step.value));
      return step.value;
    },
  };
}

/** A change as the branch keeps it: with the live values of the fields it touches, for the three-way merge. */
export function branchChangeOf(change: Change, live: Fact | undefined): BranchChange {
  const { thing, id, kind } = change;
  if (kind === 'put') return { thing: thing.name, id, kind, base: {}, fields: { ...change.row, version: 1 } };
  if (kind === 'remove') return { thing: thing.name, id, kind, base: live ?? {}, fields: {} };
  return {
    thing: thing.name,
    id,
    kind,
    base: Object.fromEntries(Object.keys(change.fields).map((field) => [field, live?.[field] ?? null])),
    fields: change.fields,
  };
}
