/** What teams promise one another, stay by stay, on a real server: clocks, levels, and what was kept of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assignIncident,
  createTarget,
  incident,
  incidentClocks,
  incidentEntry,
  incidentMeasureRecords,
  openIncidents,
  promiseMeasureRecords,
  promiseMeasures,
  reportIncident,
  type EntryKind,
} from '#incidents/rules';
import { createTeam } from '#people/rules';
import { put, done as decided, type Deed } from '#platform/kit';
import { systemPrincipal } from '#platform/server';
import { problemOf, testServer } from '../../../../test/support/server.ts';
import { makeHoursMemory } from '../clock/hours-memory.ts';
import { sayReachedLevels } from '../clock/target-levels.ts';

const server = await testServer();
const { tools, organisationId } = server;
const { manager, member, requester } = server.members;
const done = async (deed: unknown, input: object) => (await manager.client.do(deed as Deed, input as never)).data as { id: string };

const desk = await done(createTeam, { name: 'Service desk' });
const network = await done(createTeam, { name: 'Network' });
await done(createTarget, { name: 'Solved in a day', minutes: 1440, isAroundTheClock: true });
const handsOn = await done(createTarget, { name: 'Hands on', minutes: 60, isAroundTheClock: true, teamId: desk.id });
await done(createTarget, { name: 'Network solves', minutes: 240, isAroundTheClock: true, teamId: network.id });

const at = (hour: number, minute = 0): string => new Date(Date.UTC(2026, 10, 2, hour, minute)).toISOString();

/** An incident of the past, as its timeline says. */
async function past(
  number: number,
  lines: readonly (readonly [at: string, kind: EntryKind, value: string, reason?: string])[],
  priority = 4,
) {
  const id = tools.newId();
  const fields = { number, title: `Past ${number}`, openedAt: lines[0]![0], entries: lines.length, teamId: network.id, priority };
  const isOver = lines.at(-1)![2] === 'resolved';
  const over = isOver ? { status: 'resolved', resolvedAt: lines.at(-1)![0], resolutionCode: 'fixed' } : {};
  const rows = lines.map(([when, kind, value, reason = null], place) =>
    put(incidentEntry, tools.newId(), incidentEntry.schema.parse({ incidentId: id, number: place + 1, at: when, kind, value, reason })),
  );
  await tools.write({
    deed: reportIncident as unknown as Deed,
    input: {},
    by: systemPrincipal(organisationId),
    requestId: tools.newId(),
    decide: async () => decided([put(incident, id, incident.schema.parse({ ...fields, ...over })), ...rows], []),
  });
  return id;
}

const passedOn = await past(901, [
  [at(8), 'state', 'new'],
  [at(8), 'team', desk.id],
  [at(9, 30), 'team', network.id],
  [at(10), 'team', desk.id],
  [at(10, 15), 'team', network.id],
  [at(12), 'state', 'resolved', 'fixed'],
]);

test('each stay with a team has a clock of its own, with the reason for its deadline', async () => {
  const { items } = await member.client.see(incidentClocks, { id: passedOn });
  const told = items
    .filter((each) => each.teamId !== null)
    .map((each) => [each.name, each.state, each.startedAt.slice(11, 16), each.stoppedAt?.slice(11, 16), each.usedMinutes].join(' '));
  assert.deepEqual(told.toSorted(), [
    'Hands on breached 08:00 09:30 90',
    'Hands on met 10:00 10:15 15',
    'Network solves met 09:30 10:00 30',
    'Network solves met 10:15 12:00 105',
  ]);
  const missed = items.find((each) => each.state === 'breached')!;
  assert.deepEqual([missed.dueAt, missed.steps.at(-1)!.from], [at(9), at(9)]);
});

