import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeTask, link, task } from '#projects/rules';
import { journey } from './gantt-support.ts';

const it = await journey();

const chart = (page: Page) => page.getByRole('treegrid');
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
/** Goes to a task by filtering for its name, with the focus on its row. */
async function find(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder('Filter tasks').fill(name);
  await rowOf(page, name).last().locator('.cell-name').click();
}
const textOf = async (page: Page, name: string, column: string) =>
  (await rowOf(page, name).last().locator(`.cell-${column}`).innerText()).trim();
const changes = async (work: () => Promise<unknown>, read: () => Promise<unknown>, what: string) => {
  const before_ = JSON.stringify(await read());
  await work();
  for (let attempt = 0; attempt < 100; attempt++) {
    const now = JSON.stringify(await read());
    if (now !== before_) return now;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`${what} stayed ${before_}`);
};

/** A task of the sample that has not begun and waits for another. */
async function openTask(): Promise<{ id: string; name: string; number: number }> {
  const tasks = await it.owner.client.all(task, { projectId: it.projectId });
  const links = await it.owner.client.all(link, { projectId: it.projectId });
  const summaries = new Set(tasks.map((each) => each.parentId));
  const names = Map.groupBy(tasks, (each) => each.name);
  const found = tasks.find(
    (each) =>
      each.percentComplete === 0 &&
      each.actualStart === null &&
      each.kind === 'task' &&
      !summaries.has(each.id) &&
      names.get(each.name)!.length === 1 &&
      links.some((one) => one.toId === each.id),
  );
  assert.ok(found, 'the sample has a task that has not begun');
  return found;
}

test('a task is moved by a key, everything that follows is computed, and undo takes it back', async () => {
  const { name, id } = await openTask();
  const { constraintKind } = await it.owner.client.one(task, id);
  const page = await it.open();
  await chart(page).waitFor();
  await find(page, name);
  const start = await textOf(page, name, 'start');
  await changes(
    () => page.keyboard.press(']'),
    () => textOf(page, name, 'start'),
    'the start',
  );
  const toast = page.getByText(`“${name}” moved`);
  await toast.waitFor();
  assert.equal((await it.owner.client.one(task, id)).constraintKind, 'SNET');
  await chart(page).focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(
    ([wanted, row]) =>
      [...document.querySelectorAll('.grid-row')].some((each) => each.textContent?.includes(row!) && each.textContent.includes(wanted!)),
    [start, name],
  );
  assert.equal((await it.owner.client.one(task, id)).constraintKind, constraintKind);
  await page.context().close();
});

test('a bar is dragged; the new dates and what they push are said before it is dropped, and Escape takes it back', async () => {
  const { name, id } = await openTask();
  const page = await it.open();
  await chart(page).waitFor();
  await find(page, name);
  await page.keyboard.press('Control+Home');
  await find(page, name);
  const bar = page.locator('.drawing .bar.task:not([hidden])').first();
  await bar.scrollIntoViewIfNeeded();
  const box = (await bar.boundingBox())!;
  const before_ = await textOf(page, name, 'start');
  const from = { x: box.x + Math.min(6, box.width / 3), y: box.y + 4 };
  const drag = async () => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++) await page.mouse.move(from.x + step * 12, from.y, { steps: 2 });
    await page.locator('.drag-tip').waitFor({ state: 'visible' });
    assert.match(await page.locator('.drag-tip').innerText(), /Project (still finishes|finishes)/);
    assert.ok(await page.locator('.ghost').isVisible());
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.equal(await textOf(page, name, 'start'), before_);
  await drag();
  await changes(
    () => page.mouse.up(),
    async () => (await it.owner.client.one(task, id)).constraintAt,
    'the constraint',
  );
  assert.notEqual(await textOf(page, name, 'start'), before_);
  await page.context().close();
});

