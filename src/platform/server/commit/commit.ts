/**
 * The one writer. Any deed, whoever sends it, goes through here: one transaction that locks the organisation's journal head, loads
 * facts, checks standing, lets the deed decide, applies the changes with version checks, appends the journal and hands over reactions.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import {
  branch,
  canonical,
  foldIn,
  isAllowed,
  Problem,
  type Asked,
  type Change,
  type Decision,
  type Deed,
  type Principal,
  type Refusal,
  type Registry,
  type Thing,
} from '#platform/kit';
import { hasLeft, inOneBreath, inOrganisation } from '../organisation-transaction.ts';
import { noSuch } from '../read/one.ts';
import { isVisible, standingOf } from '../read/visibility.ts';
import { apply, manyLines, type Line } from './apply.ts';
import { isRetriable, problemOfDatabase } from './database-refusal.ts';
import { branchChangeOf, keyOf, openFacts, type Fact, type Facts } from './facts.ts';
import { actorOf, append, keep, type Head, type Kept } from './journal.ts';
import { mergeChanges } from './merge-changes.ts';
import { linesOf } from './lines-of.ts';
import { takeStock } from './take-stock.ts';
import { keepScopes } from './keep-scopes.ts';
import { checkReferences } from './references.ts';

export interface WriterParts {
  readonly pool: Pool;
  readonly registry: Registry;
  readonly now: () => string;
  readonly newId: () => string;
  readonly newSecret: () => { readonly token: string; readonly hash: string };
  readonly mayLookAt?: Asked['mayLookAt'];
  /** Hands events to reactions inside the same transaction (outbox). */
  readonly enqueue: (client: PoolClient, organisationId: string, sequence: number, events: readonly string[]) => Promise<void>;
}

export interface Order {
  readonly deed: Deed;
  readonly input: Readonly<Record<string, unknown>>;
  readonly by: Principal;
  readonly requestId: string;
  readonly branchId?: string | null;
  /** If-Match: the version that the order was based on. */
  readonly version?: number | null;
  readonly key?: string | null;
  readonly undoes?: number | null;
  /** Decides in place of the deed itself: undo and merge bring changes of any thing. The deed still says who may. */
  readonly decide?: (facts: Facts, asked: Asked) => Promise<Decision>;
}

export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly version: number | null;
  readonly sequence: number | null;
}

export type Writer = (order: Order) => Promise<Outcome>;

export const makeWriter =
  (parts: WriterParts): Writer =>
  async (order) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await inOrganisation(parts.pool, order.by.organisationId, (client, last) => carryOut(parts, client, last, order));
      } catch (error) {
        if (isRetriable(error) && attempt < 3) {
          await sleep(5 * 2 ** attempt * (1 + (attempt % 3)));
          continue;
        }
        throw error instanceof Problem ? error : (problemOfDatabase(error) ?? error);
      }
    }
  };

type Last = (statement: Promise<unknown>) => void;

async function carryOut(parts: WriterParts, client: PoolClient, last: Last, order: Order): Promise<Outcome> {
  const { deed, by, input } = order;
  const organisationId = by.organisationId;
  if (!by.canWrite) throw new Problem(403, 'read-only-token', 'Not permitted', { detail: 'this token may only read' });
  const requestHash = order.key
    ? createHash('sha256')
        .update(canonical([deed.name, input, order.branchId ?? null]))
        .digest()
    : null;
  // These travel together, and PostgreSQL answers them one after the other: what comes behind the lock is read when it is held.
  const [head, before, facts] = await Promise.all([
    lockHead(client, organisationId),
    order.key && requestHash ? sameOrder(client, order, requestHash) : undefined,
    order.branchId ? null : factsAbout(client, order),
  ]);
  if (before) return before;
  return decideAndKeep(parts, client, last, order, head, requestHash, facts ?? (await openFacts(client, organisationId, order.branchId!)));
}

/** What the deed is about, asked for at once. */
async function factsAbout(client: PoolClient, { deed, by, input }: Order): Promise<Facts> {
  const facts = await openFacts(client, by.organisationId, null);
  const id = input['id'];
  const about = !deed.creates && typeof id === 'string' ? { thing: deed.on, id } : deed.within?.(input);
  if (about) await facts.load(about.thing, [about.id]);
  return facts;
}

