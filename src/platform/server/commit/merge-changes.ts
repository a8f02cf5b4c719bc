/** What a branch brings into the live plan: its changes, merged three-way by field. Conflicts are listed, never settled silently. */
import type { PoolClient } from 'pg';
import { done, merge, refuse, type BranchChange, type Change, type Decision, type Principal, type Registry } from '#platform/kit';
import { isVisible } from '../read/visibility.ts';
import { keyOf, openFacts, type Fact } from './facts.ts';

export async function branchChanges(client: PoolClient, organisationId: string, branchId: string): Promise<readonly BranchChange[]> {
  const { rows } = await client.query<BranchChange>(
    `select thing, row_id as id, kind, base, fields from platform.branch_change where org_id = $1 and branch_id = $2 order by thing, row_id`,
    [organisationId, branchId],
  );
  return rows;
}

/** The merge against the live records as they are now. */
export async function compareBranch(registry: Registry, client: PoolClient, organisationId: string, branchId: string) {
  const held = await branchChanges(client, organisationId, branchId);
  const live = await openFacts(client, organisationId, null);
  const rows = new Map<string, Fact | undefined>();
  for (const [name, of] of Map.groupBy(held, (change) => change.thing)) {
    const thing = registry.things.get(name)!;
    await live.load(
      thing,
      of.map((change) => change.id),
    );
    for (const { id } of of) rows.set(keyOf(thing, id), await live.one(thing, id));
  }
  return merge(held, (thing, id) => rows.get(keyOf(thing, id)));
}

/** The comparison as a reader may see it: what lies in a project that is hidden from them does not exist for them here either. */
export async function showBranch(registry: Registry, client: PoolClient, by: Principal, branchId: string) {
  const held = await branchChanges(client, by.organisationId, branchId);
  const live = await openFacts(client, by.organisationId, null);
  const seen = new Set<string>();
  for (const [name, of] of Map.groupBy(held, (change) => change.thing)) {
    const thing = registry.things.get(name)!;
    await live.load(
      thing,
      of.map((change) => change.id),
    );
    for (const { id, base, fields } of of)
      if (isVisible(thing, by, { ...base, ...fields, ...(await live.one(thing, id)), id })) seen.add(keyOf(thing, id));
  }
  const isSeen = ({ thing, id }: { readonly thing: string; readonly id: string }): boolean => seen.has(keyOf(thing, id));
  const { conflicts } = await compareBranch(registry, client, by.organisationId, branchId);
  return { changes: held.filter(isSeen), conflicts: conflicts.filter(isSeen) };
}

export async function mergeChanges(
  registry: Registry,
  client: PoolClient,
  organisationId: string,
  input: { id: string; choices: Record<string, 'live' | 'branch'> },
): Promise<Decision> {
  const { changes, conflicts } = await compareBranch(registry, client, organisationId, input.id);
  const open = conflicts.filter((each) => !input.choices[`${each.thing} ${each.id} ${each.field}`] || each.field === '*');
  if (open[0]) {
    const { thing, id, field } = open[0];
    return refuse(
      'merge-conflict',
      `${open.length} conflict${open.length === 1 ? '' : 's'}, first: ${field === '*' ? 'existence' : field} of ${thing} ${id}`,
      { status: 409, field: 'choices', values: { conflicts: open.length } },
    );
  }
  const chosen = conflicts.filter((each) => input.choices[`${each.thing} ${each.id} ${each.field}`] === 'branch');
  const taken = changes.map(({ thing: name, id, kind, fields }): Change => {
    const thing = registry.things.get(name)!;
    if (kind === 'put') {
      const { version: _version, ...row } = fields as Record<string, unknown>;
      return { kind, thing, id, row };
    }
    return kind === 'remove' ? { kind, thing, id } : { kind, thing, id, fields };
  });
  const ruled = chosen.map(({ thing, id, field, branch }): Change => ({
    kind: 'patch',
    thing: registry.things.get(thing)!,
    id,
    fields: { [field]: branch },
  }));
  return done([...taken, ...ruled]);
}
