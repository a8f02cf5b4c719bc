/** Through what is learned, in a real browser: a review is drafted from the timeline, what it decides becomes a task in a plan; a known error is offered and used. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { calendar } from '#calendar/rules';
import { acknowledgeIncident, declareMajor, incidentEntry, incidentTask, reportIncident, resolveIncident } from '#incidents/rules';
import { createService } from '#operations/rules';
import { createPerson } from '#people/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { article, incidentReview, knowledgeUse, problem, problemIncident } from '#problems/rules';
import { assignment, createProject, task } from '#projects/rules';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { owner, manager, member, requester } = server.members;
const browser = await launchBrowser();

async function open(path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = manager) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
}
type Made = { readonly id: string };
const made = async (deed: unknown, fields: object): Promise<Made> => (await manager.client.do(deed as Deed, fields as never)).data as never;

test('where there is nothing yet, each page says what to do next', async () => {
  const { page, faults } = await open('/reviews');
  for (const [path, said] of [
    ['/reviews', 'Nothing has been reviewed yet'],
    ['/reviews?tab=actions', 'Nothing is open'],
    ['/problems', 'There are no problems yet'],
    ['/problems?show=repeats', 'Nothing comes again and again'],
    ['/knowledge', 'Nothing is written down yet'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByText(said).waitFor();
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

const mara = await made(createPerson, { name: 'Mara Lindqvist' });
const shop = await made(createService, { key: 'TILL', name: 'Tills', tier: 1 });
const [hours] = (await owner.client.list(calendar)).items;
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const shopProject = await made(createProject, {
  key: 'SHOPS',
  name: 'Sturdy shop',
  startAt: `${day(-7)}T08:00:00.000Z`,
  calendarId: hours!.id,
  status: 'active',
});

test('a major incident that is resolved: a review is drafted in one step, what it decides becomes a task with an owner, and stands in the plan', async () => {
  const { id } = await made(reportIncident, {
    title: 'The shop sells nothing',
    serviceId: shop.id,
    description: 'Every payment is refused.',
  });
  await made(acknowledgeIncident, { id });
  await made(declareMajor, { id, leadId: mara.id, text: 'No order gets in.' });
  await made(resolveIncident, { id, resolution: 'The certificate was renewed.' });
  const { page, faults } = await open(`/incidents/${id}`);
  await page.getByText('This was a major incident and has no review yet.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Draft a review' }).click();
  await page.getByRole('heading', { name: 'What the timeline says' }).waitFor();
  await page.getByText('Every payment is refused.').waitFor();
  await page.locator('p', { hasText: 'The certificate was renewed.' }).waitFor();
  await page.getByText('Until the service was back').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'leads' }).getByText('Mara Lindqvist').waitFor();
  await page.getByRole('textbox', { name: 'What contributed' }).fill('Nobody looks at the age of certificates');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Nobody looks at the age of certificates').waitFor();

  await page.getByRole('button', { name: 'New action' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('What is done').fill('Watch the age of certificates');
  await dialogue.getByLabel('Who sees to it').fill('Mara');
  await page.getByRole('option', { name: 'Mara Lindqvist' }).click();
  await dialogue.getByLabel('Due').fill(day(14));
  await dialogue.getByLabel('Effort in hours').fill('12');
  await dialogue.getByLabel('Task in the project').fill('Sturdy');
  await page.getByRole('option', { name: 'Sturdy shop' }).click();
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('link', { name: 'SHOPS-1' }).waitFor();

  const [of] = (await owner.client.list(task, { projectId: shopProject.id } as never)).items;
  assert.partialDeepStrictEqual(of, { name: 'Watch the age of certificates', workMinutes: 720 });
  assert.equal(of!.deadline!.slice(0, 10), day(14));
  assert.equal((await owner.client.list(assignment, { taskId: of!.id } as never)).items[0]!.personId, mara.id);
  assert.equal((await owner.client.list(incidentTask, { incidentId: id } as never)).items[0]!.kind, 'action');

  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Review published').waitFor();
  await page.getByLabel('Add what was learned later').fill('The issuer had warned us.');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('p', { hasText: 'The issuer had warned us.' }).waitFor();
  assert.equal((await owner.client.list(incidentReview)).items[0]!.status, 'published');
  assert.deepEqual(await axeFindings(page), []);

  await page.goto(`${server.url}/reviews?tab=actions`);
  await page.getByText('Watch the age of certificates').waitFor();
  await page.getByRole('link', { name: 'SHOPS-1' }).click();
  await page.getByText('Watch the age of certificates').first().waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('what looks alike becomes a problem in one click; with a workaround it is a known error', async () => {
  for (const title of ['White page after payment', 'White page after the payment, again', 'Customers: white page after payment'])
    await made(reportIncident, { title, serviceId: shop.id });
  const { page, faults } = await open('/problems?show=repeats');
  await page.getByRole('button', { name: /Make it a problem: / }).click();
  await page.getByRole('heading', { name: /PRB-1/ }).waitFor();
  assert.equal((await owner.client.list(problemIncident)).items.length, 3);
  await page.getByRole('button', { name: 'Known error' }).click();
  await page.getByText('Say first what helps until it is gone.').waitFor();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Workaround').fill('Empty the cache of the payment page.');
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Empty the cache of the payment page.').waitFor();
  await page.getByRole('button', { name: 'Known error' }).click();
  await page.getByText('known error', { exact: true }).waitFor();
  assert.partialDeepStrictEqual((await owner.client.list(problem)).items[0], { status: 'known-error', serviceId: shop.id });
  await page.goto(`${server.url}/problems`);
  await page.getByRole('row', { name: /PRB-1/ }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a known error is offered on a new incident and used in one step: the timeline says so, and the incident belongs to the problem', async () => {
  const { id } = await made(reportIncident, { title: 'A white page instead of the payment', serviceId: shop.id });
  const { page, faults } = await open(`/incidents/${id}`, {}, member);
  await page.getByRole('button', { name: /Use it: PRB-1/ }).click();
  await page.getByText('The workaround of a known error was used').waitFor();
  await page.getByText('used here').waitFor();
  assert.equal((await owner.client.list(knowledgeUse, { incidentId: id } as never)).items.length, 1);
  assert.equal((await owner.client.list(problemIncident, { incidentId: id } as never)).items.length, 1);
  const lines = (await owner.client.list(incidentEntry, { incidentId: id, kind: 'link', sort: 'number' } as never)).items;
  assert.deepEqual(
    lines.map((each) => each.reason),
    ['problem', 'known-error'],
  );
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('an article is written with a preview, published for everybody, and read and judged by whoever only asks for help', async () => {
  const { page, faults } = await open('/knowledge');
  await page.getByRole('button', { name: 'New article' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Title').fill('Order a keyboard');
  await dialogue.getByRole('textbox', { name: 'Text' }).fill('Ask the **service desk**.');
  await dialogue.getByText('Preview').click();
  await dialogue.locator('strong', { hasText: 'service desk' }).waitFor();
  await dialogue.getByRole('combobox', { name: 'Who reads it' }).click();
  await page.getByRole('option', { name: 'everybody' }).click();
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Article published').waitFor();
  assert.partialDeepStrictEqual((await owner.client.list(article)).items[0], { status: 'published', audience: 'everybody' });
  assert.deepEqual(faults, []);
  await page.context().close();
  const asking = await open('/knowledge', {}, requester);
  await asking.page.getByRole('link', { name: 'Order a keyboard' }).click();
  await asking.page.locator('strong', { hasText: 'service desk' }).waitFor();
  await asking.page.getByRole('button', { name: 'Yes' }).click();
  await asking.page.getByText('1 of 1 found it helpful').waitFor();
  assert.equal(await asking.page.getByRole('button', { name: 'Edit' }).count(), 0);
  assert.deepEqual(await axeFindings(asking.page), []);
  assert.deepEqual(asking.faults, []);
  await asking.page.context().close();
});

test('with the sample department every page holds WCAG 2.2 AA in both schemes, and in German nothing is wider than a phone', async () => {
  await tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
    by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  const { items: reviews } = await owner.client.list(incidentReview, { q: 'Storage in Hamburg' } as never);
  const { items: problems } = await owner.client.list(problem, { q: 'Gateway' } as never);
  const { items: articles } = await owner.client.list(article, { q: 'second gateway' } as never);
  const pages = [
    '/reviews',
    '/reviews?tab=actions&show=all',
    `/reviews/${reviews[0]!.id}`,
    `/incidents/${reviews[0]!.incidentId}`,
    '/problems',
    '/problems?show=repeats',
    `/problems/${problems[0]!.id}`,
    '/knowledge',
    `/knowledge/${articles[0]!.id}`,
  ];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults } = await open(pages[0]!, { colorScheme });
    for (const path of pages) {
      await page.goto(server.url + path);
      await settled(page);
      assert.deepEqual(await axeFindings(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  }
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const { page, faults } = await open(pages[0]!, { viewport: { width: 360, height: 740 } }, member);
  for (const path of pages) {
    await page.goto(server.url + path);
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.deepEqual(faults, []);
  await page.context().close();
});
