import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeWindow, createWindow } from '#calendar/rules';
import {
  approveChange,
  changeSchedule,
  changeGate,
  changeMeasures,
  changeOutlook,
  changeSlots,
  draftChange,
  finishChange,
  grantFreezeException,
  rejectChange,
  scheduleChange,
  startChange,
  submitChange,
  type ChangeRow,
} from '#changes/rules';
import { createAsset, createDependency, createService } from '#operations/rules';
import { createAbsence, createPerson } from '#people/rules';
import { Problem, type Deed } from '#platform/kit';
import { addDays } from '../../../test/changes/add-days.ts';
import { testServer } from '../../../test/support/server.ts';

const server = await testServer();
const { manager, admin, member, requester } = server.members;
const { client } = manager;
type Made = { id: string; version: number };
const made = async (deed: unknown, fields: Readonly<Record<string, unknown>>, by = client): Promise<Made> =>
  (await by.do(deed as Deed, fields)).data as never;
const isRefusal = (code: string) => (error: unknown) => error instanceof Problem && error.details.code === code;

const today = server.tools.now().slice(0, 10);
/** So many days from today, at a full hour. */
const on = (days: number, hour: number): string => `${addDays(today, days)}T${String(hour).padStart(2, '0')}:00:00.000Z`;

const erp = await made(createService, { key: 'ERP', name: 'ERP', tier: 1 });
const mail = await made(createService, { key: 'MAIL', name: 'Mail', tier: 3 });
const [one, two] = [await made(createAsset, { name: 'db-01', kind: 'server' }), await made(createAsset, { name: 'db-02', kind: 'server' })];
for (const host of [one, two]) await made(createDependency, { serviceId: erp.id, needsAssetId: host.id, redundancyGroup: 'hosts' });
const mara = await made(createPerson, { name: 'Mara Lindqvist' });
const ruth = await made(createPerson, { name: 'Ruth Adebayo' });

const fields = {
  serviceId: mail.id,
  implementerId: mara.id,
  plan: 'Step by step',
  testPlan: 'It answers',
  backOutPlan: 'Back to the old one',
  riskReach: 'few',
  riskNovelty: 'often',
  riskTesting: 'whole',
  backOutMinutes: 0,
  verificationMinutes: 0,
};
const draft = (title: string, more: Readonly<Record<string, unknown>>): Promise<Made> => made(draftChange, { ...fields, title, ...more });
const firmware = await draft('Firmware of db-01', { assetIds: [one.id], plannedStart: on(10, 18), plannedEnd: on(10, 20) });
const patches = await draft('Patches of db-02', {
  assetIds: [two.id],
  implementerId: ruth.id,
  plannedStart: on(10, 19),
  plannedEnd: on(10, 21),
});
await client.do(submitChange as Deed, { id: patches.id });

const outlook = (id: string, at: Readonly<Record<string, string>> = {}) => client.see(changeOutlook, { id, ...at });
const codesOf = async (id: string, at: Readonly<Record<string, string>> = {}) =>
  (await outlook(id, at)).collisions.map((each) => each.code);

test('both sides of a redundancy pair at once are told, with all that would be down', async () => {
  const { collisions } = await outlook(firmware.id);
  assert.deepEqual(
    collisions.map(({ code, with: meets, items }) => [code, meets?.name, items.map((each) => each.name)]),
    [
      ['same-service', 'CHG-2 Patches of db-02', ['Mail']],
      ['redundancy', 'CHG-2 Patches of db-02', ['ERP']],
    ],
  );
  assert.deepEqual(await codesOf(firmware.id, { plannedStart: on(10, 21), plannedEnd: on(10, 23) }), []);
});

test('leave that is agreed and too little notice warn', async () => {
  await made(createAbsence, { personId: mara.id, kind: 'vacation', startsOn: on(20, 0).slice(0, 10), endsOn: on(20, 0).slice(0, 10) });
  assert.deepEqual(await codesOf(firmware.id, { plannedStart: on(20, 10), plannedEnd: on(20, 11) }), ['leave']);
  assert.deepEqual(await codesOf(firmware.id, { plannedStart: on(0, 23), plannedEnd: on(1, 1) }), ['notice']);
});

