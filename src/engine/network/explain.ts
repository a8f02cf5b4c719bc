import type { Plan, PlanFacts, PlannedTask, Reason, Tick } from '../facts.ts';

/** One step of an explanation: this task's date is what it is because of this. */
export interface Step {
  readonly task: string;
  readonly side: 'start' | 'finish';
  readonly at: Tick;
  readonly reason: Reason;
}

/** From a task's date, cause by cause, back to the root. An unknown task has no explanation. */
export function explain(plan: Plan, facts: PlanFacts, task: string, side: 'start' | 'finish' = 'start'): readonly Step[] {
  const planned = new Map(plan.tasks.map((each) => [each.id, each]));
  const links = new Map(facts.links.map((link) => [link.id, link]));
  const steps: Step[] = [];
  const seen = new Set<string>();
  let next: readonly [id: string, side: 'start' | 'finish'] | undefined = [task, side];
  while (next && !seen.has(next.join())) {
    seen.add(next.join());
    const [id, at]: readonly [id: string, side: 'start' | 'finish'] = next;
    const found: PlannedTask | undefined = planned.get(id);
    if (!found) break;
    const reason: Reason = at === 'start' ? found.startReason : found.finishReason;
    steps.push({ task: id, side: at, at: found[at], reason });
    if (reason.kind === 'duration' || reason.kind === 'resource') next = at === 'finish' ? [id, 'start'] : undefined;
    else if (reason.kind === 'link') {
      const kind = links.get(reason.link ?? '')?.kind;
      next = reason.task === undefined ? undefined : [reason.task, kind === 'SS' || kind === 'SF' ? 'start' : 'finish'];
    } else if (reason.kind === 'children') next = reason.task === undefined ? undefined : [reason.task, at];
    else next = undefined;
  }
  return steps;
}
