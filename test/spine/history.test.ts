/** The history names what it tells of, says what was taken back, and tells of a whole project. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPerson } from '#people/rules';
import type { HistoryEntry, Page } from '#platform/kit';
import { assign, changeTask, createProject, createTask } from '#projects/rules';
import { newId, systemPrincipal } from '#platform/server';
import { testServer } from '../support/server.ts';

const server = await testServer();
const { owner } = server.members;
const startAt = '2026-12-01T08:00:00.000Z';
const { data: mine } = await owner.client.do(createProject, { key: 'MINE', name: 'My project', startAt });
const { data: other } = await owner.client.do(createProject, { key: 'ELSE', name: 'Another project', startAt });
const { data: ada } = await owner.client.do(createPerson, { name: 'Ada Krüger' } as never);
const { data: network } = await owner.client.do(createTask, { projectId: mine.id, name: 'Set up the network' });
const { data: elsewhere } = await owner.client.do(createTask, { projectId: other.id, name: 'Elsewhere' });

const journal = async (query: string) => (await owner.client.call<Page<HistoryEntry>>('GET', `/journal?limit=50${query}`)).data.items;

test('an assignment is told with the names of the person and the task', async () => {
  const { data, sequence } = await owner.client.do(assign, { taskId: network.id, personId: ada.id } as never);
  const entry = (await journal('')).find((each) => each.sequence === sequence)!;
  assert.ok(entry.changes.some((change) => change.id === (data as { id: string }).id));
  assert.equal(entry.names[network.id], 'Set up the network');
  assert.equal(entry.names[ada.id], 'Ada Krüger');
});

test('the history of a project tells of its tasks, and of no other project', async () => {
  const entries = await journal(`&scopeId=${mine.id}`);
  const named = new Set(entries.flatMap((entry) => entry.changes.map((change) => entry.names[change.id])));
  assert.ok(named.has('Set up the network') && named.has('My project'));
  assert.ok(!entries.some((entry) => entry.changes.some((change) => change.id === elsewhere.id || change.id === other.id)));
});

test('what the program does by itself may be left out, in all and in a project', async () => {
  await server.tools.write({
    deed: changeTask as never,
    input: { id: network.id, name: 'Set up the network here' },
    by: systemPrincipal(server.organisationId),
    requestId: newId(),
  });
  for (const scope of ['', `&scopeId=${mine.id}`]) {
    assert.ok((await journal(scope)).some((entry) => entry.by.membershipId === null));
    const said = await journal(`${scope}&by=people`);
    assert.ok(said.length > 0 && said.every((entry) => entry.by.membershipId !== null));
  }
});

test('a deed that was taken back says so, until the undo is taken back itself', async () => {
  const { version } = (await owner.client.call<{ version: number }>('GET', `/tasks/${network.id}`)).data;
  const { sequence } = await owner.client.do(changeTask, { id: network.id, name: 'Lay the cables' }, { version });
  const isUndone = async () => (await journal('')).find((each) => each.sequence === sequence)!.isUndone;
  const undo = async (of: number) => (await owner.client.call('POST', `/journal/${of}/undo`, {}, { 'idempotency-key': newId() })).sequence!;
  assert.equal(await isUndone(), false);
  const undone = await undo(sequence!);
  assert.equal(await isUndone(), true);
  await undo(undone);
  assert.equal(await isUndone(), false);
});