test('a predecessor is typed into its cell; nonsense is refused beside it', async () => {
  const { name, id } = await openTask();
  const tasks = await it.owner.client.all(task, { projectId: it.projectId });
  const first = tasks.find((each) => each.number === 2)!;
  const page = await it.open();
  await chart(page).waitFor();
  await find(page, name);
  await rowOf(page, name).last().locator('.cell-number').click();
  for (let at = 0; at < 6; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('twelve');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Cannot read' }).waitFor();
  const input = page.locator('.cell-input');
  await input.fill(`${first.number}FS+2d`);
  await changes(
    () => page.keyboard.press('Enter'),
    async () => (await it.owner.client.all(link, { toId: id })).map((each) => [each.fromId, each.lag]),
    'the links',
  );
  const links = await it.owner.client.all(link, { toId: id });
  assert.deepEqual(
    links.map((each) => [each.fromId, each.kind, each.lag]),
    [[first.id, 'FS', 960]],
  );
  await page.context().close();
});

test('why this date? leads from cause to cause, in English and in German', async () => {
  const { name } = await openTask();
  const page = await it.open();
  await chart(page).waitFor();
  await find(page, name);
  await page.keyboard.press('w');
  const panel = page.getByRole('complementary', { name: 'Why this date?' });
  await panel.waitFor();
  assert.match(await panel.innerText(), new RegExp(`${name.slice(0, 10)}.*starts`, 'su'));
  assert.match(await panel.innerText(), /because/u);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await it.owner.client.call('PATCH', '/account', { locale: 'de' });
  await page.reload();
  await chart(page).waitFor();
  await page.getByPlaceholder('Vorgänge filtern').fill(name);
  await rowOf(page, name).last().locator('.cell-name').click();
  await page.keyboard.press('w');
  await page.getByRole('complementary', { name: 'Warum dieser Termin?' }).getByText('weil').first().waitFor();
  await it.owner.client.call('PATCH', '/account', { locale: 'en' });
  await page.context().close();
});

test('the critical path is shown by a key and kept in the address', async () => {
  const page = await it.open();
  await chart(page).waitFor();
  await chart(page).focus();
  await page.keyboard.press('k');
  await page.waitForURL(/critical=true/u);
  await page.keyboard.press('f');
  await page.keyboard.press('Control+End');
  await page.locator('.bar.critical:not([hidden])').first().waitFor({ state: 'attached' });
  await page.locator('.link-line.critical path:not([d=""])').waitFor({ state: 'attached' });
  await page.context().close();
});

test('what one person moves is seen by another without a reload', async () => {
  const { name } = await openTask();
  const one = await it.open();
  const other = await it.open({}, it.server.members.manager);
  for (const page of [one, other]) {
    await chart(page).waitFor();
    await find(page, name);
  }
  const began = Date.now();
  await changes(
    () => one.keyboard.press('Shift+}'),
    () => textOf(other, name, 'start'),
    'the start on the other screen',
  );
  console.log(`seen after ${Date.now() - began} ms`);
  await one.context().close();
  await other.context().close();
});

test('on a phone the plan is a list with mini bars, and a task is moved by buttons', async () => {
  const { name } = await openTask();
  const page = await it.open({ viewport: { width: 390, height: 800 }, hasTouch: true });
  await page.getByPlaceholder('Filter tasks').fill(name);
  const item = page.getByRole('listitem').filter({ hasText: name });
  const before_ = await item.locator('.list-dates').innerText();
  await item.getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: '1 week later' }).click();
  await changes(
    async () => {},
    async () => (await item.locator('.list-dates').innerText()) === before_,
    'the dates',
  ).catch(() => assert.notEqual(before_, ''));
  assert.notEqual(await item.locator('.list-dates').innerText(), before_);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390));
  await page.context().close();
});

test('the plan has no findings of axe, light and dark, wide and narrow, with menu and reasons open', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1400, 390]) {
      const page = await it.open({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      await (width > 500 ? chart(page) : page.getByRole('list', { name: 'Tasks of' }).first()).waitFor();
      if (width > 500) {
        await chart(page).focus();
        await page.keyboard.press('w');
        await page.getByRole('complementary', { name: 'Why this date?' }).waitFor();
        await chart(page).focus();
        await page.keyboard.press(' ');
        await page.getByRole('dialog').waitFor();
      }
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
        return violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map((node) => node.html.slice(0, 160))
              .join(' | ')}`,
        );
      });
      assert.deepEqual(found, [], `${colorScheme} ${width}`);
      await page.context().close();
    }
});

test('of two people who change the same task at once the second is told, and nothing is lost', async () => {
  const { name, id } = await openTask();
  const page = await it.open({ serviceWorkers: 'block' });
  await chart(page).waitFor();
  await find(page, name);
  // The news of the other's change does not get through before the own change is sent.
  let isFirst = true;
  await page.route('**/api/v1/tasks/**', async (route) => {
    if (route.request().method() === 'PATCH' && isFirst) {
      isFirst = false;
      const { version, priority } = await it.owner.client.one(task, id);
      await it.server.members.manager.client.do(changeTask, { id, priority: priority + 1 } as never, { version });
    }
    await route.continue();
  });
  await page.keyboard.press('.');
  await page
    .locator('[role=alert], [role=status], .mantine-Notification-root')
    .filter({ hasText: /changed|meantime|else/iu })
    .first()
    .waitFor();
  const now = await it.owner.client.one(task, id);
  await changes(
    () => page.keyboard.press('.'),
    async () => (await it.owner.client.one(task, id)).durationMinutes,
    'the duration',
  );
  assert.equal((await it.owner.client.one(task, id)).durationMinutes, now.durationMinutes + 480);
  assert.equal((await it.owner.client.one(task, id)).priority, now.priority);
  await page.context().close();
});
