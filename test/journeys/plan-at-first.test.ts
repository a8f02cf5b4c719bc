/** A plan as it is met: the first click, what a screen reader goes through, windows in their lane, paper, and colours that the system chooses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { project, task } from '#projects/rules';
import { journey } from './gantt-support.ts';

const it = await journey();
const chart = (page: Page) => page.getByRole('treegrid');
const scrolled = (page: Page) => chart(page).evaluate((each) => each.scrollTop);
/** The chart has drawn the rows to which it went by itself. */
async function settled(page: Page): Promise<void> {
  await chart(page).waitFor();
  await page.waitForFunction(() => (document.querySelector('[role=treegrid]')?.scrollTop ?? 0) > 100);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
const rowAt = (page: Page, x: number, y: number) =>
  page.evaluate(([left, top]) => document.elementFromPoint(left!, top!)?.closest('[role=row]')?.getAttribute('aria-rowindex'), [x, y]);

test('the first click chooses the row under the pointer, and nothing scrolls away', async () => {
  const projects = await it.owner.client.all(project, {});
  for (const key of ['ERP', 'SWI'])
    for (const rowsDown of [2.5, 8.5, 13.5]) {
      const page = await it.open();
      await page.goto(page.url().replace(it.projectId, projects.find((each) => each.key === key)!.id));
      await settled(page);
      const before_ = await scrolled(page);
      const box = (await chart(page).boundingBox())!;
      const [x, y] = [box.x + 150, box.y + 68 + rowsDown * 28];
      const wanted = await rowAt(page, x, y);
      assert.ok(Number(wanted) > 2, `a row under the pointer, not ${wanted}`);
      await page.mouse.click(x, y);
      const chosen = page.locator('[role=row][aria-selected=true]:not([hidden])');
      assert.deepEqual([await chosen.getAttribute('aria-rowindex'), await scrolled(page)], [wanted, before_], `${key} ${rowsDown}`);
      await page.context().close();
    }
});

test('the first click on a bar chooses its row', async () => {
  const page = await it.open();
  await settled(page);
  const before_ = await scrolled(page);
  const box = (await chart(page).boundingBox())!;
  const [x, y] = [box.x + box.width - 60, box.y + 68 + 4.5 * 28];
  await page.mouse.click(x, y);
  const index = await page.locator('[role=row][aria-selected=true]:not([hidden])').getAttribute('aria-rowindex');
  assert.equal(Number(index) - 2, Math.floor((before_ + 4.5 * 28) / 28));
  assert.equal(await scrolled(page), before_);
  await page.context().close();
});

test('rows stand in the page as they are seen, after scrolling up and down too, and the Tab key stops only at what has a name', async () => {
  const page = await it.open();
  await settled(page);
  const order = () =>
    page.evaluate(() => [...document.querySelectorAll('[role=row]:not([hidden])')].map((row) => Number(row.getAttribute('aria-rowindex'))));
  const box = (await chart(page).boundingBox())!;
  await page.mouse.move(box.x + 300, box.y + 300);
  for (const wheel of [0, -300, -1500, 240, 900]) {
    await page.mouse.wheel(0, wheel);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const rows = await order();
    assert.ok(rows.length > 10);
    assert.deepEqual(
      rows,
      rows.toSorted((one, other) => one - other),
      `after ${wheel}`,
    );
  }
  await chart(page).focus();
  for (let at = 0; at < 4; at++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at === document.body ? 'body' : at?.getAttribute('aria-label') || at?.textContent;
    });
    assert.ok(name, 'a nameless stop of the Tab key');
  }
  await page.context().close();
});

test('names of windows stand in the head, each in its own place, and are told whole on hovering', async () => {
  const page = await it.open();
  await settled(page);
  const { names, head } = await page.evaluate(() => ({
    names: [...document.querySelectorAll<HTMLElement>('.window:not([hidden])')].map((each) => {
      const { left, right, bottom } = each.getBoundingClientRect();
      return { left, right, bottom, title: each.title };
    }),
    head: document.querySelector('.gantt-head')!.getBoundingClientRect().bottom,
  }));
  assert.ok(names.length > 2);
  names.slice(1).forEach(({ left }, index) => assert.ok(left >= names[index]!.right - 0.5, 'no name covers another'));
  for (const { bottom, title } of names) {
    assert.ok(bottom <= head);
    assert.match(title, /\d{4}/u);
  }
  await page.context().close();
});

