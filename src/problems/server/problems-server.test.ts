import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalendar } from '#calendar/rules';
import { createService } from '#operations/rules';
import { createPerson } from '#people/rules';
import { WEEKDAYS } from '#engine';
import { declareMajor, incidentTask, reportIncident, resolveIncident } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import {
  actionStanding,
  changeIncidentReview,
  createReviewAction,
  draftReview,
  planReviewAction,
  publishReview,
  reviewOverview,
  settleReviewAction,
} from '#problems/rules';
import { createProject, reportProgress, task } from '#projects/rules';
import { addDays } from '../../../test/changes/add-days.ts';
import { problemOf, testServer } from '../../../test/support/server.ts';

const server = await testServer();
const { manager, member, requester } = server.members;
const { client } = manager;
type Made = { id: string; version: number };
const made = async (deed: unknown, fields: Readonly<Record<string, unknown>>, by = client): Promise<Made> =>
  (await by.do(deed as Deed, fields)).data as never;
const today = server.tools.now().slice(0, 10);

const mara = await made(createPerson, { name: 'Mara Lindqvist' });
const storage = await made(createService, { key: 'STOR', name: 'Storage', tier: 1 });
const week = Object.fromEntries(WEEKDAYS.map((each) => [each, [[480, 960]]]));
const hours = await made(createCalendar, { name: 'Always', zone: 'Europe/Berlin', week });
const project = (key: string, visibility: string): Promise<Made> =>
  made(createProject, { key, name: key, startAt: `${today}T08:00:00.000Z`, calendarId: hours.id, visibility, status: 'active' });
const open = await project('RUN', 'organisation');
const hidden = await project('SECRET', 'members');

async function over(title: string, isMajor: boolean): Promise<Made> {
  const of = await made(reportIncident, { title, serviceId: storage.id, description: 'No host sees a volume.' });
  if (isMajor) await made(declareMajor, { id: of.id, leadId: mara.id, text: 'All sites are down.' });
  await made(resolveIncident, { id: of.id, resolution: 'Zones brought back.' });
  return of;
}

test('a major incident that is over stands among those without a review until one is drafted', async () => {
  const major = await over('Storage does not answer', true);
  await over('A host is slow', false);
  const before = await client.see(reviewOverview, {});
  assert.deepEqual(
    before.missing.map((each) => each.title),
    ['Storage does not answer'],
  );
  const review = await made(draftReview, { incidentId: major.id }, member.client);
  const after = await client.see(reviewOverview, {});
  assert.deepEqual(after.missing, []);
  assert.partialDeepStrictEqual(after.reviews, [{ id: review.id, status: 'draft', isMajor: true, actions: 0, openActions: 0 }]);
  assert.equal((await problemOf(requester.client.see(reviewOverview, {}))).status, 403);
});

test('what a review decides becomes a task; it is open until the task is done, and counts as in time by its day', async () => {
  const [review] = (await client.see(reviewOverview, {})).reviews;
  const decide = (title: string, days: number): Promise<Made> =>
    made(createReviewAction, { reviewId: review!.id, title, ownerId: mara.id, dueOn: addDays(today, days), estimateMinutes: 480 });
  const planned = await decide('Save the zones before each update', 14);
  const late = await decide('Tell the supplier', -1);
  const dropped = await decide('Buy another storage', 30);
  await made(settleReviewAction, { id: dropped.id, as: 'dropped', reason: 'It is replaced next year.' });
  const link = (await client.do(planReviewAction as unknown as Deed, { actionId: planned.id, projectId: open.id })).data as never as {
    taskId: string;
  };
  const standing = await client.see(actionStanding, { reviewId: review!.id });
  assert.deepEqual(standing.counts, { open: 2, late: 1, unplanned: 1, done: 0, doneInTime: 0, dropped: 1 });
  assert.partialDeepStrictEqual(
    standing.items.find((each) => each.id === planned.id),
    { state: 'open', isPlanned: true, task: { id: link.taskId, key: 'RUN-1', status: 'todo' } },
  );
  assert.deepEqual(
    (await client.see(actionStanding, { show: 'late' })).items.map((each) => each.id),
    [late.id],
  );
  const of = await client.one(task, link.taskId);
  await made(reportProgress, { id: of.id, percentComplete: 100 });
  await made(settleReviewAction, { id: late.id, as: 'done', reason: null });
  const after = await client.see(actionStanding, {});
  assert.deepEqual(after.counts, { open: 0, late: 0, unplanned: 0, done: 2, doneInTime: 1, dropped: 1 });
});

test('whoever does not see a project sees that there is time for an action, not which task; and makes no task there', async () => {
  const [review] = (await client.see(reviewOverview, {})).reviews;
  const fields = { reviewId: review!.id, title: 'Ask the board', ownerId: mara.id, dueOn: addDays(today, 7), estimateMinutes: 60 };
  const action = await made(createReviewAction, fields, member.client);
  const plan = (by: typeof client, projectId: string) =>
    by.do(planReviewAction as unknown as Deed, { actionId: action.id, projectId } as never);
  assert.equal((await problemOf(plan(member.client, hidden.id))).status, 403);
  assert.equal((await problemOf(plan(member.client, open.id))).status, 403);
  await plan(client, hidden.id);
  const seenBy = async (by: typeof client) =>
    (await by.see(actionStanding, { reviewId: review!.id })).items.find((each) => each.id === action.id);
  assert.equal((await seenBy(client))?.task?.key, 'SECRET-1');
  assert.partialDeepStrictEqual(await seenBy(member.client), { state: 'open', isPlanned: true, task: null });
});

test('a published review keeps its facts', async () => {
  const [review] = (await client.see(reviewOverview, {})).reviews;
  const factors = [{ kind: 'process', text: 'Nobody looks at zones after an update.' }];
  const { client: owner } = server.members.owner;
  const { version } = (await owner.call<Made>('GET', `/incident-reviews/${review!.id}`)).data;
  await owner.do(changeIncidentReview as unknown as Deed, { id: review!.id, factors } as never, { version });
  await made(publishReview, { id: review!.id });
  assert.equal(
    (await problemOf(owner.do(changeIncidentReview as unknown as Deed, { id: review!.id, helped: 'x' } as never, { version: version + 2 })))
      .code,
    'review-published',
  );
  assert.ok((await owner.list(incidentTask, { kind: 'action' } as never)).items.length > 0);
});
