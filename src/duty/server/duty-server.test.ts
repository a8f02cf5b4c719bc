/** Rotas on a real server: who is called, gaps that are told when they are torn and when they are closed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createDutyOverride,
  createRota,
  createRotaLayer,
  dutyCoverage,
  dutyLoad,
  onDuty,
  removeRota,
  rota,
  rotaShifts,
  shiftSwap,
  takeShift,
} from '#duty/rules';
import { createAbsence, createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation } from '#platform/server';
import { problemOf, testServer } from '../../../test/support/server.ts';
import { coverageJob, lookAhead } from './watch-coverage.ts';

const server = await testServer();
const { organisationId, tools } = server;
const { manager, member, requester } = server.members;
const { client } = manager;
const made = async (deed: unknown, fields: object): Promise<{ id: string; version: number }> =>
  (await client.do(deed as Deed, fields as never)).data as never;

const team = await made(createTeam, { name: 'Network' });
const [ann, ben] = [await made(createPerson, { name: 'Ann', teamId: team.id }), await made(createPerson, { name: 'Ben', teamId: team.id })];
const network = await made(createRota, { name: 'Network', teamId: team.id, zone: 'Europe/Berlin' });
const monday = (weeks: number): string => {
  const now = new Date(tools.now());
  const day = now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(day + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
};
const layer = await made(createRotaLayer, { rotaId: network.id, name: 'First line', startsOn: monday(-1), personIds: [ann.id, ben.id] });
const gapsNow = async () => (await client.see(dutyCoverage, {})).items[0]!.gaps;

/** Every gap is told by the reaction, a moment after the commit. */
async function told(count: number): Promise<readonly { cause: string }[]> {
  for (;;) {
    const { knownGaps } = (await client.list(rota)).items[0]!;
    if (knownGaps.length === count) return knownGaps;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

test('who is on duty now, who is next, and no gap for 90 days', async () => {
  const { items } = await client.see(onDuty, {});
  assert.equal(items[0]!.ask!.steps[0]!.people.length, 1);
  assert.ok(['Ann', 'Ben'].includes(items[0]!.ask!.steps[0]!.people[0]!.name));
  assert.notEqual(items[0]!.next!.people[0]!.name, items[0]!.ask!.steps[0]!.people[0]!.name);
  assert.equal(items[0]!.nextGap, null);
  const { items: proof } = await client.see(dutyCoverage, {});
  assert.equal(proof[0]!.requiredMinutes, 90 * 1440);
  assert.equal(proof[0]!.coveredMinutes, proof[0]!.requiredMinutes);
});

test('an absence tears a gap that is told as an event, an override closes it', async () => {
  const week = (await client.see(rotaShifts, { id: network.id, from: monday(3), to: monday(4) })).layers[0]!.shifts[1]!;
  await made(createAbsence, { personId: week.personId, kind: 'sick', startsOn: week.startsAt.slice(0, 10), endsOn: monday(4) });
  assert.equal((await told(1))[0]!.cause, 'absent');
  const [gap] = await gapsNow();
  assert.equal(gap!.missing[0]!.name, week.name);
  const shifts = await client.see(rotaShifts, { id: network.id, from: monday(3), to: monday(5) });
  assert.deepEqual(shifts.gaps, [gap]);
  assert.ok(shifts.layers[0]!.shifts.some((each) => each.isAway));
  const other = week.personId === ann.id ? ben.id : ann.id;
  const fields = { rotaId: network.id, personId: other, startsAt: gap!.startsAt, endsAt: gap!.endsAt };
  await made(createDutyOverride, fields);
  await told(0);
  assert.deepEqual(await gapsNow(), []);
  const happened = await inOrganisation(tools.pool, organisationId, async (database) => {
    const { rows } = await database.query<{ event: string }>(
      `select h ->> 'event' as event from platform.journal, jsonb_array_elements(happened) h where deed = 'record-coverage-gaps' order by sequence`,
    );
    return rows.map((each) => each.event);
  });
  assert.deepEqual(happened, ['coverage-gap-found', 'coverage-gap-closed']);
  assert.equal((await problemOf(made(createDutyOverride, fields))).code, 'overrides-overlap');
});

test('the look ahead of every hour tells nothing twice', async () => {
  const before = (await client.list(rota)).items[0]!.version;
  await coverageJob.run(tools);
  await lookAhead(organisationId, tools);
  assert.equal((await client.list(rota)).items[0]!.version, before);
});

test('a shift is given by a manager, and taken by nobody without a person', async () => {
  const shift = (await client.see(rotaShifts, { id: network.id, from: monday(6), to: monday(6) })).layers[0]!.shifts.at(-1)!;
  const other = shift.personId === ann.id ? ben.id : ann.id;
  await client.do(takeShift as Deed, { id: layer.id, ordinal: shift.ordinal, personId: other } as never);
  const after = await client.see(rotaShifts, { id: network.id, from: monday(6), to: monday(6) });
  assert.partialDeepStrictEqual(after.layers[0]!.shifts.at(-1), { id: shift.id, personId: other, turnPersonId: shift.personId });
  assert.equal((await client.list(shiftSwap)).items.length, 1);
  const refused = await problemOf(member.client.do(takeShift as Deed, { id: layer.id, ordinal: shift.ordinal } as never));
  assert.equal(refused.code, 'no-person-of-yours');
});

test('duty by day adds up to the days', async () => {
  const [from, to] = [monday(1), monday(2)];
  const { items } = await client.see(dutyLoad, { id: network.id, from, to });
  const sum = items.reduce((total, each) => total + each.dutyMinutes, 0);
  const { startsAt, endsAt } = await client.see(rotaShifts, { id: network.id, from, to });
  assert.equal(sum, (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const days = { id: network.id, from: to, to: from };
  for (const view of [rotaShifts, dutyLoad]) assert.equal((await problemOf(client.see(view as typeof dutyLoad, days))).code, 'bad-range');
});

test('requesters see nothing of it; what is not there is not found', async () => {
  assert.equal((await problemOf(requester.client.see(onDuty, {}))).status, 403);
  assert.equal((await problemOf(client.see(onDuty, { rotaId: team.id }))).code, 'not-found');
  assert.equal((await problemOf(client.see(rotaShifts, { id: team.id, from: monday(0), to: monday(1) }))).code, 'not-found');
});

test('a rota that was removed comes back whole by undo', async () => {
  const { version } = (await client.list(rota)).items[0]!;
  const { sequence } = await client.call('DELETE', `/rotas/${network.id}`, undefined, { 'if-match': `"${version}"` });
  assert.equal((await client.see(onDuty, {})).items.length, 0);
  await client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await client.see(onDuty, {})).items.length, 1);
  assert.equal(removeRota.binding.method, 'DELETE');
});
