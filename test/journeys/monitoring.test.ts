/** Monitors in a real browser: made and tried out, down and an incident on screen, back and resolved; found to be none; the status page on a phone. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { cookieName } from '#access/server';
import { incident, updateStakeholders } from '#incidents/rules';
import { createMonitor, createStatusPage, monitor, monitorBoard, outage, serviceAvailability, statusPage } from '#monitoring/rules';
import { createService } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

/** What is looked at: answers with a status that the test chooses. */
let status = 200;
const watched = createServer((_, answer) => {
  answer.writeHead(status, { 'content-type': 'text/html' });
  answer.end('<h1>Basket</h1>');
});
await new Promise<void>((resolve) => {
  watched.listen(0, '127.0.0.1', resolve);
});
after(() => watched.close());
const address = `http://127.0.0.1:${(watched.address() as AddressInfo).port}/`;

const server = await testServer({ webDirectory: await builtScreens(), egress: { allowLoopback: true } });
const { manager, member } = server.members;
const { client } = manager;
const browser = await launchBrowser();
const shop = (await client.do(createService as Deed, { key: 'SHOP', name: 'Web shop', tier: 1 } as never)).data as { id: string };

const open = (path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = manager) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });

test('where there is nothing yet, both pages say what to do next', async () => {
  const { page, faults } = await open('/monitors');
  for (const [path, said] of [
    ['/monitors', 'There are no monitors yet'],
    ['/status-pages', 'There is no status page yet'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByText(said).waitFor();
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a monitor is made with a look beforehand, and what does not fit stands beside its field', async () => {
  const { page, faults } = await open('/monitors');
  await page.getByRole('button', { name: 'New monitor' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox', { name: 'Name' }).first().fill('Shop front page');
  await dialogue.getByRole('combobox', { name: 'Service' }).fill('Web shop');
  await page.getByRole('option', { name: 'Web shop' }).click();
  await dialogue.getByLabel('Address').fill('shop.example.org');
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.getByText('begins with http:// or https://').waitFor();
  await dialogue.getByLabel('Address').fill(address);
  await dialogue.getByLabel('Text in the answer').fill('Basket');
  await dialogue.getByRole('button', { name: 'Try now' }).click();
  await dialogue.getByText('It answers: all right').waitFor();
  await dialogue.getByLabel('Text in the answer').fill('Checkout');
  await dialogue.getByRole('button', { name: 'Try now' }).click();
  await dialogue.getByText('It fails: the text is missing').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByLabel('Text in the answer').fill('Basket');
  await dialogue.getByLabel('Every (seconds)').fill('20');
  await dialogue.getByLabel('Tries').fill('1');
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Shop front page', level: 1 }).waitFor();
  await page.getByText('Up', { exact: true }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('it goes down and comes back: state, incident and its end are on screen by themselves', async () => {
  const [made] = (await client.list(monitor)).items;
  const { page, faults } = await open(`/monitors/${made!.id}`, {}, member);
  const service = await open(`/services/${shop.id}`, {}, member);
  await page.getByText('Up', { exact: true }).waitFor();
  await service.page.getByText('None is open.').waitFor();
  status = 503;
  await page.getByText('Down', { exact: true }).first().waitFor();
  await page.getByText('another status than expected (503)').first().waitFor();
  await service.page.getByRole('link', { name: /INC-\d+ Shop front page/ }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const [open_] = (await client.list(incident, { serviceId: shop.id })).items;
  await client.do(updateStakeholders as Deed, { id: open_!.id, text: 'We know, and are on it.' } as never);
  status = 200;
  await page.getByText('Up', { exact: true }).waitFor();
  await service.page.getByRole('link', { name: /INC-\d+ Shop front page/ }).waitFor({ state: 'detached' });
  assert.equal((await client.one(incident, open_!.id)).status, 'resolved');
  // Members may have quiet; what is watched is for managers to say.
  await page.getByRole('button', { name: 'Mute' }).click();
  await page.getByRole('menuitem', { name: 'For 4 hours' }).click();
  await page.getByText('what is still wrong then is told then').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Edit' }).count(), 0);
  assert.deepEqual([...faults, ...service.faults], []);
  await page.context().close();
  await service.page.context().close();
});

test('the outage turns out to be none: it says why, and the availability of the service follows', async () => {
  const { page, faults } = await open(`/services/${shop.id}`);
  await page.getByRole('heading', { name: 'Availability' }).waitFor();
  await page.getByRole('button', { name: 'Set a target' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByText('Target 99.9 % over 30 days').waitFor();
  await page.getByRole('button', { name: 'Counts as …' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('combobox', { name: 'Counts as' }).click();
  await page.getByRole('option', { name: 'False alarm' }).click();
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await dialogue.getByText('Say why it does not count as an outage.').waitFor();
  await dialogue.getByLabel('Why').fill('A rehearsal of the journey');
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await dialogue.waitFor({ state: 'detached' });
  await page.getByText('False alarm').first().waitFor();
  await page.getByText('A rehearsal of the journey').waitFor();
  assert.equal((await client.see(serviceAvailability, { id: shop.id })).downMinutes, 0);
  assert.equal((await client.list(outage)).items[0]!.classification, 'false-alarm');
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a status page is made, and read on a phone by somebody without an account, in light and dark', async () => {
  const { page, faults } = await open('/status-pages');
  await page.getByRole('button', { name: 'New status page' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Title').fill('Our services');
  await dialogue.getByRole('combobox', { name: 'Services' }).fill('Web');
  await page.getByRole('option', { name: 'Web shop' }).click();
  await page.keyboard.press('Escape');
  await dialogue.getByRole('switch', { name: 'Public' }).click();
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: /Our services/, level: 1 }).waitFor();
  await page.getByText('All services are up').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const [made] = (await client.list(statusPage)).items;
  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await openPage(browser, `${server.url}/status/${made!.token}`, { viewport: { width: 360, height: 740 }, colorScheme });
    await phone.page.getByRole('heading', { name: 'Our services' }).waitFor();
    await phone.page.getByText('We know, and are on it.').waitFor();
    await settled(phone.page);
    assert.deepEqual(await axeFindings(phone.page), [], colorScheme);
    assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    assert.deepEqual(phone.faults, []);
    await phone.page.context().close();
  }
  const german = await openPage(browser, `${server.url}/status/${made!.token}`, { locale: 'de-DE' });
  await german.page.getByText('Alle Services laufen').waitFor();
  await german.page.context().close();
  const wrong = await openPage(browser, `${server.url}/status/${'a'.repeat(40)}`);
  await wrong.page.getByText('There is no status page here').waitFor();
  await wrong.page.context().close();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the list shows what is wrong first, by keyboard and on a phone', async () => {
  const make = (name: string, state: string) =>
    client.do(createMonitor as Deed, { name, serviceId: shop.id, tries: 1, severity: 1, settings: { kind: 'example', state } } as never);
  await make('A basket', 'up');
  const broken = (await make('Z gateway', 'down')).data as { id: string };
  while ((await client.see(monitorBoard, { monitorId: broken.id })).items[0]!.state !== 'down')
    await new Promise((done) => setTimeout(done, 60));
  const { page, faults } = await open('/monitors', { viewport: { width: 360, height: 740 } });
  await page.getByRole('row').filter({ hasText: 'Z gateway' }).waitFor();
  assert.match((await page.getByRole('row').nth(1).textContent()) ?? '', /Z gateway/);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Z gateway', level: 1 }).waitFor();
  await settled(page);
  assert.deepEqual(await axeFindings(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a status page that is made by program alone is for those inside', async () => {
  const { data } = await client.do(createStatusPage as Deed, { title: 'Inside', serviceIds: [shop.id] } as never);
  const { page, faults } = await open(`/status-pages/${(data as { id: string }).id}`, {}, member);
  await page.getByText('Only for those who are signed in').waitFor();
  assert.equal(await page.getByLabel('Public address').count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});
