/** Paging on a real server, whose clock is moved: who is asked when, what stops it, and what the views say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRota, createRotaLayer } from '#duty/rules';
import {
  acknowledgeIncident,
  answerPage,
  createPagingRule,
  createTarget,
  incidentEntry,
  incidentPaging,
  myPages,
  noteOnIncident,
  outOfReach,
  page,
  removePagingRule,
  reopenIncident,
  reportIncident,
  resolveIncident,
  stopPaging,
  type Page,
} from '#incidents/rules';
import { createService } from '#operations/rules';
import { createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { problemOf, testServer } from '../../../../test/support/server.ts';
import { makeHoursMemory } from '../clock/hours-memory.ts';
import { sayReachedLevels } from '../clock/target-levels.ts';
import { askWhoIsDue } from './asking-round.ts';

let moved = 0;
const server = await testServer({ now: () => new Date(Date.now() + moved).toISOString() });
const { tools, organisationId } = server;
const { manager, member, owner, requester } = server.members;
const done = async (deed: unknown, input: object, who = manager) =>
  (await who.client.do(deed as Deed, input as never)).data as { id: string; version: number };
const minutes = (count: number): void => void (moved += count * 60_000);

const team = await done(createTeam, { name: 'Network' });
const ann = await done(createPerson, { name: 'Ann', teamId: team.id });
const ben = await done(createPerson, { name: 'Ben', teamId: team.id });
for (const [who, personId] of [
  [member, ann.id],
  [manager, ben.id],
] as const)
  await owner.client.call('PATCH', `/memberships/${who.membershipId}`, { personId }, { 'if-match': '"1"' });
const rota = await done(createRota, { name: 'Network', teamId: team.id, zone: 'UTC', escalationMinutes: 10 });
const layer = (level: number, personId: string) =>
  done(createRotaLayer, { rotaId: rota.id, name: `Level ${level}`, level, startsOn: '2026-01-05', personIds: [personId] });
await layer(1, ann.id);
await layer(2, ben.id);
const shop = await done(createService, { key: 'SHOP', name: 'Web shop', tier: 1, teamId: team.id });

const report = (title: string, urgency = 1) => done(reportIncident, { title, serviceId: shop.id, urgency });
const pagesOf = async (incidentId: string): Promise<readonly Page[]> =>
  (await member.client.list(page, { incidentId, sort: 'askedAt' } as never)).items as never;
const paging = (id: string) => member.client.see(incidentPaging, { id });
const mine = async () => (await member.client.see(myPages, { which: 'open' })).items;
/** A moment after each change the server looks; a note is a change. */
async function until(incidentId: string, count: number): Promise<readonly Page[]> {
  for (;;) {
    const pages = await pagesOf(incidentId);
    if (pages.length >= count) return pages;
    await sleep(20);
  }
}
const wake = (id: string) => done(noteOnIncident, { id, text: 'Still wrong' });
const said = async (id: string) =>
  (await manager.client.list(incidentEntry, { incidentId: id, kind: 'page', sort: 'number', limit: 50 } as never)).items.map(
    ({ reason, text }) => `${reason} ${text}`.trim(),
  );

test('whoever is on duty is asked at once, the next when they had their time, and the one who takes it has it', async () => {
  const { id } = await report('The shop is down');
  const [first] = await until(id, 1);
  assert.partialDeepStrictEqual(first, { personId: ann.id, level: 1, step: 1, cause: 1, failure: null, answer: null });
  assert.deepEqual(
    (await mine()).map((each) => [each.title, each.serviceName, each.priority]),
    [['The shop is down', 'Web shop', 1]],
  );
  assert.partialDeepStrictEqual(await paging(id), { call: { why: 'opened', state: 'asked', whom: { level: 2, names: ['Ben'] } } });
  minutes(10);
  await wake(id);
  const [, second] = await until(id, 2);
  assert.partialDeepStrictEqual(second, { personId: ben.id, level: 2, step: 2 });
  await done(answerPage, { id: second!.id, answer: 'taken' });
  assert.deepEqual(
    (await pagesOf(id)).map((each) => each.answer),
    ['superseded', 'taken'],
  );
  assert.partialDeepStrictEqual(await paging(id), { call: null, pages: [{ name: 'Ann' }, { name: 'Ben' }] });
  assert.deepEqual(await mine(), []);
  assert.deepEqual(await said(id), ['asked Ann', 'asked Ben']);
});

