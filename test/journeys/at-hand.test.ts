/** Small things that must not go wrong under somebody's hands: a server that is away, names typed over others, dialogues by keyboard. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { absence, approveAbsence, createAbsence, createPerson } from '#people/rules';
import { createProject, createTask, task } from '#projects/rules';
import { testServer } from '../support/server.ts';
import { builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { owner } = server.members;
const { data: project } = await owner.client.do(createProject, { key: 'MAR', name: 'Mail archive', startAt: '2027-02-01T07:00:00.000Z' });
for (const name of ['Take stock', 'Order licences']) await owner.client.do(createTask, { projectId: project.id, name });
const { data: ruth } = await owner.client.do(createPerson, { name: 'Ruth Adebayo' });
const { data: gesa } = await owner.client.do(createPerson, { name: 'Gesa Thomsen' });
await owner.client.call(
  'PATCH',
  `/memberships/${owner.membershipId}`,
  { personId: gesa.id },
  { 'if-match': `"${(await owner.client.call<{ version: number }>('GET', `/memberships/${owner.membershipId}`)).data.version}"` },
);
const browser = await launchBrowser();

async function open(path: string): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: owner.cookie } });
}

test('a change made while the server is away is told, stays where it was typed, and goes out when it is sent again', async () => {
  const { page, faults } = await open(`/projects/${project.id}/table`);
  const cell = page.getByRole('gridcell', { name: 'Order licences', exact: true });
  await cell.click();
  await page.context().setOffline(true);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Order more licences');
  await page.keyboard.press('Enter');
  await page.getByText('The server cannot be reached: your last change is not saved').waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Mail archive' }).count(), 1, 'the page stays');
  const typed = page.locator('[role="treegrid"] input[aria-invalid="true"]');
  assert.equal(await typed.inputValue(), 'Order more licences');
  await page.context().setOffline(false);
  // The cell shows the new name before the server has it.
  const answered = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await typed.press('Enter');
  await page.getByRole('gridcell', { name: 'Order more licences', exact: true }).waitFor();
  await answered;
  const stored = await owner.client.all(task, { projectId: project.id });
  assert.ok(stored.some((each) => each.name === 'Order more licences'));
  assert.deepEqual(
    faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(fault)),
    [],
  );
  await page.close();
});

test('a name typed over the one that stood there is taken, and the message says who and when', async () => {
  const { page } = await open('/absences');
  await page.getByRole('button', { name: 'Enter an absence' }).click();
  const who = page.getByRole('dialog').getByRole('combobox', { name: 'Person' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox', undefined, { polling: 100 });
  assert.equal(await who.inputValue(), 'Gesa Thomsen');
  await page.keyboard.type('Nobody here');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Ruth');
  await page.getByRole('option', { name: 'Ruth Adebayo' }).waitFor();
  await page.keyboard.press('Enter');
  assert.equal(await who.inputValue(), 'Ruth Adebayo');
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('[name=startsOn]').fill('2027-02-08');
  await dialogue.locator('[name=endsOn]').fill('2027-02-11');
  await page.keyboard.press('Enter');
  await page.getByText(/Absence entered: Ruth Adebayo, Vacation, 8 Feb 2027/).waitFor();
  assert.deepEqual(
    (await owner.client.all(absence)).map(({ personId, startsOn, endsOn }) => [personId, startsOn, endsOn]),
    [[ruth.id, '2027-02-08', '2027-02-11']],
  );
  await page.getByText('February 2027').waitFor();
  await page.close();
});

test('home says how many absences wait, with the way there', async () => {
  const { data: asked } = await owner.client.do(createAbsence, {
    personId: gesa.id,
    kind: 'vacation',
    startsOn: '2027-03-01',
    endsOn: '2027-03-02',
  });
  assert.equal(asked.status, 'requested');
  const { page } = await open('/');
  await page.getByRole('link', { name: '1 absence waits for your answer' }).click();
  await page.getByText('1 absence waits for an answer').waitFor();
  await owner.client.do(approveAbsence, { id: asked.id });
  await page.close();
});

test('a new project by keyboard: C, Enter, and the name goes where it is typed', async () => {
  const { page } = await open('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('c');
  const entry = page.getByRole('dialog').getByRole('button', { name: 'Project' });
  await entry.waitFor();
  await entry.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT', undefined, { polling: 100 });
  await page.keyboard.type('Backup of the backup');
  assert.equal(await page.getByRole('dialog').getByLabel('Name').inputValue(), 'Backup of the backup');
  await page.close();
});

test('the palette finds a task by its key and does what has no button at hand', async () => {
  const { page } = await open('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox', undefined, { polling: 100 });
  await page.keyboard.type('MAR-1');
  await page.getByRole('option', { name: /Take stock/ }).waitFor();
  for (const [typed, found] of [
    ['dark', /Dark/],
    ['Deutsch', /Deutsch/],
    ['new project', /Project/],
    ['8 Feb', /Absences: 8 Feb/],
  ] as const) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(typed);
    await page.getByRole('option', { name: found }).first().waitFor();
  }
  await page.close();
});
