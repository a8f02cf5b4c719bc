/** Through paging in a real browser: an incident calls whoever is on duty, on a phone; who does not answer is followed by the next, who takes it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { createRota, createRotaLayer } from '#duty/rules';
import { incident, noteOnIncident, page as pageThing, pagingRule, reportIncident } from '#incidents/rules';
import { createService } from '#operations/rules';
import { createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

let moved = 0;
const server = await testServer({ webDirectory: await builtScreens(), now: () => new Date(Date.now() + moved).toISOString() });
const { owner, manager, member } = server.members;
const browser = await launchBrowser();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const done = async (deed: unknown, input: object, who: Member = manager) =>
  (await who.client.do(deed as Deed, input as never)).data as { readonly id: string };
const open = (path: string, who: Member, options: Parameters<typeof openPage>[2] = {}) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });

const team = await done(createTeam, { name: 'Network' });
const [ann, ben] = [await done(createPerson, { name: 'Ann Ahlers' }), await done(createPerson, { name: 'Ben Burke' })];
for (const [who, personId] of [
  [member, ann.id],
  [manager, ben.id],
] as const)
  await owner.client.call('PATCH', `/memberships/${who.membershipId}`, { personId }, { 'if-match': '"1"' });
const rota = await done(createRota, { name: 'Network', teamId: team.id, zone: 'Europe/Berlin', escalationMinutes: 10 });
for (const [level, personId] of [
  [1, ann.id],
  [2, ben.id],
] as const)
  await done(createRotaLayer, { rotaId: rota.id, name: `Level ${level}`, level, startsOn: '2026-01-05', personIds: [personId] });
const shop = await done(createService, { key: 'SHOP', name: 'Web shop', tier: 1, teamId: team.id });

test('pages of nobody say so, and rules say what is usual; a rule is made and removed', async () => {
  const { page, faults } = await open('/my-pages', manager);
  await page.getByText('Nobody has asked you to come yet').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.goto(`${server.url}/paging-rules`);
  await page.getByText('No rule of your own').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'New rule' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox', { name: 'Name', exact: true }).fill('Printers wait');
  await dialogue.getByLabel('When a target has used up').fill('75');
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.getByText('Say who is asked when time runs out').waitFor();
  await dialogue.getByLabel('When a target has used up').fill('');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('row', { name: /Printers wait/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
  await page.getByText('No rule of your own').waitFor();
  assert.equal((await owner.client.list(pagingRule)).items.length, 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('an incident calls whoever is on duty wherever they are; without an answer the next, who takes it by one key', async () => {
  const first = await open('/people', member, phone);
  await settled(first.page);
  const second = await open('/rotas', manager);
  await settled(second.page);
  const { id } = await done(reportIncident, { title: 'The shop is down', serviceId: shop.id, urgency: 1 });
  const notice = first.page.getByRole('region', { name: 'You are asked to come' });
  await notice.getByText('The shop is down').waitFor();
  assert.deepEqual(await axeFindings(first.page), []);
  const box = (await notice.getByRole('button', { name: 'I take it' }).boundingBox())!;
  assert.ok(box.height >= 44 && box.x + box.width <= 390, JSON.stringify(box));
  const seen = async () => (await owner.client.list(pageThing, { incidentId: id } as never)).items[0]!.seenAt;
  while ((await seen()) === null) await first.page.waitForTimeout(50);
  assert.equal(await second.page.getByRole('region', { name: 'You are asked to come' }).count(), 0);

  moved += 10 * 60_000;
  await done(noteOnIncident, { id, text: 'Still down' });
  await second.page.getByRole('region', { name: 'You are asked to come' }).getByText('The shop is down').waitFor();
  assert.deepEqual(await axeFindings(second.page), []);
  await second.page.keyboard.press('y');
  await second.page.getByText('It is yours').waitFor();
  await second.page.getByRole('region', { name: 'You are asked to come' }).waitFor({ state: 'detached' });
  await notice.waitFor({ state: 'detached' });
  const row = (await owner.client.list(incident, { q: 'The shop is down' } as never)).items[0]!;
  assert.deepEqual([row.personId, row.status, row.acknowledgedAt !== null], [ben.id, 'in-progress', true]);

  await second.page.getByRole('heading', { name: /The shop is down/ }).waitFor();
  const section = second.page
    .getByRole('region', { name: 'Who is asked when' })
    .or(second.page.locator('section', { hasText: 'Who is asked when' }))
    .first();
  await section.getByText('no longer needed').waitFor();
  await section.getByText('comes', { exact: true }).waitFor();
  await second.page.getByText('Ann Ahlers is asked to come').waitFor();
  assert.deepEqual(await axeFindings(second.page), []);
  await second.page.goto(`${server.url}/my-pages`);
  await second.page.getByText('The shop is down').waitFor();
  assert.deepEqual(await axeFindings(second.page), []);
  assert.deepEqual([...first.faults, ...second.faults], []);
  await first.page.context().close();
  await second.page.context().close();
});

test('who cannot come says so on the phone, and the next is asked at once; where nobody is on duty the incident says so', async () => {
  const { page, faults } = await open('/', member, phone);
  const { id } = await done(reportIncident, { title: 'The till is down', serviceId: shop.id, urgency: 1 });
  await page.getByRole('button', { name: 'I cannot' }).click();
  await page.getByText('The next is asked').waitFor();
  const asked = async () => (await owner.client.list(pageThing, { incidentId: id } as never)).items.length;
  while ((await asked()) < 2) await page.waitForTimeout(50);
  await page.goto(`${server.url}/incidents/${id}`);
  await page.getByText('cannot come', { exact: true }).waitFor();
  await page.getByText('waits for an answer').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  const alone = await done(createService, { key: 'ALONE', name: 'Alone', tier: 1 });
  const lost = await done(reportIncident, { title: 'Nobody knows of this', serviceId: alone.id, urgency: 1 });
  await page.goto(`${server.url}/incidents/${lost.id}`);
  await page.getByText('Nobody can be asked: no rota says').waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});
