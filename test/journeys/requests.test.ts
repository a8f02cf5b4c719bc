/** Through requests in a real browser: somebody asks on a phone, their manager agrees, an agent ticks steps and fulfils, and whoever asked sees it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { offering, openRequests, serviceRequest } from '#requests/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { createPerson } from '#people/rules';
import { incident } from '#incidents/rules';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { owner, manager, member, requester } = server.members;
const boss = await server.join(organisationId, 'requester', 'Line manager');
const browser = await launchBrowser();
const phone = { viewport: { width: 360, height: 740 } };

async function open(path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = member) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
}

const isNarrow = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function becomes(who: Member, personId: string): Promise<void> {
  const path = `/memberships/${who.membershipId}`;
  const { data } = await owner.client.call<{ version: number }>('GET', path);
  await owner.client.call('PATCH', path, { personId }, { 'if-match': `"${data.version}"` });
}

test('where there is nothing yet, each page says what to do next', async () => {
  const { page, faults } = await open('/requests', {}, manager);
  for (const [path, said] of [
    ['/requests', 'Nothing is open'],
    ['/requests?show=mine', 'You have not asked for anything yet'],
    ['/requests?show=all', 'Nothing was asked for yet'],
    ['/requests?show=measures', 'Nothing was asked for then'],
    ['/requests/ask', 'Nothing is offered yet'],
    ['/offerings', 'Nothing is offered yet'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByText(said).waitFor();
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('an offering is written by keyboard: questions and steps, as they will be asked; what is missing is said beside it', async () => {
  const { page, faults } = await open('/offerings/new', {}, manager);
  await page.getByLabel('Name').fill('Standing desk');
  await page.getByLabel('Heading').fill('Workplace');
  await page.getByLabel('Promised within').fill('soon');
  await page.getByText('Not understood: write 90 min, 4 h or 2 days.').waitFor();
  await page.getByLabel('Promised within').fill('16 h');
  await page.getByRole('button', { name: 'Add a question' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT', undefined, { polling: 100 });
  await page.keyboard.type('Which room?');
  await page.getByRole('button', { name: 'Add a question' }).press('Enter');
  await page.getByRole('button', { name: 'Move up: Question 2' }).press('Enter');
  await page.locator('#content').getByRole('button', { name: 'Create' }).click();
  await page.getByText('Please answer this.').first().waitFor();
  await page.getByRole('textbox', { name: 'Question', exact: true }).first().fill('How tall are you, in cm?');
  await page.getByRole('switch', { name: 'Has to be answered' }).first().press('Space');
  await page.getByRole('combobox', { name: 'Kind of answer' }).first().click();
  await page.getByRole('option', { name: 'Number' }).click();
  const preview = page.getByRole('region', { name: 'As it is asked' });
  await preview.getByLabel('How tall are you, in cm?').waitFor();
  await page.getByRole('button', { name: 'Add a step' }).press('Enter');
  await page.getByRole('textbox', { name: 'What is done' }).fill('Order it');
  assert.deepEqual(await axeFindings(page), []);
  await page.locator('#content').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Standing desk', level: 1 }).waitFor();
  const [made] = (await manager.client.list(offering)).items;
  assert.deepEqual(
    made!.questions.map(({ key, kind, label, isRequired }) => [key, kind, label, isRequired]),
    [
      ['q2', 'number', 'How tall are you, in cm?', true],
      ['q1', 'text', 'Which room?', false],
    ],
  );
  assert.partialDeepStrictEqual(made, { targetMinutes: 960, steps: [{ what: 'Order it' }] });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the sample department comes, and two of the business with it', async () => {
  await tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
    by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  const { data: lead } = await owner.client.do(createPerson, { name: 'Petra Hollmann' } as never);
  const { data: ina } = await owner.client.do(createPerson, { name: 'Ina Roth', managerId: lead.id } as never);
  const { data: agent } = await owner.client.do(createPerson, { name: 'Agent Smid' } as never);
  await becomes(boss, lead.id);
  await becomes(requester, ina.id);
  await becomes(member, agent.id);
  assert.ok((await manager.client.all(offering)).length >= 12);
});

test('somebody asks on a phone: found by a word, what is wrong stands beside the question', async () => {
  const { page, faults } = await open('/requests/ask', phone, requester);
  await page.getByRole('heading', { name: 'Workplace' }).waitFor();
  assert.equal(await page.getByText('Virtual server').count(), 0, 'what is for staff is not offered');
  assert.deepEqual(await axeFindings(page), []);
  assert.ok(await isNarrow(page));
  await page.getByLabel('Filter').fill('notebook bag');
  await page.getByRole('link', { name: 'New laptop' }).click();
  await page.getByRole('heading', { name: 'New laptop', level: 1 }).waitFor();
  await page.getByText('your manager or team lead agrees first').waitFor();
  await page.getByRole('button', { name: 'Ask for it' }).click();
  assert.equal(await page.getByText('Please answer this.').count(), 4);
  await page.getByRole('combobox', { name: 'Which one?' }).click();
  await page.getByRole('option', { name: 'Light, for travelling' }).click();
  await page.getByLabel('From when on?').fill('2026-12-01');
  await page.getByLabel('What for?').fill('The battery lasts an hour.');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  assert.equal(await page.getByText('Please answer this.').count(), 1);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await page.getByRole('heading', { name: /REQ-\d+ New laptop/, level: 1 }).waitFor();
  await page.getByText('Somebody has to agree before anything is done.').waitFor();
  await page.getByText('Petra Hollmann: awaited').waitFor();
  await page.getByText('The battery lasts an hour.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.ok(await isNarrow(page));
  await page.goto(`${server.url}/requests`);
  await page.getByRole('link', { name: /New laptop/ }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

const asked = async () => (await requester.client.list(serviceRequest, { sort: '-number' } as never)).items[0]!;

test('their manager finds it and agrees; a no without a reason is told beside the comment', async () => {
  const { page, faults } = await open('/requests', phone, boss);
  await page.getByText('Awaits your approval').waitFor();
  await page.getByRole('link', { name: /New laptop/ }).click();
  await page.getByText('The battery lasts an hour.').waitFor();
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.getByText('Say why, in a few words.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('Comment').fill('Of course.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Petra Hollmann: approved').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0);
  assert.equal((await asked()).status, 'in-progress');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('an agent takes it from the queue, ticks the steps, says what they got; the deadline is explained', async () => {
  const { number, id } = await asked();
  const { page, faults } = await open('/requests');
  await page.getByLabel('Filter').fill(`req-${number}`);
  await page.getByRole('link', { name: 'New laptop' }).click();
  await page.getByRole('heading', { name: `REQ-${number} New laptop`, exact: false, level: 1 }).waitFor();
  await page.keyboard.press('a');
  await page.getByText('Agent Smid works on it').waitFor();
  await page.getByRole('button', { name: 'Why then?' }).click();
  await page.getByText('everybody had agreed; from here on the time counts').waitFor();
  await page.getByText(/the time is used up/).waitFor();
  for (const step of (await member.client.one(serviceRequest, id)).steps) {
    await page.getByRole('checkbox', { name: step.what }).click();
    await page.getByText(`Done: ${step.what}`).waitFor();
  }
  await page.getByText('4 of 4 done').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page
    .getByRole('button', { name: 'To whoever asked' })
    .or(page.getByText('To whoever asked', { exact: true }))
    .first()
    .click();
  await page.getByPlaceholder('To whoever asked for it').fill('It is at the service desk.');
  await page.getByRole('button', { name: 'Reply' }).click();
  await page.getByText('It is at the service desk.').waitFor();
  await page.getByRole('button', { name: 'Fulfil', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('What they got').fill('A light notebook with bag.');
  await dialogue.getByRole('button', { name: 'Fulfil' }).click();
  await dialogue.waitFor({ state: 'detached' });
  assert.equal((await asked()).status, 'fulfilled');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('whoever asked sees it, reads what was meant for them, and says that all is well', async () => {
  const { page, faults } = await open('/requests', phone, requester);
  await page.getByRole('link', { name: /New laptop/ }).click();
  await page.getByText('A light notebook with bag.').first().waitFor();
  await page.getByText('It is at the service desk.').waitFor();
  await page.getByRole('button', { name: 'All is well' }).click();
  await page.getByText('Closed', { exact: true }).first().waitFor();
  assert.equal((await asked()).status, 'closed');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('what does not work becomes an incident; both pages lead to one another', async () => {
  const [open_] = (await member.client.see(openRequests, { status: 'new' })).items;
  const { page, faults } = await open(`/requests/${open_!.id}`);
  await settled(page);
  await page.keyboard.press('i');
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('What does not work').fill('Screen stays black');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Make it an incident' }).click();
  await page.getByRole('link', { name: 'To the incident' }).click();
  await page.getByRole('heading', { name: /Screen stays black/, level: 1 }).waitFor();
  await page.getByRole('link', { name: new RegExp(`REQ-${open_!.number}`) }).waitFor();
  const made = await member.client.all(incident, { sort: '-number' } as never);
  assert.equal(made[0]!.title, 'Screen stays black');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('figures lead to the requests behind them; on a phone, in the dark and in German nothing is wider than the screen', async () => {
  const { page, faults } = await open('/requests?show=measures');
  await page.getByRole('button', { name: /Promises kept/ }).click();
  await page.getByRole('dialog').getByRole('link', { name: /REQ-/ }).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.context().close();
  await member.client.call('PATCH', '/account', { locale: 'de' });
  for (const colorScheme of ['light', 'dark'] as const) {
    const small = await open('/requests', { ...phone, colorScheme });
    await small.page.getByRole('heading', { name: 'Anforderungen', level: 1 }).waitFor();
    for (const path of [
      '/requests',
      '/requests?show=mine',
      '/requests?show=all',
      '/requests?show=measures',
      '/requests/ask',
      '/offerings',
    ]) {
      await small.page.goto(server.url + path);
      await settled(small.page);
      assert.deepEqual(await axeFindings(small.page), [], `${path} ${colorScheme}`);
      assert.ok(await isNarrow(small.page), path);
    }
    assert.deepEqual(small.faults, []);
    await small.page.context().close();
  }
  await member.client.call('PATCH', '/account', { locale: 'en' });
  assert.deepEqual(faults, []);
});

test('“req” and a word in the palette lead to what is offered', async () => {
  const { page, faults } = await open('/');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox', undefined, { polling: 100 });
  await page.keyboard.type('req mailbox');
  await page.getByRole('option', { name: 'Request: mailbox' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Shared mailbox' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'New laptop' }).count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});
