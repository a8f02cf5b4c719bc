/** The past of another service desk comes in, is measured, and time is logged on what is at hand: in a real browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { timeEntry } from '#planning/rules';
import { createPerson } from '#people/rules';
import { createProject, createTask } from '#projects/rules';
import { testServer } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { owner } = server.members;
const { data: gesa } = await owner.client.do(createPerson, { name: 'Gesa Thomsen' } as never);
const { data: mine } = await owner.client.call<{ version: number }>('GET', `/memberships/${owner.membershipId}`);
await owner.client.call('PATCH', `/memberships/${owner.membershipId}`, { personId: gesa.id }, { 'if-match': `"${mine.version}"` });
const { data: project } = await owner.client.do(createProject, { key: 'MAR', name: 'Mail archive', startAt: '2027-02-01T07:00:00.000Z' });
const { data: work } = await owner.client.do(createTask, { projectId: project.id, name: 'Take stock' });
const browser = await launchBrowser();

async function open(path: string, options: Parameters<typeof openPage>[2] = {}) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: owner.cookie }, ...options });
}

const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
/** One row each; the last was acknowledged before it was opened. */
const past = `Number;Title;State;Opened;Acknowledged;Resolved;Closed;Priority;Team;SLA met
A-1;Mail is slow;Closed;${day(20)} 08:00;${day(20)} 08:10;${day(20)} 12:00;${day(19)} 08:00;2 - High;Service desk;true
A-2;No paper;Closed;${day(12)} 09:00;${day(12)} 09:30;${day(11)} 09:00;${day(10)} 09:00;4 - Low;Service desk;false
A-3;Screen is black;Closed;${day(8)} 09:00;${day(9)} 09:00;${day(8)} 10:00;${day(8)} 11:00;3 - Moderate;Clients;true
`;

test('past incidents are reported on before they come in, and then measured with what stands behind each figure', async () => {
  const { page, faults } = await open('/measures');
  await page.getByText('No incidents in this period').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Import past incidents' }).click();
  await page.getByRole('heading', { name: 'Import past incidents', level: 1 }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'desk.csv', mimeType: 'text/csv', buffer: Buffer.from(past) });
  await page.getByText('2 teams that are not here yet come too: Service desk, Clients').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByRole('button', { name: 'Measures', exact: true }).click();
  const tile = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await tile('Opened').getByText('3', { exact: true }).waitFor();
  await tile('Promises kept').getByText('66.7 %').waitFor();
  await tile('Time to resolve').getByText('4 h', { exact: true }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page
    .getByRole('radiogroup', { name: 'Compared' })
    .locator('label')
    .filter({ hasText: /^Team$/ })
    .click();
  await page.getByRole('row', { name: /Service desk/ }).waitFor();
  await tile('Time to acknowledge')
    .getByText(/one time is negative/)
    .waitFor();
  await tile('Time to acknowledge').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link', { name: /Screen is black/ }).waitFor();
  assert.match((await drawer.getByRole('listitem').allInnerTexts())[0]!, /Screen is black/, 'faults of the data come first');
  assert.deepEqual(await axeFindings(page), []);
  await drawer.getByRole('link', { name: /Screen is black/ }).click();
  await page.getByRole('heading', { name: 'Before it came here' }).waitFor();
  await page.getByText('Promise kept: yes').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.close();
});

test('figures stand in the dark and on a phone without a finding, and nothing is wider than the screen', async () => {
  for (const options of [{ colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }] as const) {
    const { page } = await open('/measures', options as never);
    await page.getByRole('heading', { name: 'When they are opened' }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    await page.close();
  }
});

test('time is logged on a task by hand and by the watch, and stands in the week', async () => {
  const { page, faults } = await open(`/projects/${project.id}/tasks/${work.id}`);
  await page.getByText('No time logged yet').waitFor();
  await page.getByRole('textbox', { name: 'Time spent' }).fill('soon');
  await page.getByRole('button', { name: 'Log time' }).click();
  await page.getByText('Say it as 1:30, 90 min or 1.5 h').waitFor();
  await page.getByRole('textbox', { name: 'Time spent' }).fill('1:30');
  await page.getByRole('textbox', { name: 'What was done' }).fill('Counted the boxes');
  await page.keyboard.press('Enter');
  await page.getByText('1:30 hours by one person').waitFor();
  await page.getByRole('button', { name: 'Start the watch' }).click();
  await page.getByRole('button', { name: /Stop the watch/ }).click();
  await page.getByText('1:31 hours by one person').waitFor();
  assert.deepEqual((await owner.client.all(timeEntry)).map(({ minutes, note }) => [minutes, note]).toSorted(), [
    [1, ''],
    [90, 'Counted the boxes'],
  ]);
  await page.goto(`${server.url}/time`);
  await page.getByRole('row', { name: /MAR-1 Take stock/ }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Remove 1:30 on MAR-1' }).click();
  await page.getByText('Time removed').waitFor();
  assert.deepEqual(
    (await owner.client.all(timeEntry)).map(({ minutes }) => minutes),
    [1],
  );
  assert.deepEqual(faults, []);
  await page.close();
});
