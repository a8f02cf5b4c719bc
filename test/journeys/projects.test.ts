import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeTask, project, task } from '#projects/rules';
import { eventually, findingsOf, projectJourney } from './projects-support.ts';

const it = await projectJourney();
const file = join(import.meta.dirname, '../../src/projects/server/exchange/fixtures/telephone-system.xml');

const grid = (page: Page) => page.getByRole('treegrid');
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });
const panelOf = (page: Page, name: string | RegExp) => page.getByRole('complementary', { name });
const tasksOf = (projectId: string) => it.owner.client.all(task, { projectId });

test('a project file is reported on before anything is kept, then brought in; its critical path is one key away', async () => {
  const page = await it.open('/projects/import');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: 'What will come' }).waitFor();
  assert.equal((await it.owner.client.all(project)).length, 0);
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('TEL');
  await page.getByRole('button', { name: /^Import \d+ tasks?$/ }).click();
  await page.getByRole('link', { name: 'Open its plan' }).click();
  await grid(page).waitFor();
  const [made] = await it.owner.client.all(project);
  assert.equal(made?.key, 'TEL');
  await grid(page).focus();
  await page.keyboard.press('k');
  await page.waitForURL(/critical=true/);
  await page.locator('.cell-critical', { hasText: 'CP' }).first().waitFor();
  await page.context().close();
});

