/** Changes the same fields of many tasks of one project at once; undone as one. */
import { z } from 'zod';
import { contributors, deed, done, limits, many, refuse, type Asking, type Change, type Refusal } from '#platform/kit';
import { changesOf } from './change-task.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { consequencesOf } from './task-sense.ts';
import { task, taskFixed, type Task } from './task.ts';
import { changeableShape } from './changeable-shape.ts';

export const taskIds = z.array(z.uuid()).min(1).max(limits.bulkRows);

export const changeTasks = deed({
  name: 'change-tasks',
  about: 'Changes the same fields of up to 500 tasks of one project, as one step that is undone as one.',
  on: task,
  binding: { method: 'POST', path: '/projects/{projectId}/change-tasks' },
  input: z.strictObject({ projectId: z.uuid(), ids: taskIds, fields: z.strictObject(changeableShape(task, taskFixed)) }),
  may: contributors,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ changed: z.int() }),
  *decide({ projectId, ids, fields }, asked) {
    const tasks = yield* tasksOf(projectId, ids);
    if (isRefusal(tasks)) return tasks;
    const changes: Change[] = [];
    let changed = 0;
    for (const each of tasks) {
      const consequences = yield* consequencesOf(each, fields, asked.at);
      if (isRefusal(consequences)) return consequences;
      const its = changesOf(each.id, consequences);
      if (its.length) changed++;
      changes.push(...its);
    }
    return done(changes, changed ? [{ event: 'tasks-changed', data: { projectId, ids } }] : [], { changed });
  },
});

/** These tasks in the order asked for, or the refusal that one of them is not of this project. */
export function* tasksOf(projectId: string, ids: readonly string[]): Asking<readonly Task[] | Refusal> {
  const wanted = [...new Set(ids)];
  const found = new Map((yield* many(task, { projectId, id: wanted })).map((each) => [each.id, each]));
  if (found.size < wanted.length)
    return refuse('not-in-project', `${wanted.length - found.size} of the ${wanted.length} tasks are not (or no longer) in this project`, {
      field: 'ids',
      status: 404,
    });
  return wanted.map((id) => found.get(id)!);
}
