/** What holds for every task, whichever deed touches it, and what one change of a task brings with it. */
import { differing, known, many, one, refuse, together, type Asking, type Refusal } from '#platform/kit';
import { assignment, type Assignment } from './assignment.ts';
import { label } from './label.ts';
import { isRefusal, progressAfter, type Report } from './progress.ts';
import { task, type Task } from './task.ts';
import { taskPlan } from './task-plan.ts';
import { balance } from './work-triangle.ts';
import { whenReported } from './working-moment.ts';

/** A task as it will be; version and times come from the floor. */
export type TaskDraft = Omit<Task, 'version' | 'createdAt' | 'updatedAt'>;
export type TaskFields = Partial<Omit<TaskDraft, 'id'>>;

/** What to change: fields of the task, and fields of its assignments. */
export interface Consequences {
  readonly fields: TaskFields;
  readonly assignments: readonly { readonly id: string; readonly fields: Partial<Assignment> }[];
}

/** The fields that only stand together. Names what is wrong; undefined when nothing is. */
export function refuseTask(next: TaskDraft, hasChildren = false): Refusal | undefined {
  const name = `“${next.name}”`;
  const values = { task: next.name };
  const needsDate = next.constraintKind !== 'ASAP' && next.constraintKind !== 'ALAP';
  if (needsDate && next.constraintAt === null)
    return refuse('constraint-needs-date', `${name} must be told the date of its constraint (${next.constraintKind})`, {
      field: 'constraintAt',
      values,
    });
  if (!needsDate && next.constraintAt !== null)
    return refuse('date-without-constraint', `${name} has a date but no constraint that uses it`, { field: 'constraintKind', values });
  if (hasChildren && !['ASAP', 'SNET', 'FNLT'].includes(next.constraintKind))
    return refuse('constraint-not-for-summary', `${name} has tasks under it; it can only start no earlier or finish no later than a date`, {
      field: 'constraintKind',
      values,
    });
  if (next.manualStart && next.manualFinish && next.manualFinish < next.manualStart)
    return refuse('finish-before-start', `${name} cannot finish before it starts`, { field: 'manualFinish', values });
  if (next.actualStart && next.actualFinish && next.actualFinish < next.actualStart)
    return refuse('finish-before-start', `${name} cannot have finished before it began`, { field: 'actualFinish', values });
  return undefined;
}

/** Labels stand in a list, where neither the writer nor the database looks after what they refer to. */
export function* refuseUnknownLabels(labelIds: readonly string[]): Asking<Refusal | undefined> {
  if (labelIds.length === 0) return undefined;
  const known = new Set((yield* many(label, { id: labelIds })).map((each) => each.id));
  return labelIds.every((id) => known.has(id))
    ? undefined
    : refuse('no-such-label', 'one of the labels does not exist', { field: 'labelIds' });
}

const reported = ['percentComplete', 'actualStart', 'actualFinish', 'remainingMinutes'] as const;

/** Everything that follows from changing these fields of a task, or why it cannot be. */
export function* consequencesOf(before: Task, wanted: TaskFields, at: string): Asking<Consequences | Refusal> {
  const changed: TaskFields = differing(before, { ...wanted, ...kindByDuration(before, wanted) });
  if (Object.keys(changed).length === 0) return { fields: {}, assignments: [] };
  let next: Task = { ...before, ...changed };
  const touches = (...names: readonly (keyof TaskFields)[]) => names.some((name) => name in changed);

  if (touches('kind') && !touches('durationMinutes')) {
    if (next.kind === 'milestone') next = { ...next, durationMinutes: 0, isEstimated: false };
    else if (next.durationMinutes === 0) next = { ...next, durationMinutes: 480, isEstimated: true };
  } else if (touches('durationMinutes') && !touches('isEstimated')) next = { ...next, isEstimated: false };
  if (touches('constraintKind') && !touches('constraintAt') && (next.constraintKind === 'ASAP' || next.constraintKind === 'ALAP'))
    next = { ...next, constraintAt: null };
  if (touches('mode')) next = yield* inMode(next, changed);
  if (touches('durationMinutes') && !touches('remainingMinutes')) next = { ...next, remainingMinutes: null };

  const isReport = touches(...reported);
  const asksForChildren = isReport || (touches('constraintKind') && next.constraintKind !== 'ASAP');
  const [children, when] = yield* together(
    asksForChildren ? many(task, { projectId: before.projectId, parentId: before.id }) : known([]),
    isReport ? whenReported(before, at) : known({ at }),
  );
  const hasChildren = children.length > 0;
  if (touches('labelIds')) {
    const refusal = yield* refuseUnknownLabels(next.labelIds.filter((each) => !before.labelIds.includes(each)));
    if (refusal) return refusal;
  }
  if (isReport) {
    if (hasChildren) return takesProgressFromBelow(before);
    const report: Report = Object.fromEntries(reported.filter((name) => name in changed).map((name) => [name, changed[name]]));
    const progress = progressAfter({ ...next, ...pickProgress(before) }, report, when);
    if (isRefusal(progress)) return progress;
    next = { ...next, ...progress };
  }
  const refusal = refuseTask(next, hasChildren);
  if (refusal) return refusal;

  const assignments: { id: string; fields: Partial<Assignment> }[] = [];
  if (next.durationMinutes !== before.durationMinutes || touches('workMinutes', 'isElapsed')) {
    const held = yield* many(assignment, { projectId: before.projectId, taskId: before.id });
    const triangle = balance(next, held, touches('workMinutes') ? 'work' : 'duration');
    if (held.length > 0) next = { ...next, durationMinutes: triangle.durationMinutes, workMinutes: triangle.workMinutes };
    for (const [i, each] of triangle.assignments.entries()) {
      const fields = differing(held[i]!, { unitsPerMille: each.unitsPerMille, workMinutes: each.workMinutes });
      if (Object.keys(fields).length) assignments.push({ id: each.id, fields });
    }
  }
  const { id: _id, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...fields } = next;
  return { fields: differing(before, fields), assignments };
}

/** A task without duration is a milestone, and a milestone that is given one is a task, unless somebody says otherwise in the same breath. */
function kindByDuration(before: Task, { kind, durationMinutes }: TaskFields): TaskFields {
  if (kind !== undefined || durationMinutes === undefined) return {};
  if (durationMinutes === 0) return { kind: 'milestone' };
  return before.kind === 'milestone' && before.durationMinutes === 0 ? { kind: 'task' } : {};
}

export const takesProgressFromBelow = (summary: Pick<Task, 'name'>): Refusal =>
  refuse('progress-from-below', `“${summary.name}” takes its progress from the tasks under it`, { values: { task: summary.name } });

const pickProgress = ({ percentComplete, actualStart, actualFinish, remainingMinutes }: Task) => ({
  percentComplete,
  actualStart,
  actualFinish,
  remainingMinutes,
});

/** A task that becomes manual stays where the plan has it; one that becomes automatic gives its fixed dates up. */
function* inMode(next: Task, changed: TaskFields): Asking<Task> {
  if (next.mode === 'auto') return { ...next, manualStart: null, manualFinish: null };
  if ('manualStart' in changed || 'manualFinish' in changed) return next;
  const plan = yield* one(taskPlan, next.id);
  return plan ? { ...next, manualStart: plan.startAt, manualFinish: plan.finishAt } : next;
}
