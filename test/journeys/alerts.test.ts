/** From a new source to an alert, its incident and the reasons, in a real browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { alert, alertSource } from '#incidents/rules';
import { createDependency, createService } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { alertmanagerGroup, heartbeatOfKuma, messageOf } from '../intake/support/messages.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { owner, member } = server.members;
const browser = await launchBrowser();
const pictures = process.env['PICTURES'];

async function open(path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = owner) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
}

async function settled(page: Page, name?: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { polling: 100 });
  if (pictures && name) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

const made = async (deed: unknown, fields: Readonly<Record<string, unknown>>): Promise<{ id: string }> =>
  (await owner.client.do(deed as Deed, fields)).data as never;
const shop = await made(createService, { key: 'SHOP', name: 'Shop', tier: 1 });
const db = await made(createService, { key: 'DB', name: 'Database', tier: 2 });
await made(createDependency, { serviceId: shop.id, needsServiceId: db.id, kind: 'uses' });
const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString();
const began = at(300);
let token = '';
const send = (body: string) =>
  fetch(`${server.url}/api/v1/intake/${token}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

test('a source is added: its token is shown once, with the text for its program', async () => {
  const { page, faults } = await open('/alert-sources');
  await page.getByText('No source of alerts yet').waitFor();
  await settled(page, 'sources-empty');
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'New source' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox', { name: 'Name', exact: true }).fill('Prometheus');
  await settled(page, 'source-new');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.getByText('The token is shown only now').waitFor();
  token = await dialogue.getByLabel('Token').inputValue();
  assert.match(token, /^int_[0-9a-f]{32}_/);
  assert.match(await dialogue.getByLabel('Configuration of the program').inputValue(), new RegExp(`url: http.*/api/v1/intake/${token}`));
  await settled(page, 'source-token');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('heading', { name: 'Prometheus', level: 1 }).waitFor();
  assert.ok(!(await page.content()).includes(token));
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Minutes it must last').fill('0');
  await page.getByRole('dialog').getByLabel('Times it must be said').fill('1');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Incident from severity' }).click();
  await page.getByRole('option', { name: 'warning' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('from warning on').waitFor();
  await settled(page, 'source');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('what it sends is in the list at once; its page says what came of it, and why', async () => {
  const { page, faults } = await open('/alerts', {}, member);
  await page.getByText('No alert is like this').waitFor();
  await send(alertmanagerGroup([{ name: 'DatabaseDown', instance: 'db-1', startsAt: began, service: 'db' }]).body);
  await page.getByRole('link', { name: 'DatabaseDown on db-1' }).waitFor();
  await send(alertmanagerGroup([{ name: 'ShopErrors', instance: 'web-1', startsAt: at(200), severity: 'warning' }]).body);
  await page.getByRole('link', { name: 'ShopErrors on web-1' }).waitFor();
  await settled(page, 'alerts');
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('link', { name: 'ShopErrors on web-1' }).click();
  await page.getByText('it hangs under that alert').first().waitFor();
  await page.getByRole('link', { name: 'DatabaseDown on db-1', exact: true }).click();
  await page.getByText('It matters: an incident is opened.').first().waitFor();
  await page.getByText('What follows from it').waitFor();
  await page.getByRole('link', { name: /^INC-\d+ DatabaseDown on db-1$/ }).waitFor();
  await settled(page, 'alert');
  assert.deepEqual(await axeFindings(page), []);
  await send(alertmanagerGroup([{ name: 'DatabaseDown', instance: 'db-1', startsAt: began, endsAt: at(1), service: 'db' }]).body);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('an alert is muted by keyboard, on a phone and in German as well', async () => {
  const [shopErrors] = (await owner.client.list(alert, { q: 'ShopErrors' })).items;
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const { page, faults } = await open(`/alerts/${shopErrors!.id}`, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, member);
  const mute = page.getByRole('button', { name: 'Stumm schalten' });
  await mute.waitFor();
  await settled(page, 'alert-phone');
  assert.deepEqual(await axeFindings(page), []);
  await mute.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '4 Stunden', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nicht mehr stumm' }).waitFor();
  assert.ok((await owner.client.list(alert, { q: 'ShopErrors' })).items[0]!.mutedUntil! > at(0));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  await page.goto(`${server.url}/alerts`);
  await page.getByRole('link', { name: 'ShopErrors on web-1' }).waitFor();
  await settled(page, 'alerts-phone');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a source gets another token, and the one before is refused', async () => {
  const [source] = (await owner.client.list(alertSource, {})).items;
  const { page, faults } = await open(`/alert-sources/${source!.id}`);
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('2 alerts: 1 incident by the present rules, 1 incident by these.').waitFor();
  await page.getByRole('textbox', { name: 'Times it must be said' }).fill('9');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('2 alerts: 1 incident by the present rules, 0 incidents by these.').waitFor();
  await page.getByText('It has not been said often enough yet.').first().waitFor();
  await settled(page, 'trial');
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('button', { name: 'New token' }).last().click();
  await page.getByRole('dialog').getByText('The token is shown only now').waitFor();
  const next = await page.getByRole('dialog').getByLabel('Token').inputValue();
  assert.notEqual(next, token);
  assert.equal((await send(messageOf({}).body)).status, 404);
  token = next;
  assert.equal((await send(heartbeatOfKuma(1, 0, at(1)).body)).status, 400);
  assert.deepEqual(faults, []);
  await page.context().close();
});
