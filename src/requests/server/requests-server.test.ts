/** Requests on a server, with its database: who sees what, the queue by due time, the figures and what is behind them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeMembership } from '#access/rules';
import { incident } from '#incidents/rules';
import { createService } from '#operations/rules';
import { createPerson } from '#people/rules';
import {
  approveRequest,
  cancelRequest,
  changeOffering,
  createOffering,
  fulfilRequest,
  holdRequest,
  myRequests,
  noteOnRequest,
  openRequests,
  raiseIncidentFromRequest,
  requestCase,
  requestCatalogue,
  requestEntry,
  requestMeasureRecords,
  requestMeasures,
  requestService,
  serviceRequest,
  takeRequest,
  tickRequestStep,
} from '#requests/rules';
import type { Deed } from '#platform/kit';
import { problemOf, testServer, type Member } from '../../../test/support/server.ts';

const server = await testServer();
const { manager, member, requester, owner, auditor } = server.members;

interface Made {
  readonly id: string;
  readonly number: number;
}
const done = async (deed: unknown, fields: object, who: Member = manager): Promise<Made> =>
  (await who.client.do(deed as Deed, fields as never)).data as never;
/** Deeds that alter a record name the version that was read. */
const altered = async (
  deed: Deed,
  fields: { readonly id: string; readonly [field: string]: unknown },
  who: Member = manager,
): Promise<void> => {
  const { version } = await who.client.one(deed.on, fields.id);
  await who.client.do(deed, fields as never, { version });
};
const boss = await server.join(server.organisationId, 'requester', 'Line manager');
const lead = await done(createPerson, { name: 'Line manager' });
const ina = await done(createPerson, { name: 'Ina', managerId: lead.id });
await altered(changeMembership as unknown as Deed, { id: boss.membershipId, personId: lead.id } as never, owner);
await altered(changeMembership as unknown as Deed, { id: requester.membershipId, personId: ina.id } as never, owner);
const work = await done(createService, { key: 'WORK', name: 'Workplace' });
const questions = [{ key: 'model', kind: 'choice', label: 'Which one?', isRequired: true, choices: ['Light', 'Strong'] }];
const laptop = await done(createOffering, {
  name: 'New laptop',
  category: 'Workplace',
  serviceId: work.id,
  questions,
  steps: [{ what: 'Order it' }],
  approval: 'manager',
  targetMinutes: 600,
});
const mailbox = await done(createOffering, { name: 'Mailbox', category: 'Mail', serviceId: work.id, targetMinutes: 60 });
await done(createOffering, { name: 'Server', category: 'Data centre', audience: 'staff' });

const seen = (id: string, who: Member) => who.client.see(requestCase, { id });

test('whoever asks sees what is offered to them, and neither steps nor what is for staff', async () => {
  const { items } = await requester.client.see(requestCatalogue, {});
  assert.deepEqual(
    items.map((each) => each.name),
    ['Mailbox', 'New laptop'],
  );
  assert.ok(!JSON.stringify(items).includes('Order it'));
  assert.equal((await member.client.see(requestCatalogue, {})).items.length, 3);
});

test('a wrong answer is refused beside its question, in the words of the API', async () => {
  const problem = await problemOf(
    requester.client.do(requestService as unknown as Deed, { offeringId: laptop.id, answers: { model: 'Golden' } } as never),
  );
  assert.partialDeepStrictEqual(problem, { status: 422, code: 'answer-not-offered', errors: [{ pointer: '/answers/model' }] });
});

test('who asked, who has to agree and who works here see it; nobody else knows that it is there', async () => {
  const { id, number } = await done(requestService, { offeringId: laptop.id, answers: { model: 'Light' } }, requester);
  await done(noteOnRequest, { id, text: 'Only among us' }, member);
  const asker = await seen(id, requester);
  assert.deepEqual([asker.approvals[0]!.approverName, asker.mayDecideId, asker.clock], ['Line manager', null, null]);
  assert.ok(!asker.lines.some((each) => each.kind === 'note'));
  assert.ok((await seen(id, member)).lines.some((each) => each.kind === 'note'));
  assert.equal((await seen(id, auditor)).mayDecideId, null);
  const stranger = await server.join(server.organisationId, 'requester', 'Stranger');
  assert.equal((await problemOf(seen(id, stranger))).status, 404);
  assert.equal((await problemOf(stranger.client.one(serviceRequest, id))).status, 404);
  assert.deepEqual((await stranger.client.list(serviceRequest)).items, []);

  const [waiting] = (await boss.client.see(myRequests, {})).toApprove;
  assert.partialDeepStrictEqual(waiting, { id, number, requesterName: asker.requesterName });
  const { mayDecideId } = await seen(id, boss);
  await done(approveRequest, { id: mayDecideId!, comment: 'Fine' }, boss);
  assert.deepEqual((await boss.client.see(myRequests, {})).toApprove, []);
  const after = await seen(id, requester);
  assert.equal((after.request as { status: string }).status, 'in-progress');
  assert.equal(after.clock!.state, 'running');
  assert.equal(after.clock!.steps.at(-1)!.kind, 'due');
});

