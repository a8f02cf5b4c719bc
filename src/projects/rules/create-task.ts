/** Adds a task: last among those under its summary, or after the one named. */
import { z } from 'zod';
import {
  contributors,
  deed,
  done,
  many,
  minutes,
  nextNumber,
  one,
  patch,
  put,
  reference,
  refuse,
  type Asking,
  type Refusal,
} from '#platform/kit';
import { lastPosition, placesAfter } from './placing.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { heldAt, startOfNewTasks } from './start-of-new-task.ts';
import { refuseTask, refuseUnknownLabels, type TaskDraft } from './task-sense.ts';
import { task } from './task.ts';

/** What somebody says of a new task; the floor and the rules add the rest. */
export const newTask = task.schema
  .omit({ projectId: true, number: true, parentId: true, position: true, status: true, blockedReason: true })
  .extend({ durationMinutes: minutes().optional(), isEstimated: z.boolean().optional() });
export type NewTask = z.output<typeof newTask>;

export const createTask = deed({
  name: 'create-task',
  about:
    'Adds a task: last among those under its summary, or right after the sibling named (null: first). In a project under way it starts no earlier than the status date, or else the day on which it is added, unless it says otherwise.',
  on: task,
  binding: { method: 'POST', path: '/tasks' },
  input: newTask.extend({
    projectId: reference(),
    parentId: reference().nullable().default(null),
    afterId: reference().nullable().optional(),
  }),
  may: contributors,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide({ projectId, parentId, afterId, ...fields }, asked) {
    const parent = yield* one(task, parentId);
    if (parentId !== null && parent?.projectId !== projectId)
      return refuse('no-such-parent', 'the summary above it is not in this project', { field: 'parentId' });
    const unknown = yield* refuseUnknownLabels(fields.labelIds);
    if (unknown) return unknown;
    const place = yield* placeAfter(projectId, parentId, afterId, asked.at);
    if (isRefusal(place)) return place;
    const id = asked.newId();
    const within = yield* one(project, projectId);
    const drawn = draftOf(fields, {
      id,
      projectId,
      parentId,
      position: place.positions[0]!,
      number: yield* nextNumber(`task:${projectId}`),
    });
    const draft = heldAt(drawn, within ? startOfNewTasks(within, asked.at) : null);
    const refusal = refuseTask(draft);
    if (refusal) return refusal;
    const { id: _, ...row } = draft;
    const changes = [put(task, id, row), ...place.moved.map((each) => patch(task, each.id, { position: each.position }))];
    return done(changes, [{ event: 'task-created', data: { id, projectId } }]);
  },
});

/** A place among those under a summary. Nobody is looked at when the newcomers come last, so that this stays quick among thousands. */
export function* placeAfter(
  projectId: string,
  parentId: string | null,
  afterId: string | null | undefined,
  at: string,
  count = 1,
): Asking<ReturnType<typeof placesAfter> | Refusal> {
  if (afterId === undefined) return count === 1 ? { positions: [lastPosition(at)], moved: [] } : placesAfter([], null, count, at);
  const siblings = yield* many(task, { projectId, parentId });
  if (afterId !== null && !siblings.some((each) => each.id === afterId))
    return refuse('no-such-sibling', 'the task to stand after is not under the same summary', { field: 'afterId' });
  return placesAfter(siblings, afterId, count, at);
}

/** The whole task: what is not told is concluded, and progress agrees with the column of the board. */
export function draftOf(fields: NewTask, where: Pick<TaskDraft, 'id' | 'projectId' | 'parentId' | 'position' | 'number'>): TaskDraft {
  const percentComplete = fields.actualFinish ? 100 : fields.percentComplete;
  const actualStart = fields.actualStart ?? fields.actualFinish;
  return {
    ...fields,
    ...where,
    kind: fields.durationMinutes === 0 ? 'milestone' : fields.kind,
    durationMinutes: fields.durationMinutes ?? (fields.kind === 'milestone' ? 0 : 480),
    isEstimated: fields.isEstimated ?? (fields.durationMinutes === undefined && fields.kind === 'task'),
    percentComplete,
    actualStart,
    remainingMinutes: percentComplete === 100 ? null : fields.remainingMinutes,
    status: percentComplete === 100 ? 'done' : percentComplete > 0 || actualStart !== null ? 'doing' : 'todo',
    blockedReason: null,
  };
}
