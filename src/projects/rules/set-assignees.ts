/** Which people work on a task, all at once, as typed into its cell (`Ada; Grace 50 %`). */
import { z } from 'zod';
import { contributors, deed, differing, done, many, notFound, one, patch, put, remove, type Change } from '#platform/kit';
import { refuseWho } from './assign.ts';
import { assignment, type Assignment } from './assignment.ts';
import { isRefusal } from './progress.ts';
import { task } from './task.ts';
import { balance } from './work-triangle.ts';

export const assigneeShape = z.strictObject({ personId: z.uuid(), unitsPerMille: assignment.schema.shape.unitsPerMille });

export const setAssignees = deed({
  name: 'set-assignees',
  about:
    'Says which people work on a task and how much, all at once, as typed into its cell; whoever is not named is taken off, skills and teams that are asked for stay.',
  on: task,
  binding: { method: 'PUT', path: '/tasks/{id}/assignees' },
  input: z.strictObject({ id: z.uuid(), assignees: z.array(assigneeShape).max(200) }),
  may: contributors,
  *decide({ id: taskId, assignees }, asked) {
    const target = yield* one(task, taskId);
    if (!target) return notFound(task);
    const { projectId } = target;
    const before = yield* many(assignment, { projectId, taskId });
    const unitsOf = new Map(assignees.map((each) => [each.personId, each.unitsPerMille]));
    const staying = before.filter((each) => each.personId === null || unitsOf.has(each.personId));
    const known = new Set(staying.map((each) => each.personId));
    const fresh: Draft[] = [];
    for (const [i, { personId, unitsPerMille }] of assignees.entries()) {
      if (known.has(personId)) continue;
      const draft = { ...assignment.schema.parse({ projectId, taskId, personId, unitsPerMille }), id: asked.newId() };
      const refusal = yield* refuseWho(draft, target, [...staying, ...fresh]);
      if (isRefusal(refusal)) return { ...refusal, field: `assignees/${i}/personId` };
      fresh.push(draft);
    }
    // Who comes and who goes first, then how much of those who were there before.
    const isSame = fresh.length === 0 && staying.length === before.length;
    const held: readonly Draft[] = [...staying, ...fresh];
    const byPeople = isSame ? { ...target, assignments: before } : balance(target, held, 'people', before);
    const wanted = byPeople.assignments.map((each, i) => ({
      ...each,
      unitsPerMille: unitsOf.get(held[i]!.personId ?? '') ?? each.unitsPerMille,
    }));
    const isOther = wanted.some((each, i) => each.unitsPerMille !== byPeople.assignments[i]!.unitsPerMille);
    const sides = isOther
      ? balance(
          { ...target, durationMinutes: byPeople.durationMinutes, workMinutes: byPeople.workMinutes },
          wanted,
          'units',
          byPeople.assignments,
        )
      : byPeople;
    const changes: Change[] = before.filter((each) => !held.some((one) => one.id === each.id)).map((each) => remove(assignment, each.id));
    for (const [i, each] of sides.assignments.entries()) {
      const { unitsPerMille, workMinutes } = each;
      const { id: rowId, ...row } = held[i]!;
      if (i >= staying.length) changes.push(put(assignment, rowId, { ...row, unitsPerMille, workMinutes }));
      else if (row.unitsPerMille !== unitsPerMille || row.workMinutes !== workMinutes)
        changes.push(patch(assignment, rowId, { unitsPerMille, workMinutes }));
    }
    const fields = differing(target, { durationMinutes: sides.durationMinutes, workMinutes: sides.workMinutes });
    if (Object.keys(fields).length > 0) changes.push(patch(task, taskId, fields));
    return done(changes, changes.length ? [{ event: 'assigned', data: { projectId, taskId } }] : []);
  },
});

type Draft = Omit<Assignment, 'version' | 'createdAt' | 'updatedAt'>;
