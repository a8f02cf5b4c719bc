/** How far a task is: percent, actual dates, what remains. Said by those who do it. */
import { z } from 'zod';
import { deed, done, instant, minutes, notFound, one, refuse } from '#platform/kit';
import { changesOf } from './change-task.ts';
import { participants } from './permissions.ts';
import { isRefusal } from './progress.ts';
import { consequencesOf } from './task-sense.ts';
import { task } from './task.ts';
import { refuseStranger } from './who-may-report.ts';

export const reportProgress = deed({
  name: 'report-progress',
  about:
    'Says how far a task is: percent complete, actual start and finish, what remains. For those assigned to it and those who plan the project.',
  on: task,
  binding: { method: 'POST', path: '/tasks/{id}/progress' },
  input: z.strictObject({
    id: z.uuid(),
    percentComplete: z.int().min(0).max(100).optional(),
    actualStart: instant().nullable().optional(),
    actualFinish: instant().nullable().optional(),
    remainingMinutes: minutes().nullable().optional(),
  }),
  may: participants,
  *decide({ id, ...report }, asked) {
    const before = yield* one(task, id);
    if (!before) return notFound(task);
    const stranger = yield* refuseStranger(before, asked.by);
    if (stranger) return stranger;
    if (!before.isActive)
      return refuse('not-active', `“${before.name}” is not active; nothing is done on it`, { values: { task: before.name } });
    const consequences = yield* consequencesOf(before, report, asked.at);
    if (isRefusal(consequences)) return consequences;
    const changes = changesOf(id, consequences);
    const data = { id, projectId: before.projectId, percentComplete: consequences.fields.percentComplete ?? before.percentComplete };
    return done(changes, changes.length ? [{ event: 'progress-reported', data }] : []);
  },
});
