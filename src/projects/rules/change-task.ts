/** Changes fields of a task; duration, work and units, percent and dates stay in agreement. */
import { z } from 'zod';
import { contributors, deed, done, notFound, one, patch, type Change } from '#platform/kit';
import { assignment } from './assignment.ts';
import { isRefusal } from './progress.ts';
import { consequencesOf, type Consequences } from './task-sense.ts';
import { task, taskFixed } from './task.ts';
import { changeableShape } from './changeable-shape.ts';

export const changeTask = deed({
  name: 'change-task',
  about: 'Changes fields of a task; duration, work and units, percent and dates stay in agreement.',
  on: task,
  binding: { method: 'PATCH', path: '/tasks/{id}' },
  input: z.strictObject({ id: z.uuid(), ...changeableShape(task, taskFixed) }),
  may: contributors,
  *decide({ id, ...fields }, asked) {
    const before = yield* one(task, id);
    if (!before) return notFound(task);
    const consequences = yield* consequencesOf(before, fields, asked.at);
    if (isRefusal(consequences)) return consequences;
    const changes = changesOf(id, consequences);
    return done(
      changes,
      changes.length
        ? [{ event: 'task-changed', data: { id, projectId: before.projectId, fields: Object.keys(consequences.fields) } }]
        : [],
    );
  },
});

export const changesOf = (id: string, { fields, assignments }: Consequences): readonly Change[] => [
  ...(Object.keys(fields).length ? [patch(task, id, fields)] : []),
  ...assignments.map((each) => patch(assignment, each.id, each.fields)),
];