test('free times keep the clock that is asked for, and say what is in the way on the days between', async () => {
  const { slots, ruledOut, isBound } = await client.see(changeSlots, {
    id: firmware.id,
    from: on(19, 0),
    clockFrom: 9 * 60,
    clockTo: 11 * 60,
    most: 3,
  });
  assert.equal(isBound, false);
  assert.deepEqual(
    ruledOut.map((each) => [each.day, each.because.map(({ code, with: meets }) => `${code} ${meets?.name}`)]),
    [[on(20, 0).slice(0, 10), ['leave Mara Lindqvist']]],
  );
  assert.equal(slots.length, 3);
  assert.equal(Date.parse(slots[0]!.plannedEnd) - Date.parse(slots[0]!.plannedStart), 2 * 3_600_000);
});

test('a hard freeze refuses the time, shows in outlook and calendar, and an exception opens it', async () => {
  const freeze = await made(createWindow, {
    name: 'Closing',
    kind: 'freeze-hard',
    scope: 'service',
    scopeNames: ['erp'],
    startsOn: on(30, 0).slice(0, 10),
    endsOn: on(31, 0).slice(0, 10),
    zone: 'UTC',
  });
  const into = { plannedStart: on(30, 10), plannedEnd: on(30, 12) };
  const wide = await draft('Move both hosts', { assetIds: [one.id, two.id] });
  await assert.rejects(client.do(scheduleChange as Deed, { id: wide.id, ...into }), isRefusal('hard-freeze'));
  const [met] = (await outlook(wide.id, into)).collisions;
  assert.deepEqual([met!.code, met!.isRefusing, met!.with?.id], ['freeze-hard', true, freeze.id]);
  // One host alone leaves the ERP standing on the other.
  assert.deepEqual(await codesOf(firmware.id, into), []);
  await made(grantFreezeException, { changeId: wide.id, windowId: freeze.id, reason: 'Only then the supplier can' }, admin.client);
  await client.do(scheduleChange as Deed, { id: wide.id, ...into });
  const [excepted] = (await outlook(wide.id)).collisions;
  assert.deepEqual([excepted!.isRefusing, excepted!.isExcepted], [false, true]);
  const calendar = await client.see(changeSchedule, { from: on(28, 0).slice(0, 10), to: on(34, 0).slice(0, 10) });
  assert.partialDeepStrictEqual(calendar.changes, [{ id: wide.id, collisions: 0, isRefused: false }]);
  assert.deepEqual(
    calendar.bands.map((each) => [each.name, each.serviceIds]),
    [['Closing', [erp.id]]],
  );
  await client.do(changeWindow as Deed, { id: freeze.id, name: 'Closing of the books' }, { version: freeze.version });
  assert.equal((await outlook(wide.id)).collisions[0]!.with!.name, 'Closing of the books');
});

test('the gate says yes to an approved change in its time, and no with reasons to everything else', async () => {
  const gate = (query: Readonly<Record<string, unknown>>) => client.see(changeGate, { service: 'MAIL', ...query } as never);
  assert.equal((await gate({})).isAllowed, true);
  const during = await gate({ at: on(10, 19) });
  assert.equal(during.isAllowed, false);
  assert.partialDeepStrictEqual(during.reasons, [{ code: 'same-service', isRefusing: true, with: { name: 'CHG-2 Patches of db-02' } }]);
  const waiting = await gate({ change: 2, at: on(10, 19) });
  assert.deepEqual(
    waiting.reasons.map((each) => each.code),
    ['not-approved'],
  );
  await admin.client.do(approveChange as Deed, { id: patches.id, round: 1 });
  const approved = await gate({ change: 2, at: on(10, 19) });
  assert.deepEqual([approved.isAllowed, approved.change?.number], [true, 2]);
  assert.deepEqual(
    (await gate({ change: 2 })).reasons.map((each) => each.code),
    ['not-planned-now'],
  );
  assert.deepEqual(
    (await gate({ change: 99 })).reasons.map((each) => each.code),
    ['no-such-change'],
  );
  assert.equal((await gate({ service: 'erp', at: on(30, 10) })).isAllowed, false);
  await assert.rejects(gate({ service: 'NOWHERE' }), isRefusal('no-such-service'));
  await assert.rejects(
    requester.client.see(changeGate, { service: 'MAIL' }),
    (error) => error instanceof Problem && error.details.status === 403,
  );
  assert.equal((await member.client.see(changeGate, { service: mail.id })).isAllowed, true);
});

