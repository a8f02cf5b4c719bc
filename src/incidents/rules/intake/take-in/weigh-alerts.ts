/** Which of the open alerts of a batch come to an incident, and to which. */
import { many, type Asking } from '#platform/kit';
import { incident, isOpen } from '../../incident/incident.ts';
import { alert } from '../alert.ts';
import { changesIn, flappingAt } from '../flapping.ts';
import { matterOf, type Matter, type MatterFacts } from '../matter.ts';
import { rootsOf } from '../roots.ts';
import type { Severity } from '../canonical-event.ts';
import { isOpenAlert, type Draft } from './alert-drafts.ts';
import { keyName } from './intake-facts.ts';
import type { Batch } from './take-in-alerts.ts';

const nodeOf = ({ now }: Draft): string | null => now.assetId ?? now.serviceId;
const millis = (at: string | null): number | null => (at === null ? null : Date.parse(at));

export function* weighAlerts(batch: Batch): Asking<void> {
  const { drafts, facts, news, asked } = batch;
  const now = Date.parse(asked.at);
  for (const draft of drafts.values()) {
    const { isFlapping } = flappingAt(changesIn(keyOf(draft, batch)?.episodes ?? []), now);
    if (draft.now.isFlapping !== isFlapping) draft.now = { ...draft.now, isFlapping };
  }
  const waiting = [...drafts.values()]
    .filter((each) => isOpenAlert(each.now) && each.now.incidentId === null)
    .toSorted((one, other) => (one.now.startedAt < other.now.startedAt ? -1 : 1));
  if (waiting.length === 0) return;

  const open = yield* openIncidents(waiting, batch);
  const rulesOf = (draft: Draft) => facts.sources.get(draft.now.sourceId)!;
  const first = waiting.map((draft) => ({ draft, facts: factsOf(draft, batch, open, now) }));
  const candidates = first.filter((each) => ['incident', 'join'].includes(matterOf(each.facts, rulesOf(each.draft)).outcome));
  const roots = rootsAmong(
    candidates.map((each) => each.draft),
    batch,
  );

  // Roots first, so that what follows from them finds their incident.
  const inOrder = first.toSorted((one, other) => Number(roots.has(one.draft.id)) - Number(roots.has(other.draft.id)));
  for (const { draft, facts: so } of inOrder) {
    const rootAlertId = roots.get(draft.id) ?? null;
    const matter = matterOf({ ...so, rootAlertId, incidents: { ...so.incidents, ...news.openedFor(draft, so.incidents) } }, rulesOf(draft));
    follow(draft, matter, rootAlertId, batch, so);
  }
}

export const keyOf = ({ now }: Draft, { keys }: Batch) => keys.get(keyName(now.sourceId, now.key));

interface OpenIncidents {
  readonly ofKey: ReadonlyMap<string, string>;
  readonly ofService: ReadonlyMap<string, string>;
  readonly isOpen: (incidentId: string | null | undefined) => boolean;
}

/** The incidents that are still open, of those to which earlier alerts of the same keys and services have come. */
function* openIncidents(waiting: readonly Draft[], batch: Batch): Asking<OpenIncidents> {
  const earlier = new Map(
    waiting.flatMap((draft) =>
      (keyOf(draft, batch)?.episodes ?? [])
        .slice(-4)
        .flatMap(({ alertId }) => (alertId === draft.id ? [] : [[alertId, draft.id] as const])),
    ),
  );
  const alerts = earlier.size ? yield* many(alert, { id: [...earlier.keys()] }) : [];
  const failing = [...batch.facts.failing.entries()];
  const ids = new Set([...alerts.flatMap((each) => each.incidentId ?? []), ...failing.map(([, each]) => each.incidentId)]);
  const open = new Set(ids.size ? (yield* many(incident, { id: [...ids] })).filter(isOpen).map((each) => each.id) : []);
  return {
    ofKey: new Map(
      alerts.flatMap(({ id, incidentId }) => (incidentId && open.has(incidentId) ? [[earlier.get(id)!, incidentId] as const] : [])),
    ),
    ofService: new Map(failing.flatMap(([id, { incidentId }]) => (open.has(incidentId) ? [[id, incidentId] as const] : []))),
    isOpen: (id) => id != null && open.has(id),
  };
}

function factsOf(draft: Draft, batch: Batch, open: OpenIncidents, now: number): MatterFacts {
  const { now: of } = draft;
  const { serviceId } = of;
  return {
    now,
    isOpen: isOpenAlert(of),
    severity: of.severity as Severity,
    count: of.count,
    startedAt: Date.parse(of.startedAt),
    mutedUntil: millis(of.mutedUntil),
    maintenanceUntil: batch.facts.maintenanceUntil(serviceId, now),
    calmAt: flappingAt(changesIn(keyOf(draft, batch)?.episodes ?? []), now).calmAt,
    rootAlertId: null,
    incidents: {
      ofKey: open.ofKey.get(draft.id) ?? null,
      ofService: (serviceId === null ? undefined : open.ofService.get(serviceId)) ?? null,
      ofFollowing: null,
    },
  };
}

/** Alert to the alert from which it follows: of all that fails, including what has come to an incident before. */
function rootsAmong(candidates: readonly Draft[], { facts, news }: Batch): ReadonlyMap<string, string> {
  if (candidates.length === 0) return new Map();
  const since = new Map([...facts.failing].map(([id, each]) => [id, each.since]));
  const alertAt = new Map([...facts.failing].map(([id, each]) => [id, each.alertId]));
  for (const draft of candidates) {
    const node = nodeOf(draft);
    if (node === null || since.has(node)) continue;
    since.set(node, Date.parse(draft.now.startedAt));
    alertAt.set(node, draft.id);
  }
  if (since.size < 2) return new Map();
  const roots = rootsOf(facts.graph, since);
  for (const [node, root] of roots) {
    const incidentId = facts.failing.get(node)?.incidentId;
    if (incidentId) news.followsFrom(alertAt.get(root)!, incidentId);
  }
  return new Map(
    candidates.flatMap((draft) => {
      const root = roots.get(nodeOf(draft) ?? '');
      return root === undefined || alertAt.get(root) === draft.id ? [] : [[draft.id, alertAt.get(root)!] as const];
    }),
  );
}

function follow(draft: Draft, matter: Matter, rootAlertId: string | null, { decide, news, drafts, facts }: Batch, so: MatterFacts): void {
  const { now: of } = draft;
  const isTold = of.matter !== matter.rule;
  const reviewAt = matter.reviewAt === null ? null : new Date(matter.reviewAt).toISOString();
  draft.now = { ...of, matter: matter.rule, reviewAt, rootAlertId: matter.outcome === 'under-root' ? rootAlertId : of.rootAlertId };
  if (matter.outcome === 'incident') news.open(draft);
  else if (matter.outcome === 'join') news.join(draft, matter.incidentId!, matter.rule === 'root-of-others');
  else if (matter.outcome === 'under-root') {
    const root = drafts.get(rootAlertId!);
    const known = root ? null : [...facts.failing.values()].find((each) => each.alertId === rootAlertId);
    news.hangUnder(draft, root ?? null, known?.incidentId ?? null);
  }
  if (!isTold) return;
  const { leastSeverity, afterCount, afterMinutes } = facts.sources.get(of.sourceId)!;
  decide(matter.rule, matter.outcome, {
    sourceId: of.sourceId,
    alertId: draft.id,
    inputs: { severity: so.severity, leastSeverity, count: so.count, afterCount, afterMinutes, until: reviewAt, root: rootAlertId },
  });
}
