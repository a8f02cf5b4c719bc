/** How the plan in hand stands, said as the overview of projects says it, so that its head and its rows never differ. */
import { instantOf } from '#calendar/rules';
import { deadlineMissedDays, slipDaysOf, type ProjectOverviewRow } from '#projects/rules';
import type { ComputedPlan, PlanRecords } from '../gantt/plan-records.ts';
import { dayOf } from '../instant-and-day.ts';

/** `row` is what the server said; whatever follows from the plan is taken from the plan. `now` is an instant. */
export function standOfPlan(row: ProjectOverviewRow, plan: ComputedPlan, records: PlanRecords, now: string): ProjectOverviewRow {
  const { network, rows } = plan;
  const leaves = rows.flatMap(({ task, hasChildren }) => {
    const index = network.indexOf.get(task.id);
    return hasChildren || !task.isActive || index === undefined ? [] : [{ task, finishAt: instantOf(network.finish[index]!) }];
  });
  const finishAt = leaves.length > 0 ? instantOf(network.projectFinish) : null;
  const promises = [...records['baseline-task'].values()].map((each) => each.finishAt);
  const promisedFinishAt = promises.length === 0 ? null : promises.reduce((last, each) => (each > last ? each : last));
  const open = leaves.filter(({ task }) => task.status !== 'done');
  const missed = open.flatMap(
    ({ task, finishAt: finish }) => deadlineMissedDays(finish, task.deadline, (instant) => dayOf(instant, row.zone)) ?? [],
  );
  return {
    ...row,
    startAt: instantOf(network.projectStart),
    finishAt,
    promisedFinishAt,
    slipMinutes: finishAt === null || promisedFinishAt === null ? null : (Date.parse(finishAt) - Date.parse(promisedFinishAt)) / 60_000,
    slipDays: slipDaysOf(finishAt, promisedFinishAt, (instant) => dayOf(instant, row.zone)),
    percentComplete: percentOf(leaves.map(({ task }) => task)),
    tasks: leaves.length,
    done: leaves.length - open.length,
    late: open.filter(({ task, finishAt: finish }) => finish < now || (task.deadline !== null && finish > task.deadline)).length,
    blocked: leaves.filter(({ task }) => task.status === 'blocked').length,
    conflicts: network.conflicts.length,
    isOverdue: finishAt !== null && finishAt < now && open.length > 0,
    deadlineMissedDays: missed.length === 0 ? null : Math.max(...missed),
  };
}

/** Weighed by duration; milestones alone count alike. */
function percentOf(tasks: readonly { readonly durationMinutes: number; readonly percentComplete: number }[]): number {
  const whole = tasks.reduce((sum, each) => sum + each.durationMinutes, 0);
  const done = tasks.reduce((sum, each) => sum + (whole > 0 ? each.durationMinutes : 1) * each.percentComplete, 0);
  return tasks.length === 0 ? 0 : Math.round((10 * done) / (whole > 0 ? whole : tasks.length)) / 10;
}