test('a rota says who has turns in it and has no account, as long as they have turns', async () => {
  const others = await done(createTeam, { name: 'Desk' });
  const cho = await done(createPerson, { name: 'Cho', teamId: others.id });
  const desk = await done(createRota, { name: 'Desk', teamId: others.id, zone: 'UTC' });
  const ended = { rotaId: desk.id, name: 'Before', startsOn: '2026-01-05', endsOn: '2026-02-01', personIds: [cho.id] };
  await done(createRotaLayer, ended);
  const unreached = () => member.client.see(outOfReach, { id: desk.id });
  assert.deepEqual(await unreached(), { items: [], count: 0 });
  await done(createRotaLayer, { rotaId: desk.id, name: 'Now', startsOn: '2026-03-02', personIds: [ann.id, cho.id] });
  assert.deepEqual(await unreached(), { items: [{ personId: cho.id, name: 'Cho' }], count: 2 });
  assert.equal((await problemOf(requester.client.see(outOfReach, { id: desk.id }))).status, 403);
});

test('however many look at once and however often, each step is asked once', async () => {
  const { id } = await report('The till is down');
  await until(id, 1);
  minutes(10);
  const look = () => askWhoIsDue(tools, organisationId, makeHoursMemory());
  await Promise.all([look(), look(), look()]);
  await look();
  assert.deepEqual(
    (await pagesOf(id)).map((each) => each.step),
    [1, 2],
  );
  await done(acknowledgeIncident, { id });
  minutes(60);
  await look();
  assert.equal((await pagesOf(id)).length, 2);
});

test('who declines hands on at once; when everybody has had it three times nobody else is asked, and it says so', async () => {
  const { id } = await report('The mail is down');
  const [first] = await until(id, 1);
  await done(answerPage, { id: first!.id, answer: 'declined' }, member);
  await until(id, 2);
  for (let round = 3; round <= 5; round++) {
    minutes(11);
    await wake(id);
    if (round < 5) await until(id, round);
  }
  while ((await paging(id)).call?.state !== 'unanswered') await sleep(20);
  while (!(await said(id)).includes('unanswered')) await sleep(20);
  assert.deepEqual(await said(id), ['asked Ann', 'declined Ann', 'asked Ben', 'asked Ben', 'asked Ben', 'unanswered']);
  await done(stopPaging, { id });
  assert.equal((await paging(id)).call, null);
});

test('what is opened again calls again; what is less important does not call', async () => {
  const { id } = await report('The lift is stuck');
  await until(id, 1);
  await done(resolveIncident, { id });
  await done(reopenIncident, { id });
  const [, again] = await until(id, 2);
  assert.notEqual(again!.cause, 1);
  await done(answerPage, { id: again!.id, answer: 'taken' }, member);
  assert.ok((await said(id)).includes('taken Ann'));
  const small = await report('A typo', 3);
  await askWhoIsDue(tools, organisationId, makeHoursMemory());
  assert.deepEqual(await pagesOf(small.id), []);
  assert.equal((await paging(small.id)).call, null);
});

