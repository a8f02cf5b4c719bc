/** Moves a task: to another place in the outline, to another start, or both. */
import { z } from 'zod';
import {
  contributors,
  deed,
  done,
  instant,
  many,
  notFound,
  one,
  patch,
  reference,
  refuse,
  type Asking,
  type Change,
  type Refusal,
} from '#platform/kit';
import { placesAfter } from './placing.ts';
import { isRefusal } from './progress.ts';
import { placeAnew } from './structure-sense.ts';
import { task, type Task } from './task.ts';

export const moveTask = deed({
  name: 'move-task',
  about:
    'Moves a task to another place in the outline (parentId, afterId; null is first) or to another start. A new start becomes the constraint "start no earlier than", as when a bar is dragged in Microsoft Project; a manual task simply starts then.',
  on: task,
  binding: { method: 'POST', path: '/tasks/{id}/move' },
  input: z.strictObject({
    id: z.uuid(),
    parentId: reference().nullable().optional(),
    afterId: reference().nullable().optional(),
    startAt: instant().optional(),
  }),
  may: contributors,
  *decide({ id, parentId, afterId, startAt }, asked) {
    const before = yield* one(task, id);
    if (!before) return notFound(task);
    if (parentId === undefined && afterId === undefined && startAt === undefined)
      return refuse('moves-nowhere', `say where “${before.name}” shall go`, { values: { task: before.name } });
    const placed =
      parentId === undefined && afterId === undefined
        ? []
        : yield* place(before, parentId === undefined ? before.parentId : parentId, afterId, asked.at);
    if (isRefusal(placed)) return placed;
    const started = startAt === undefined ? [] : startAfresh(before, startAt);
    if (isRefusal(started)) return started;
    const changes = [...placed, ...started];
    return done(changes, changes.length ? [{ event: 'task-moved', data: { id, projectId: before.projectId } }] : []);
  },
});

function* place(
  before: Task,
  parentId: string | null,
  afterId: string | null | undefined,
  at: string,
): Asking<readonly Change[] | Refusal> {
  const { id, projectId } = before;
  if (afterId === id)
    return refuse('after-itself', `“${before.name}” cannot stand after itself`, { field: 'afterId', values: { task: before.name } });
  const tasks = parentId === before.parentId ? yield* many(task, { projectId, parentId }) : yield* many(task, { projectId });
  if (parentId !== null && parentId !== before.parentId && !tasks.some((each) => each.id === parentId))
    return refuse('no-such-parent', 'the summary to stand under is not in this project', { field: 'parentId' });
  const siblings = tasks.filter((each) => each.parentId === parentId && each.id !== id);
  if (afterId && !siblings.some((each) => each.id === afterId))
    return refuse('no-such-sibling', 'the task to stand after is not under the same summary', { field: 'afterId' });
  const last = siblings.toSorted((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1)).at(-1);
  const { positions, moved } = placesAfter(siblings, afterId === undefined ? (last?.id ?? null) : afterId, 1, at);
  return yield* placeAnew(projectId, tasks, [...moved, { id, parentId, position: positions[0]! }]);
}

/** The change that gives a task another start, or why it keeps the one it has. */
export function startAfresh(before: Task, startAt: string): readonly Change[] | Refusal {
  const values = { task: before.name };
  if (before.actualStart !== null) {
    const began = before.actualStart.slice(0, 10);
    return refuse('has-begun', `“${before.name}” began on ${began}; what has begun cannot be moved`, {
      field: 'startAt',
      values: { ...values, date: began },
    });
  }
  if (before.percentComplete > 0)
    return refuse('has-begun', `“${before.name}” has begun and cannot be moved`, { field: 'startAt', values });
  if (before.mode === 'auto')
    return before.constraintKind === 'SNET' && before.constraintAt === startAt
      ? []
      : [patch(task, before.id, { constraintKind: 'SNET', constraintAt: startAt })];
  const { manualStart, manualFinish } = before;
  if (manualStart === startAt) return [];
  const shifted =
    manualStart && manualFinish ? new Date(Date.parse(manualFinish) + Date.parse(startAt) - Date.parse(manualStart)).toISOString() : null;
  return [patch(task, before.id, { manualStart: startAt, manualFinish: shifted })];
}
