/** Working in a plan as in a sheet: people who are new to it, rows out of a spreadsheet, links to what is open. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createPerson } from '#people/rules';
import { assign, assignment, attachment, createProject, link, task } from '#projects/rules';
import { eventually, findingsOf, projectJourney } from './projects-support.ts';

const it = await projectJourney();
const { client } = it.owner;
const people = new Map<string, string>();
for (const name of ['Asha Rao', 'Ben Okafor', 'Benita Sommer']) people.set(name, (await client.do(createPerson, { name })).data.id);

const grid = (page: Page) => page.getByRole('treegrid');
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });
const cellOf = (page: Page, name: string, column: string) => rowOf(page, name).locator(`[data-column=${column}]`);
const tasksOf = (projectId: string) => client.all(task, { projectId });
const whoOf = async (taskId: string) =>
  (await client.all(assignment, { taskId })).map((each) => [[...people].find(([, id]) => id === each.personId)?.[0], each.unitsPerMille]);
const paste = (page: Page, text: string) =>
  grid(page).evaluate((element, clip) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', clip);
    (element.querySelector('.scroller') ?? element).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test('somebody who is new to the project is offered while their name is typed, and put to the task', async () => {
  const made = await it.project('WHO', ['Alpha', 'Beta']);
  const page = await it.open(`/projects/${made.project.id}/table`, { bypassCSP: true });
  await cellOf(page, 'Alpha', 'assignees').click();
  await page.keyboard.type('beni');
  await page.getByRole('option', { name: 'Benita Sommer' }).waitFor();
  assert.deepEqual(await findingsOf(page), []);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' 50 %; Asha Rao');
  await page.keyboard.press('Enter');
  await eventually('both work on it', async () => (await whoOf(made.ids[0]!)).length === 2);
  assert.deepEqual((await whoOf(made.ids[0]!)).toSorted(), [
    ['Asha Rao', 1000],
    ['Benita Sommer', 500],
  ]);
  await page.keyboard.press('Control+z');
  await eventually('one undo takes both off', async () => (await whoOf(made.ids[0]!)).length === 0);
  await page.context().close();
});

test('in the chart the same names are offered; one that fits several is refused beside the cell', async () => {
  const made = await it.project('WHC', ['Alpha']);
  const page = await it.open(`/projects/${made.project.id}/plan`);
  await grid(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  await page.keyboard.type('Ben');
  await page.getByRole('option', { name: 'Ben Okafor' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Several people' }).waitFor();
  await page.keyboard.type(' Okafor');
  await page.keyboard.press('Enter');
  await eventually('he works on it', async () => (await whoOf(made.ids[0]!))[0]?.[0] === 'Ben Okafor');
  await page.context().close();
});

test('rows copied from Microsoft Project come with dates, links and people; what cannot be read is told row by row; one undo takes all back', async () => {
  const { data: project } = await client.do(createProject, { key: 'MSP', name: 'From a sheet', startAt: '2027-01-04T07:00:00.000Z' });
  const page = await it.open(`/projects/${project.id}/table`, { bypassCSP: true });
  await rowOf(page, 'Add a task').click();
  await paste(
    page,
    [
      'ID\tTask Name\tDuration\tStart\tFinish\tPredecessors\tResource Names',
      '1\tDig\t\tMon 11/01/27\tWed 13/01/27\t\tAsha Rao;Ben Okafor[50%]',
      '2\tFill\t3 days\tsoon\t\t1FS+2d\tNobody Known',
      '3\tPhase\t10 days\t\t\t\t',
      '4\t   Paint\t2d\t\t\t2SS; 9\t',
    ].join('\n'),
  );
  const told = page.getByRole('dialog');
  await told.waitFor();
  for (const part of ['soon', 'Nobody Known', 'no task 9']) await told.getByText(part).first().waitFor();
  assert.deepEqual(await findingsOf(page), []);
  await told.getByRole('button', { name: 'Close' }).last().click();
  const tasks = new Map((await tasksOf(project.id)).map((each) => [each.name, each]));
  const dig = tasks.get('Dig')!;
  assert.deepEqual([dig.constraintKind, dig.constraintAt?.slice(0, 10), dig.durationMinutes], ['SNET', '2027-01-11', 1440]);
  assert.deepEqual((await whoOf(dig.id)).toSorted(), [
    ['Asha Rao', 1000],
    ['Ben Okafor', 500],
  ]);
  assert.equal(tasks.get('Paint')?.parentId, tasks.get('Phase')?.id);
  const links = await client.all(link, { projectId: project.id });
  assert.deepEqual(links.map((each) => [each.fromId === dig.id ? 'Dig' : 'Fill', each.kind, each.lag]).toSorted(), [
    ['Dig', 'FS', 960],
    ['Fill', 'SS', 0],
  ]);
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await eventually('all of it is gone', async () => (await tasksOf(project.id)).length === 0);
  await page.context().close();
});

test('rows pasted upon a name in the chart become tasks below it', async () => {
  const made = await it.project('CHP', ['Alpha', 'Omega']);
  const page = await it.open(`/projects/${made.project.id}/plan`);
  await grid(page).focus();
  await paste(page, 'Beta\t3d\nGamma\t1d\t\t\t\t1');
  await rowOf(page, 'Gamma').waitFor();
  const tasks = (await tasksOf(made.project.id)).toSorted((left, right) => left.position - right.position);
  assert.deepEqual(
    tasks.map((each) => each.name),
    ['Alpha', 'Beta', 'Gamma', 'Omega'],
  );
  assert.equal((await client.all(link, { projectId: made.project.id }))[0]?.fromId, made.ids[0]);
  await page.context().close();
});

test('the chart is drawn once; an open task stands in the address, and the address opens it', async () => {
  const made = await it.project('ADR', ['Alpha', 'Beta']);
  const page = await it.open(`/projects/${made.project.id}/plan`);
  await grid(page).focus();
  const drawn = async () => (await page.locator('[id^=gantt-][id*=cell]').first().getAttribute('id'))!.split('-')[1];
  assert.equal(await drawn(), '1');
  await page.keyboard.press('Space');
  await page
    .getByRole('button', { name: 'Open task' })
    .or(page.getByRole('menuitem', { name: 'Open task' }))
    .first()
    .click();
  await page.waitForURL(new RegExp(`/plan\\?.*task=${made.ids[0]}`));
  await page.getByRole('complementary', { name: /Alpha/ }).waitFor();
  assert.equal(await drawn(), '1');
  const again = await it.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await again.getByRole('complementary', { name: /Alpha/ }).waitFor();
  await again.context().close();
  await page.context().close();
});

test('of the navigation one page is marked as the one that is shown', async () => {
  const page = await it.open('/projects/import');
  const marked = page.getByRole('navigation').locator('[aria-current=page]:visible');
  await marked.first().waitFor();
  assert.deepEqual(await marked.allInnerTexts(), ['Import a project']);
  await page.context().close();
});

test('a task added to a project under way starts today, not when the project did', async () => {
  const made = await client.do(createProject, { key: 'RUN', name: 'Under way', startAt: '2025-01-06T07:00:00.000Z' });
  const page = await it.open(`/projects/${made.data.id}/table`);
  await rowOf(page, 'Add a task').locator('[data-column=name]').dblclick();
  await page.keyboard.type('Late idea');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Late idea').waitFor();
  const [added] = await tasksOf(made.data.id);
  assert.equal(added?.constraintKind, 'SNET');
  assert.ok(Date.now() - Date.parse(added!.constraintAt!) < 2 * 86_400_000);
  await page.context().close();
});

test('a file is attached to a task, fetched byte for byte, and taken away; an empty one is refused in words', async () => {
  const made = await it.project('FIL', ['Alpha']);
  const page = await it.open(`/projects/${made.project.id}/table?task=${made.ids[0]}`, { bypassCSP: true });
  const panel = page.getByRole('complementary', { name: /Alpha/ });
  await panel.getByRole('tab', { name: 'Files' }).click();
  await panel.locator('input[type=file]').setInputFiles([
    { name: 'Plan für alle.txt', mimeType: 'text/plain', buffer: Buffer.from('Büro plan') },
    { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ]);
  await panel.getByRole('alert').filter({ hasText: '“nothing.txt” is empty.' }).waitFor();
  const saved = page.waitForEvent('download');
  await panel.getByRole('link', { name: 'Plan für alle.txt' }).click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), 'Plan für alle.txt');
  assert.equal(readFileSync(await download.path(), 'utf8'), 'Büro plan');
  assert.deepEqual(await findingsOf(page), []);
  await panel.getByRole('button', { name: 'Remove Plan für alle.txt' }).click();
  await eventually('the file is gone', async () => (await client.all(attachment, { taskId: made.ids[0]! })).length === 0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await eventually('undo brings it back', async () => (await client.all(attachment, { taskId: made.ids[0]! })).length === 1);
  await page.context().close();
});

test('what levelling would do is shown before it is done, and one undo takes it back', async () => {
  const made = await it.project('LEV', ['Alpha', 'Beta']);
  for (const taskId of made.ids) await client.do(assign, { taskId, personId: people.get('Asha Rao')! });
  const page = await it.open(`/projects/${made.project.id}/table`, { bypassCSP: true });
  const delays = async () => (await tasksOf(made.project.id)).filter((each) => each.levellingDelayMinutes > 0).length;
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Level people' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByText('1 task moves.').waitFor();
  assert.deepEqual(await findingsOf(page), []);
  assert.equal(await delays(), 0);
  await dialogue.getByRole('button', { name: 'Level', exact: true }).click();
  await eventually('one of the two waits', async () => (await delays()) === 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually('neither waits', async () => (await delays()) === 0);
  await page.context().close();
});

test('a project is saved as Microsoft Project XML, CSV and XLSX from its menu', async () => {
  const made = await it.project('OUT', ['Alpha']);
  const page = await it.open(`/projects/${made.project.id}/plan`);
  for (const [name, file] of [
    ['Microsoft Project (XML)', 'out.xml'],
    ['CSV table', 'out.csv'],
    ['Excel (XLSX)', 'out.xlsx'],
  ] as const) {
    await page.getByRole('button', { name: /^More for/ }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    assert.equal((await saved).suggestedFilename(), file);
  }
  await page.context().close();
});
