/** By how many days a task of the plan in hand misses its deadline; the same rule as for the project as a whole. */
import { instantOf } from '#calendar/rules';
import { deadlineMissedDays, type SnapshotTask } from '#projects/rules';
import type { ComputedPlan } from '../gantt/plan-records.ts';
import { dayOf } from '../instant-and-day.ts';

/** Null: it is kept, or there is none. */
export function missedDeadlineOf(task: Pick<SnapshotTask, 'id' | 'deadline'>, plan: ComputedPlan, zone: string): number | null {
  const index = plan.network.indexOf.get(task.id);
  if (index === undefined || task.deadline === null) return null;
  return deadlineMissedDays(instantOf(plan.network.finish[index]!), task.deadline, (instant) => dayOf(instant, zone));
}
