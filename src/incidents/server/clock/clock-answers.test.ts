/** Incidents, their timeline and their clocks on a server, with its database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acknowledgeIncident,
  createTarget,
  holdIncident,
  incident,
  incidentClocks,
  incidentEntry,
  noteOnIncident,
  openIncidents,
  prioritiseIncident,
  reportIncident,
  resolveIncident,
} from '#incidents/rules';
import { createService } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { problemOf, testServer, type Member } from '../../../../test/support/server.ts';
import { makeHoursMemory } from './hours-memory.ts';
import { sayReachedLevels } from './target-levels.ts';

const server = await testServer();
const { manager, member, requester } = server.members;
const { tools, organisationId } = server;

const done = async (deed: unknown, fields: object, who: Member = manager): Promise<{ id: string; version: number; number: number }> =>
  (await who.client.do(deed as Deed, fields as never)).data as never;
const shop = await done(createService, { key: 'SHOP', name: 'Shop', tier: 1 });
const linesOf = async (id: string) =>
  (await manager.client.list(incidentEntry, { incidentId: id, sort: 'number', limit: 200 } as never)).items;

test('an incident is found by its key, as it is spoken of', async () => {
  const { id, number } = await done(reportIncident, { title: 'Zebra crossing' });
  const found = async (q: string, who: Member = manager) =>
    (await who.client.call<{ items: { id: string }[] }>('GET', `/search?q=${encodeURIComponent(q)}`)).data.items.map((each) => each.id);
  assert.deepEqual(await found(`INC-${number}`), [id]);
  assert.deepEqual(await found(`inc ${number}`), [id]);
  assert.deepEqual(await found(`INC-${number}`, requester), []);
  const listed = async (q: string) => (await manager.client.list(incident, { q })).items.map((each) => each.id);
  assert.deepEqual([await listed(`inc-${number}`), await listed('INC-99')], [[id], []]);
  await manager.client.call('POST', `/incidents/${id}/cancel`, {});
  const later = await done(reportIncident, { title: 'Zebra crossing' });
  const told = await manager.client.call<{ items: { key: string; status: string }[] }>('GET', '/search?q=zebra');
  assert.deepEqual(
    told.data.items.map((each) => [each.key, each.status]),
    [
      [`INC-${later.number}`, 'new'],
      [`INC-${number}`, 'cancelled'],
    ],
  );
  await manager.client.call('POST', `/incidents/${later.id}/cancel`, {});
});

test('without targets an incident has no clock and stands in the list all the same', async () => {
  const { id, number } = await done(reportIncident, { title: 'Nothing is promised' });
  assert.equal(number, 3);
  assert.deepEqual((await manager.client.see(incidentClocks, { id })).items, []);
  const [row] = (await member.client.see(openIncidents, {})).items;
  assert.partialDeepStrictEqual(row, { id, next: null, priority: 4 });
});

test('targets run from when it was opened; with another priority another one holds, as if from the start', async () => {
  await done(createTarget, { name: 'Answer', kind: 'response', minutes: 15, isAroundTheClock: true });
  await done(createTarget, { name: 'Solved in a day', minutes: 1440 });
  await done(createTarget, { name: 'P1 solved', priority: 1, minutes: 60 });
  const { id } = await done(reportIncident, { title: 'The shop is slow', serviceId: shop.id });
  const before = (await manager.client.see(incidentClocks, { id })).items;
  assert.deepEqual(before.map((each) => [each.name, each.state]).toSorted(), [
    ['Answer', 'running'],
    ['Solved in a day', 'running'],
  ]);
  assert.deepEqual(
    before[0]!.steps.map((step) => step.kind),
    ['counted', 'due'],
  );
  await done(prioritiseIncident, { id, priority: 1, reason: 'Sale day' });
  const after = (await manager.client.see(incidentClocks, { id })).items.find((each) => each.kind === 'resolution')!;
  assert.equal(after.name, 'P1 solved');
  assert.equal(Date.parse(after.dueAt!) - Date.parse(after.startedAt), 3_600_000);
  assert.equal(after.startedAt, before[0]!.startedAt);
});

test('what is open comes by priority 1, then by what is due next; what waits comes last', async () => {
  const waiting = await done(reportIncident, { title: 'It waits', serviceId: shop.id });
  await done(acknowledgeIncident, { id: waiting.id });
  await done(holdIncident, { id: waiting.id, reason: 'reporter' });
  const { items } = await member.client.see(openIncidents, {});
  assert.deepEqual(
    items.map((each) => each.next!.name),
    ['Answer', 'Answer', 'Solved in a day'],
  );
  assert.deepEqual(
    items.map((each) => each.title),
    ['The shop is slow', 'Nothing is promised', 'It waits'],
  );
  assert.equal(items[2]!.next!.state, 'paused');
  assert.equal((await member.client.see(openIncidents, { q: `inc-${waiting.number}` })).items[0]!.id, waiting.id);
  assert.equal((await member.client.see(openIncidents, { priority: 1 })).items.length, 1);
});

test('each level is said once, also by two who look at once and after a restart', async () => {
  const [, slow] = (await member.client.see(openIncidents, { q: 'The shop is slow' })).items.concat({ id: '' } as never).toReversed();
  const later = { ...tools, now: () => new Date(Date.parse(tools.now()) + 46 * 60_000).toISOString() };
  const look = () => sayReachedLevels(later, organisationId, makeHoursMemory());
  const first = await Promise.all([look(), look()]);
  // Two answers of 15 minutes with three levels each, and of the hour two.
  assert.equal(first[0]! + first[1]!, 8);
  assert.equal(await look(), 0);
  const lines = (await linesOf(slow!.id)).filter((each) => each.kind === 'level');
  assert.deepEqual(lines.map((each) => `${each.text} ${each.reason}`).toSorted(), [
    'Answer 1000',
    'Answer 500',
    'Answer 750',
    'P1 solved 500',
    'P1 solved 750',
  ]);
  assert.ok(lines.every((each) => each.byId === null));
});

test('the timeline is written on and never over, not even by undo; an incident told in error goes with its lines', async () => {
  const { id } = await done(reportIncident, { title: 'Told in error' });
  const told = await manager.client.do(acknowledgeIncident as unknown as Deed, { id } as never);
  const undo = (sequence: number | null) => manager.client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await problemOf(undo(told.sequence))).code, 'frozen');
  assert.equal((await linesOf(id)).length, 4);
  const other = await manager.client.do(reportIncident as unknown as Deed, { title: 'Told twice' } as never);
  await undo(other.sequence);
  assert.equal((await manager.client.list(incident, { q: 'Told twice' } as never)).items.length, 0);
});

test('whoever told of it sees it, what it is told to them, and nothing else', async () => {
  const mine = await done(reportIncident, { title: 'My mouse is dead' }, requester);
  await done(noteOnIncident, { id: mine.id, text: 'Between us' });
  await done(noteOnIncident, { id: mine.id, text: 'A new one is on the way', isForReporter: true });
  await done(noteOnIncident, { id: mine.id, text: 'Thank you' }, requester);
  await done(resolveIncident, { id: mine.id, resolution: 'A new mouse' });
  assert.deepEqual(
    (await requester.client.list(incident, {})).items.map((each) => each.title),
    ['My mouse is dead'],
  );
  const read = (await requester.client.list(incidentEntry, { sort: 'number' } as never)).items;
  assert.deepEqual(
    read.map((each) => each.text || `${each.kind} ${each.value}`),
    ['state new', 'priority 4', 'A new one is on the way', 'Thank you', `moment ${read[4]!.value}`, 'A new mouse'],
  );
  assert.equal((await problemOf(requester.client.see(openIncidents, {}))).status, 403);
  const [row] = (await manager.client.list(incident, { q: 'The shop is slow' } as never)).items;
  assert.equal((await problemOf(requester.client.call('GET', `/incidents/${row!.id}`))).status, 404);
});
