/**
 * Takes in what was kept, in the order of arrival, for each organisation by itself. What a batch of messages does and the decisions that
 * mark it as done are one transaction of the one writer: after a crash it goes on with the first message about which nothing is decided.
 */
import { done, type Deed, type Done } from '#platform/kit';
import { inOrganisation, newId, readAll, systemPrincipal, type Tools } from '#platform/server';
import {
  alertDecision,
  alertSource,
  keyName,
  readMessage,
  takeInAlerts,
  takeInBatch,
  type AlertKey,
  type IntakeFacts,
  type NotUnderstood,
  type ReceivedEvent,
} from '#incidents/rules';
import { many } from '#platform/kit';
import { readKeys, type KeyToRead } from './read-keys.ts';
import { textOf } from './receive-answers.ts';
import { makeSurroundingsMemory, readFailing } from './surroundings.ts';

export interface TakingIn {
  /** Something was kept, or has changed, in this organisation. */
  look(organisationId: string): void;
  stop(): Promise<void>;
}

interface RawRow {
  readonly sequence: number;
  readonly sourceId: string;
  readonly receivedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly bodyHash: string;
}

interface Organisation {
  mustLook: boolean;
  running: Promise<void> | undefined;
  /** Wakes it when an alert is to be asked about again. */
  timer: NodeJS.Timeout | undefined;
  /** After a failure fewer are taken at once, in the end one. */
  most: number;
  failures: number;
  keys: Map<string, AlertKey>;
  /** The last message that was decided about, as this program knows it. */
  mark: number | undefined;
}

const mostAtOnce = 500;
const mostKeys = 20_000;
const mostFailures = 3;

