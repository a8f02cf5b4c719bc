/** A plan as the table of computed dates holds it. Runs wherever it is called: in the server's thread for small projects, in a worker's for large ones. */
import { instantOf as textOf } from '#calendar/rules';
import { minutesOf, planOf, unpackSnapshot } from '#projects/rules';
import type { ReadProject } from './read-project.ts';

export interface ComputedTask {
  readonly id: string;
  readonly start_at: string;
  readonly finish_at: string;
  readonly early_start_at: string;
  readonly early_finish_at: string;
  readonly late_start_at: string;
  readonly late_finish_at: string;
  readonly duration_minutes: number;
  readonly total_slack_minutes: number;
  readonly free_slack_minutes: number;
  readonly is_critical: boolean;
  readonly is_summary: boolean;
  readonly reason: { readonly start: unknown; readonly finish: unknown };
}

export interface ComputedPlan {
  readonly startAt: string;
  readonly finishAt: string;
  readonly conflicts: readonly unknown[];
  readonly tasks: readonly ComputedTask[];
}

export function computePlan(read: ReadProject): ComputedPlan {
  const plan = planOf(unpackSnapshot(read as never));
  // Many dates of a plan are the same moment, and writing one out costs more than computing it.
  const known = new Map<number, string>();
  const instantOf = (tick: number): string => {
    let text = known.get(tick);
    if (text === undefined) known.set(tick, (text = textOf(tick)));
    return text;
  };
  return {
    startAt: instantOf(plan.start),
    finishAt: instantOf(plan.finish),
    conflicts: plan.conflicts,
    tasks: plan.tasks.map((task) => ({
      id: task.id,
      start_at: instantOf(task.start),
      finish_at: instantOf(task.finish),
      early_start_at: instantOf(task.earlyStart),
      early_finish_at: instantOf(task.earlyFinish),
      late_start_at: instantOf(task.lateStart),
      late_finish_at: instantOf(task.lateFinish),
      duration_minutes: minutesOf(task.duration),
      total_slack_minutes: minutesOf(task.totalSlack),
      free_slack_minutes: minutesOf(task.freeSlack),
      is_critical: task.isCritical,
      is_summary: task.isSummary,
      reason: { start: task.startReason, finish: task.finishReason },
    })),
  };
}