async function decideAndKeep(
  parts: WriterParts,
  client: PoolClient,
  last: Last,
  order: Order,
  head: Head,
  requestHash: Buffer | null,
  facts: Facts,
): Promise<Outcome> {
  const { deed, by } = order;
  const organisationId = by.organisationId;
  const target = await checkStanding(facts, order);
  const { newId, newSecret, mayLookAt } = parts;
  const asked: Asked = { at: parts.now(), newId, secret: newSecret, mayLookAt, by, branchId: order.branchId ?? null };
  if (order.branchId) await checkBranch(facts, order.branchId, by);
  const decision = order.decide ? await order.decide(facts, asked) : await decideItself(parts, client, facts, order, asked);
  if (decision.refused) throw problemOfRefusal(decision);

  const lines = await linesOf(facts, decision.changes);
  await checkReferences(parts.registry, facts, lines, by, order.branchId ?? null);
  const answered = outcomeOf(deed, target, lines, decision.answer, asked.at);
  const kept: Kept | null =
    order.key && requestHash
      ? { key: order.key, requestHash, status: answered.status, body: secretless(deed, answered.body), version: answered.version }
      : null;
  inOneBreath(client);
  if (lines.length === 0) {
    if (kept) await keep(client, organisationId, by.membershipId, asked.at, kept);
    return { ...answered, sequence: null };
  }
  if (order.branchId) await applyToBranch(client, organisationId, order.branchId, facts, decision.changes);
  else {
    last(apply(client, organisationId, lines, asked.at));
    last(keepScopes(client, organisationId, lines));
    // Hashing many lines takes as long as writing them.
    if (lines.length >= manyLines) await hasLeft(client);
  }
  const sequence = append(
    client,
    last,
    organisationId,
    head,
    {
      at: asked.at,
      ...actorOf(by),
      deed: deed.name,
      requestId: order.requestId,
      branchId: order.branchId ?? null,
      undoes: order.undoes ?? null,
      happened: decision.happened,
    },
    lines,
    kept,
  );
  if (lines.length >= manyLines) last(takeStock(client, lines));
  if (!order.branchId && decision.happened.length)
    await parts.enqueue(
      client,
      organisationId,
      sequence,
      decision.happened.map((each) => each.event),
    );
  return { ...answered, sequence };
}

/** A merge is its own decision and the branch's changes, three-way by field. */
async function decideItself(parts: WriterParts, client: PoolClient, facts: Facts, order: Order, asked: Asked): Promise<Decision> {
  const decision = await facts.run(order.deed.decide(order.input, asked));
  if (decision.refused || !order.deed.merges) return decision;
  const merged = await mergeChanges(parts.registry, client, order.by.organisationId, order.input as never);
  return merged.refused
    ? merged
    : { ...decision, changes: [...merged.changes, ...decision.changes], happened: [...decision.happened, ...merged.happened] };
}

/** A branch is there for its owner and for managers, and takes changes while it is open. */
async function checkBranch(facts: Facts, branchId: string, by: Principal): Promise<void> {
  const found = await facts.one(branch, branchId);
  if (!found || !isVisible(branch, by, found)) throw noSuch(branch);
  if (found['status'] !== 'open')
    throw new Problem(409, 'not-open', 'Conflict', { detail: `the what-if is ${String(found['status'])} already` });
}

async function lockHead(client: PoolClient, organisationId: string): Promise<Head> {
  const { rows } = await client.query<Head>('select sequence, hash from platform.journal_head where org_id = $1 for update', [
    organisationId,
  ]);
  if (!rows[0]) throw new Problem(403, 'no-organisation', 'Not permitted');
  return rows[0];
}

/** RFC draft "Idempotency-Key": the same key with the same request gets the same answer; with another request it is refused. */
async function sameOrder(client: PoolClient, order: Order, requestHash: Buffer): Promise<Outcome | undefined> {
  const { rows } = await client.query<{
    request_hash: Buffer;
    status: number;
    body: unknown;
    sequence: number | null;
    version: number | null;
  }>(
    'select request_hash, status, body, sequence, version from platform.idempotency where org_id = $1 and membership_id = $2 and key = $3',
    [order.by.organisationId, order.by.membershipId, order.key],
  );
  const known = rows[0];
  if (!known) return undefined;
  if (!known.request_hash.equals(requestHash))
    throw new Problem(422, 'key-used-before', 'Idempotency key used before', { detail: 'this Idempotency-Key came with another request' });
  return { status: known.status, body: known.body ?? undefined, sequence: known.sequence, version: known.version };
}

