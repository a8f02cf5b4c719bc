/** Move, indent, outdent, duplicate, remove: tasks and their place in the outline. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  afterwards,
  changesOf,
  decide,
  idOf,
  ids,
  linkOf,
  projectId,
  record,
  refusal,
  relay,
  relayWith,
  type Facts,
} from '../../../test/company/relay-project.ts';
import { comment } from './comment.ts';
import { duplicateTask } from './duplicate-task.ts';
import { indentTask, outdentTask } from './indent-task.ts';
import { link } from './link.ts';
import { moveTask } from './move-task.ts';
import { moveTasks } from './move-tasks.ts';
import { outlineOf } from './outline.ts';
import { removeTask, removeTasks } from './remove-task.ts';
import type { Task } from './task.ts';

const outline = (rows: ReadonlyMap<string, object>) =>
  outlineOf([...rows.values()].filter((row) => 'constraintKind' in row) as Task[])
    .map(({ task: each, wbs }) => `${wbs} ${each.name}`)
    .join(', ');
const unlinked = (): Facts => relay().filter(([thing]) => thing !== link);
const codeOf = (deed: never, input: object, facts = relay()) => refusal(decide(deed, input as never, facts))?.code;

test('move-task: a task goes under another summary, after the sibling named, first or last', () => {
  assert.equal(
    outline(afterwards(moveTask, { id: ids.everybody, parentId: ids.build })),
    '1 Build, 1.1 mail, 1.2 backup, 1.3 everybody, 2 Rollout, 2.1 pilot',
  );
  assert.equal(
    outline(afterwards(moveTask, { id: ids.everybody, afterId: null })),
    '1 Build, 1.1 mail, 1.2 backup, 2 Rollout, 2.1 everybody, 2.2 pilot',
  );
  assert.equal(
    outline(afterwards(moveTask, { id: ids.mail, afterId: ids.backup })),
    '1 Build, 1.1 backup, 1.2 mail, 2 Rollout, 2.1 pilot, 2.2 everybody',
  );
  assert.equal(
    outline(afterwards(moveTask, { id: ids.mail, parentId: null, afterId: ids.rollout })),
    '1 Build, 1.1 backup, 2 Rollout, 2.1 pilot, 2.2 everybody, 3 mail',
  );
});

test('move-task: a dragged bar starts no earlier than where it was dropped', () => {
  const mail = afterwards(moveTask, { id: ids.mail, startAt: '2026-03-09T08:00:00Z' }).get(ids.mail)!;
  assert.deepEqual([mail['constraintKind'], mail['constraintAt']], ['SNET', '2026-03-09T08:00:00.000Z']);
  const facts = relayWith(ids.mail, { mode: 'manual', manualStart: '2026-03-02T08:00:00.000Z', manualFinish: '2026-03-03T17:00:00.000Z' });
  const manual = afterwards(moveTask, { id: ids.mail, startAt: '2026-03-04T08:00:00Z' }, facts).get(ids.mail)!;
  assert.deepEqual(
    [manual['manualStart'], manual['manualFinish'], manual['constraintKind']],
    ['2026-03-04T08:00:00.000Z', '2026-03-05T17:00:00.000Z', 'ASAP'],
  );
});

test('move-task refuses places that cannot be, naming who is in the way', () => {
  assert.equal(codeOf(moveTask as never, { id: ids.mail }), 'moves-nowhere');
  assert.equal(codeOf(moveTask as never, { id: idOf(99), afterId: null }), 'not-found');
  assert.equal(codeOf(moveTask as never, { id: ids.mail, parentId: idOf(99) }), 'no-such-parent');
  assert.equal(codeOf(moveTask as never, { id: ids.mail, afterId: ids.pilot }), 'no-such-sibling');
  assert.equal(codeOf(moveTask as never, { id: ids.mail, afterId: ids.mail }), 'after-itself');
  const under = refusal(decide(moveTask, { id: ids.build, parentId: ids.mail }, unlinked()));
  assert.deepEqual([under?.code, under?.detail], ['under-itself', '“Build” cannot stand under itself: Build → mail → Build']);
  const linked = refusal(decide(moveTask, { id: ids.everybody, parentId: ids.build }, [...relay(), linkOf(54, ids.build, ids.everybody)]));
  assert.deepEqual(
    [linked?.code, linked?.detail],
    ['linked-with-summary', '“everybody” is linked with “Build” and cannot stand under it; remove the link first'],
  );
  const loop = refusal(decide(moveTask, { id: ids.everybody, parentId: ids.build }, [...relay(), linkOf(54, ids.build, ids.pilot)]));
  assert.equal(loop?.code, 'loop');
  assert.match(loop!.detail, /everybody/);
});

test('move-task refuses to move what has begun, naming the day', () => {
  const begun = relayWith(ids.mail, { actualStart: '2026-03-02T08:00:00.000Z', status: 'doing' });
  const said = refusal(decide(moveTask, { id: ids.mail, startAt: '2026-03-09T08:00:00Z' }, begun));
  assert.deepEqual(
    [said?.code, said?.field, said?.detail],
    ['has-begun', 'startAt', '“mail” began on 2026-03-02; what has begun cannot be moved'],
  );
});

test('move-tasks: several bars move as one, or none does', () => {
  const moves = [ids.mail, ids.pilot].map((id) => ({ id, startAt: '2026-03-09T08:00:00Z' }));
  const rows = afterwards(moveTasks, { projectId, moves });
  assert.deepEqual([rows.get(ids.mail)!['constraintKind'], rows.get(ids.pilot)!['constraintKind']], ['SNET', 'SNET']);
  assert.equal(codeOf(moveTasks as never, { projectId, moves: [{ id: idOf(99), startAt: '2026-03-09T08:00:00Z' }] }), 'not-in-project');
  assert.equal(
    codeOf(moveTasks as never, { projectId, moves }, relayWith(ids.pilot, { percentComplete: 10, status: 'doing' })),
    'has-begun',
  );
});

test('indent-task: the task goes under the one above it on its level', () => {
  assert.equal(
    outline(afterwards(indentTask, { projectId, ids: [ids.backup] }, unlinked())),
    '1 Build, 1.1 mail, 1.1.1 backup, 2 Rollout, 2.1 pilot, 2.2 everybody',
  );
  assert.equal(
    outline(afterwards(indentTask, { projectId, ids: [ids.rollout] }, unlinked())),
    '1 Build, 1.1 mail, 1.2 backup, 1.3 Rollout, 1.3.1 pilot, 1.3.2 everybody',
  );
});

test('outdent-task: the rows below come to stand under it, and no row moves', () => {
  assert.equal(
    outline(afterwards(outdentTask, { projectId, ids: [ids.mail] }, unlinked())),
    '1 Build, 2 mail, 2.1 backup, 3 Rollout, 3.1 pilot, 3.2 everybody',
  );
  assert.equal(
    outline(afterwards(outdentTask, { projectId, ids: [ids.mail, ids.backup] }, unlinked())),
    '1 Build, 2 mail, 3 backup, 4 Rollout, 4.1 pilot, 4.2 everybody',
  );
});

test('indenting and outdenting again brings the outline back', () => {
  const there = after(unlinked(), changesOf(decide(indentTask, { projectId, ids: [ids.rollout] }, unlinked())));
  assert.equal(
    outline(afterwards(outdentTask, { projectId, ids: [ids.rollout] }, there)),
    '1 Build, 1.1 mail, 1.2 backup, 2 Rollout, 2.1 pilot, 2.2 everybody',
  );
});

test('indent-task and outdent-task refuse where there is nothing to go to', () => {
  assert.equal(codeOf(indentTask as never, { projectId, ids: [ids.build] }), 'nothing-above');
  assert.equal(codeOf(indentTask as never, { projectId, ids: [ids.mail] }), 'nothing-above');
  assert.equal(codeOf(outdentTask as never, { projectId, ids: [ids.build] }), 'top-already');
  assert.equal(codeOf(indentTask as never, { projectId, ids: [idOf(99)] }), 'not-in-project');
  assert.equal(codeOf(indentTask as never, { projectId, ids: [ids.backup] }), 'linked-with-summary');
});

test('duplicate-task: the copy stands after it, with tasks, inner links and people, without progress', () => {
  const facts = relayWith(ids.mail, { percentComplete: 50, actualStart: '2026-03-02T08:00:00.000Z', status: 'doing' });
  const changes = changesOf(decide(duplicateTask, { id: ids.build, name: 'Build again' }, facts));
  const rows = new Map(after(facts, changes).map(([, row]) => [row['id'] as string, row]));
  assert.equal(outline(rows), '1 Build, 1.1 mail, 1.2 backup, 2 Build again, 2.1 mail, 2.2 backup, 3 Rollout, 3.1 pilot, 3.2 everybody');
  assert.deepEqual(
    changes.map((change) => change.thing.name),
    ['task', 'task', 'task', 'link', 'assignment'],
  );
  const mail = changes.find((change) => change.kind === 'put' && change.row['name'] === 'mail');
  assert.ok(mail?.kind === 'put');
  assert.deepEqual([mail.row['percentComplete'], mail.row['actualStart'], mail.row['status']], [0, null, 'todo']);
  assert.equal(codeOf(duplicateTask as never, { id: idOf(99) }), 'not-found');
});

test('remove-task: what stands under it and what hangs on it go along, the deepest first', () => {
  const facts = [...relay(), record(comment, idOf(71), { projectId, taskId: ids.mail, authorId: idOf(900_002), text: 'ready?' })];
  const changes = changesOf(decide(removeTask, { id: ids.build }, facts));
  assert.deepEqual(
    changes.map((change) => `${change.kind} ${change.thing.name}`),
    ['remove comment', 'remove assignment', 'remove link', 'remove link', 'remove task', 'remove task', 'remove task'],
  );
  assert.equal(changes.at(-1)!.id, ids.build);
  assert.equal(codeOf(removeTask as never, { id: idOf(99) }), 'not-found');
});

test('remove-tasks: several go as one', () => {
  const rows = afterwards(removeTasks, { projectId, ids: [ids.mail, ids.rollout] });
  assert.equal(outline(rows), '1 Build, 1.1 backup');
  assert.equal(codeOf(removeTasks as never, { projectId, ids: [idOf(99)] }), 'not-in-project');
});