test('the browser’s own print command prints the chart, page by page with its legend, and leaves the screen as it was', async () => {
  const page = await it.open();
  await settled(page);
  const sizes = [...(await page.pdf({ preferCSSPageSize: true })).toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
  assert.ok(sizes.length >= 2, `${sizes.length} pages`);
  assert.ok(
    sizes.every(([, width, height]) => Number(width) > Number(height)),
    'across',
  );
  assert.equal(await page.locator('.gantt-print').count(), 0);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const sheets = page.locator('.gantt-print-page svg');
  assert.equal(await sheets.count(), sizes.length);
  assert.match((await sheets.first().textContent()) ?? '', /Initiation.*Business peak.*Today/su);
  assert.equal(await page.getByRole('button').count(), 0, 'no button is seen on paper');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  assert.ok(await chart(page).isVisible());
  await page.context().close();
});

test('where the system chooses the colours the table covers the bars, and what is pressed, chosen or ticked differs from what is not', async () => {
  const page = await it.open({ forcedColors: 'active' });
  await settled(page);
  const ground = (css: string) => page.locator(css).evaluate((each) => getComputedStyle(each).backgroundColor);
  assert.match(await ground('.grid-body'), /^rgb\(/u, 'not transparent');
  const look = (name: string) =>
    page.getByRole('button', { name }).evaluate((each) => [getComputedStyle(each).backgroundColor, each.getAttribute('aria-pressed')]);
  const [pressed, unpressed] = [await look('Baseline (B)'), await look('Critical path (K)')];
  assert.deepEqual([pressed[1], unpressed[1]], ['true', 'false']);
  assert.notEqual(pressed[0], unpressed[0]);
  const tab = (name: string) => page.getByRole('link', { name, exact: true }).evaluate((each) => getComputedStyle(each).backgroundColor);
  assert.notEqual(await tab('Plan'), await tab('Board'));
  await page.goto(`${it.server.url}/projects`);
  const box = page.getByRole('checkbox', { name: 'By programme' });
  const ticked = await box.evaluate((each) => getComputedStyle(each).backgroundColor);
  await box.click();
  await page.mouse.move(0, 0);
  assert.notEqual(await box.evaluate((each) => getComputedStyle(each).backgroundColor), ticked);
  await page.context().close();
});

test('a page scrolls in one place: the window itself never does', async () => {
  for (const viewport of [
    { width: 1400, height: 800 },
    { width: 390, height: 800 },
  ]) {
    const page = await it.open({ viewport });
    await page.goto(`${it.server.url}/projects`);
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
    await page.getByText('Under no programme').waitFor();
    const { height, seen } = await page.evaluate(() => ({ height: document.documentElement.scrollHeight, seen: innerHeight }));
    assert.ok(height <= seen, `${viewport.width}: ${height} of ${seen}`);
    await page.context().close();
  }
});

test('a filter shows its rows wherever the focus was, and the row in focus is in sight when it is cleared', async () => {
  const page = await it.open();
  await settled(page);
  await page.getByPlaceholder('Filter tasks').fill('chartered');
  const row = page.getByRole('row').filter({ hasText: 'Project is chartered' });
  await row.click();
  await page.getByPlaceholder('Filter tasks').fill('');
  await page.getByRole('row').filter({ hasText: 'Kick-off' }).waitFor();
  assert.equal(await row.getAttribute('aria-selected'), 'true');
  const [own, all] = [(await row.boundingBox())!, (await chart(page).boundingBox())!];
  assert.ok(own.y > all.y + 60 && own.y + own.height < all.y + all.height);
  await page.context().close();
});

test('on a phone the plan begins at what is to be done now; a task is added, and the critical path stands alone', async () => {
  const page = await it.open({ viewport: { width: 390, height: 800 }, hasTouch: true });
  const list = page.getByRole('list', { name: 'Tasks of' });
  await list.waitFor();
  assert.ok(!(await list.innerText()).includes('Kick-off'), 'what was done in the first week is not shown first');
  await page.getByRole('button', { name: 'earlier tasks' }).click();
  await list.getByText('Kick-off').waitFor();
  const all = await list.getByRole('listitem').count();
  await page.getByRole('button', { name: 'Critical path (K)' }).click();
  await page.waitForURL(/critical=true/u);
  await page.waitForFunction((before_) => document.querySelectorAll('.plan-list li').length < before_, all);
  assert.ok(!(await list.innerText()).includes('Kick-off'));
  await page.getByRole('button', { name: 'Critical path (K)' }).click();
  const width = () =>
    page
      .locator('.mini-bar')
      .last()
      .evaluate((each) => each.getBoundingClientRect().width);
  const before_ = await page
    .locator('.mini-today')
    .first()
    .evaluate((each) => each.style.left);
  await page.getByRole('button', { name: 'Zoom in (+)' }).click();
  assert.notEqual(
    await page
      .locator('.mini-today')
      .first()
      .evaluate((each) => each.style.left),
    before_,
  );
  assert.ok((await width()) > 0);
  await page.getByRole('button', { name: 'Add task' }).click();
  await page.waitForURL(/task=/u);
  const tasks = () => it.owner.client.all(task, { projectId: it.projectId });
  const made = (await tasks()).find((each) => each.name === 'New task')!;
  assert.ok(page.url().includes(made.id));
  await page.goto(page.url().replace(/task=[^&]*/u, ''));
  await list.waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390));
  await page.context().close();
});