test('a file that is no project is refused in words, and nothing is kept', async () => {
  const page = await it.open('/projects/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'plan.xml', mimeType: 'text/xml', buffer: Buffer.from('<nothing/>') });
  await page.getByRole('alert').waitFor();
  assert.ok((await page.getByRole('alert').innerText()).length > 20);
  await page.context().close();
});

test('rows pasted from a sheet become tasks; undo takes all of them back at once, redo brings them again', async () => {
  const made = await it.project('PST', ['First', 'Second']);
  const page = await it.open(`/projects/${made.project.id}/table`);
  await rowOf(page, 'Second').waitFor();
  await grid(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await paste(page, 'Third\t3d\n  Under third\t1d\nFourth\t2w\n');
  await rowOf(page, 'Under third').waitFor();
  const tasks = await tasksOf(made.project.id);
  assert.equal(tasks.length, 5);
  const third = tasks.find((each) => each.name === 'Third')!;
  assert.equal(tasks.find((each) => each.name === 'Under third')?.parentId, third.id);
  assert.equal(tasks.find((each) => each.name === 'Fourth')?.durationMinutes, 4800);
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await eventually('the pasted tasks are gone', async () => (await tasksOf(made.project.id)).length === 2);
  await rowOf(page, 'Fourth').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+Z');
  await eventually('the pasted tasks are back', async () => (await tasksOf(made.project.id)).length === 5);
  await page.context().close();
});

test('a cell that somebody else wrote into meanwhile is asked about, in the table and in the chart', async () => {
  const made = await it.project('TWO', ['Alpha', 'Beta']);
  const [alpha, beta] = (await tasksOf(made.project.id)).toSorted((a, b) => a.number - b.number);
  const nameOf = async (id: string) => (await it.owner.client.one(task, id)).name;
  const page = await it.open(`/projects/${made.project.id}/table`);
  const question = page.getByRole('dialog', { name: 'Two of you changed this' });
  await rowOf(page, 'Alpha').locator('[data-column=name]').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Alpha of mine');
  await it.owner.client.do(changeTask, { id: alpha!.id, name: 'Alpha of theirs' }, { version: alpha!.version });
  await page.keyboard.press('Enter');
  await question.getByText(/Theirs, saved now.*: Alpha of theirs/).waitFor();
  await question.getByRole('button', { name: 'Leave it as it is now' }).click();
  await rowOf(page, 'Alpha of theirs').waitFor();
  assert.equal(await nameOf(alpha!.id), 'Alpha of theirs');

  await page.goto(page.url().replace('/table', '/plan'));
  await rowOf(page, 'Beta').getByRole('gridcell', { name: 'Beta' }).click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Beta of mine');
  await it.owner.client.do(changeTask, { id: beta!.id, name: 'Beta of theirs' }, { version: beta!.version });
  await page.keyboard.press('Enter');
  await question.getByText('Yours: Beta of mine').click();
  await question.getByRole('button', { name: 'Use these values' }).click();
  await eventually('mine stands', async () => (await nameOf(beta!.id)) === 'Beta of mine');
  await page.context().close();
});

test('cells are written by typing, filled down, and pasted over as one step', async () => {
  const made = await it.project('CEL', ['Alpha', 'Beta', 'Gamma']);
  const page = await it.open(`/projects/${made.project.id}/table`);
  await rowOf(page, 'Gamma').waitFor();
  const durations = async () =>
    (await tasksOf(made.project.id)).toSorted((a, b) => a.number - b.number).map((each) => each.durationMinutes);
  await rowOf(page, 'Alpha').locator('[data-column=duration]').click();
  await page.keyboard.type('4d');
  await page.keyboard.press('Enter');
  await eventually('the duration is written', async () => (await durations())[0] === 1920);
  await eventually('it is filled down', async () => {
    if ((await durations()).join() === '1920,1920,1920') return true;
    await rowOf(page, 'Alpha').locator('[data-column=duration]').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    return false;
  });
  await paste(page, '1d\n2d\n3d');
  await eventually('three are pasted', async () => (await durations()).join() === '480,960,1440');
  await eventually('one undo takes the paste back', async () => {
    await grid(page).focus();
    if ((await durations()).join() === '480,960,1440') await page.keyboard.press('Control+z');
    return (await durations()).join() === '1920,1920,1920';
  });
  await page.context().close();
});

test('on the board a card moves by keys and by its menu; what is blocked says why', async () => {
  const made = await it.project('BRD', ['Order desks', 'Build rooms']);
  const page = await it.open(`/projects/${made.project.id}/board`);
  const statusOf = async (at: number) => (await it.owner.client.one(task, made.ids[at]!)).status;
  const card = page.getByRole('button', { name: 'Order desks', exact: true });
  await card.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await eventually('it is being done', async () => (await statusOf(0)) === 'doing');
  await page.getByRole('list', { name: 'Doing' }).getByRole('button', { name: 'Order desks', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Move “Build rooms” to …' }).click();
  await page.getByRole('menuitem', { name: 'Blocked' }).click();
  await page.getByLabel('What is in the way').fill('The landlord has not signed');
  await page.getByRole('button', { name: 'Mark as blocked' }).click();
  await eventually('it is blocked', async () => (await statusOf(1)) === 'blocked');
  await page.getByText('The landlord has not signed').waitFor();
  await page
    .getByRole('list', { name: 'Doing' })
    .getByText('Order desks')
    .dragTo(page.getByRole('list', { name: 'Done', exact: true }));
  await eventually('it was dragged to done', async () => (await statusOf(0)) === 'done');
  await page.context().close();
});

test('of two people who write the same field the second is asked; what the other changed elsewhere stays', async () => {
  const made = await it.project('CLASH', ['Draw the plan']);
  const id = made.ids[0]!;
  const page = await it.open(`/projects/${made.project.id}/table?task=${id}`);
  const name = panelOf(page, /^Task Draw/).getByRole('textbox', { name: 'Name' });
  await name.fill('Draw the floor plan');
  const { version } = await it.owner.client.one(task, id);
  await it.owner.client.do(changeTask, { id, name: 'Draw the wiring plan', priority: 700 }, { version });
  await page.getByText('Somebody else has changed this meanwhile.').waitFor();
  await name.press('Enter');
  const dialogue = page.getByRole('dialog');
  await dialogue.getByText('Draw the wiring plan').waitFor();
  await dialogue.getByText('Draw the floor plan').first().click();
  await dialogue.getByRole('button').last().click();
  await eventually('mine was taken', async () => (await it.owner.client.one(task, id)).name === 'Draw the floor plan');
  assert.equal((await it.owner.client.one(task, id)).priority, 700);
  await page.context().close();
});

test('the pages of projects have no findings of axe, light and dark', async () => {
  const made = await it.project('AXE', ['Phase', '  Work on it', '  Hand over']);
  const { id } = made.project;
  const places: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ['/', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
    ['/projects', (page) => page.getByRole('link', { name: 'Project AXE' }).waitFor()],
    ['/projects/import', (page) => page.getByText('Choose a file').waitFor()],
    [
      `/projects/${id}/table?task=${made.ids[1]}`,
      (page) => panelOf(page, 'Task Work on it').getByRole('button', { name: 'Why? Start' }).waitFor(),
    ],
    [`/projects/${id}/board`, (page) => page.getByRole('list', { name: 'To do' }).getByText('Hand over').waitFor()],
    ...['baselines', 'people', 'settings', 'history'].map(
      (tab) => [`/projects/${id}/${tab}`, (page: Page) => page.locator('main h2').first().waitFor()] as const,
    ),
  ];
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await it.open('/', { colorScheme, bypassCSP: true });
    for (const [path, isThere] of places) {
      await page.goto(`${it.server.url}${path}`);
      await isThere(page);
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      found.push(...(await findingsOf(page)).map((finding) => `${colorScheme} ${path}: ${finding}`));
    }
    await page.context().close();
  }
  assert.deepEqual(found, []);
});

/** As the browser hands over what is on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await grid(page).evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