test('where nobody stands above whoever asks, managers are asked, except the one for whom it is', async () => {
  const { id } = await done(requestService, { offeringId: laptop.id, answers: { model: 'Light' }, forName: 'Noor' }, member);
  const asksFor = async (who: Member) => (await who.client.see(myRequests, {})).toApprove.some((each) => each.id === id);
  assert.deepEqual(await Promise.all([manager, owner, member, boss, auditor].map(asksFor)), [true, true, false, false, false]);
  assert.equal((await problemOf(done(approveRequest, { id: (await seen(id, manager)).approvals[0]!.id }, member))).code, 'own-request');
  await done(cancelRequest, { id }, member);
});

test('a request is for somebody who reads it too; the offering that changes leaves it as it was', async () => {
  const { id } = await done(requestService, { offeringId: mailbox.id, forId: ina.id }, member);
  assert.equal((await seen(id, requester)).forName, 'Ina');
  assert.equal((await requester.client.see(myRequests, {})).items.find((each) => each.id === id)!.forName, 'Ina');
  await altered(changeOffering as unknown as Deed, {
    id: mailbox.id,
    questions: [{ key: 'why', kind: 'text', label: 'Why?', isRequired: true }],
    targetMinutes: 90,
  });
  const { request } = await seen(id, member);
  assert.partialDeepStrictEqual(request, { questions: [], targetMinutes: 60 });
  await altered(changeOffering as unknown as Deed, { id: mailbox.id, questions: [], targetMinutes: 60 });
});

test('the queue is what is due first; what waits comes last, found by its key', async () => {
  const held = await done(requestService, { offeringId: mailbox.id }, member);
  await done(holdRequest, { id: held.id, reason: 'supplier' }, member);
  const { items } = await member.client.see(openRequests, {});
  assert.deepEqual(
    items.map((each) => each.title),
    ['Mailbox', 'New laptop', 'Mailbox'],
  );
  assert.equal(items[2]!.clock!.state, 'paused');
  assert.deepEqual(
    (await member.client.see(openRequests, { q: `req-${held.number}` })).items.map((each) => each.id),
    [held.id],
  );
  assert.equal((await member.client.see(openRequests, { status: 'waiting' })).items.length, 1);
  assert.equal((await problemOf(requester.client.see(openRequests, {}))).status, 403);
});

test('figures have their population, and the records behind each', async () => {
  const open = (await member.client.see(openRequests, {})).items;
  const [quick] = open.filter((each) => each.title === 'Mailbox' && each.status === 'new');
  await done(fulfilRequest, { id: quick!.id }, member);
  const {
    items: [all],
  } = await member.client.see(requestMeasures, {});
  assert.partialDeepStrictEqual(all, { asked: 3, fulfilled: 1, promise: { kept: 1, decided: 1 }, firstContact: 1, reopened: 0, open: 2 });
  assert.equal(all!.timeToFulfil.count, 1);
  const behind = await member.client.see(requestMeasureRecords, { measure: 'promise' });
  assert.deepEqual(
    behind.items.map((each) => [each.id, each.value]),
    [[quick!.id, 1]],
  );
  for (const [measure, count] of [
    ['asked', 3],
    ['fulfilled', 1],
    ['open', 2],
    ['first-contact', 1],
    ['reopened', 0],
  ] as const)
    assert.equal((await member.client.see(requestMeasureRecords, { measure })).total, count, measure);
  const byOffering = (await member.client.see(requestMeasures, { by: 'offering' })).items;
  assert.deepEqual(
    byOffering.map((each) => [each.name, each.asked]),
    [
      ['Mailbox', 2],
      ['New laptop', 1],
    ],
  );
  assert.equal((await member.client.see(requestMeasures, { to: '2020-01-01' })).items[0]!.asked, 0);
});

test('it becomes an incident that whoever asked follows; the timeline of either stays', async () => {
  const { id } = await done(requestService, { offeringId: mailbox.id }, requester);
  await done(raiseIncidentFromRequest, { id, title: 'My mail is away' }, member);
  const { request } = await seen(id, requester);
  const found = await requester.client.one(incident, (request as { incidentId: string }).incidentId);
  assert.equal(found.title, 'My mail is away');
  const [line] = (await member.client.list(requestEntry, { requestId: id } as never)).items;
  await assert.rejects(
    server.tools.pool.query(
      `begin; select set_config('app.org_id', '${server.organisationId}', true); update requests.request_entry set text = 'other' where id = '${line!.id}'; commit`,
    ),
  );
});

test('two who tick at once: the second is told, nothing is lost', async () => {
  const { id } = await done(requestService, { offeringId: laptop.id, answers: { model: 'Strong' } }, requester);
  const { mayDecideId } = await seen(id, boss);
  assert.equal((await problemOf(done(tickRequestStep, { id, step: 0 }, member))).code, 'request-not-approved');
  await done(approveRequest, { id: mayDecideId! }, boss);
  assert.equal((await problemOf(done(approveRequest, { id: mayDecideId! }, boss))).code, 'request-not-awaited');
  await Promise.all([done(tickRequestStep, { id, step: 0 }, member), done(tickRequestStep, { id, step: 0 }, manager)]);
  const { lines } = await seen(id, member);
  assert.equal(lines.filter((each) => each.kind === 'step').length, 1);
  assert.equal((await problemOf(done(takeRequest, { id }, owner))).code, 'no-person-of-yours');
});
