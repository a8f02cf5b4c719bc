/** Links and people that come with rows added at once: rows name each other by their place among the rows. */
import { z } from 'zod';
import { person } from '#people/rules';
import { many, put, refuse, type Asking, type Change, type Refusal } from '#platform/kit';
import { assignment, type Assignment } from './assignment.ts';
import { loopIn } from './dependency-loop.ts';
import { linkShape, refuseEnds, refuseLoop, type Ends } from './link-tasks.ts';
import { link } from './link.ts';
import { assigneeShape } from './set-assignees.ts';
import { task } from './task.ts';
import type { TaskDraft } from './task-sense.ts';
import { balance } from './work-triangle.ts';

/** `fromRow` counts from 0; else `fromId` is a task that was there before. */
export const addedPredecessor = z.strictObject({ fromRow: z.int().min(0).optional(), fromId: z.uuid().optional(), ...linkShape });
export const addedAssignees = z.array(assigneeShape).max(50).default([]);

/** The links of the new rows, or why one of them cannot be; `predecessors` lie as the rows do. */
export function* linksOfRows(
  projectId: string,
  drafts: readonly TaskDraft[],
  predecessors: readonly (readonly z.output<typeof addedPredecessor>[])[],
  newId: () => string,
): Asking<readonly Change[] | Refusal> {
  if (predecessors.every((each) => each.length === 0)) return [];
  const tasks = [...(yield* many(task, { projectId })), ...drafts];
  const byId = new Map(tasks.map((each) => [each.id, each]));
  const links: Ends[] = [...(yield* many(link, { projectId }))];
  const changes: Change[] = [];
  for (const [row, draft] of drafts.entries()) {
    const own: Ends[] = [];
    for (const [i, { fromRow, fromId, ...fields }] of predecessors[row]!.entries()) {
      const ends = { fromId: fromId ?? drafts[fromRow ?? -1]?.id ?? '', toId: draft.id };
      const refusal = refuseEnds(byId, own, ends);
      if (refusal) return { ...refusal, field: `rows/${row}/predecessors/${i}` };
      own.push(ends);
      changes.push(put(link, newId(), { projectId, ...ends, ...fields }));
    }
    links.push(...own);
  }
  const loop = loopIn(tasks, links);
  return loop ? { ...refuseLoop(loop, byId), field: 'rows' } : changes;
}

/** Tasks in balance with those who work on them, and who does; or why somebody cannot. */
export function* assigneesOfRows(
  drafts: readonly TaskDraft[],
  assignees: readonly z.output<typeof addedAssignees>[],
  newId: () => string,
): Asking<{ readonly drafts: readonly TaskDraft[]; readonly changes: readonly Change[] } | Refusal> {
  const personIds = [...new Set(assignees.flat().map((each) => each.personId))];
  if (personIds.length === 0) return { drafts, changes: [] };
  const people = new Map((yield* many(person, { id: personIds })).map((each) => [each.id, each]));
  const changes: Change[] = [];
  const balanced: TaskDraft[] = [];
  for (const [row, draft] of drafts.entries()) {
    const held: Omit<Assignment, 'version' | 'createdAt' | 'updatedAt'>[] = [];
    for (const [i, { personId, unitsPerMille }] of assignees[row]!.entries()) {
      const found = people.get(personId);
      const field = `rows/${row}/assignees/${i}`;
      if (!found) return refuse('no-such-person', 'this person does not exist', { field });
      if (!found.isActive)
        return refuse('has-left', `${found.name} has left and cannot be assigned`, { field, values: { name: found.name } });
      if (held.some((each) => each.personId === personId)) continue;
      const { projectId, id: taskId } = draft;
      held.push({ ...assignment.schema.parse({ projectId, taskId, personId, unitsPerMille }), id: newId() });
    }
    const sides = balance(draft, held, 'people', []);
    balanced.push(held.length === 0 ? draft : { ...draft, durationMinutes: sides.durationMinutes, workMinutes: sides.workMinutes });
    for (const [i, { unitsPerMille, workMinutes }] of sides.assignments.entries()) {
      const { id, ...fields } = held[i]!;
      changes.push(put(assignment, id, { ...fields, unitsPerMille, workMinutes }));
    }
  }
  return { drafts: balanced, changes };
}
