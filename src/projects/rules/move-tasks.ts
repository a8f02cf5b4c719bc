/** Gives many tasks of one project another start in one step that is undone as one. */
import { z } from 'zod';
import { contributors, deed, done, instant, limits, type Change } from '#platform/kit';
import { tasksOf } from './change-tasks.ts';
import { startAfresh } from './move-task.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { task } from './task.ts';

export const moveTasks = deed({
  name: 'move-tasks',
  about: 'Gives up to 500 tasks of one project another start each, in one step that is undone as one.',
  on: task,
  binding: { method: 'POST', path: '/projects/{projectId}/move-tasks' },
  input: z.strictObject({
    projectId: z.uuid(),
    moves: z
      .array(z.strictObject({ id: z.uuid(), startAt: instant() }))
      .min(1)
      .max(limits.bulkRows),
  }),
  may: contributors,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ moved: z.int() }),
  *decide({ projectId, moves }) {
    const startOf = new Map(moves.map((move) => [move.id, move.startAt]));
    const tasks = yield* tasksOf(projectId, [...startOf.keys()]);
    if (isRefusal(tasks)) return tasks;
    const changes: Change[] = [];
    for (const each of tasks) {
      const moved = startAfresh(each, startOf.get(each.id)!);
      if (isRefusal(moved)) return moved;
      changes.push(...moved);
    }
    return done(changes, changes.length ? [{ event: 'tasks-moved', data: { projectId, ids: [...startOf.keys()] } }] : [], {
      moved: changes.length,
    });
  },
});
