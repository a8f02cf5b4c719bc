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
  article,
  articleText,
  changeIncidentReview,
  changeProblem,
  createArticle,
  createReviewAction,
  draftReview,
  findArticles,
  incidentsOfProblem,
  knowledgeForIncident,
  knownMatters,
  linkProblemIncidents,
  openProblem,
  planReviewAction,
  problemRanking,
  publishReview,
  removeProblem,
  repeats,
  reviewOverview,
  setProblemStatus,
  settleReviewAction,
  unlinkProblemIncident,
  useArticle,
  useKnownError,
  voteOnArticle,
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
/** So many hours ago. */
const before = (hours: number): string => new Date(Date.parse(server.tools.now()) - hours * 3_600_000).toISOString();

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
  assert.deepEqual(standing.counts, { open: 2, late: 1, unplanned: 1, done: 0, doneInTime: 0, due: 1, dropped: 1 });
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
  assert.deepEqual(after.counts, { open: 0, late: 0, unplanned: 0, done: 2, doneInTime: 1, due: 2, dropped: 1 });
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

test('problems stand by what they cost; what belongs to one is proposed no more, and what is like it is proposed for it', async () => {
  const shop = await made(createService, { key: 'SHOP', name: 'Shop', tier: 2 });
  const told = (title: string): Promise<Made> => made(reportIncident, { title, serviceId: shop.id, occurredAt: before(5) });
  const pages = [
    await told('White page after payment'),
    await told('white page after the payment (again)'),
    await told('Customers: White page after payment'),
  ];
  const seen = (await client.see(repeats, {})).items;
  assert.deepEqual(
    seen.map((each) => [each.count, each.by, each.problem]),
    [[3, ['title'], null]],
  );
  assert.deepEqual(new Set(seen[0]!.incidentIds), new Set(pages.map((each) => each.id)));
  const cache = await made(openProblem, { title: 'Cache of the payment page', incidentIds: seen[0]!.incidentIds });
  const other = await made(openProblem, { title: 'Something else' });
  assert.deepEqual((await client.see(repeats, {})).items, []);
  const again = await told('White page after payment');
  assert.partialDeepStrictEqual((await client.see(repeats, {})).items, [{ count: 1, incidentIds: [again.id], problem: { id: cache.id } }]);
  await made(linkProblemIncidents, { id: cache.id, incidentIds: [again.id] });
  const ranking = await client.see(problemRanking, {});
  assert.deepEqual(
    ranking.items.map((each) => [each.id, each.incidents]),
    [
      [cache.id, 4],
      [other.id, 0],
    ],
  );
  assert.ok(ranking.items[0]!.monthly.downMinutes > 4 * 5 * 60 * 0.3);
  assert.deepEqual(ranking.figures, { unsolved: 2, knownErrors: 0, medianMinutesToKnownError: null, resolved: 0, recurred: 0 });
  const { items } = await client.see(incidentsOfProblem, { id: cache.id });
  assert.equal(items.length, 4);
  await client.do(unlinkProblemIncident as unknown as Deed, { id: items[0]!.linkId } as never, { version: 1 });
  assert.equal((await client.see(incidentsOfProblem, { id: cache.id })).items.length, 3);
  await client.do(removeProblem as unknown as Deed, { id: other.id } as never, { version: 1 });
  await client.do(changeProblem as unknown as Deed, { id: cache.id, workaround: 'Empty the cache.' } as never, { version: 1 });
  await made(setProblemStatus, { id: cache.id, status: 'known-error' });
  assert.partialDeepStrictEqual((await client.see(problemRanking, { show: 'known-errors' })).items, [
    { id: cache.id, status: 'known-error' },
  ]);
});

test('a known error and an article are offered on an incident like it, used in one step, and not offered to be used again', async () => {
  const [known] = (await client.see(problemRanking, { show: 'known-errors' })).items;
  const fields = {
    title: 'Payment page: what to do',
    body: 'Look at the **payment** page, then [here](https://example.org).',
    serviceIds: [known!.serviceId],
  };
  const written = await made(createArticle, { ...fields, status: 'published' });
  await made(createArticle, { title: 'Toner of the printer', body: 'Second shelf.', status: 'published' });
  await made(createArticle, { ...fields, title: 'White page after payment, draft' });
  const of = await made(reportIncident, { title: 'White page after payment', serviceId: known!.serviceId });
  const offers = async () =>
    (await client.see(knowledgeForIncident, { id: of.id })).items.map((each) => [each.kind, each.id, each.isUsed, each.uses]);
  assert.deepEqual(await offers(), [
    ['known-error', known!.id, false, 0],
    ['article', written.id, false, 0],
  ]);
  assert.equal((await client.see(knowledgeForIncident, { id: of.id })).items[1]!.beginning, 'Look at the payment page, then here.');
  await made(useKnownError, { problemId: known!.id, incidentId: of.id }, member.client);
  await made(useArticle, { articleId: written.id, incidentId: of.id }, member.client);
  assert.deepEqual(await offers(), [
    ['known-error', known!.id, true, 1],
    ['article', written.id, true, 1],
  ]);
  assert.ok((await client.see(incidentsOfProblem, { id: known!.id })).items.some((each) => each.id === of.id));
});

