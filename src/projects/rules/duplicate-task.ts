/** Copies a task with those under it, their links among themselves and their assignments; without progress, comments and files. */
import { z } from 'zod';
import { contributors, deed, done, line, many, nextNumber, notFound, one, patch, put, type Change } from '#platform/kit';
import { assignment } from './assignment.ts';
import { link } from './link.ts';
import { subtreeOf } from './outline.ts';
import { placesAfter } from './placing.ts';
import { task } from './task.ts';

export const duplicateTask = deed({
  name: 'duplicate-task',
  about:
    'Copies a task right after itself: with the tasks under it, links among them and assignments, without progress, comments and attachments.',
  on: task,
  binding: { method: 'POST', path: '/tasks/{id}/duplicate' },
  input: z.strictObject({ id: z.uuid(), name: line(500).optional() }),
  may: contributors,
  answer: z.strictObject({ id: z.uuid() }),
  *decide({ id, name }, asked) {
    const original = yield* one(task, id);
    if (!original) return notFound(task);
    const { projectId, parentId } = original;
    const tasks = yield* many(task, { projectId });
    const byId = new Map(tasks.map((each) => [each.id, each]));
    const copied = subtreeOf(tasks, [id]);
    const copyOf = new Map(copied.map((each) => [each, asked.newId()]));
    const siblings = tasks.filter((each) => each.parentId === parentId);
    const { positions, moved } = placesAfter(siblings, id, 1, asked.at);
    const changes: Change[] = moved.map((each) => patch(task, each.id, { position: each.position }));
    for (const each of copied) {
      const { id: _id, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...fields } = byId.get(each)!;
      changes.push(
        put(task, copyOf.get(each)!, {
          ...fields,
          ...unbegun,
          number: yield* nextNumber(`task:${projectId}`),
          ...(each === id ? { name: name ?? fields.name, position: positions[0]! } : { parentId: copyOf.get(fields.parentId!)! }),
        }),
      );
    }
    for (const each of yield* many(link, { projectId, fromId: copied })) {
      const { fromId, toId, kind, lag, lagKind } = each;
      if (copyOf.has(toId))
        changes.push(put(link, asked.newId(), { projectId, fromId: copyOf.get(fromId)!, toId: copyOf.get(toId)!, kind, lag, lagKind }));
    }
    for (const each of yield* many(assignment, { projectId, taskId: copied })) {
      const { id: _id, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...fields } = each;
      changes.push(
        put(assignment, asked.newId(), {
          ...fields,
          taskId: copyOf.get(each.taskId)!,
          actualWorkMinutes: null,
          actualStart: null,
          actualFinish: null,
        }),
      );
    }
    const copy = copyOf.get(id)!;
    return done(changes, [{ event: 'tasks-added', data: { projectId, count: copied.length } }], { id: copy });
  },
});

const unbegun = {
  percentComplete: 0,
  actualStart: null,
  actualFinish: null,
  remainingMinutes: null,
  stopAt: null,
  resumeAt: null,
  status: 'todo',
  blockedReason: null,
  externalId: null,
} as const;
