/** Computes the hash chain of an organisation's journal again from what the tables hold. */
import type { PoolClient } from 'pg';
import { hashOf, textOfLines, type Entry, type KeptLine } from './journal.ts';

type Row = Omit<Entry, 'at'> & { readonly at: string; readonly hash: Buffer; readonly previousHash: Buffer };

export interface Verification {
  readonly entries: number;
  readonly isIntact: boolean;
  /** Sequence of the first entry that does not fit. */
  readonly brokenAt: number | null;
  /** Hash of the newest entry, hex: note it elsewhere to prove the journal later. */
  readonly head: string;
}

export async function verifyJournal(client: PoolClient, organisationId: string): Promise<Verification> {
  let previous = Buffer.alloc(32);
  let entries = 0;
  let sequence = 0;
  for (;;) {
    const { rows } = await client.query<Row>(
      `select sequence, at, membership_id as "membershipId", actor_name as "actorName", deed, request_id as "requestId", branch_id as "branchId", undoes, happened, hash, previous_hash as "previousHash"
         from platform.journal where org_id = $1 and sequence > $2 order by sequence limit 500`,
      [organisationId, sequence],
    );
    if (rows.length === 0) break;
    const { rows: lines } = await client.query<KeptLine & { sequence: number }>(
      `select sequence, thing, row_id, scope_id, owner_id, kind, version, before, after from platform.journal_line where org_id = $1 and sequence > $2 and sequence <= $3 order by sequence, ordinal`,
      [organisationId, sequence, rows.at(-1)!.sequence],
    );
    const bySequence = Map.groupBy(lines, (line) => line.sequence);
    for (const { hash, previousHash, ...entry } of rows) {
      const own = (bySequence.get(entry.sequence) ?? []).map(({ sequence: _, ...line }) => line);
      const isNext = entry.sequence === sequence + 1 && previousHash.equals(previous);
      if (!isNext || !hashOf(previous, entry, textOfLines(own)).equals(hash))
        return { entries, isIntact: false, brokenAt: entry.sequence, head: previous.toString('hex') };
      previous = Buffer.from(hash);
      sequence = entry.sequence;
      entries++;
    }
  }
  const { rows } = await client.query<{ sequence: number; hash: Buffer }>(
    'select sequence, hash from platform.journal_head where org_id = $1',
    [organisationId],
  );
  const isIntact = rows[0]?.sequence === sequence && rows[0].hash.equals(previous);
  return { entries, isIntact, brokenAt: isIntact ? null : sequence + 1, head: previous.toString('hex') };
}
