/** Time is logged on tasks, incidents, changes and requests alike, by hand and by the watch, and seen by those whose it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftChange } from '#changes/rules';
import { incident, reportIncident } from '#incidents/rules';
import { createService } from '#operations/rules';
import { createPerson } from '#people/rules';
import {
  changeTimeEntry,
  createTimeEntry,
  changeTime,
  requestTime,
  taskTime,
  removeTimeEntry,
  removeTimer,
  startTimer,
  stopTimer,
  timeEntry,
  timer,
  timeSheet,
} from '#planning/rules';
import { createOffering, requestService } from '#requests/rules';
import { createProject, createTask, removeTask } from '#projects/rules';
import { testServer, type Member } from '../../../../test/support/server.ts';

/** How far the server's clock is ahead of ours. */
let minutesAhead = 0;
const server = await testServer({ now: () => new Date(Date.now() + minutesAhead * 60_000).toISOString() });
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const [before, today, tomorrow] = [dayIn(-1), dayIn(0), dayIn(1)];
const { owner, manager, member } = server.members;
const { client } = manager;

async function becomes(who: Member, personId: string): Promise<void> {
  const path = `/memberships/${who.membershipId}`;
  const { data } = await owner.client.call<{ version: number }>('GET', path);
  await owner.client.call('PATCH', path, { personId }, { 'if-match': `"${data.version}"` });
}
const { data: ann } = await client.do(createPerson, { name: 'Ann Vogt' } as never);
const { data: ben } = await client.do(createPerson, { name: 'Ben Ode' } as never);
await becomes(manager, ann.id);
await becomes(member, ben.id);
const { data: project } = await client.do(createProject, { key: 'ERP', name: 'ERP', startAt: '2026-11-02T07:00:00.000Z' });
const { data: work } = await client.do(createTask, { projectId: project.id, name: 'Map the fields' });
const { data: outage } = await client.do(reportIncident, { title: 'Mail is slow' } as never);
const { data: mail } = await client.do(createService, { key: 'MAIL', name: 'Mail' });
const { data: alteration } = await client.do(draftChange, { title: 'New mail relay', serviceId: mail.id } as never);

const { data: offered } = await client.do(createOffering, { name: 'Mailbox', category: 'Mail' } as never);
const { data: wish } = await client.do(requestService, { offeringId: offered.id } as never);

test('time is logged on a task, an incident, a change and a request; each tells its sum, and a sheet tells the days', async () => {
  const log = async (who: Member, personId: string, fields: object) =>
    (await who.client.do(createTimeEntry, { personId, on: before, minutes: 90, ...fields } as never)).data;
  await log(member, ben.id, { taskId: work.id, note: 'first half' });
  await log(member, ben.id, { incidentId: outage.id });
  await log(manager, ann.id, { changeId: alteration.id, minutes: 30 });
  await log(manager, ann.id, { taskId: work.id, on: dayIn(-2) });
  await log(member, ben.id, { serviceRequestId: wish.id, minutes: 15 });
  assert.deepEqual(await client.see(taskTime, { id: work.id }), { minutes: 180, people: 2 });
  assert.deepEqual(await client.see(changeTime, { id: alteration.id }), { minutes: 30, people: 1 });
  assert.deepEqual(await client.see(requestTime, { id: wish.id }), { minutes: 15, people: 1 });
  const sheet = await member.client.see(timeSheet, { from: before, to: tomorrow });
  assert.deepEqual(
    sheet.items.map(({ on, minutes, subject }) => [on, minutes, subject.thing, subject.key, subject.name]),
    [
      [before, 90, 'task', 'ERP-1', 'Map the fields'],
      [before, 90, 'incident', 'INC-1', 'Mail is slow'],
      [before, 15, 'service-request', 'REQ-1', 'Mailbox'],
    ],
  );
});

test('what makes no sense is refused beside its field: two things at once, none, the future, a day of more than 24 hours', async () => {
  const refused = async (fields: object, code: string, field: string) =>
    assert.rejects(
      member.client.do(createTimeEntry, { personId: ben.id, on: before, minutes: 60, ...fields } as never),
      (error: { details: { code: string; errors: readonly { pointer: string }[] } }) =>
        error.details.code === code && error.details.errors[0]!.pointer === `/${field}`,
      code,
    );
  await refused({ taskId: work.id, incidentId: outage.id }, 'one-thing-worked-on', 'incidentId');
  await refused({}, 'one-thing-worked-on', 'taskId');
  await refused({ taskId: outage.id }, 'no-such-reference', 'taskId');
  await refused({ taskId: work.id, on: dayIn(3) }, 'in-the-future', 'on');
  await refused({ taskId: work.id, minutes: 1300 }, 'day-is-full', 'minutes');
  await assert.rejects(
    member.client.do(createTimeEntry, { personId: ann.id, on: before, minutes: 60, taskId: work.id } as never),
    /Not permitted/,
  );
});

test('the watch of each runs once: what is begun stops what ran, and its minutes are logged', async () => {
  await member.client.do(startTimer, { personId: ben.id, taskId: work.id });
  minutesAhead = 20;
  const { data: second } = await member.client.do(startTimer, { personId: ben.id, incidentId: outage.id });
  const [running] = await member.client.all(timer);
  assert.equal(running!.incidentId, outage.id);
  assert.equal((await manager.client.all(timer)).length, 0, 'nobody sees the watch of somebody else');
  const { data: answer } = await member.client.do(stopTimer, { id: second.id, note: 'looked at the queue' });
  assert.deepEqual(answer, { minutes: 1 });
  const items = (await member.client.see(timeSheet, { from: today, to: tomorrow })).items;
  assert.deepEqual(
    items.map(({ minutes, note, subject }) => [minutes, note, subject.key]),
    [
      [20, '', 'ERP-1'],
      [1, 'looked at the queue', 'INC-1'],
    ],
  );
  const { data: third } = await member.client.do(startTimer, { personId: ben.id, taskId: work.id });
  await member.client.do(removeTimer, { id: third.id }, { version: 1 });
  const { data: fourth } = await member.client.do(startTimer, { personId: ben.id, serviceRequestId: wish.id });
  assert.deepEqual((await member.client.do(stopTimer, { id: fourth.id })).data, { minutes: 1 });
  assert.equal((await client.see(requestTime, { id: wish.id })).minutes, 16);
  assert.equal((await member.client.all(timer)).length, 0);
  await assert.rejects(member.client.do(startTimer, { personId: ann.id, taskId: work.id }), /Not permitted/);
});

test('people see and mend their own time, managers everybody’s; time that was spent holds on to its task', async () => {
  const [first] = await member.client.all(timeEntry, { on: before, taskId: work.id });
  const { data: changed } = await member.client.do(changeTimeEntry, { id: first!.id, minutes: 45 } as never, { version: first!.version });
  assert.equal(changed.minutes, 45);
  assert.ok((await member.client.all(timeEntry)).every((each) => each.personId === ben.id));
  assert.ok((await client.all(timeEntry)).some((each) => each.personId === ann.id));
  await assert.rejects(client.see(timeSheet, { from: before, to: dayIn(90) }), /at most 62 days/);
  await assert.rejects(client.do(removeTask, { id: work.id } as never, { version: work.version }), /still used/);
  await member.client.do(removeTimeEntry, { id: first!.id } as never, { version: first!.version + 1 });
  assert.equal((await client.see(taskTime, { id: work.id })).minutes, 110);
  assert.equal((await client.all(incident))[0]!.title, 'Mail is slow');
});
