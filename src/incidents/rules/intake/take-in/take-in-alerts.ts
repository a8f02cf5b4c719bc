/**
 * Takes in a batch of messages in one deed: alerts open, are repeated and close, incidents come of those that matter, and every decision
 * is written down. What a message has done and that it was taken in are one transaction, so each has its effect once.
 */
import { z } from 'zod';
import { deed, done, many, put, refuse, type Asked, type Asking, type Change, type Done } from '#platform/kit';
import { incidentWorkers } from '../../who-may.ts';
import { alert, type Alert } from '../alert.ts';
import { alertDecision, type AlertDecision, type DecisionRule } from '../alert-decision.ts';
import { emptyKey, takeIn, type AlertKey, type KeptEpisode, type TakenIn } from '../alert-key.ts';
import { becomes, changesOfDraft, draftOf, isSeen, type Draft } from './alert-drafts.ts';
import { keyName, type IntakeFacts, type ReceivedEvent } from './intake-facts.ts';
import { endAlerts } from './end-alerts.ts';
import { IncidentNews } from './incident-news.ts';
import { weighAlerts } from './weigh-alerts.ts';

export const takeInAlerts = deed({
  name: 'take-in-alerts',
  about: 'Takes in what sources of alerts have sent.',
  on: alert,
  binding: { method: 'POST', path: '/alerts' },
  input: z.strictObject({}),
  may: incidentWorkers,
  creates: true,
  isInner: true,
  answer: z.strictObject({}),
  *decide() {
    return refuse('needs-a-message', 'alerts are taken in from what a source sends');
  },
});

export type DecisionFields = Omit<AlertDecision, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
export interface Batch {
  readonly asked: Asked;
  readonly facts: IntakeFacts;
  readonly keys: Map<string, AlertKey>;
  readonly drafts: Map<string, Draft>;
  readonly news: IncidentNews;
  decide(rule: DecisionRule, outcome: string, fields: Partial<DecisionFields> & Pick<DecisionFields, 'sourceId'>): void;
}

export interface Intake {
  readonly decision: Done;
  /** The keys that were touched, as they are once this is committed. */
  readonly keys: ReadonlyMap<string, AlertKey>;
}

interface Step {
  readonly received: ReceivedEvent;
  readonly taken: TakenIn;
  readonly changed: readonly KeptEpisode[];
}

/** A message that is kept and cannot be taken in any more: what it was read by has changed since. */
export interface NotUnderstood {
  readonly message: number;
  readonly sourceId: string;
  readonly reason: string;
}

/** `due`: alerts about which it is time to ask again. */
export function* takeInBatch(
  received: readonly ReceivedEvent[],
  due: readonly string[],
  facts: IntakeFacts,
  asked: Asked,
  notUnderstood: readonly NotUnderstood[] = [],
): Asking<Intake> {
  const keys = new Map(facts.keys);
  const steps = received.map((each) => stepOf(notAhead(each), keys, asked));
  const drafts = yield* draftsOf(steps, due, facts);
  const decisions: Change[] = [];
  const ordinals = new Map<number, number>();
  const batch: Batch = {
    asked,
    facts,
    keys,
    drafts,
    news: new IncidentNews(),
    decide(rule, outcome, fields) {
      const message = fields.message ?? null;
      const ordinal = message === null ? 0 : (ordinals.get(message) ?? 0);
      if (message !== null) ordinals.set(message, ordinal + 1);
      decisions.push(put(alertDecision, asked.newId(), { ...nothingSaid, ...fields, rule, outcome, ordinal, decidedAt: asked.at }));
    },
  };
  for (const step of steps) apply(step, batch);
  for (const { message, sourceId, reason } of notUnderstood)
    batch.decide('not-understood', 'left', { message, sourceId, inputs: { reason } });
  yield* weighAlerts(batch);
  yield* endAlerts(batch, due);
  const told = yield* batch.news.changes(batch);
  const changes = [...[...drafts.values()].flatMap(changesOfDraft), ...decisions, ...told.changes];
  return {
    decision: done(
      changes,
      [{ event: 'alerts-taken-in', data: { messages: new Set(received.map((each) => each.message)).size } }, ...told.happened],
      {},
    ),
    keys,
  };
}

