/**
 * Two people look at a project of 500 tasks, each waiting for the one before it. One moves the first task; how long until the other's
 * screen has 500 new dates, and until lists show them? Once with a program as the second screen, and once with a page in Chromium that
 * looks at the end of the chain. Wall time through real HTTP: `node bench/live-chain.ts [tasks [moves]]`, after `npm run build`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Client } from '#platform/kit';
import { addTasks, createProject, linkInSequence, moveTask, plannedTasks, planOf, planSnapshot, unpackSnapshot } from '#projects/rules';
import { hearEvents } from './hear-events.ts';
import { person, startOwnServer } from './own-server.ts';
import { loadText, median } from './process-cost.ts';

const goal = 1000;
await measure(Number(process.argv[2]) || 500, Number(process.argv[3]) || 7);

async function measure(length: number, moves: number): Promise<void> {
  const server = await startOwnServer();
  const { url, tokens, clientOf } = server;
  try {
    const [ann, ben] = [clientOf(tokens[0]), clientOf(tokens[1])];
    const { projectId, ids } = await chainOf(ann, length);
    const hears = await hearEvents(url, tokens[1]);
    console.log(`${length} tasks in a chain, ${moves} moves of the first; ${loadText()}`);
    const page = await openPage(url, `/projects/${projectId}/plan?task=${ids.at(-1)!}`, `Link ${length}`);
    const screens: number[] = [];
    const pages: number[] = [];
    const lists: number[] = [];
    for (let move = -2; move < moves; move++) {
      await listed(ben, projectId, ids.length);
      const before = await datesOf(ben, projectId);
      const heard = hears.next('change');
      const drawn = await page.watch();
      const begun = performance.now();
      const moved = ann.do(moveTask, { id: ids[0]!, startAt: new Date(Date.UTC(2026, 5, 1 + 7 * (move + 2), 7)).toISOString() });
      await heard;
      const after = await datesOf(ben, projectId);
      const screen = performance.now() - begun;
      const fresh = ids.filter((id) => after.get(id) !== before.get(id)).length;
      if (fresh !== ids.length) throw new Error(`the other screen has ${fresh} new dates of ${ids.length}`);
      await moved;
      const drawnAfter = (await drawn()) - begun;
      const looks = await listed(ben, projectId, ids.length, after);
      const list = performance.now() - begun;
      if (move >= 0) {
        screens.push(screen);
        pages.push(drawnAfter);
        lists.push(list);
        console.log(
          `move ${move + 1}: program ${screen.toFixed(0)} ms, page ${drawnAfter.toFixed(0)} ms, lists ${list.toFixed(0)} ms (${looks} looks)`,
        );
      }
    }
    hears.stop();
    await page.close();
    console.log(
      `median: ${length} new dates in a program after ${median(screens).toFixed(0)} ms, on a page after ${median(pages).toFixed(0)} ms (goal ${goal}), in lists after ${median(lists).toFixed(0)} ms`,
    );
    console.log(loadText());
  } finally {
    await server.end();
  }
}

async function chainOf(client: Client, length: number): Promise<{ projectId: string; ids: readonly string[] }> {
  const startAt = '2026-01-05T07:00:00.000Z';
  const { data } = await client.do(createProject, { key: 'CHAIN', name: 'Chain', startAt });
  // From the project's start; else each would hold "no earlier than today", and follow nobody before that.
  const rows = Array.from({ length }, (_, i) => ({ name: `Link ${i + 1}`, constraintKind: 'SNET', constraintAt: startAt }) as const);
  const { ids } = (await client.do(addTasks, { projectId: data.id, rows })).data as { ids: string[] };
  for (let from = 0; from + 1 < ids.length; from += 499)
    await client.do(linkInSequence, { projectId: data.id, ids: ids.slice(from, from + 500) });
  return { projectId: data.id, ids };
}

/** What the second screen does: takes all it needs and plans by itself. */
async function datesOf(client: Client, projectId: string): Promise<ReadonlyMap<string, number>> {
  const plan = planOf(unpackSnapshot(await client.see(planSnapshot, { projectId })));
  return new Map(plan.tasks.map((task) => [task.id, task.start]));
}

interface SecondPage {
  /** Watches the row from now on; the answer waits until it shows something else, and tells when it did. */
  watch(): Promise<() => Promise<number>>;
  close(): Promise<void>;
}

/** A second person's screen, on which the row with this text is to be seen. */
async function openPage(url: string, path: string, text: string): Promise<SecondPage> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(url + path);
  await page.getByRole('row', { name: text }).first().waitFor();
  return {
    async watch() {
      const seen = page.evaluate(
        (name) =>
          new Promise<void>((resolve) => {
            const shown = () => [...document.querySelectorAll('[role=row]')].find((row) => row.textContent.includes(name))?.textContent;
            const before = shown();
            const look = (): void => (shown() === before ? void requestAnimationFrame(look) : resolve());
            look();
          }),
        text,
      );
      const at = seen.then(() => performance.now());
      // The watching has begun when the page answers what is asked after it.
      await page.evaluate(() => 0);
      return () => at;
    },
    close: () => browser.close(),
  };
}

/** Looks at the list until it shows these starts (or any); answers how often it had to. */
async function listed(client: Client, projectId: string, count: number, starts?: ReadonlyMap<string, number>): Promise<number> {
  for (let looks = 1; ; looks++) {
    const seen = new Map<string, string | null>();
    for (let cursor: string | undefined; ;) {
      const page = await client.see(plannedTasks, { projectId, limit: 200, ...(cursor ? { cursor } : {}) });
      for (const item of page.items) seen.set(item.id, item.startAt);
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    const isThere = (id: string, start: string | null) => start !== null && (!starts || Date.parse(start) === starts.get(id)! * 6000);
    await sleep(20);
    if (seen.size === count && [...seen].every(([id, start]) => isThere(id, start))) return looks;
  }
}
