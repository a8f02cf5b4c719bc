/** What follows when alerts are over: their incident is told, and resolved when nothing of it is left. */
import { many, type Asking } from '#platform/kit';
import { incident, isOpen } from '../../incident/incident.ts';
import { alert, openAlertStates } from '../alert.ts';
import type { DecisionRule } from '../alert-decision.ts';
import { changesIn, flappingAt } from '../flapping.ts';
import { isOpenAlert, type Draft } from './alert-drafts.ts';
import type { Batch } from './take-in-alerts.ts';
import { keyOf } from './weigh-alerts.ts';

export function* endAlerts(batch: Batch, due: readonly string[]): Asking<void> {
  const { drafts, news } = batch;
  const over = [...drafts.values()].filter(({ now }) => !isOpenAlert(now) && now.incidentId !== null);
  const ended = over.filter(({ before }) => before !== undefined && isOpenAlert(before));
  const asked = [...new Set([...ended, ...over.filter((each) => due.includes(each.id))])];
  const incidentIds = [...new Set(asked.map((each) => each.now.incidentId!))];
  if (incidentIds.length === 0) return;
  const open = new Set((yield* many(incident, { id: incidentIds })).filter(isOpen).map((each) => each.id));
  const others = yield* many(alert, { incidentId: incidentIds, state: openAlertStates });
  for (const [incidentId, of] of Map.groupBy(asked, (each) => each.now.incidentId!)) {
    const left =
      others.filter((each) => each.incidentId === incidentId && !drafts.has(each.id)).length +
      [...drafts.values()].filter(({ now }) => now.incidentId === incidentId && isOpenAlert(now)).length;
    if (open.has(incidentId)) for (const draft of of) if (ended.includes(draft)) news.end(draft);
    const last = of.toSorted((one, other) => (one.now.closedAt! < other.now.closedAt! ? -1 : 1)).at(-1)!;
    const calmAt = Math.max(0, ...of.map((draft) => calmOf(draft, batch)));
    const rule = ruleOf(open.has(incidentId), left, batch.facts.sources.get(last.now.sourceId)?.resolvesIncident ?? true, calmAt);
    if (rule === 'all-over') news.resolve(incidentId, last.now.closedAt! < batch.asked.at ? last.now.closedAt : null);
    const reviewAt = rule === 'calm-awaited' ? new Date(calmAt).toISOString() : null;
    for (const draft of of) draft.now = { ...draft.now, reviewAt: draft === last ? reviewAt : null };
    batch.decide(rule, rule === 'all-over' ? 'resolved' : 'left', {
      sourceId: last.now.sourceId,
      alertId: last.id,
      inputs: { openAlerts: left, until: reviewAt, incident: incidentId },
    });
  }
}

const calmOf = (draft: Draft, batch: Batch): number =>
  flappingAt(changesIn(keyOf(draft, batch)?.episodes ?? []), Date.parse(batch.asked.at)).calmAt ?? 0;

function ruleOf(isIncidentOpen: boolean, left: number, resolves: boolean, calmAt: number): DecisionRule {
  if (!isIncidentOpen) return 'incident-over-already';
  if (left > 0) return 'others-still-open';
  if (!resolves) return 'source-keeps-open';
  return calmAt > 0 ? 'calm-awaited' : 'all-over';
}
