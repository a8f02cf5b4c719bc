/** What people ask for and what does away with a problem becomes work in a plan; who has to agree is told at home; what has done its duty is ended. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { createCalendar } from '#calendar/rules';
import { createRota } from '#duty/rules';
import { createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { openProblem } from '#problems/rules';
import { createProject } from '#projects/rules';
import { createOffering, requestService } from '#requests/rules';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { owner, manager, requester } = server.members;
const boss = await server.join(server.organisationId, 'requester', 'Line manager');
const browser = await launchBrowser();
const pictures = process.env['PICTURES'];
const open = (path: string, who: Member = manager, options: object = {}) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
const done = async (deed: unknown, fields: object, who = manager) =>
  (await who.client.do(deed as Deed, fields as never)).data as { readonly id: string };

const calendar = await done(createCalendar, { name: 'Office', zone: 'Europe/Berlin' });
await done(createProject, { key: 'OFF', name: 'New office', startAt: '2036-11-03T08:00:00.000Z', calendarId: calendar.id });
const lead = await done(createPerson, { name: 'Line manager' });
const ina = await done(createPerson, { name: 'Ina', managerId: lead.id });
for (const [who, personId] of [
  [boss, lead.id],
  [requester, ina.id],
] as const)
  await owner.client.call('PATCH', `/memberships/${who.membershipId}`, { personId }, { 'if-match': '"1"' });
const offering = await done(createOffering, {
  name: 'Desk by the window',
  category: 'Workplace',
  approval: 'manager',
  steps: [{ what: 'Move it', minutes: 90 }],
});
const request = await done(requestService, { offeringId: offering.id }, requester);

test('whoever has to agree finds it on the start page, also on a phone, and agrees', async () => {
  const { page, faults } = await open('/', boss, { viewport: { width: 360, height: 740 } });
  await page.getByRole('heading', { name: 'A request awaits your approval' }).waitFor();
  await settled(page);
  assert.deepEqual(await axeFindings(page), []);
  if (pictures) await page.screenshot({ path: `${pictures}/home-phone.png`, fullPage: true });
  await page.getByRole('link', { name: 'REQ-1 Desk by the window' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Approved').first().waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the work for a request is planned in a project, and task and request lead to each other', async () => {
  const { page, faults } = await open(`/requests/${request.id}`);
  await page.getByRole('button', { name: 'Plan the work' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('combobox', { name: 'In project' }).click();
  await page.getByRole('option', { name: 'New office' }).click();
  assert.deepEqual(await axeFindings(page), []);
  if (pictures) await page.screenshot({ path: `${pictures}/plan-work.png` });
  await dialogue.getByRole('button', { name: 'Plan the work' }).click();
  await page.getByText('Work for it is planned').waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/request.png`, fullPage: true });
  await page.getByRole('link', { name: 'Desk by the window', exact: true }).click();
  await page.getByRole('heading', { name: 'For requests' }).waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/task-panel.png` });
  await page.getByRole('link', { name: 'REQ-1 Desk by the window' }).click();
  await page.getByRole('heading', { name: 'REQ-1 Desk by the window' }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('what does away with a problem is planned as well', async () => {
  const { id } = await done(openProblem, { title: 'Doors stick in the rain' });
  const { page, faults } = await open(`/problems/${id}`);
  await page.getByRole('button', { name: 'Plan the fix' }).click();
  await page.getByRole('combobox', { name: 'Task in the project' }).click();
  await page.getByRole('option', { name: 'New office' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Plan the fix' }).click();
  await page.getByRole('link', { name: 'Doors stick in the rain', exact: true }).waitFor();
  await settled(page);
  assert.deepEqual(await axeFindings(page), []);
  if (pictures) await page.screenshot({ path: `${pictures}/problem.png`, fullPage: true });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a rota is ended, is shown when it is asked for, and is taken up again', async () => {
  const team = await done(createTeam, { name: 'Facilities' });
  await done(createRota, { name: 'Doors', teamId: team.id, zone: 'Europe/Berlin' });
  const { page, faults } = await open('/rotas');
  await page.getByRole('link', { name: 'Doors' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await page.getByText('nobody is on duty here any more').waitFor();
  await settled(page);
  assert.deepEqual(await axeFindings(page), []);
  if (pictures) await page.screenshot({ path: `${pictures}/rota.png`, fullPage: true });
  await page.goto(`${server.url}/rotas`);
  await page.getByText('Nobody is on call').or(page.getByText('No rota')).first().waitFor();
  await page.getByLabel('Also those that have ended').check();
  await page.getByRole('link', { name: 'Doors' }).waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/rotas.png` });
  await page.getByRole('link', { name: 'Doors' }).click();
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await page.getByRole('button', { name: 'End it' }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});
