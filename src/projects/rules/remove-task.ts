/** Removes tasks with everything that hangs on them. Baselines keep what was promised about them. */
import { z } from 'zod';
import { contributors, deed, done, many, notFound, one, remove, type Asking, type Change } from '#platform/kit';
import { assignment } from './assignment.ts';
import { attachment } from './attachment.ts';
import { taskIds, tasksOf } from './change-tasks.ts';
import { comment } from './comment.ts';
import { link } from './link.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { task } from './task.ts';

export const removeTask = deed({
  name: 'remove-task',
  about: 'Removes a task with the tasks under it, their links, assignments, comments and attachments. Undo brings all of it back.',
  on: task,
  binding: { method: 'DELETE', path: '/tasks/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: contributors,
  *decide({ id }) {
    const before = yield* one(task, id);
    if (!before) return notFound(task);
    const changes = yield* removalOf(before.projectId, [id]);
    return done(changes, [{ event: 'tasks-removed', data: { projectId: before.projectId, ids: [id] } }]);
  },
});

export const removeTasks = deed({
  name: 'remove-tasks',
  about: 'Removes up to 500 tasks of one project with all that hangs on them, in one step that is undone as one.',
  on: task,
  binding: { method: 'POST', path: '/projects/{projectId}/remove-tasks' },
  input: z.strictObject({ projectId: z.uuid(), ids: taskIds }),
  may: contributors,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ removed: z.int() }),
  *decide({ projectId, ids }) {
    const tasks = yield* tasksOf(projectId, ids);
    if (isRefusal(tasks)) return tasks;
    const changes = yield* removalOf(projectId, ids);
    return done(changes, [{ event: 'tasks-removed', data: { projectId, ids } }], {
      removed: changes.filter((each) => each.thing === task).length,
    });
  },
});

/** What refers goes before what it refers to, the deepest task first. */
function* removalOf(projectId: string, ids: readonly string[]): Asking<readonly Change[]> {
  const going = yield* withThoseBelow(projectId, ids);
  const changes: Change[] = [];
  for (const thing of [attachment, comment, assignment])
    for (const row of yield* many(thing, { projectId, taskId: going })) changes.push(remove(thing, row.id));
  const links = new Map(
    [...(yield* many(link, { projectId, fromId: going })), ...(yield* many(link, { projectId, toId: going }))].map((row) => [row.id, row]),
  );
  for (const id of links.keys()) changes.push(remove(link, id));
  return [...changes, ...going.toReversed().map((id) => remove(task, id))];
}

/** Level by level, so that the rest of a large project need not be read. */
export function* withThoseBelow(projectId: string, ids: readonly string[]): Asking<readonly string[]> {
  const all = new Set(ids);
  for (let level = [...all]; level.length > 0;) {
    const below = yield* many(task, { projectId, parentId: level });
    level = below.map((each) => each.id).filter((id) => !all.has(id));
    for (const id of level) all.add(id);
  }
  return [...all];
}
