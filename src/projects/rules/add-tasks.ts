/** Adds many tasks at once, as pasted from a sheet: each row has its level; undone as one. */
import { z } from 'zod';
import { contributors, deed, done, nextNumber, one, patch, put, reference, refuse, type Change } from '#platform/kit';
import { addedAssignees, addedPredecessor, assigneesOfRows, linksOfRows } from './added-links.ts';
import { draftOf, newTask, placeAfter } from './create-task.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { heldAt, startOfNewTasks } from './start-of-new-task.ts';
import { refuseTask, refuseUnknownLabels, type TaskDraft } from './task-sense.ts';
import { task } from './task.ts';

export const mostRows = 2000;

export const addTasks = deed({
  name: 'add-tasks',
  about:
    'Adds up to 2,000 tasks, with their links and people, in one step that is undone as one. Level 1 stands under the summary named, level 2 under the nearest row of level 1 above it; fromRow is a row of the same list, counted from 0.',
  on: task,
  binding: { method: 'POST', path: '/projects/{projectId}/add-tasks' },
  input: z.strictObject({
    projectId: z.uuid(),
    parentId: reference().nullable().default(null),
    afterId: reference().nullable().optional(),
    rows: z
      .array(
        newTask.extend({
          level: z.int().min(1).max(50).default(1),
          predecessors: z.array(addedPredecessor).max(200).default([]),
          assignees: addedAssignees,
        }),
      )
      .min(1)
      .max(mostRows),
  }),
  may: contributors,
  isBulk: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ ids: z.array(z.uuid()) }),
  *decide({ projectId, parentId, afterId, rows }, asked) {
    const parent = yield* one(task, parentId);
    if (parentId !== null && parent?.projectId !== projectId)
      return refuse('no-such-parent', 'the summary above them is not in this project', { field: 'parentId' });
    const unknown = yield* refuseUnknownLabels([...new Set(rows.flatMap((row) => row.labelIds))]);
    if (unknown) return unknown;
    const top = rows.filter((row) => row.level === 1).length;
    const place = yield* placeAfter(projectId, parentId, afterId, asked.at, top);
    if (isRefusal(place)) return place;
    const within = yield* one(project, projectId);
    const notBefore = within ? startOfNewTasks(within, asked.at) : null;
    const drawn: TaskDraft[] = [];
    const above: string[] = [];
    const firstNumber = yield* nextNumber(`task:${projectId}`, rows.length);
    let topIndex = 0;
    for (const [i, { level, predecessors: _predecessors, assignees: _assignees, ...fields }] of rows.entries()) {
      const field = `rows/${i}`;
      if (level > above.length + 1) {
        const detail = `row ${i + 1}, “${fields.name}”, stands on level ${level}, but nothing above it stands on level ${level - 1}`;
        return refuse('level-skipped', detail, { field: `${field}/level`, values: { row: i + 1, task: fields.name } });
      }
      const id = asked.newId();
      above.length = level - 1;
      const under = above.at(-1) ?? parentId;
      above.push(id);
      const position = level === 1 ? place.positions[topIndex++]! : i + 1;
      const isSummary = (rows[i + 1]?.level ?? 0) > level;
      const bare = draftOf(fields, { id, projectId, parentId: under, position, number: firstNumber + i });
      const draft = heldAt(bare, isSummary ? null : notBefore);
      const refusal = refuseTask(draft, isSummary);
      if (refusal) return { ...refusal, field: `${field}/${refusal.field}` };
      drawn.push(draft);
    }
    const staffed = yield* assigneesOfRows(
      drawn,
      rows.map((row) => row.assignees),
      asked.newId,
    );
    if (isRefusal(staffed)) return staffed;
    const links = yield* linksOfRows(
      projectId,
      staffed.drafts,
      rows.map((row) => row.predecessors),
      asked.newId,
    );
    if (isRefusal(links)) return links;
    const ids = drawn.map((each) => each.id);
    const changes: Change[] = [
      ...place.moved.map((each) => patch(task, each.id, { position: each.position })),
      ...staffed.drafts.map(({ id, ...row }) => put(task, id, row)),
      ...staffed.changes,
      ...links,
    ];
    return done(changes, [{ event: 'tasks-added', data: { projectId, count: ids.length } }], { ids });
  },
});
