/** Through the shell in a real browser: signed in, by keyboard, in both colour schemes and languages, on a phone, and two at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { organisation } from '#access/rules';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const browser = await launchBrowser();
const { owner, member } = server.members;

const open = (path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = owner) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });

/** Quiet: nothing is loading any more, and something stands there. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}

const pages = [
  '/account',
  '/account/tokens',
  '/admin/members',
  '/admin/organisation',
  '/admin/permissions',
  '/admin/history',
  '/admin/api?open=list-memberships',
  '/admin/health',
  '/nowhere',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page of the shell holds WCAG 2.2 AA in the ${colorScheme} scheme and keeps to the content security policy`, async () => {
    const { page, faults } = await open(pages[0]!, { colorScheme });
    for (const path of pages) {
      await page.goto(server.url + path);
      await settled(page);
      assert.deepEqual(await axeFindings(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test('somebody without a session is led to the way in, and back to where they wanted', async () => {
  const { page, faults } = await openPage(browser, `${server.url}/admin/history`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('E-mail').fill('owner1@example.org');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /not right/);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'History', level: 1 }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/admin/history');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('everything can be reached by keyboard: palette, sections, create, key map; Esc closes one layer', async () => {
  const { page, faults } = await open('/admin/health');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('perm');
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Permissions' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: 'Members' }).waitFor();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Filter');
  await page.keyboard.press('Escape');
  await page.locator('#content').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('#content').focus();
  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: 'Create' }).waitFor();
  await page.keyboard.press('i');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Invitation' }).waitFor();
  await page.getByLabel('E-mail').fill('new@example.org');
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Enter');
  const link = await page.getByLabel('Invitation link').inputValue();
  assert.deepEqual(faults, []);

  const guest = await openPage(browser, link);
  await guest.page.getByLabel('Your name').fill('Nora New');
  await guest.page.getByLabel('Password', { exact: true }).fill('quiet water runs');
  assert.deepEqual(await axeFindings(guest.page), []);
  await guest.page.keyboard.press('Enter');
  await guest.page.getByRole('button', { name: /Account menu of Nora New/ }).waitFor();
  assert.deepEqual(guest.faults, []);
  await guest.page.context().close();
  await page.context().close();
});

test('what one changes, another sees without reloading, and undo takes it back for both', async () => {
  const one = await open('/admin/organisation');
  const other = await open('/admin/organisation');
  await settled(one.page);
  await settled(other.page);
  const name = (page: Page) => page.getByLabel('Name');
  await name(one.page).fill('Nordwind IT');
  await one.page.keyboard.press('Enter');
  await other.page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=name]')?.value === 'Nordwind IT');
  await one.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await other.page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=name]')?.value === 'First');
  assert.deepEqual([...one.faults, ...other.faults], []);
  await one.page.context().close();
  await other.page.context().close();
});

test('two who edit the same record lose nothing: different fields are joined, for the same field the second is asked', async () => {
  const { page, faults } = await open('/admin/organisation');
  await settled(page);
  const record = async () => (await owner.client.list(organisation)).items[0]!;
  const change = async (fields: Readonly<Record<string, unknown>>) => {
    const { id, version } = await record();
    await owner.client.call('PATCH', `/organisations/${id}`, fields, { 'if-match': `"${version}"` });
  };
  await page.getByLabel('Name').fill('Typed by one');
  await change({ locale: 'de' });
  await page.getByText('Somebody else has just changed this').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved, together with what somebody else changed').waitFor();
  const joined = await record();
  assert.deepEqual([joined.name, joined.locale], ['Typed by one', 'de']);

  await page.getByLabel('Name').fill('Typed by the second');
  await change({ name: 'Typed by the first' });
  await page.getByText('Somebody else has just changed this').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  const dialogue = page.getByRole('dialog', { name: 'Two of you changed this' });
  await dialogue.waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('radio', { name: /Yours/ }).check();
  await dialogue.getByRole('button', { name: 'Use these values' }).click();
  await page.waitForFunction(() => document.querySelector('nav')?.textContent?.includes('Typed by the second'));
  assert.equal((await record()).name, 'Typed by the second');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('in German and on a phone nothing is wider than the screen', async () => {
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const { page, faults } = await open('/account', { viewport: { width: 390, height: 780 }, locale: 'de-DE', hasTouch: true }, member);
  for (const path of ['/account', '/account/tokens', '/admin/history', '/admin/api', '/admin/health']) {
    await page.goto(server.url + path);
    await settled(page);
    assert.deepEqual(await axeFindings(page), [], path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, path);
  }
  await page.getByRole('button', { name: 'Mehr' }).click();
  await page.getByRole('link', { name: 'Verlauf' }).click();
  await page.getByRole('heading', { name: 'Verlauf', level: 1 }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('single keys can be switched off', async () => {
  const { page } = await open('/admin/health');
  await settled(page);
  await page.locator('#content').focus();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Single keys' }).click();
  await page.keyboard.press('Escape');
  await page.locator('#content').focus();
  await page.keyboard.press('c');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search and commands' }).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 1);
  await page.context().close();
});
