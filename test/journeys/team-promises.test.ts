/** What teams promise one another, in a real browser: each stay of an incident with a team has its clock, and what was kept of it is measured. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { createTarget, incident, incidentEntry, reportIncident, type EntryKind } from '#incidents/rules';
import { createTeam } from '#people/rules';
import { done as decided, put, type Deed } from '#platform/kit';
import { systemPrincipal } from '#platform/server';
import { testServer } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { manager } = server.members;
const browser = await launchBrowser();
const done = async (deed: unknown, fields: object) => (await manager.client.do(deed as Deed, fields as never)).data as { id: string };
const open = (path: string, options: Parameters<typeof openPage>[2] = {}) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: manager.cookie }, ...options });
const shots = process.env['SHOTS'];

const desk = await done(createTeam, { name: 'Service desk' });
const network = await done(createTeam, { name: 'Network' });
await done(createTarget, { name: 'Solved in two days', minutes: 2880, isAroundTheClock: true });
await done(createTarget, { name: 'Hands on', minutes: 60, isAroundTheClock: true, teamId: desk.id });
await done(createTarget, { name: 'Network solves', minutes: 240, isAroundTheClock: true, teamId: network.id });

const before = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const id = server.tools.newId();
const line = (number: number, kind: EntryKind, value: string, minutes: number) =>
  put(incidentEntry, server.tools.newId(), incidentEntry.schema.parse({ incidentId: id, number, kind, value, at: before(minutes) }));
const fields = { number: 1, title: 'The till is offline', openedAt: before(180), teamId: network.id, entries: 3 };
/** As its timeline says: three hours ago it came to the desk, which passed it on forty minutes later. */
const passedOn = decided([
  put(incident, id, incident.schema.parse(fields)),
  line(1, 'state', 'new', 180),
  line(2, 'team', desk.id, 180),
  line(3, 'team', network.id, 140),
]);
await server.tools.write({
  deed: reportIncident as unknown as Deed,
  input: {},
  by: systemPrincipal(server.organisationId),
  requestId: server.tools.newId(),
  decide: async () => passedOn,
});

test('an incident shows which team had which promise from when to when, and why it is due when it is', async () => {
  const { page, faults } = await open(`/incidents/${id}`);
  await page.getByText(/^OLA of Service desk: with it from .* to /).waitFor();
  await page.getByText(/^OLA of Network: with it since /).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'OLA of Network' }).getByRole('button', { name: 'Why then?' }).click();
  await page.getByText(/4 h counted, 4 h so far/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  if (shots) await page.screenshot({ path: `${shots}/ola-incident.png`, fullPage: true });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('measures tell what was kept of each promise and by each team, with the stays behind it', async () => {
  const { page, faults } = await open('/measures');
  await page.getByRole('group', { name: 'Priority' }).getByRole('row', { name: /4/ }).waitFor();
  assert.doesNotMatch(await page.getByRole('group', { name: 'Priority' }).innerText(), /incidents\./);
  const section = page.getByRole('group', { name: 'Promise by promise' });
  await section
    .getByRole('row', { name: /Hands on.*OLA/ })
    .getByText('100 %')
    .waitFor();
  await page
    .locator('label')
    .filter({ hasText: /^Team$/ })
    .last()
    .click();
  await section.getByRole('button', { name: 'Service desk' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link', { name: /The till is offline/ }).waitFor();
  await drawer.getByText(/^kept, /).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  if (shots) await page.screenshot({ path: `${shots}/ola-behind.png` });
  assert.deepEqual(faults, []);
  await page.context().close();
  for (const options of [{ colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }] as const) {
    const other = await open('/measures', options as never);
    await other.page.getByRole('group', { name: 'Promise by promise' }).waitFor();
    assert.deepEqual(await axeFindings(other.page), []);
    assert.ok(await other.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    if (shots) await other.page.screenshot({ path: `${shots}/ola-${'viewport' in options ? 'phone' : 'dark'}.png`, fullPage: true });
    await other.page.context().close();
  }
});