test('the first of two voices leaves the change waiting, the second approves it; a no is told and the change is not lost', async () => {
  const risky = await draft('Replace the mail store', {
    riskReach: 'many',
    riskNovelty: 'never',
    riskTesting: 'none',
    plannedStart: on(60, 18),
    plannedEnd: on(60, 20),
  });
  await client.do(submitChange as Deed, { id: risky.id });
  const agree = async (by: typeof admin): Promise<unknown> =>
    ((await by.client.do(approveChange as Deed, { id: risky.id, round: 1 })).data as unknown as ChangeRow).status;
  assert.equal(await agree(admin), 'awaiting-approval');
  assert.deepEqual(
    (await outlook(risky.id)).approvals.map(({ given, quorum }) => [given, quorum]),
    [
      [1, 1],
      [1, 2],
    ],
  );
  assert.equal(await agree(server.members.owner), 'approved');
  const { data } = await admin.client.do(rejectChange as Deed, { id: risky.id, round: 1, comment: 'Not before the audit.' });
  assert.equal((data as unknown as ChangeRow).status, 'rejected');
  const hurry = await draft('Mail does not start', { kind: 'emergency', plannedStart: on(1, 10), plannedEnd: on(1, 11) });
  await client.do(submitChange as Deed, { id: hurry.id });
  await client.do(startChange as Deed, { id: hurry.id });
  const condemned = await admin.client.do(rejectChange as Deed, { id: hurry.id, round: 1, comment: 'It could have waited.' });
  assert.equal((condemned.data as unknown as ChangeRow).status, 'in-progress');
});

test('a change from draft to done leaves its numbers and moments; a second of the same number there never is', async () => {
  const hurry = await draft('Certificate has run out', { kind: 'emergency', plannedStart: on(1, 8), plannedEnd: on(1, 9) });
  await client.do(submitChange as Deed, { id: hurry.id });
  await client.do(startChange as Deed, { id: hurry.id });
  await client.do(finishChange as Deed, { id: hurry.id, outcome: 'successful' });
  const { data } = await client.call<ChangeRow>('GET', `/changes/${hurry.id}`);
  assert.deepEqual([data.status, data.number, data.approvedAt], ['done', 6, null]);
  const lines = (await admin.client.see(changeOutlook, { id: hurry.id })).approvals;
  assert.deepEqual(
    lines.map(({ isMet, isMine }) => [isMet, isMine]),
    [[false, true]],
  );
  assert.equal((await outlook(hurry.id)).approvals[0]!.isMine, false);
});

test('measures count what ended in the period, with the changes behind each figure, and refuse a period that ends before it begins', async () => {
  const around = { from: addDays(today, -1), to: addDays(today, 1) };
  const measures = await client.see(changeMeasures, around);
  assert.equal(measures.implemented, 1);
  const share = (name: string) => measures.shares.find((each) => each.measure === name)!;
  assert.deepEqual([share('successful').counted, share('emergency').counted, share('unapproved').ids.length], [1, 1, 1]);
  assert.equal((await client.see(changeMeasures, { ...around, serviceId: erp.id })).implemented, 0);
  await assert.rejects(client.see(changeMeasures, { from: today, to: addDays(today, -1) }), isRefusal('bad-range'));
});
