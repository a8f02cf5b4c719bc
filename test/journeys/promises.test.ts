/** What was promised beside what is planned now, who works on a project, and a table that comes in with its columns told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createPerson } from '#people/rules';
import { assign, changeTask, takeBaseline, task } from '#projects/rules';
import { eventually, findingsOf, projectJourney } from './projects-support.ts';

const it = await projectJourney();
const { client } = it.owner;
const shot = (page: Page, name: string) =>
  process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) : Promise.resolve();

test('a baseline says what was promised and by how much each phase and milestone slips, counted from one, on the clocks of the project', async () => {
  const made = await it.project('PRO', ['Build', '  Dig', '  Fill', 'Hand over']);
  const [, dig, , over] = made.ids as [string, string, string, string];
  await client.do(changeTask, { id: over, kind: 'milestone' } as never, { version: 1 });
  await client.do(takeBaseline, { projectId: made.project.id, name: 'Steering committee' });
  const { version } = await client.one(task, dig);
  await client.do(changeTask, { id: dig, durationMinutes: 4 * 480 } as never, { version });
  const page = await it.open(`/projects/${made.project.id}/baselines`, { bypassCSP: true });
  await page.getByRole('button', { name: /1\. Steering committee/ }).waitFor();
  await page.getByText('Promised for 4 Jan 2027').waitFor();
  const table = page.getByRole('grid', { name: /Steering committee/ });
  await table
    .getByRole('row', { name: /Project PRO/ })
    .getByText('+3 d')
    .waitFor();
  const build = await table.getByRole('row', { name: /Build/ }).innerText();
  assert.match(build, /4 Jan 2027[\s\S]*7 Jan 2027[\s\S]*\+3 d/);
  await table.getByRole('row', { name: /Hand over/ }).waitFor();
  assert.equal(await table.getByRole('row', { name: /Dig/ }).count(), 0);
  await page.getByText('All tasks').click();
  await table.getByRole('row', { name: /Dig/ }).waitFor();
  await shot(page, 'baselines');
  assert.deepEqual(await findingsOf(page), []);
  await page.context().close();
});

test('the people of a project stand with their hours and the share of their time', async () => {
  const { data: asha } = await client.do(createPerson, { name: 'Asha Rao' });
  const made = await it.project('PPL', ['Dig']);
  await client.do(changeTask, { id: made.ids[0]!, durationMinutes: 5 * 480 } as never, { version: 1 });
  await client.do(assign, { taskId: made.ids[0]!, personId: asha.id, unitsPerMille: 500 } as never);
  const page = await it.open(`/projects/${made.project.id}/people`, { bypassCSP: true });
  const row = page.getByRole('grid', { name: 'Who works on it' }).getByRole('row', { name: /Asha Rao/ });
  await row.waitFor();
  assert.match(await row.innerText(), /20 h[\s\S]*50\s?%/);
  await shot(page, 'people');
  assert.deepEqual(await findingsOf(page), []);
  await page.context().close();
});

test('an import shows what each column was taken for, and lets it be told otherwise; the project is called after the file', async () => {
  const page = await it.open('/projects/import', { bypassCSP: true });
  await page.locator('input[type=file]').setInputFiles({
    name: 'Garden plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('ID,Task name,Time,Resource\n1,Dig,2d,Asha Rao\n2,,3d,\n3,Fill,3d,\n'),
  });
  const choice = page.getByRole('combobox', { name: 'What “Time” comes as' });
  await choice.waitFor();
  assert.equal(await choice.inputValue(), 'Leave out');
  assert.equal(await page.getByRole('combobox', { name: 'What “Resource” comes as' }).inputValue(), 'People');
  await page.getByText('2 left out').waitFor();
  await choice.click();
  await page.getByRole('option', { name: 'Duration' }).click();
  await page.getByText('1 left out').waitFor();
  await shot(page, 'import-columns');
  assert.deepEqual(await findingsOf(page), []);
  assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), 'Garden plan');
  await page
    .getByRole('button', { name: /Import 2 tasks|Import/ })
    .last()
    .click();
  await page.getByText('“Garden plan” is here').first().waitFor();
  await eventually('the durations came', async () =>
    (await client.all(task, {})).some((each) => each.name === 'Dig' && each.durationMinutes === 960),
  );
  await page.context().close();
});
