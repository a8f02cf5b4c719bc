/** Undo of any deed, from the journal: its lines turned round, unless somebody built on them meanwhile. */
import type { PoolClient } from 'pg';
import { canonical, done, Problem, refuse, type Change, type Decision, type Registry } from '#platform/kit';
import type { Facts } from './facts.ts';

interface KeptLine {
  readonly thing: string;
  readonly id: string;
  readonly kind: 'put' | 'patch' | 'remove';
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

export interface UndoneEntry {
  readonly sequence: number;
  readonly deed: string;
  readonly membershipId: string | null;
  readonly branchId: string | null;
  readonly lines: readonly KeptLine[];
}

export async function loadEntry(client: PoolClient, organisationId: string, sequence: number): Promise<UndoneEntry> {
  const { rows } = await client.query<{ deed: string; membershipId: string | null; branchId: string | null; undoneBy: number | null }>(
    `select j.deed, j.membership_id as "membershipId", j.branch_id as "branchId",
            (select u.sequence from platform.journal u where u.org_id = j.org_id and u.undoes = j.sequence limit 1) as "undoneBy"
       from platform.journal j where j.org_id = $1 and j.sequence = $2`,
    [organisationId, sequence],
  );
  const entry = rows[0];
  if (!entry) throw new Problem(404, 'not-found', 'Not found', { detail: 'no such entry in the journal' });
  if (entry.undoneBy !== null) throw new Problem(409, 'already-undone', 'Conflict', { detail: 'this was undone before' });
  const { rows: lines } = await client.query<KeptLine>(
    'select thing, row_id as id, kind, before, after from platform.journal_line where org_id = $1 and sequence = $2 order by ordinal',
    [organisationId, sequence],
  );
  return { ...entry, sequence, lines };
}

/** What brings the records back. Refuses, naming the field, when a value is no longer the one that the deed left. */
export async function turnRound(registry: Registry, facts: Facts, entry: UndoneEntry): Promise<Decision> {
  const changes: Change[] = [];
  for (const line of entry.lines.toReversed()) {
    const thing = registry.things.get(line.thing);
    if (!thing) return refuse('unknown-thing', `${line.thing} is no longer known`, { status: 409 });
    const now = await facts.one(thing, line.id);
    if (line.kind === 'remove') {
      if (now) return refuse('is-there-again', `the ${thing.name} exists again`, { status: 409 });
      changes.push({ kind: 'put', thing, id: line.id, row: line.before! });
      continue;
    }
    if (!now) return refuse('gone-meanwhile', `the ${thing.name} was removed meanwhile`, { status: 409 });
    if (line.kind === 'put') {
      changes.push({ kind: 'remove', thing, id: line.id });
      continue;
    }
    const changed = Object.keys(line.after!).find((field) => canonical(now[field] ?? null) !== canonical(line.after![field] ?? null));
    if (changed)
      return refuse('changed-meanwhile', `${changed} of the ${thing.name} was changed meanwhile`, { status: 409, field: changed });
    changes.push({ kind: 'patch', thing, id: line.id, fields: line.before! });
  }
  return done(changes, [{ event: 'undone', data: { sequence: entry.sequence, deed: entry.deed } }]);
}
