/** Moves a task on the board; percent and actual dates keep step. */
import { z } from 'zod';
import { deed, differing, done, line, many, notFound, one, patch, refuse } from '#platform/kit';
import { participants } from './permissions.ts';
import { beginOf, isRefusal, progressAfter, type Report, type When } from './progress.ts';
import { takesProgressFromBelow } from './task-sense.ts';
import { task, taskStatuses, type Task, type TaskStatus } from './task.ts';
import { refuseStranger } from './who-may-report.ts';
import { whenReported } from './working-moment.ts';

export const setStatus = deed({
  name: 'set-status',
  about: 'Moves a task on the board: to do, doing, blocked (with the reason) or done; percent and actual dates keep step.',
  on: task,
  binding: { method: 'POST', path: '/tasks/{id}/status' },
  input: z.strictObject({ id: z.uuid(), status: z.enum(taskStatuses), blockedReason: line(500).nullable().default(null) }),
  may: participants,
  *decide({ id, status, blockedReason }, asked) {
    const before = yield* one(task, id);
    if (!before) return notFound(task);
    const stranger = yield* refuseStranger(before, asked.by);
    if (stranger) return stranger;
    const values = { task: before.name };
    if (!before.isActive) return refuse('not-active', `“${before.name}” is not active; nothing is done on it`, { values });
    if (status === 'blocked' && blockedReason === null)
      return refuse('blocked-without-reason', `say what blocks “${before.name}”`, { field: 'blockedReason', values });
    if (status !== 'blocked' && blockedReason !== null)
      return refuse('reason-without-block', 'only what is blocked has a reason for it', { field: 'blockedReason' });
    if ((yield* many(task, { projectId: before.projectId, parentId: id })).length > 0) return takesProgressFromBelow(before);
    const when = yield* whenReported(before, asked.at);
    const progress = progressAfter(before, reportOf(before, status, when), when);
    if (isRefusal(progress)) return progress;
    const fields = differing(before, { ...progress, status, blockedReason });
    if (Object.keys(fields).length === 0) return done([]);
    return done(
      [patch(task, id, fields)],
      [{ event: 'task-status-set', data: { id, projectId: before.projectId, status, before: before.status } }],
    );
  },
});

function reportOf(before: Task, status: TaskStatus, when: When): Report {
  if (status === 'done') return before.percentComplete === 100 ? {} : { percentComplete: 100 };
  if (status === 'todo') return { percentComplete: 0, actualStart: null, actualFinish: null, remainingMinutes: null };
  // Taken up again after it was done: all but done, until somebody says how much remains.
  if (before.percentComplete === 100) return { percentComplete: 99 };
  return status === 'doing' && before.actualStart === null ? { actualStart: beginOf(when) } : {};
}