/** Authorise: the target is loaded first, and what may not be seen is answered like what does not exist. */
async function checkStanding(facts: Facts, { deed, input, by, version }: Order): Promise<Fact | undefined> {
  const id = input['id'];
  if (!deed.creates && typeof id === 'string') {
    const target = await facts.one(deed.on, id);
    if (!target || !isVisible(deed.on, by, target)) throw noSuch(deed.on);
    if (!isAllowed(deed.may, by, standingOf(deed.on, target))) throw notPermitted(deed);
    if (version != null && version !== target['version'])
      throw new Problem(412, 'changed-meanwhile', 'Changed meanwhile', {
        detail: 'somebody else changed this record; look at it as it is now',
        current: shownOf(deed.on, target),
      });
    return target;
  }
  const within = deed.within?.(input) ?? null;
  let scopeId: string | null = null;
  if (within) {
    const parent = await facts.one(within.thing, within.id);
    if (!parent || !isVisible(within.thing, by, parent)) throw noSuch(within.thing);
    scopeId = standingOf(within.thing, parent).scopeId;
  }
  if (!isAllowed(deed.may, by, { scopeId, ownerId: deed.ownerIn?.(input) ?? null })) throw notPermitted(deed);
  return undefined;
}

const notPermitted = (deed: Deed): Problem =>
  new Problem(403, 'not-permitted', 'Not permitted', { detail: `your role does not allow: ${deed.name}` });

export function problemOfRefusal(refusal: Refusal): Problem {
  const { code, detail, status = 422, values } = refusal;
  const title = status === 404 ? 'Not found' : status === 403 ? 'Not permitted' : status === 409 ? 'Conflict' : 'Refused';
  const errors = [refusal, ...(refusal.also ?? [])].flatMap((each) =>
    each.field ? [{ pointer: `/${each.field}`, code: each.code, detail: each.detail }] : [],
  );
  return new Problem(status, code, title, { detail, values, ...(errors.length > 0 ? { errors } : {}) });
}

function shownOf(thing: Thing, row: Fact): Record<string, unknown> {
  const secret = (thing.secret ?? []) as readonly string[];
  return Object.fromEntries(Object.entries(row).filter(([name]) => !secret.includes(name)));
}

/** A deed answers with the record it was about as it is now, unless it says otherwise. */
function outcomeOf(deed: Deed, target: Fact | undefined, lines: readonly Line[], answer: unknown, at: string): Omit<Outcome, 'sequence'> {
  const line = target
    ? lines.find((each) => each.thing === deed.on && each.id === target['id'])
    : lines.find((each) => each.thing === deed.on && each.kind === 'put');
  if (deed.answer) return { status: deed.creates ? 201 : 200, body: answer, version: null };
  if (deed.binding.method === 'DELETE') return { status: 204, body: undefined, version: null };
  const whole =
    line?.kind === 'put'
      ? { id: line.id, version: 1, createdAt: at, updatedAt: at, ...line.after }
      : line?.after
        ? { ...line.whole, ...line.after, version: line.version, updatedAt: at }
        : target;
  const body = whole && shownOf(deed.on, whole);
  return { status: deed.creates ? 201 : 200, body, version: (body?.['version'] as number | undefined) ?? null };
}

/** A secret that is shown once must not lie in the idempotency table: a retry gets the answer without it. */
const secretless = (deed: Deed, body: unknown): unknown =>
  deed.answersSecret && body && typeof body === 'object' ? { ...body, [deed.answersSecret]: null } : body;

async function applyToBranch(
  client: PoolClient,
  organisationId: string,
  branchId: string,
  facts: Facts,
  changes: readonly Change[],
): Promise<void> {
  const touched = new Set<string>();
  for (const change of changes) {
    if (!change.thing.isBranchable)
      throw new Problem(422, 'not-branchable', 'Refused', {
        detail: `${change.thing.name} does not belong to the plan and cannot differ in a branch`,
      });
    const key = keyOf(change.thing, change.id);
    const live = facts.branch.has(key) ? undefined : await facts.one(change.thing, change.id);
    const next = foldIn(facts.branch.get(key), branchChangeOf(change, live));
    if (next) facts.branch.set(key, next);
    else facts.branch.delete(key);
    touched.add(key);
  }
  const keys = [...touched];
  const split = keys.map((key) => key.split(' ') as [string, string]);
  await client.query(
    `delete from platform.branch_change where org_id = $1 and branch_id = $2 and (thing, row_id) in (select * from unnest($3::text[], $4::uuid[]))`,
    [organisationId, branchId, split.map(([thing]) => thing), split.map(([, id]) => id)],
  );
  const rows = keys
    .flatMap((key) => facts.branch.get(key) ?? [])
    .map(({ thing, id, kind, base, fields }) => ({ thing, row_id: id, kind, base, fields }));
  await client.query(
    `insert into platform.branch_change (org_id, branch_id, thing, row_id, kind, base, fields) select $1, $2, x.* from jsonb_to_recordset($3::jsonb) as x(thing text, row_id uuid, kind text, base jsonb, fields jsonb)`,
    [organisationId, branchId, JSON.stringify(rows)],
  );
}
