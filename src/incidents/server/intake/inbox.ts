/**
 * Where messages are kept before they are answered. Those that come at the same time are committed together: a thousand waiting for the
 * disk once wait no longer than one. Whoever cannot be served now is asked to come again, never sent away for good.
 */
import { Problem } from '#platform/kit';
import { inOrganisation, type Tools } from '#platform/server';
import { dedupKeyOf, readMessage, type FieldMapping, type Message, type SourceKind } from '#incidents/rules';

export interface Kept {
  readonly events: number;
  readonly dedupKey: string | null;
}

export interface Inbox {
  /**
   * Resolves once the message is committed; rejects with the problem that the sender is told. `source` is the hash of its token, or, of what comes
   * from within, its id.
   */
  keep(organisationId: string, source: string, message: Message, bytes: Uint8Array): Promise<Kept>;
}

interface Waiting {
  readonly source: string;
  readonly message: Message;
  readonly bytes: Uint8Array;
  readonly receivedAt: string;
  readonly done: (kept: Kept) => void;
  readonly failed: (reason: unknown) => void;
}

interface Source {
  readonly id: string;
  readonly tokenHash: string | null;
  readonly kind: SourceKind;
  readonly isActive: boolean;
  readonly mapping: FieldMapping;
}

/** What may wait at once, in messages and in bytes, before senders are asked to come again. */
const mostWaiting = 5000;
const mostBytes = 64_000_000;
/** Messages of one commit. */
const mostAtOnce = 1000;

export const overloaded = (): Problem =>
  new Problem(
    503,
    'overloaded',
    'Overloaded',
    { detail: 'too many messages wait to be kept; send it again later' },
    { 'retry-after': '5' },
  );

/** `kept` is told when something of an organisation was committed. */
export function makeInbox(tools: Tools, kept: (organisationId: string) => void): Inbox {
  const waiting = new Map<string, Waiting[]>();
  const busy = new Set<string>();
  let count = 0;
  let bytesWaiting = 0;

  async function empty(organisationId: string): Promise<void> {
    if (busy.has(organisationId)) return;
    busy.add(organisationId);
    try {
      for (let batch = take(organisationId); batch.length > 0; batch = take(organisationId)) {
        const outcome = await commit(organisationId, batch).catch((error: unknown) => batch.map(() => error));
        for (const [place, each] of batch.entries()) settle(each, outcome[place]);
        kept(organisationId);
      }
    } finally {
      busy.delete(organisationId);
    }
  }

  function take(organisationId: string): Waiting[] {
    const all = waiting.get(organisationId) ?? [];
    const batch = all.splice(0, mostAtOnce);
    if (all.length === 0) waiting.delete(organisationId);
    return batch;
  }

  function settle(each: Waiting, outcome: unknown): void {
    count--;
    bytesWaiting -= each.bytes.length;
    if (isKept(outcome)) each.done(outcome);
    else each.failed(outcome);
  }

  const commit = (organisationId: string, batch: readonly Waiting[]): Promise<readonly unknown[]> =>
    inOrganisation(tools.pool, organisationId, async (client, last) => {
      const { rows } = await client.query<Source>(
        `select id, token_hash as "tokenHash", kind, is_active as "isActive", mapping from incidents.alert_source
          where org_id = $1 and (token_hash = any($2) or id::text = any($2))`,
        [organisationId, [...new Set(batch.map((each) => each.source))]],
      );
      const sources = new Map(rows.flatMap((each) => [[each.tokenHash ?? '', each] as const, [each.id, each] as const]));
      const outcomes = batch.map((each) => outcomeOf(each, sources.get(each.source)));
      const good = batch.filter((_, place) => isKept(outcomes[place]));
      if (good.length === 0) return outcomes;
      // One after the other: what is committed later has the higher number, so that nothing is passed over.
      last(client.query(`select pg_advisory_xact_lock(hashtext('evenkeel intake'), hashtext($1))`, [organisationId]));
      last(
        client.query(
          `insert into incidents.raw_event (org_id, source_id, received_at, headers, body, body_hash)
           select $1, x.* from unnest($2::uuid[], $3::timestamptz[], $4::jsonb[], $5::bytea[], $6::bytea[]) as x`,
          [
            organisationId,
            good.map((each) => sources.get(each.source)!.id),
            good.map((each) => each.receivedAt),
            good.map((each) => JSON.stringify(each.message.headers)),
            good.map((each) => Buffer.from(each.bytes)),
            good.map((each) => Buffer.from(each.message.bodyHash, 'hex')),
          ],
        ),
      );
      return outcomes;
    });

  return {
    keep: (organisationId, source, message, bytes) =>
      new Promise((done, failed) => {
        if (count >= mostWaiting || bytesWaiting + bytes.length > mostBytes) return failed(overloaded());
        count++;
        bytesWaiting += bytes.length;
        const each: Waiting = { source, message, bytes, receivedAt: tools.now(), done, failed };
        const others = waiting.get(organisationId);
        if (others) others.push(each);
        else waiting.set(organisationId, [each]);
        void empty(organisationId);
      }),
  };
}

const isKept = (outcome: unknown): outcome is Kept =>
  typeof outcome === 'object' && outcome !== null && !(outcome instanceof Error) && 'events' in outcome;

export const unknownToken = (): Problem =>
  new Problem(404, 'unknown-alert-source', 'Not found', { detail: 'there is no source of alerts with this token' });

function outcomeOf({ message }: Waiting, source: Source | undefined): Kept | Problem {
  if (!source) return unknownToken();
  if (!source.isActive)
    return new Problem(403, 'alert-source-inactive', 'Not permitted', { detail: 'this source of alerts is switched off' });
  const reading = readMessage(source.kind, message, source.mapping);
  if (!reading.refused) return { events: reading.events.length, dedupKey: source.kind === 'pagerduty' ? dedupKeyOf(message) : null };
  const { field, reason } = reading;
  return new Problem(400, 'message-not-understood', 'The message is not understood', {
    detail: `${field}: ${reason}`,
    values: { field, reason },
    errors: [{ pointer: field, code: 'message-not-understood', detail: reason }],
  });
}
