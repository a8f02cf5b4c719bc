/** Appends to the journal: one entry a deed, hash-chained per organisation; its lines, search entries and idempotency key in one statement. */
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { canonical, type Happening, type Principal } from '#platform/kit';
import type { Line } from './apply.ts';

export interface Head {
  readonly sequence: number;
  readonly hash: Buffer;
}

export interface Entry {
  readonly sequence: number;
  readonly at: string;
  readonly membershipId: string | null;
  readonly actorName: string;
  readonly deed: string;
  readonly requestId: string;
  readonly branchId: string | null;
  readonly undoes: number | null;
  readonly happened: readonly Happening[];
}

/** The line as it is hashed and kept. */
export interface KeptLine {
  readonly thing: string;
  readonly row_id: string;
  readonly scope_id: string | null;
  readonly owner_id: string | null;
  readonly kind: string;
  readonly version: number;
  readonly before: unknown;
  readonly after: unknown;
}

/** The lines of an entry as one JSON array: what is hashed is what is kept. */
export const textOfLines = (lines: readonly KeptLine[]): string => `[${lines.map(canonical).join(',')}]`;

/** h = SHA-256(previous hash, canonical entry with its lines). The verifier calls the same function. */
export function hashOf(previous: Buffer, entry: Entry, lines: string): Buffer {
  const { actorName, at, branchId, deed, happened, ...behind } = entry;
  const before = canonical({ actorName, at, branchId, deed, happened });
  return createHash('sha256')
    .update(previous)
    .update(`${before.slice(0, -1)},"lines":`)
    .update(lines)
    .update(`,${canonical(behind).slice(1)}`)
    .digest();
}

export interface Kept {
  readonly key: string;
  readonly requestHash: Buffer;
  readonly status: number;
  readonly body: unknown;
  readonly version: number | null;
}

/** Hands its statements to `last`; the sequence is known before they are answered, for the head is locked. */
export function append(
  client: PoolClient,
  last: (statement: Promise<unknown>) => void,
  organisationId: string,
  head: Head,
  entry: Omit<Entry, 'sequence'>,
  lines: readonly Line[],
  kept: Kept | null,
): number {
  const sequence = head.sequence + 1;
  const linesText = textOfLines(lines.map(keptLineOf));
  const hash = hashOf(head.hash, { ...entry, sequence }, linesText);
  const { entries, removed } = entry.branchId ? { entries: [], removed: [] } : searchOf(lines);
  const searches = entries.length + removed.length ? [JSON.stringify(entries), JSON.stringify(removed)] : [];
  const keeping = kept ? keptValues(kept) : [];
  const appended = client.query(
    `with head as (update platform.journal_head set sequence = $2, hash = $3 where org_id = $1),
      entry as (insert into platform.journal (org_id, sequence, at, membership_id, actor_name, deed, request_id, branch_id, undoes, happened, previous_hash, hash)
                values ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $3)),
      line as (insert into platform.journal_line (org_id, sequence, ordinal, thing, row_id, scope_id, owner_id, kind, version, before, after)
               select $1, $2, n - 1, x.thing, x.row_id, x.scope_id, x.owner_id, x.kind, x.version, x.before, x.after
                 from rows from (json_to_recordset($13::json) as (thing text, row_id uuid, scope_id uuid, owner_id uuid, kind text, version integer, before jsonb, after jsonb))
                      with ordinality as x(thing, row_id, scope_id, owner_id, kind, version, before, after, n))
      ${kept ? `, kept as (insert into platform.idempotency (org_id, membership_id, sequence, at, ${keptColumns}) values ($1, $5, $2, $4, ${parametersFrom(14)}))` : ''}
      select pg_notify('journal', $1::text || ' ' || $2::text)${searches.length ? `, platform.index_records($${14 + keeping.length}::jsonb, $${15 + keeping.length}::jsonb)` : ''}`,
    [
      organisationId,
      sequence,
      hash,
      entry.at,
      entry.membershipId,
      entry.actorName,
      entry.deed,
      entry.requestId,
      entry.branchId,
      entry.undoes,
      JSON.stringify(entry.happened),
      head.hash,
      linesText,
      ...keeping,
      ...searches,
    ],
  );
  last(appended);
  return sequence;
}

const keptLineOf = ({ thing, id, scopeId, ownerId, kind, version, before, after }: Line): KeptLine => ({
  thing: thing.name,
  row_id: id,
  scope_id: scopeId,
  owner_id: ownerId,
  kind,
  version,
  before,
  after,
});

const keptColumns = 'key, request_hash, status, version, body';
const keptValues = ({ key, requestHash, status, version, body }: Kept): readonly unknown[] => [
  key,
  requestHash,
  status,
  version,
  body === undefined ? null : JSON.stringify(body),
];
const parametersFrom = (first: number): string => `$${first}, $${first + 1}, $${first + 2}, $${first + 3}, $${first + 4}::jsonb`;

/** The answer of an order that changed nothing. */
export async function keep(client: PoolClient, organisationId: string, membershipId: string, at: string, kept: Kept): Promise<void> {
  await client.query(
    `insert into platform.idempotency (org_id, membership_id, at, ${keptColumns}) values ($1, $2, $3, ${parametersFrom(4)})`,
    [organisationId, membershipId, at, ...keptValues(kept)],
  );
}

/** What the search has to learn or forget. A patch that touches nothing searchable is nothing to it. */
function searchOf(lines: readonly Line[]): { entries: object[]; removed: object[] } {
  const entries: object[] = [];
  const removed: object[] = [];
  for (const line of lines) {
    const searchable = (line.thing.searchable ?? []) as readonly string[];
    if (searchable.length === 0) continue;
    if (line.kind === 'remove') {
      removed.push({ thing: line.thing.name, row_id: line.id });
      continue;
    }
    const touched = line.kind === 'put' || [...searchable, line.thing.title as string].some((name) => name in line.after!);
    if (!touched) continue;
    const row = { ...line.whole, ...line.after } as Record<string, unknown>;
    entries.push({
      thing: line.thing.name,
      row_id: line.id,
      scope_id: line.scopeId,
      owner_id: line.ownerId,
      title: String(row[line.thing.title] ?? '').slice(0, 300),
      text: searchable
        .map((name) => row[name] ?? '')
        .join(' \n')
        .slice(0, 20_000),
    });
  }
  return { entries, removed };
}

export const actorOf = (principal: Principal): Pick<Entry, 'membershipId' | 'actorName'> => ({
  membershipId: principal.carrier === 'system' ? null : principal.membershipId,
  actorName: principal.name,
});
