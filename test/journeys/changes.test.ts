/** Through changes in a real browser: planned into a free time, stopped by a freeze, approved by two, carried out; the calendar by keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { createWindow, dayOf, dateOf } from '#calendar/rules';
import { change, changeOutlook, changePolicy, createChangePolicy } from '#changes/rules';
import { service } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { owner, admin, manager, member } = server.members;
const browser = await launchBrowser();
const today = new Date().toISOString().slice(0, 10);
const inDays = (days: number): string => dateOf(dayOf(today) + days);
/** A week that lies outside of the freezes of the sample: not at the turn of the year, nor when Leipzig takes stock. */
const freezeIn = Array.from({ length: 60 }, (_, place) => 26 + place).find(
  (days) => [0, 7].every((more) => !/-(12-(0[5-9]|[123]\d)|01-(0\d|10))$/.test(inDays(days + more))) && (days < 50 || days > 75),
)!;

async function open(path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = owner) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
}

async function choose(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: field }).fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

test('where there is nothing yet, each page says what to do next', async () => {
  const { page, faults } = await open('/changes');
  for (const [path, said] of [
    ['/changes', 'There are no changes yet'],
    ['/changes/calendar', 'Nothing is changed then'],
    ['/changes/policy', 'Nobody has written down a policy yet'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByText(said).waitFor();
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the sample department comes, and a freeze of our own', async () => {
  await tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: organisationId, today },
    by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  await owner.client.do(createWindow as Deed, {
    name: 'Closing of the shop',
    kind: 'freeze-hard',
    scope: 'service',
    scopeNames: ['SHOP'],
    startsOn: inDays(freezeIn),
    endsOn: inDays(freezeIn + 6),
    zone: 'Europe/Berlin',
  });
  // Two of the managers have to agree to what is new in the shop.
  await owner.client.do(createChangePolicy as Deed, { name: 'Two for the shop', kinds: ['normal'], worstTier: 1, quorum: 2 });
  assert.ok((await owner.client.list(changePolicy)).items.length >= 5);
});

test('a change of low risk is drafted, stopped by a freeze with its name, and put into a free time', async () => {
  const { page, faults } = await open('/changes', {}, manager);
  await page.getByRole('button', { name: 'New change' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Title').fill('A new basket');
  await choose(page, 'Service', 'Web shop');
  await choose(page, 'Done by', 'Theresa Wolff');
  await dialogue.getByLabel('Plan', { exact: true }).fill('Container by container.');
  await dialogue.getByLabel('Test', { exact: true }).fill('An order goes through.');
  await dialogue.getByLabel('Back-out', { exact: true }).fill('The image before.');
  for (const [question, answer] of [
    ['Who would notice a failure?', 'A few people'],
    ['How often was the like done?', 'Often'],
    ['How much of it was tried out?', 'All of it'],
  ] as const) {
    await dialogue.getByRole('combobox', { name: question }).click();
    await page.getByRole('option', { name: answer, exact: true }).click();
  }
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: /A new basket/, level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Starts')
    .fill(`${inDays(freezeIn + 2)}T18:00`);
  await page.getByRole('dialog').getByRole('status').getByText('Closing of the shop').waitFor();
  await page.getByText('Closing of the shop: nothing is changed then').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('alert').getByText('“Closing of the shop” is a hard freeze').waitFor();
  const slots = page.getByRole('dialog').getByRole('list', { name: 'Free times' }).getByRole('button');
  await slots.first().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('None: nothing stands in the way.').waitFor();
  const [made] = (await owner.client.list(change, { q: 'A new basket' })).items;
  assert.ok(made!.plannedStart! > inDays(freezeIn + 6), made!.plannedStart!);
  assert.deepEqual((await owner.client.see(changeOutlook, { id: made!.id })).collisions, []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('it is submitted, approved by two who have not asked for it, begun and finished', async () => {
  const [made] = (await owner.client.list(change, { q: 'A new basket' })).items;
  const { page, faults } = await open(`/changes/${made!.id}`, {}, manager);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('Awaiting approval').first().waitFor();
  // Whoever has asked for it is not offered to agree.
  assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0);
  for (const [who, count] of [
    [owner, '1 of 2'],
    [admin, '2 of 2'],
  ] as const) {
    const other = await open(`/changes/${made!.id}`, {}, who);
    await other.page.getByRole('button', { name: 'Approve' }).click();
    await other.page.getByText(count).first().waitFor();
    assert.deepEqual(other.faults, []);
    await other.page.context().close();
  }
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('What happened').fill('Every basket is full.');
  await dialogue.getByRole('button', { name: 'Finish' }).click();
  await page.getByText('Every basket is full.').waitFor();
  await page.getByRole('button', { name: 'Show history' }).click();
  await page.getByText('finished a change').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal((await owner.client.one(change, made!.id)).outcome, 'successful');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a clash is resolved in two steps: the badge, then one of three free times', async () => {
  const [one] = (await owner.client.all(change, { q: 'Exchange a disk controller' })).filter((each) => each.status !== 'done');
  const { page, faults } = await open(`/changes/${one!.id}`);
  await page.getByText(/Together they take all alternatives of/).waitFor();
  await page.getByRole('button', { name: 'Find another time' }).click();
  const offers = page.getByRole('list', { name: 'Free times' }).getByRole('button');
  await offers.nth(2).waitFor();
  assert.equal(await offers.count(), 3);
  await offers.first().click();
  await page.getByText('None: nothing stands in the way.').waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('in the calendar a change is moved by keys, what it would collide with is told before it is put down, Esc puts it back', async () => {
  const standing = (await owner.client.all(change, { status: 'approved' })).filter((each) => each.plannedStart! > `${inDays(1)}T`);
  const one = standing.toSorted((a, b) => a.plannedStart!.localeCompare(b.plannedStart!))[0]!;
  const { page, faults } = await open(`/changes/calendar?from=${one.plannedStart!.slice(0, 10)}&days=28`);
  const bar = page.getByRole('button', { name: new RegExp(`^CHG-${one.number} `) });
  await bar.focus();
  await page.keyboard.press(']');
  await page.keyboard.press('ArrowRight');
  const chosen = page.getByRole('region', { name: 'Chosen change' });
  await chosen.getByRole('button', { name: 'Cancel' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Escape');
  await chosen.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
  assert.equal((await owner.client.one(change, one.id)).plannedStart, one.plannedStart);
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Messages' }).getByText('Change moved').waitFor();
  const moved = await owner.client.one(change, one.id);
  assert.equal(Date.parse(moved.plannedStart!) - Date.parse(one.plannedStart!), 3_600_000);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a new change is drawn in a gap of its lane, with service and time filled in', async () => {
  const { page, faults } = await open('/changes/calendar?lanes=all');
  const lane = page.getByRole('group', { name: 'Telephony' });
  await lane.scrollIntoViewIfNeeded();
  const box = (await lane.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height - 5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.93, box.y + box.height - 5, { steps: 4 });
  await page.mouse.up();
  const dialogue = page.getByRole('dialog', { name: 'New change' });
  await dialogue.waitFor();
  // The services are read when the form opens; the name stands there as soon as they are here.
  const named = await dialogue.getByRole('combobox', { name: 'Service' }).elementHandle();
  await page.waitForFunction((input) => (input as HTMLInputElement).value === 'Telephony', named);
  assert.notEqual(await dialogue.getByLabel('Starts').inputValue(), '');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('with the sample department every page holds WCAG 2.2 AA in both schemes', async () => {
  const [pair] = (await owner.client.all(change, { q: 'Quarterly patches on ora-ham-1' })).filter((each) => each.status !== 'done');
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults } = await open('/changes', { colorScheme });
    for (const path of [
      '/changes',
      '/changes?show=over',
      `/changes/${pair!.id}`,
      '/changes/calendar',
      '/changes/calendar?days=28&lanes=all',
      '/changes/policy',
    ]) {
      await page.goto(server.url + path);
      await settled(page);
      assert.deepEqual(await axeFindings(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  }
});

test('in German and on a phone nothing is wider than the screen, and the calendar is a list of days', async () => {
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const [shop] = (await owner.client.list(service, { key: 'SHOP' })).items;
  const [one] = (await owner.client.all(change, { serviceId: shop!.id })).filter((each) => each.status === 'approved');
  const { page, faults } = await open('/changes', { viewport: { width: 360, height: 740 } }, member);
  for (const path of ['/changes', `/changes/${one!.id}`, '/changes/calendar', '/changes/policy']) {
    await page.goto(server.url + path);
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    assert.deepEqual(await axeFindings(page), [], path);
  }
  await page.goto(`${server.url}/changes/calendar?from=${one!.plannedStart!.slice(0, 10)}&lanes=all`);
  await page
    .getByRole('link', { name: new RegExp(`CHG-${one!.number} `) })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Kollisionen' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.deepEqual(faults, []);
  await page.context().close();
});
