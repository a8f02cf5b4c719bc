import type { Plan, PlanFacts, Reason, Tick } from '../facts.ts';

/** One step of an explanation: this task's date is what it is because of this. */
export interface Step {
  readonly task: string;
  readonly side: 'start' | 'finish';
  readonly at: Tick;
  readonly reason: Reason;
}

/** From a task's date, cause by cause, back to the root. */
export function explain(plan: Plan, facts: PlanFacts, task: string, side?: 'start' | 'finish'): readonly Step[] {
  throw new Error('being built');
}