const nothingSaid: Omit<DecisionFields, 'sourceId' | 'rule' | 'outcome' | 'decidedAt'> = {
  alertId: null,
  message: null,
  ordinal: 0,
  inputs: {},
  key: null,
  action: null,
  occurredAt: null,
  startedAt: null,
  receivedAt: null,
  episodeId: null,
  severity: 0,
  transportId: null,
  bodyHash: null,
};

/** Clocks differ a little. One that is far ahead is wrong: what it says is so since it was heard, else nobody would be told until then. */
const aheadAtMost = 5 * 60_000;

function notAhead(received: ReceivedEvent): ReceivedEvent {
  const { event, receivedAt } = received;
  const latest = new Date(Date.parse(receivedAt) + aheadAtMost).toISOString();
  const heard = (at: string | null): string | null => (at !== null && at > latest ? receivedAt : at);
  const [occurredAt, startedAt] = [heard(event.occurredAt), heard(event.startedAt)];
  return occurredAt === event.occurredAt && startedAt === event.startedAt
    ? received
    : { ...received, event: { ...event, occurredAt, startedAt } };
}

function stepOf(received: ReceivedEvent, keys: Map<string, AlertKey>, asked: Asked): Step {
  const name = keyName(received.sourceId, received.event.episodeKey);
  const before = keys.get(name) ?? emptyKey;
  const taken = takeIn(before, received.event, { at: Date.parse(received.receivedAt), bodyHash: received.bodyHash }, asked.newId);
  keys.set(name, taken.key);
  const was = new Map(before.episodes.map((each) => [each.alertId, each]));
  return { received, taken, changed: taken.key.episodes.filter((each) => !isAlike(was.get(each.alertId), each)) };
}

const isAlike = (one: KeptEpisode | undefined, other: KeptEpisode): boolean =>
  one !== undefined &&
  one.startedAt === other.startedAt &&
  one.closedAt === other.closedAt &&
  one.closedBy === other.closedBy &&
  one.isAcknowledged === other.isAcknowledged &&
  one.severity === other.severity;

function* draftsOf(steps: readonly Step[], due: readonly string[], facts: IntakeFacts): Asking<Map<string, Draft>> {
  const ids = new Set(due);
  for (const { taken, changed } of steps)
    for (const id of [taken.alertId, ...changed.map((each) => each.alertId)]) if (id !== null) ids.add(id);
  const kept = new Map<string, Alert>(ids.size ? (yield* many(alert, { id: [...ids] })).map((each) => [each.id, each]) : []);
  const drafts = new Map<string, Draft>();
  for (const id of due) if (kept.has(id)) drafts.set(id, { id, before: kept.get(id), now: { ...kept.get(id)! } });
  for (const { received, taken, changed } of steps)
    for (const id of [...changed.map((each) => each.alertId), taken.alertId])
      if (id !== null && !drafts.has(id)) drafts.set(id, draftOf(id, kept.get(id), received, facts));
  return drafts;
}

function apply({ received, taken, changed }: Step, { drafts, decide }: Batch): void {
  const { event, sourceId, message, receivedAt, bodyHash } = received;
  for (const episode of changed) becomes(drafts.get(episode.alertId)!, episode);
  const about = taken.alertId === null ? undefined : drafts.get(taken.alertId);
  if (about && taken.isNew) isSeen(about, received);
  decide(taken.rule, about?.now.state ?? 'noted', {
    sourceId,
    message,
    alertId: taken.alertId,
    key: event.episodeKey,
    action: event.action,
    occurredAt: event.occurredAt ?? receivedAt,
    startedAt: event.startedAt,
    receivedAt,
    episodeId: event.episodeId,
    severity: event.severity,
    transportId: event.transportId,
    bodyHash,
    inputs: { partial: event.partial, saysWhen: event.occurredAt !== null, count: about?.now.count ?? 0 },
  });
  for (const episode of changed)
    if (episode.closedBy === 'superseded')
      decide('superseded', 'closed', { sourceId, message, alertId: episode.alertId, inputs: { by: taken.alertId } });
}
