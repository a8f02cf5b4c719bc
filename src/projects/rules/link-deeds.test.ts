/** Links: who waits for whom. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterwards, changesOf, decide, idOf, ids, linkOf, projectId, refusal, relay } from '../../../test/company/relay-project.ts';
import { linkInSequence } from './link-in-sequence.ts';
import { linkTasks } from './link-tasks.ts';
import { changeLink, removeLink } from './manage-links.ts';
import { setPredecessors } from './set-predecessors.ts';

const saidOf = (fromId: string, toId: string, facts = relay()) => refusal(decide(linkTasks, { projectId, fromId, toId }, facts));

test('link-tasks: one task waits for another, finish to start unless said otherwise', () => {
  const [made] = changesOf(decide(linkTasks, { projectId, fromId: ids.mail, toId: ids.everybody, kind: 'SS', lag: -60 }, relay()));
  assert.ok(made?.kind === 'put');
  assert.deepEqual([made.row['kind'], made.row['lag'], made.row['lagKind']], ['SS', -60, 'working']);
});

test('link-tasks refuses a loop, naming the tasks on it', () => {
  const said = saidOf(ids.everybody, ids.mail);
  assert.deepEqual([said?.code, said?.field, said?.detail], ['loop', 'toId', 'loop: everybody → mail → backup → pilot → everybody']);
});

test('link-tasks refuses a task that waits for itself, for its own summary, or twice for the same', () => {
  assert.deepEqual(
    [saidOf(ids.mail, ids.mail)?.code, saidOf(ids.mail, ids.mail)?.detail],
    ['link-to-itself', '“mail” cannot wait for itself'],
  );
  assert.equal(saidOf(ids.build, ids.mail)?.code, 'linked-with-summary');
  assert.equal(saidOf(ids.mail, ids.build)?.code, 'linked-with-summary');
  assert.deepEqual([saidOf(ids.mail, ids.backup)?.code, saidOf(ids.mail, ids.backup)?.status], ['linked-already', 409]);
  assert.equal(saidOf(idOf(99), ids.mail)?.field, 'fromId');
  assert.equal(saidOf(ids.mail, idOf(99))?.field, 'toId');
});

test('change-link and remove-link', () => {
  assert.equal(afterwards(changeLink, { id: idOf(51), lag: 480 }).get(idOf(51))!['lag'], 480);
  assert.deepEqual(changesOf(decide(changeLink, { id: idOf(51), kind: 'FS' }, relay())), []);
  assert.equal(refusal(decide(changeLink, { id: idOf(99), lag: 480 }, relay()))?.code, 'not-found');
  assert.equal(afterwards(removeLink, { id: idOf(51) }).has(idOf(51)), false);
  assert.equal(refusal(decide(removeLink, { id: idOf(99) }, relay()))?.code, 'not-found');
});

test('link-in-sequence: each waits for the one before it; what is linked already stays', () => {
  const changes = changesOf(decide(linkInSequence, { projectId, ids: [ids.mail, ids.backup, ids.everybody] }, relay()));
  assert.deepEqual(
    changes.map((change) => (change.kind === 'put' ? [change.row['fromId'], change.row['toId']] : [])),
    [[ids.backup, ids.everybody]],
  );
  assert.equal(refusal(decide(linkInSequence, { projectId, ids: [ids.everybody, ids.mail] }, relay()))?.code, 'loop');
  assert.equal(refusal(decide(linkInSequence, { projectId, ids: [ids.build, ids.mail] }, relay()))?.code, 'linked-with-summary');
  assert.equal(refusal(decide(linkInSequence, { projectId, ids: [idOf(99), ids.mail] }, relay()))?.code, 'not-in-project');
});

test('set-predecessors: the cell says all: what is not named goes, what is changes, what is new comes', () => {
  const facts = [...relay(), linkOf(54, ids.mail, ids.everybody)];
  const changes = changesOf(
    decide(setPredecessors, { id: ids.everybody, predecessors: [{ fromId: ids.pilot, lag: 480 }, { fromId: ids.backup }] }, facts),
  );
  assert.deepEqual(
    changes.map((change) => `${change.kind} ${change.id === idOf(53) ? 'pilot' : change.id === idOf(54) ? 'mail' : 'backup'}`),
    ['remove mail', 'patch pilot', 'put backup'],
  );
  assert.deepEqual(changesOf(decide(setPredecessors, { id: ids.everybody, predecessors: [{ fromId: ids.pilot }] }, relay())), []);
});

test('set-predecessors refuses like a single link, pointing at the one that is wrong', () => {
  const said = (id: string, ...fromIds: string[]) =>
    refusal(decide(setPredecessors, { id, predecessors: fromIds.map((fromId) => ({ fromId })) }, relay()));
  assert.deepEqual([said(ids.mail, ids.everybody)?.code, said(ids.mail, ids.everybody)?.field], ['loop', 'predecessors/0']);
  assert.equal(said(ids.pilot, ids.mail, ids.mail)?.code, 'linked-already');
  assert.equal(said(ids.pilot, ids.mail, ids.mail)?.field, 'predecessors/1');
  assert.equal(said(idOf(99), ids.mail)?.code, 'not-found');
});