interface Found {
  readonly raw: readonly RawRow[];
  readonly due: readonly { readonly id: string; readonly sourceId: string; readonly key: string }[];
  readonly received: readonly ReceivedEvent[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly facts: IntakeFacts;
}

export function makeTakingIn(tools: Tools): TakingIn {
  const organisations = new Map<string, Organisation>();
  const surroundingsOf = makeSurroundingsMemory();
  let isStopped = false;

  function of(organisationId: string): Organisation {
    const found = organisations.get(organisationId) ?? {
      mustLook: false,
      running: undefined,
      timer: undefined,
      most: mostAtOnce,
      failures: 0,
      keys: new Map<string, AlertKey>(),
      mark: undefined,
    };
    organisations.set(organisationId, found);
    return found;
  }

  function look(organisationId: string): void {
    if (isStopped) return;
    const organisation = of(organisationId);
    organisation.mustLook = true;
    organisation.running ??= work(organisationId, organisation).finally(() => {
      organisation.running = undefined;
      if (organisation.mustLook) look(organisationId);
    });
  }

  async function work(organisationId: string, organisation: Organisation): Promise<void> {
    while (organisation.mustLook && !isStopped) {
      organisation.mustLook = false;
      try {
        while (!isStopped && (await takeSome(organisationId, organisation)));
        organisation.failures = 0;
        await wakeForNext(organisationId, organisation);
      } catch (error) {
        organisation.failures++;
        organisation.keys.clear();
        organisation.mark = undefined;
        organisation.most = organisation.failures > 1 ? 1 : mostAtOnce;
        tools.log.error({ err: error, organisationId, failures: organisation.failures }, 'alerts could not be taken in; it is tried again');
        wake(organisationId, organisation, Math.min(60_000, 200 * 2 ** organisation.failures));
        return;
      }
    }
  }

  function wake(organisationId: string, organisation: Organisation, after: number): void {
    clearTimeout(organisation.timer);
    organisation.timer = setTimeout(() => look(organisationId), after);
    organisation.timer.unref();
  }

  async function wakeForNext(organisationId: string, organisation: Organisation): Promise<void> {
    const { rows } = await inOrganisation(
      tools.pool,
      organisationId,
      (client) =>
        client.query<{ at: string | null }>(
          'select min(review_at) as at from incidents.alert where org_id = $1 and review_at is not null',
          [organisationId],
        ),
      { readOnly: true, oneStatement: true },
    );
    const at = rows[0]?.at;
    if (at) wake(organisationId, organisation, Math.min(60_000, Math.max(50, Date.parse(at) - Date.parse(tools.now()))));
  }

  /** Whether there was anything to do. */
  async function takeSome(organisationId: string, organisation: Organisation): Promise<boolean> {
    const found = await find(organisationId, organisation);
    if (!found) return false;
    const first = found.raw[0]?.sequence;
    const isGivenUp = organisation.most === 1 && organisation.failures >= mostFailures && first !== undefined;
    let keys: ReadonlyMap<string, AlertKey> | undefined;
    await tools.write({
      deed: takeInAlerts as unknown as Deed,
      input: {},
      by: systemPrincipal(organisationId),
      requestId: newId(),
      decide: async (facts, asked): Promise<Done> => {
        const already = first === undefined ? [] : await facts.run(many(alertDecision, { message: first }));
        if (already.length > 0) return done([], [], {});
        const { received, due, notUnderstood } = isGivenUp ? givenUp(found) : found;
        const intake = await facts.run(
          takeInBatch(
            received,
            due.map((each) => each.id),
            found.facts,
            asked,
            notUnderstood,
          ),
        );
        keys = intake.keys;
        return intake.decision;
      },
    });
    if (isGivenUp) organisation.failures = 0;
    remember(organisation, keys, found.raw.at(-1)?.sequence);
    return true;
  }

  async function find(organisationId: string, organisation: Organisation): Promise<Found | null> {
    return inOrganisation(
      tools.pool,
      organisationId,
      async (client) => {
        const [mark, due] = await Promise.all([
          client.query<{ message: number }>(
            'select message from incidents.alert_decision where org_id = $1 and message is not null order by message desc limit 1',
            [organisationId],
          ),
          client.query<Found['due'][number]>(
            'select id, source_id as "sourceId", key from incidents.alert where org_id = $1 and review_at <= $2 order by review_at limit $3',
            [organisationId, tools.now(), organisation.failures > 0 ? 0 : mostAtOnce],
          ),
        ]);
        const after = mark.rows[0]?.message ?? 0;
        const { rows: raw } = await client.query<RawRow>(
          `select r.sequence, r.source_id as "sourceId", r.received_at as "receivedAt", r.headers, r.body, encode(r.body_hash, 'hex') as "bodyHash"
             from incidents.raw_event r join incidents.alert_source s on s.org_id = r.org_id and s.id = r.source_id
            where r.org_id = $1 and r.sequence > $2 order by r.sequence limit $3`,
          [organisationId, after, organisation.most],
        );
        if (raw.length === 0 && due.rows.length === 0) return null;
        if (organisation.mark !== after) organisation.keys.clear();
        const sources = new Map((await readAll(client, alertSource, organisationId)).map((each) => [each.id, each]));
        const read = raw.map((each) => ({
          each,
          reading: readMessage(sources.get(each.sourceId)!.kind, messageOf(each), sources.get(each.sourceId)!.mapping),
        }));
        const received = read.flatMap(({ each, reading }): readonly ReceivedEvent[] =>
          reading.refused ? [] : reading.events.map((event) => ({ ...receiptOf(each), event })),
        );
        const keys = await keysOf(received, due.rows, organisation, (wanted) => readKeys(client, organisationId, wanted));
        return {
          raw,
          due: due.rows,
          received,
          notUnderstood: read.flatMap(({ each, reading }) =>
            reading.refused ? [{ message: each.sequence, sourceId: each.sourceId, reason: `${reading.field}: ${reading.reason}` }] : [],
          ),
          facts: { ...(await surroundingsOf(client, organisationId)), failing: await readFailing(client, organisationId), sources, keys },
        };
      },
      { readOnly: true },
    );
  }

  return {
    look,
    async stop() {
      isStopped = true;
      for (const { timer } of organisations.values()) clearTimeout(timer);
      await Promise.allSettled([...organisations.values()].map((each) => each.running));
    },
  };
}

const messageOf = ({ body, headers, bodyHash }: RawRow) => ({ body: textOf(body), headers, bodyHash });
const receiptOf = ({ sequence, sourceId, receivedAt, bodyHash }: RawRow) => ({ message: sequence, sourceId, receivedAt, bodyHash });

/** A message that fails again and again stands in nobody's way: it is kept, and its decision says that it was left. */
const givenUp = ({ raw, facts }: Found): Found => ({
  raw,
  facts,
  due: [],
  received: [],
  notUnderstood: raw.map(({ sequence, sourceId }) => ({ message: sequence, sourceId, reason: 'it could not be taken in' })),
});

async function keysOf(
  received: readonly ReceivedEvent[],
  due: Found['due'],
  organisation: Organisation,
  read: (wanted: readonly KeyToRead[]) => Promise<Map<string, AlertKey>>,
): Promise<ReadonlyMap<string, AlertKey>> {
  const all = new Map(
    [...received.map((each) => ({ sourceId: each.sourceId, key: each.event.episodeKey })), ...due].map((each) => [
      keyName(each.sourceId, each.key),
      { sourceId: each.sourceId, key: each.key },
    ]),
  );
  const missing = [...all].flatMap(([name, each]) => (organisation.keys.has(name) ? [] : [each]));
  const found = missing.length ? await read(missing) : new Map<string, AlertKey>();
  return new Map(
    [...all.keys()].flatMap((name) => {
      const key = organisation.keys.get(name) ?? found.get(name);
      return key ? [[name, key] as const] : [];
    }),
  );
}

/** The keys last used are kept, as long as nobody else has taken anything in. */
function remember(organisation: Organisation, keys: ReadonlyMap<string, AlertKey> | undefined, mark: number | undefined): void {
  if (mark !== undefined) organisation.mark = mark;
  if (!keys) {
    organisation.keys.clear();
    organisation.mark = undefined;
    return;
  }
  for (const [name, key] of keys) {
    organisation.keys.delete(name);
    organisation.keys.set(name, key);
  }
  for (const oldest of organisation.keys.keys()) {
    if (organisation.keys.size <= mostKeys) break;
    organisation.keys.delete(oldest);
  }
}