test('whoever only asks for help finds, reads and judges what is published for everybody, and nothing else', async () => {
  const open = await made(createArticle, { title: 'Order a keyboard', body: 'Ask for it.', status: 'published', audience: 'everybody' });
  const draft = await made(createArticle, { title: 'Order a mouse', body: 'Ask for it.', audience: 'everybody' });
  const found = async (by: typeof client, q?: string) =>
    (await by.see(findArticles, q === undefined ? {} : { q })).items.map((each) => each.title);
  assert.deepEqual(await found(requester.client), ['Order a keyboard']);
  assert.deepEqual(await found(client, 'order'), ['Order a keyboard', 'Order a mouse'], 'a draft after what is published');
  assert.equal((await problemOf(requester.client.see(articleText, { id: draft.id }))).status, 404);
  assert.equal(
    (await problemOf(requester.client.do(voteOnArticle as unknown as Deed, { articleId: draft.id, isHelpful: true } as never))).code,
    'no-such-reference',
  );
  await requester.client.do(voteOnArticle as unknown as Deed, { articleId: open.id, isHelpful: true } as never);
  await member.client.do(voteOnArticle as unknown as Deed, { articleId: open.id, isHelpful: false } as never);
  assert.partialDeepStrictEqual(await requester.client.see(articleText, { id: open.id }), {
    helpful: 1,
    unhelpful: 1,
    ownVote: true,
    body: 'Ask for it.',
  });
  assert.equal((await problemOf(requester.client.list(article))).status, 403);
});

test('before an incident is reported, what is open and alike and what is known to help are offered; the same service first', async () => {
  const [known] = (await client.see(problemRanking, { show: 'known-errors' })).items;
  const alike = await made(reportIncident, { title: 'The scanner of the post room blinks', serviceId: known!.serviceId });
  const asked = await client.see(knownMatters, { title: 'Scanner in the post room is dead', serviceId: known!.serviceId! });
  assert.partialDeepStrictEqual(asked.reported, [{ id: alike.id, isSameService: true, status: 'new' }]);
  const page = await member.client.see(knownMatters, { title: 'White page after paying', serviceId: known!.serviceId! });
  assert.partialDeepStrictEqual(page.known[0], { kind: 'known-error', id: known!.id, isSameService: true, isUsed: false });
  assert.deepEqual(await client.see(knownMatters, { title: 'Zebra crossing' }), { reported: [], known: [] });
  const oneWord = await client.see(knownMatters, { title: 'The post lamp' });
  assert.deepEqual(oneWord.reported, [], 'a word in common does not make it the same matter');
  await made(resolveIncident, { id: alike.id, resolution: 'New fuse' });
  assert.deepEqual((await client.see(knownMatters, { title: 'Scanner in the post room is dead' })).reported, []);
  assert.equal((await problemOf(client.see(knownMatters, { title: '' } as never))).status, 400);
});

test('whoever only asks for help is offered what they told themselves and what everybody may read, not what others told', async () => {
  const told = await made(reportIncident, { title: 'Beamer in room Elbe flickers' }, requester.client);
  await made(reportIncident, { title: 'Beamer in room Elbe has no picture' });
  const body = 'Press the button twice.';
  const forAll = await made(createArticle, { title: 'Beamer in a room', body, status: 'published', audience: 'everybody' });
  await made(createArticle, { title: 'Beamer in a room, opened', body, status: 'published', audience: 'staff' });
  const { reported, known } = await requester.client.see(knownMatters, { title: 'Beamer in room Elbe' });
  assert.deepEqual([reported.map((each) => each.id), known.map((each) => each.id)], [[told.id], [forAll.id]]);
  const staff = await member.client.see(knownMatters, { title: 'Beamer in room Elbe' });
  assert.deepEqual([staff.reported.length, staff.known.length], [2, 2]);
  const auditor = server.members.auditor.client;
  assert.equal((await problemOf(auditor.see(knownMatters, { title: 'Beamer' }))).status, 403);
});

test('articles whose day has come are to be looked at again', async () => {
  const old = await made(createArticle, { title: 'Old ways', body: 'As ever.', status: 'published', reviewBy: addDays(today, -1) });
  await made(createArticle, { title: 'New ways', body: 'As never.', status: 'published', reviewBy: addDays(today, 30) });
  assert.deepEqual(
    (await client.see(findArticles, { isDue: 'true' })).items.map((each) => each.id),
    [old.id],
  );
});