test('a target that runs out of time asks the rota that the rule names', async () => {
  const office = await done(createTeam, { name: 'Office' });
  const bosses = await done(createRota, { name: 'Bosses', teamId: office.id, zone: 'UTC' });
  await done(createRotaLayer, { rotaId: bosses.id, name: 'Boss', level: 1, startsOn: '2026-01-05', personIds: [ben.id] });
  await done(createPagingRule, { name: 'Near its end', fromPriority: 1, levelPerMille: 1000, rotaId: bosses.id });
  await done(createTarget, { name: 'Solved', minutes: 30, priority: 1, isAroundTheClock: true });
  const { id } = await report('The ERP is down');
  const [first] = await until(id, 1);
  await done(answerPage, { id: first!.id, answer: 'taken' }, member);
  minutes(31);
  await sayReachedLevels(tools, organisationId, makeHoursMemory());
  const [, boss] = await until(id, 2);
  assert.partialDeepStrictEqual(boss, { rotaId: bosses.id, personId: ben.id, level: 1 });
  assert.partialDeepStrictEqual(await paging(id), { call: { why: 'level', rule: 'Near its end' } });
  await done(resolveIncident, { id });
});

test('with nobody on duty the page waits for the first who is, and the screen says until when', async () => {
  const hour = new Date(tools.now()).getUTCHours();
  const [from, to] = [((hour + 3) % 24) * 60, ((hour + 5) % 24) * 60];
  const other = await done(createTeam, { name: 'Night' });
  const service = await done(createService, { key: 'NIGHT', name: 'Night run', tier: 1, teamId: other.id });
  const { id } = await done(reportIncident, { title: 'The night run is late', serviceId: service.id, urgency: 1 });
  while (!(await said(id)).includes('nobody')) await sleep(20);
  assert.partialDeepStrictEqual(await paging(id), { call: { state: 'nobody', until: null }, gap: null });
  const night = await done(createRota, { name: 'Night', teamId: other.id, zone: 'UTC' });
  await done(createRotaLayer, {
    rotaId: night.id,
    name: 'Night',
    level: 1,
    startsOn: '2026-01-05',
    personIds: [ann.id],
    fromMinute: from,
    toMinute: to,
  });
  while ((await said(id)).length < 2) await sleep(20);
  const { call, gap } = await paging(id);
  assert.partialDeepStrictEqual(call, { state: 'duty', whom: { rotaName: 'Night', names: ['Ann'] } });
  assert.equal(gap?.rotaId, night.id);
  moved += Date.parse(call!.until!) - Date.parse(tools.now());
  await wake(id);
  assert.partialDeepStrictEqual((await until(id, 1))[0], { personId: ann.id, rotaId: night.id });
  assert.match((await said(id)).join(), /^nobody,waits 20.*,asked Ann$/);
  await done(resolveIncident, { id });
});

test('nobody is woken for what was to be asked half a day ago and was not', async () => {
  const quiet = await done(createPagingRule, { name: 'Asks nobody', serviceId: shop.id, fromPriority: null });
  const { id } = await report('The printer is on fire');
  await askWhoIsDue(tools, organisationId, makeHoursMemory());
  assert.equal((await paging(id)).call, null);
  minutes(13 * 60);
  await manager.client.do(removePagingRule as unknown as Deed, { id: quiet.id } as never, { version: quiet.version });
  await askWhoIsDue(tools, organisationId, makeHoursMemory());
  assert.equal((await paging(id)).call?.state, 'late');
  assert.deepEqual(await pagesOf(id), []);
});

test('pages are answered by whoever was asked, or a manager; requesters see none', async () => {
  const { id } = await report('The VPN is down');
  const [asked] = await until(id, 1);
  const other = await server.join(organisationId, 'member', 'Somebody else');
  assert.equal((await problemOf(done(answerPage, { id: asked!.id, answer: 'taken' }, other))).status, 403);
  assert.equal((await problemOf(done(answerPage, { id: asked!.id, answer: 'taken' }, requester))).status, 404);
  assert.deepEqual((await requester.client.see(myPages, {})).items, []);
  assert.equal((await problemOf(requester.client.see(incidentPaging, { id }))).status, 403);
});
