/** A plan as the table of computed dates holds it. */
import { instantOf as textOf } from '#calendar/rules';
import type { Plan, PlannedTask, Reason } from '#engine';
import { minutesOf } from '#projects/rules';

/** Writes rows; many dates of a plan are the same moment, and writing one out costs more than computing it. */
export function rowWriter(): (task: PlannedTask) => object {
  const known = new Map<number, string>();
  const instantOf = (tick: number): string => {
    let text = known.get(tick);
    if (text === undefined) known.set(tick, (text = textOf(tick)));
    return text;
  };
  return (task) => ({
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
  });
}

function isSameReason(left: Reason, right: Reason): boolean {
  if (left.kind !== right.kind) return false;
  const [mine, theirs] = [left, right] as unknown as readonly Readonly<Record<string, unknown>>[];
  for (const name in mine) if (mine[name] !== theirs![name]) return false;
  for (const name in theirs) if (!(name in mine!)) return false;
  return true;
}

const isSame = (left: PlannedTask, right: PlannedTask): boolean =>
  left.start === right.start &&
  left.finish === right.finish &&
  left.earlyStart === right.earlyStart &&
  left.earlyFinish === right.earlyFinish &&
  left.lateStart === right.lateStart &&
  left.lateFinish === right.lateFinish &&
  left.duration === right.duration &&
  left.totalSlack === right.totalSlack &&
  left.freeSlack === right.freeSlack &&
  left.isCritical === right.isCritical &&
  left.isSummary === right.isSummary &&
  isSameReason(left.startReason, right.startReason) &&
  isSameReason(left.finishReason, right.finishReason);

/** Tasks whose row may be another than in the plan before, or may be missing because the task is touched: it may have gone and come back. */
export function differingTasks(before: Plan, now: Plan, touched: ReadonlySet<string>): readonly PlannedTask[] {
  const known = new Map(before.tasks.map((task) => [task.id, task]));
  return now.tasks.filter((task) => {
    const old = known.get(task.id);
    return !old || touched.has(task.id) || !isSame(old, task);
  });
}

/** Whether a project's own row would be the same. */
export const isSameProject = (before: Plan, now: Plan): boolean =>
  before.start === now.start && before.finish === now.finish && JSON.stringify(before.conflicts) === JSON.stringify(now.conflicts);
