/** Through incidents in a real browser: told in the palette, worked on by keyboard, with clocks that say why; also on a phone, and by whoever only told of one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { change } from '#changes/rules';
import { createTarget, incident, incidentEntry, incidentTask, target } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { task } from '#projects/rules';
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

const incidentCalled = async (title: string) => (await owner.client.list(incident, { q: title } as never)).items[0]!;

test('where there is nothing yet, each page says what to do next', async () => {
  const { page, faults } = await open('/incidents');
  for (const [path, said] of [
    ['/incidents', 'Nothing is open'],
    ['/incidents?show=all', 'There are no incidents yet'],
    ['/targets', 'Nothing is promised yet'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByText(said).waitFor();
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('“inc”, a title and Enter in the palette report an incident from anywhere', async () => {
  const { page, faults } = await open('/');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox', undefined, { polling: 100 });
  await page.keyboard.type('inc The till does not open');
  await page.getByRole('option', { name: 'Incident: The till does not open' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /INC-1 The till does not open/ }).waitFor();
  await page.getByText('Nothing is promised for this.').waitFor();
  assert.equal((await incidentCalled('The till')).priority, 4);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a target is written as people say it; the deadline is explained step by step', async () => {
  const { page, faults } = await open('/targets');
  await page.getByRole('button', { name: 'New target' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox', { name: 'Name', exact: true }).fill('Solved in a day');
  await dialogue.getByLabel('Within').fill('soon');
  await dialogue.getByText('Write 30 min, 4 h or 2 days.').waitFor();
  await dialogue.getByLabel('Within').fill('24 h');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('row', { name: /Solved in a day/ }).waitFor();
  assert.equal((await owner.client.list(target)).items[0]!.minutes, 1440);
  await manager.client.do(createTarget as Deed, { name: 'Seen soon', kind: 'response', minutes: 30 } as never);
  await page.goto(`${server.url}/incidents/${(await incidentCalled('The till')).id}`);
  await page.getByRole('button', { name: 'Why then?' }).first().click();
  await page.getByText(/30 min counted, 30 min so far/).waitFor();
  await page.getByText(/the time is used up/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('by keyboard alone: seen, on hold, going on, solved, opened again; each is a line of what happened', async () => {
  const { id } = await incidentCalled('The till');
  const { page, faults } = await open(`/incidents/${id}`);
  await settled(page);
  await page.keyboard.press('a');
  await page.getByRole('list').getByText('Seen', { exact: true }).waitFor();
  await page.getByText('in time').waitFor();
  await page.keyboard.press('h');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('Which till is it?');
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Control+Enter');
  await page.getByText('On hold, waits for whoever told of it').waitFor();
  await page.getByText('stands still').first().waitFor();
  await page.keyboard.press('g');
  await page.getByRole('button', { name: 'Resolve' }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByLabel('What helped').fill('Oiled the drawer');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Resolved by a fix').waitFor();
  await page.getByRole('button', { name: 'Open again' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('o');
  await page.getByRole('dialog').getByLabel('Why').fill('It sticks again');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Opened again').first().waitFor();
  const row = await incidentCalled('The till');
  assert.partialDeepStrictEqual(row, { status: 'in-progress', reopens: 1, resolution: 'Oiled the drawer', resolvedAt: null });
  const entries = (await owner.client.list(incidentEntry, { incidentId: id, kind: 'state', sort: 'number' } as never)).items;
  assert.deepEqual(
    entries.map((each) => each.value),
    ['new', 'in-progress', 'on-hold', 'in-progress', 'resolved', 'in-progress'],
  );
  assert.equal(await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a note, an update for all, another priority with its reason, a major incident with who leads it', async () => {
  const { id } = await incidentCalled('The till');
  const { page, faults } = await open(`/incidents/${id}`);
  await settled(page);
  await page.keyboard.press('n');
  await page.keyboard.type('The spring is worn');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The spring is worn', { exact: true }).nth(0).waitFor();
  await page.getByText('Note added').waitFor();
  await page.getByRole('radiogroup', { name: 'For whom' }).getByText('Update for all').click();
  await page.getByLabel('How it stands, for all who wait').fill('A new drawer comes at noon');
  await page.getByRole('button', { name: 'Tell all' }).click();
  await page.getByText('Everybody is told').waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('p');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'P1 critical' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Other priority' }).click();
  await page.getByRole('alert').getByText('Say why the priority is another than impact and urgency give.').waitFor();
  await page.getByRole('dialog').getByLabel('Why').fill('Sale day');
  await page.getByRole('dialog').getByRole('button', { name: 'Other priority' }).click();
  await page.getByText('P1 critical: Sale day').waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /Major incident/ }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('No till opens');
  await page.getByRole('dialog').getByRole('button', { name: 'Major incident' }).click();
  await page.getByText('Major', { exact: true }).waitFor();
  assert.equal((await incidentCalled('The till')).isMajor, true);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('whoever asks for help reports by a form, sees the own incidents only, and may answer', async () => {
  const { page, faults } = await open('/incidents', {}, requester);
  await page.getByText('You have not reported anything yet').waitFor();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('button', { name: 'Incident' }).click();
  await page.getByRole('dialog').getByLabel('What is wrong').fill('My mouse is dead');
  assert.equal(await page.getByRole('dialog').getByLabel('Impact').count(), 0);
  await page.getByRole('dialog').getByRole('button', { name: 'Report an incident' }).click();
  await page.getByRole('heading', { name: /My mouse is dead/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Resolve' }).count(), 0);
  await page.getByLabel('Add something').fill('It was dropped');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('It was dropped', { exact: true }).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.goto(`${server.url}/incidents`);
  await page.getByRole('link', { name: 'My mouse is dead' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'The till does not open' }).count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the priority table is changed cell by cell and counts for what is reported from then on', async () => {
  const { page, faults } = await open('/targets');
  await page.getByRole('combobox', { name: 'Priority of impact 3, urgency 2' }).click();
  await page.getByRole('option', { name: 'P3 moderate' }).click();
  await page.getByText('Priority table changed').waitFor();
  await member.client.call('POST', '/incidents', { title: 'After the change' });
  assert.equal((await incidentCalled('After the change')).priority, 3);
  assert.equal((await incidentCalled('My mouse')).priority, 4);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('with the sample department every page holds WCAG 2.2 AA in both schemes; what is due first stands first', async () => {
  await tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
    by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  const storage = await incidentCalled('Storage in Hamburg');
  const shop = await incidentCalled('Payment page');
  const pages = ['/incidents', '/incidents?show=all', `/incidents/${storage.id}`, `/incidents/${shop.id}`, '/targets'];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults } = await open(pages[0]!, { colorScheme });
    await settled(page);
    // The major one stands before all others.
    await page.getByRole('row').nth(1).getByText('The till does not open').waitFor();
    for (const path of pages) {
      await page.goto(server.url + path);
      await settled(page);
      assert.deepEqual(await axeFindings(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  }
});

test('the list is narrowed by service and by words, and says when nothing fits', async () => {
  const { page, faults } = await open('/incidents');
  await page.getByRole('link', { name: 'Payment page answers slowly for some customers' }).waitFor();
  await page.getByRole('textbox', { name: 'Filter' }).or(page.getByRole('searchbox')).first().fill('lifts');
  await page.getByRole('link', { name: 'Lifts in aisle 7 get no orders' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[role="row"]').length === 2);
  await page.getByRole('combobox', { name: 'Service' }).fill('Printing');
  await page.getByRole('option', { name: 'Printing' }).click();
  await page.getByText('Nothing open fits').waitFor();
  assert.match(page.url(), /service=/);
  await page.getByRole('button', { name: 'Show all that is open' }).click();
  await page.getByRole('link', { name: 'Payment page answers slowly for some customers' }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('what was altered before it began stands beside it; which change caused it is one click', async () => {
  const [done_] = (await owner.client.list(change, { status: 'done', sort: '-actualEnd' } as never)).items;
  const began = new Date(Date.parse(done_!.actualStart!) + 3_600_000).toISOString();
  const fields = { title: 'Since the change nothing works', serviceId: done_!.serviceId, occurredAt: began };
  const { id } = (await owner.client.call<{ id: string }>('POST', '/incidents', fields)).data;
  const { page, faults } = await open(`/incidents/${id}`);
  const line = page.getByRole('listitem').filter({ hasText: done_!.title });
  await line.getByText('same service').waitFor();
  await line.getByRole('button', { name: 'It was this one' }).click();
  await line.getByText('caused it').waitFor();
  await page.getByText('A change caused it').waitFor();
  assert.equal((await incidentCalled('Since the change')).causedByChangeId, done_!.id);
  const [some] = (await owner.client.list(task, { q: 'Decide and sign' } as never)).items;
  await page.getByRole('combobox', { name: 'Link a task: type its name' }).fill('Decide and sign');
  await page.getByRole('option', { name: 'Decide and sign' }).click();
  await page.getByRole('link', { name: 'Decide and sign' }).waitFor();
  await page.getByText('A task was linked').waitFor();
  assert.equal((await owner.client.list(incidentTask, { incidentId: id } as never)).items[0]!.taskId, some!.id);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('in German and on a phone nothing is wider than the screen, and an incident is taken with one thumb', async () => {
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const storage = await incidentCalled('Storage in Hamburg');
  const lifts = await incidentCalled('Lifts in aisle 7');
  const { page, faults } = await open('/incidents', { viewport: { width: 360, height: 740 } }, member);
  for (const path of ['/incidents', '/incidents?show=all', `/incidents/${storage.id}`, `/incidents/${lifts.id}`, '/targets']) {
    await page.goto(server.url + path);
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  await page.goto(`${server.url}/incidents/${lifts.id}`);
  await page.getByRole('button', { name: 'Annehmen' }).click();
  await page.getByText('Gesehen', { exact: true }).waitFor();
  assert.equal((await incidentCalled('Lifts in aisle 7')).status, 'in-progress');
  assert.deepEqual(faults, []);
  await page.context().close();
});
