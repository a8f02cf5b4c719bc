/** What somebody types of a task is kept as typed or refused beside its field; what follows from it is said, with undo. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createPerson } from '#people/rules';
import { assignment, changeTask, setAssignees, task } from '#projects/rules';
import { eventually, findingsOf, projectJourney } from './projects-support.ts';

const it = await projectJourney();
const { client } = it.owner;
const shot = (page: Page, name: string) =>
  process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) : Promise.resolve();
const { data: ben } = await client.do(createPerson, { name: 'Ben Okafor' });

test('a share that is none is refused beside its field and not bent; what a new share does to the duration is told and can be undone', async () => {
  const made = await it.project('TRI', ['Dig']);
  const [taskId] = made.ids as [string];
  await client.do(setAssignees, { id: taskId, assignees: [{ personId: ben.id, unitsPerMille: 1000 }] }, { version: 1 });
  const { version } = await client.one(task, taskId);
  await client.do(changeTask, { id: taskId, durationMinutes: 4800 } as never, { version });
  const page = await it.open(`/projects/${made.project.id}/table?task=${taskId}`, { bypassCSP: true });
  await page.getByRole('tab', { name: /Assigned|People|Who/ }).click();
  const share = page.getByRole('textbox', { name: 'How much of Ben Okafor’s time' });
  for (const wrong of ['-50 %', '99999', '0']) {
    await share.fill(wrong);
    await share.press('Tab');
    await page.getByText('A share is 1 to 1,000 %.').waitFor();
    assert.equal(await share.inputValue(), wrong);
  }
  await shot(page, 'share');
  assert.deepEqual(await findingsOf(page), []);
  await share.fill('50 %');
  await share.press('Tab');
  const notice = page.getByText('To match: duration 2w → 4w');
  await notice.waitFor();
  await eventually('it takes twice as long', async () => (await client.one(task, taskId)).durationMinutes === 9600);
  await shot(page, 'share-told');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await eventually('it takes as long as before', async () => (await client.one(task, taskId)).durationMinutes === 4800);
  assert.equal((await client.all(assignment, { taskId }))[0]!.unitsPerMille, 1000);
  const priority = page.getByRole('textbox', { name: 'Priority' });
  await priority.fill('99999');
  await priority.press('Tab');
  await page.getByText('A priority is a number from 0 to 1000.').waitFor();
  assert.equal((await client.one(task, taskId)).priority, 500);
  const work = page.getByRole('textbox', { name: 'Work', exact: true });
  await work.fill('40');
  await work.press('Tab');
  await page.getByText(/To match: duration 2w → 1w/).waitFor();
  await eventually('work decides', async () => (await client.one(task, taskId)).durationMinutes === 2400);
  await page.context().close();
});

test('a deadline that is missed says by how many days, in the panel, in the table, in the head and in the list', async () => {
  const made = await it.project('DLN', ['Dig']);
  const [taskId] = made.ids as [string];
  await client.do(changeTask, { id: taskId, durationMinutes: 1440, deadline: '2027-01-04T16:00:00.000Z' } as never, { version: 1 });
  const page = await it.open(`/projects/${made.project.id}/table?task=${taskId}`);
  const said = page.getByText('Deadline missed by 2 days');
  await eventually('panel, head and row say it', async () => (await said.count()) >= 3);
  await shot(page, 'deadline');
  await page.goto(`${it.server.url}/projects`);
  await page
    .getByRole('row', { name: /Project DLN/ })
    .getByText('Deadline missed by 2 days')
    .first()
    .waitFor();
  await shot(page, 'deadline-list');
  await page.context().close();
});
