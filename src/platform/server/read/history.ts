/** What happened, from the journal: to one record, or in the whole organisation. */
import type { PoolClient } from 'pg';
import type { HistoryEntry, Page, Principal, Registry, Thing } from '#platform/kit';
import { idsIn, namesOf, undoneAmong } from './history-names.ts';
import { readOne } from './one.ts';
import { isLineVisible } from './visibility.ts';

type Bare = Omit<HistoryEntry, 'isUndone' | 'names'>;

interface Line {
  sequence: number;
  at: string;
  membershipId: string | null;
  name: string;
  deed: string;
  branchId: string | null;
  branchOwnerId: string | null;
  undoes: number | null;
  thing: string;
  id: string;
  scopeId: string | null;
  ownerId: string | null;
  kind: 'put' | 'patch' | 'remove';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const columns = `j.sequence, j.at, j.membership_id as "membershipId", j.actor_name as name, j.deed, j.branch_id as "branchId", j.undoes,
  (select b.owner_id from platform.branch b where b.org_id = j.org_id and b.id = j.branch_id) as "branchOwnerId",
  l.thing, l.row_id as id, l.scope_id as "scopeId", l.owner_id as "ownerId", l.kind, l.before, l.after`;

export async function readHistory(
  client: PoolClient,
  registry: Registry,
  thing: Thing,
  query: { id: string; limit: number; cursor?: string },
  principal: Principal,
): Promise<Page<HistoryEntry>> {
  await readOne(client, thing, query.id, principal);
  const { rows } = await client.query<Line>(
    `select ${columns} from platform.journal_line l join platform.journal j using (org_id, sequence)
      where l.org_id = $1 and l.thing = $2 and l.row_id = $3 and l.sequence < $4 order by l.sequence desc limit $5`,
    [principal.organisationId, thing.name, query.id, query.cursor ?? Number.MAX_SAFE_INTEGER, query.limit + 1],
  );
  return named(
    client,
    registry,
    principal,
    pageOf(rows, query.limit, (line) => show(registry, principal, line)),
  );
}

/**
 * The journal of the organisation, or of one scope, latest first; at most 20 changed records are spelled out for each deed. A deed of which
 * nothing may be seen is left out, so that a page may be shorter than asked for, or empty, and yet have a next one.
 */
export async function readJournal(
  client: PoolClient,
  registry: Registry,
  query: { limit: number; cursor?: string; scopeId?: string; by?: 'anybody' | 'people' },
  principal: Principal,
): Promise<Page<HistoryEntry>> {
  const scoped = query.scopeId !== undefined;
  const byPeople =
    query.by === 'people'
      ? 'and exists (select from platform.journal p where p.org_id = e.org_id and p.sequence = e.sequence and p.membership_id is not null)'
      : '';
  const entries = scoped
    ? `select * from platform.journal where org_id = $1 and sequence in
        (select distinct sequence from platform.journal_line e where org_id = $1 and scope_id = $4 and sequence < $2 ${byPeople} order by sequence desc limit $3)`
    : `select * from platform.journal e where org_id = $1 and sequence < $2 ${byPeople} order by sequence desc limit $3`;
  const { rows } = await client.query<Line>(
    `select ${columns} from (${entries}) j
       left join lateral (select * from platform.journal_line l where l.org_id = j.org_id and l.sequence = j.sequence
                            ${scoped ? 'and l.scope_id = $4' : ''} order by l.ordinal limit 20) l on true
      order by j.sequence desc, l.ordinal`,
    [principal.organisationId, query.cursor ?? Number.MAX_SAFE_INTEGER, query.limit + 1, ...(scoped ? [query.scopeId] : [])],
  );
  return named(
    client,
    registry,
    principal,
    pageOf(rows, query.limit, (line) => show(registry, principal, line)),
  );
}

function pageOf(lines: readonly Line[], limit: number, show: (line: Line) => HistoryEntry['changes'][number] | null): Page<Bare> {
  const bySequence = Map.groupBy(lines, (line) => line.sequence);
  const all = [...bySequence.values()];
  const entries: Bare[] = all.slice(0, limit).flatMap((of) => {
    const { sequence, at, membershipId, name, deed, branchId, undoes } = of[0]!;
    const changes = of.flatMap((line) => show(line) ?? []);
    return changes.length ? [{ sequence, at, by: { membershipId, name }, deed, branchId, undoes, changes }] : [];
  });
  return { items: entries, nextCursor: all.length > limit ? String(all[limit - 1]![0]!.sequence) : null };
}

function show(registry: Registry, principal: Principal, line: Line): HistoryEntry['changes'][number] | null {
  if (!isLineVisible(registry, principal, line)) return null;
  const secret = (registry.things.get(line.thing)!.secret ?? []) as readonly string[];
  const open = (fields: Record<string, unknown> | null) =>
    fields && Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.includes(name)));
  return { thing: line.thing, id: line.id, kind: line.kind, before: open(line.before), after: open(line.after) };
}

async function named(client: PoolClient, registry: Registry, principal: Principal, page: Page<Bare>): Promise<Page<HistoryEntry>> {
  const changes = page.items.flatMap((entry) => entry.changes);
  const names = await namesOf(client, registry, principal, changes);
  const undone = await undoneAmong(
    client,
    principal.organisationId,
    page.items.map((entry) => entry.sequence),
  );
  const items = page.items.map((entry) => ({
    ...entry,
    isUndone: undone.has(entry.sequence),
    names: Object.fromEntries([...idsIn(registry, entry.changes)].flatMap(([, id]) => (names.has(id) ? [[id, names.get(id)!]] : []))),
  }));
  return { ...page, items };
}
