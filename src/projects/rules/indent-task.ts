/** Indents and outdents tasks: the rows stay where they are, their levels change (Alt+Shift+arrow, as in Microsoft Project). */
import { z } from 'zod';
import { contributors, deed, done, many, refuse, type Asking, type Decision } from '#platform/kit';
import { taskIds } from './change-tasks.ts';
import { outlineOf, subtreeOf } from './outline.ts';
import { placesOfLevels } from './placing.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { placeAnew } from './structure-sense.ts';
import { task } from './task.ts';

const common = {
  on: task,
  input: z.strictObject({ projectId: z.uuid(), ids: taskIds }),
  may: contributors,
  within: ({ projectId }: { projectId: string }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ moved: z.int() }),
} as const;

export const indentTask = deed({
  ...common,
  name: 'indent-task',
  about: 'Puts tasks one level deeper: under the task above them that stood on their level.',
  binding: { method: 'POST', path: '/projects/{projectId}/indent-tasks' },
  *decide({ projectId, ids }, asked) {
    return yield* shift(projectId, ids, 1, asked.at);
  },
});

export const outdentTask = deed({
  ...common,
  name: 'outdent-task',
  about: 'Puts tasks one level higher; the rows below them that stood beside them come to stand under them.',
  binding: { method: 'POST', path: '/projects/{projectId}/outdent-tasks' },
  *decide({ projectId, ids }, asked) {
    return yield* shift(projectId, ids, -1, asked.at);
  },
});

/** Those below a chosen task go with it. */
function* shift(projectId: string, ids: readonly string[], by: 1 | -1, at: string): Asking<Decision> {
  const tasks = yield* many(task, { projectId });
  const known = new Set(tasks.map((each) => each.id));
  if (ids.some((id) => !known.has(id)))
    return refuse('not-in-project', 'one of the tasks is not (or no longer) in this project', { field: 'ids', status: 404 });
  const moving = new Set(subtreeOf(tasks, ids));
  const levels: { id: string; parentId: string | null; position: number; level: number }[] = [];
  for (const { task: row, level } of outlineOf(tasks)) {
    const next = moving.has(row.id) ? level + by : level;
    const values = { task: row.name };
    if (next < 1) return refuse('top-already', `“${row.name}” stands at the top already`, { field: 'ids', values });
    if (next > (levels.at(-1)?.level ?? 0) + 1)
      return refuse('nothing-above', `“${row.name}” has no task above it on its own level to stand under`, { field: 'ids', values });
    levels.push({ id: row.id, parentId: row.parentId, position: row.position, level: next });
  }
  const changes = yield* placeAnew(projectId, tasks, placesOfLevels(levels, at));
  if (isRefusal(changes)) return changes;
  return done(changes, changes.length ? [{ event: 'tasks-moved', data: { projectId, ids } }] : [], { moved: changes.length });
}