test('what teams promise one another is measured stay by stay, apart from what the department promises', async () => {
  const { items } = await member.client.see(promiseMeasures, { by: 'team' });
  assert.deepEqual(
    items.map(({ name, kept, decided: of, used }) => [name, kept, of, used.mean]),
    [
      ['Network', 2, 2, 67.5],
      ['Service desk', 1, 2, 52.5],
    ],
  );
  const byTarget = (await member.client.see(promiseMeasures, {})).items;
  assert.partialDeepStrictEqual(
    byTarget.find((each) => each.teamId === null),
    { name: 'Solved in a day', kind: 'resolution', kept: 1, decided: 1 },
  );
  const elsewhen = await member.client.see(promiseMeasures, { to: '2026-11-01' });
  assert.deepEqual(elsewhen.items, []);
});

test('behind a promise stand its clocks, the broken ones first', async () => {
  const behind = await member.client.see(promiseMeasureRecords, { targetId: handsOn.id });
  assert.deepEqual(
    [behind.total, behind.items.map((each) => [each.isKept, each.startedAt])],
    [
      2,
      [
        [false, at(8)],
        [true, at(10)],
      ],
    ],
  );
  const ofTeam = await member.client.see(promiseMeasureRecords, { teamId: network.id });
  assert.ok(ofTeam.items.every((each) => each.teamId === network.id && each.id === passedOn));
  const broken = await member.client.see(promiseMeasureRecords, { targetId: handsOn.id, outcome: 'broken' });
  assert.deepEqual([broken.total, broken.items.map((each) => each.startedAt)], [1, [at(8)]]);
  assert.equal((await problemOf(requester.client.see(promiseMeasureRecords, {}))).status, 403);
  assert.equal((await problemOf(manager.client.call('GET', '/promise-measures?by=weather'))).status, 400);
});

test('behind the promises to the business stand the broken ones first, of these the most important; either are shown alone', async () => {
  const day = (last: number) => new Date(Date.UTC(2026, 9, last, 8)).toISOString();
  const late = await past(911, [
    [day(1), 'state', 'new'],
    [day(4), 'state', 'resolved', 'fixed'],
  ]);
  const later = await past(912, [
    [day(1), 'state', 'new'],
    [day(6), 'state', 'resolved', 'fixed'],
  ]);
  const urgent = await past(
    913,
    [
      [day(1), 'state', 'new'],
      [day(3), 'state', 'resolved', 'fixed'],
    ],
    1,
  );
  const behind = async (query: { outcome?: 'kept' | 'broken' }) =>
    (await member.client.see(incidentMeasureRecords, { measure: 'promise', to: '2026-11-02', ...query })).items.map(({ id, value }) => [
      id,
      value,
    ]);
  const broken = [urgent, later, late].map((id) => [id, 0]);
  assert.deepEqual(await behind({}), [...broken, [passedOn, 1]]);
  assert.deepEqual(await behind({ outcome: 'broken' }), broken);
  assert.deepEqual(await behind({ outcome: 'kept' }), [[passedOn, 1]]);
});

test('what is due next is that of the team that has it; a level is said once for each stay', async () => {
  const { id } = await done(reportIncident, { title: 'The lift stands' });
  const look = (minutesLater: number) =>
    sayReachedLevels(
      { ...tools, now: () => new Date(Date.parse(tools.now()) + minutesLater * 60_000).toISOString() },
      organisationId,
      makeHoursMemory(),
    );
  const linesOf = async () =>
    (await manager.client.list(incidentEntry, { incidentId: id, kind: 'level', limit: 200 } as never)).items.filter(
      (each) => each.value === handsOn.id,
    );
  const next = async () => (await member.client.see(openIncidents, { q: 'The lift stands' })).items[0]!.next!.name;
  await done(assignIncident, { id, teamId: desk.id });
  assert.equal(await next(), 'Hands on');
  await look(46);
  assert.deepEqual((await linesOf()).map((each) => each.reason).toSorted(), ['500', '750']);
  await look(46);
  assert.equal((await linesOf()).length, 2);
  await done(assignIncident, { id, teamId: network.id });
  assert.equal(await next(), 'Network solves');
});
