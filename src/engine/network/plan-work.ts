import type { AssignmentFacts, TaskFacts } from '../facts.ts';
import type { CompiledNetwork } from './network.ts';
import type { WorkPlan } from './work-plan.ts';

/** The work plan of a task that needs one: undefined for one stretch of time on one calendar. */
export function workPlanOf(
  network: CompiledNetwork,
  task: number,
  facts: TaskFacts,
  assignments: readonly AssignmentFacts[],
): WorkPlan | undefined {
  (void network, task, facts, assignments);
  return undefined;
}
