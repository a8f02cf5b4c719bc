/** An open plan says the same everywhere: its head, its rows and the panel of a task, whoever changed what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createAbsence, createPerson } from '#people/rules';
import { changeTask, setAssignees, takeBaseline } from '#projects/rules';
import { eventually, projectJourney } from './projects-support.ts';

const it = await projectJourney();
const { client } = it.owner;
const grid = (page: Page) => page.getByRole('treegrid');
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });
const cellOf = (page: Page, name: string, column: string) => rowOf(page, name).locator(`[data-column=${column}]`);
const finishInHead = async (page: Page) =>
  (await page.locator('header dl div').filter({ hasText: 'Finish' }).first().innerText()).replaceAll(/\s+/g, ' ');
const shot = (page: Page, name: string) =>
  process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) : Promise.resolve();

/** The head says the day that the row says. */
async function areInStep(page: Page, name: string, day: string) {
  await eventually(`the row of ${name} finishes on ${day}`, async () => (await cellOf(page, name, 'finish').innerText()).includes(day));
  await eventually(`the head finishes on ${day}`, async () => (await finishInHead(page)).includes(day));
}

test('whoever is put to a task brings their absences: rows, head and panel come to the same dates; so they do when an absence comes later', async () => {
  const { data: ines } = await client.do(createPerson, { name: 'Ines Away' });
  await client.do(createAbsence, { personId: ines.id, kind: 'vacation', startsOn: '2027-01-04', endsOn: '2027-01-08' } as never);
  const made = await it.project('STEP', ['Dig']);
  await client.do(changeTask, { id: made.ids[0]!, durationMinutes: 5 * 480 } as never, { version: 1 });
  const page = await it.open(`/projects/${made.project.id}/table?task=${made.ids[0]}`);
  await areInStep(page, 'Dig', '8 Jan');
  await client.do(setAssignees, { id: made.ids[0]!, assignees: [{ personId: ines.id, unitsPerMille: 1000 }] }, { version: 2 });
  await areInStep(page, 'Dig', '15 Jan');
  await client.do(createAbsence, { personId: ines.id, kind: 'vacation', startsOn: '2027-01-11', endsOn: '2027-01-12' } as never);
  await areInStep(page, 'Dig', '19 Jan');
  await shot(page, 'step');
  await page.context().close();
});

test('undo and redo leave the head with what the rows say; one’s own undo is no news of somebody else', async () => {
  const made = await it.project('UND', ['Dig', 'Fill']);
  await client.do(changeTask, { id: made.ids[0]!, durationMinutes: 480 } as never, { version: 1 });
  await client.do(takeBaseline, { projectId: made.project.id, name: 'First' });
  const page = await it.open(`/projects/${made.project.id}/table`);
  await cellOf(page, 'Dig', 'duration').click();
  await page.keyboard.type('10d');
  await page.keyboard.press('Enter');
  await areInStep(page, 'Dig', '15 Jan');
  await page.getByText('+11 d').waitFor();
  for (const [key, day, slip] of [
    ['Control+z', '4 Jan', 'as promised'],
    ['Control+y', '15 Jan', '+11 d'],
    ['Control+z', '4 Jan', 'as promised'],
  ] as const) {
    await page.keyboard.press(key);
    await areInStep(page, 'Dig', day);
    await page.getByText(slip).first().waitFor();
  }
  await page.goto(`${it.server.url}/projects/${made.project.id}/plan`);
  await grid(page).waitFor();
  const told: string[] = [];
  await page.exposeFunction('heard', (text: string) => void told.push(text));
  await page.evaluate(() => {
    const live = [...document.querySelectorAll('[aria-live],[role=status]')];
    for (const each of live)
      new MutationObserver(() => (globalThis as unknown as { heard(text: string): void }).heard(each.textContent ?? '')).observe(each, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await eventually('the task is gone', async () => (await rowOf(page, 'Dig').count()) === 0);
  await page.keyboard.press('Control+z');
  await eventually('it is back', async () => (await rowOf(page, 'Dig').count()) === 1);
  // What was told before this has been heard when this is seen.
  await client.do(changeTask, { id: made.ids[1]!, name: 'Fill up' } as never, { version: 1 });
  await eventually('it has another name', async () => (await rowOf(page, 'Fill up').count()) === 1);
  assert.deepEqual(
    told.filter((text) => text.includes('Somebody')),
    [],
  );
  await page.context().close();
});

test('after a row is removed in the table the next one is in hand, and undo brings it back', async () => {
  const made = await it.project('DEL', ['Alpha', 'Beta', 'Gamma']);
  const page = await it.open(`/projects/${made.project.id}/table`);
  await cellOf(page, 'Beta', 'name').click();
  await page.keyboard.press('Control+Delete');
  await eventually('Beta is gone', async () => (await rowOf(page, 'Beta').count()) === 0);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'treegrid');
  assert.equal(await rowOf(page, 'Gamma').locator('[data-active]').count(), 1);
  await page.keyboard.press('Control+z');
  await eventually('Beta is back', async () => (await rowOf(page, 'Beta').count()) === 1);
  await page.context().close();
});

test('a date is read as the cell shows it; what cannot be read stays in its cell with the reason, in table and chart; both show the same duration', async () => {
  const made = await it.project('DAY', ['Dig']);
  await client.do(changeTask, { id: made.ids[0]!, durationMinutes: 4800, isEstimated: true } as never, { version: 1 });
  const page = await it.open(`/projects/${made.project.id}/table`);
  const duration = await cellOf(page, 'Dig', 'duration').innerText();
  await cellOf(page, 'Dig', 'start').click();
  await page.keyboard.type('14 Jan 2027');
  await page.keyboard.press('Enter');
  await eventually('it starts then', async () => (await cellOf(page, 'Dig', 'start').innerText()) === '14 Jan 2027');
  await cellOf(page, 'Dig', 'start').click();
  await page.keyboard.type('14 Foo 2027');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '14 Dec 2026' }).waitFor();
  const input = page.getByRole('textbox', { name: 'Start' });
  assert.equal(await input.inputValue(), '14 Foo 2027');
  await shot(page, 'refused-date');
  await page.keyboard.press('Escape');
  await page.goto(`${it.server.url}/projects/${made.project.id}/plan`);
  const row = rowOf(page, 'Dig');
  await row.waitFor();
  assert.ok((await row.innerText()).includes(duration), `${await row.innerText()} says ${duration}`);
  await grid(page).focus();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.keyboard.type('soon');
  await page.mouse.click(900, 600);
  await page.getByRole('alert').filter({ hasText: '14 Dec 2026' }).waitFor();
  assert.equal(await page.locator('.cell-input').inputValue(), 'soon');
  await page.context().close();
});
