/** The live stream in a browser as people have it: pages left behind are kept for the back button, and nine tabs stand open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { organisation } from '#access/rules';
import { testServer, type Member } from '../support/server.ts';
import { builtScreens, launchBrowser } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const browser = await launchBrowser({ keepsPages: true });
const { owner, manager } = server.members;

const pages = [
  '/admin/organisation',
  '/account',
  '/admin/members',
  '/admin/history',
  '/admin/health',
  '/account/tokens',
  '/people',
  '/projects',
];

async function contextOf({ cookie }: Member): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB' });
  // Other tests may hold the machine; what is waited for comes all the same.
  context.setDefaultTimeout(120_000);
  await context.addCookies([{ name: cookieName, value: cookie, url: server.url, httpOnly: true }]);
  return context;
}

/** A full load, done when the page stands and hears of changes. */
async function load(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

/** What the server says of itself. */
async function openStreams(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^evenkeel_live_streams (\d+)$/m.exec(metrics)?.[1]);
}

/** Looks again until it is so: what a page does on its way out or back takes a moment. */
async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean, what: string): Promise<void> {
  let seen = await look();
  for (let looks = 0; !isSo(seen) && looks < 2400; looks++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    seen = await look();
  }
  assert.ok(isSo(seen), `${what}: ${JSON.stringify(seen)}`);
}

const comesTo = (count: number) => until(openStreams, (open) => open === count, `not ${count} open streams`);

async function rename(name: string): Promise<void> {
  const { id, version } = (await owner.client.list(organisation)).items[0]!;
  await owner.client.call('PATCH', `/organisations/${id}`, { name }, { 'if-match': `"${version}"` });
}

const shows = (page: Page, name: string) => page.locator('nav').filter({ hasText: name }).first().waitFor();

test('eight full loads one after the other leave one stream open, and a page brought back has heard what happened meanwhile', async () => {
  const context = await contextOf(owner);
  const page = await context.newPage();
  await page.addInitScript(() => addEventListener('pageshow', (event) => Object.assign(globalThis, { wasKept: event.persisted })));
  // Playwright loses sight of a page that is brought back, so that is watched through the browser's own door.
  const inspector = await context.newCDPSession(page);
  // While it goes from one page to another there is nothing to ask; whoever asks looks again.
  const evaluate = async (expression: string): Promise<unknown> => {
    try {
      return (await inspector.send('Runtime.evaluate', { expression })).result.value;
    } catch (error) {
      if (/navigated or closed/.test((error as Error).message)) return undefined;
      throw error;
    }
  };
  for (const path of pages) await load(page, path);
  await comesTo(1);
  await rename('Nordwind IT');
  let kept = 0;
  for (const path of pages.slice(0, -1).toReversed()) {
    await evaluate('history.back()');
    const stands = `location.pathname === ${JSON.stringify(path)} && document.querySelector('nav')?.textContent.includes('Nordwind IT') === true`;
    await until(
      () => evaluate(stands),
      (so) => so === true,
      `${path} did not hear of it`,
    );
    if (await evaluate('wasKept')) kept++;
  }
  assert.ok(kept > 0, 'the browser kept no page, so this shows nothing');
  await comesTo(1);
  await rename('Westwind IT');
  await until(
    () => evaluate(`document.querySelector('nav')?.textContent`),
    (text) => String(text).includes('Westwind IT'),
    'the last page is deaf',
  );
  await context.close();
  await comesTo(0);
});

test('nine tabs of a browser hear of a change over one stream, and signing out in one ends it for all', async () => {
  const context = await contextOf(manager);
  const tabs: Page[] = [];
  for (let index = 0; index < 9; index++) {
    const tab = await context.newPage();
    await load(tab, pages[index % 2 === 0 ? 1 : 6]!);
    tabs.push(tab);
  }
  await comesTo(1);
  await rename('Südwind');
  for (const tab of tabs) await shows(tab, 'Südwind');
  // Another member in another browser has a stream of their own.
  const other = await contextOf(owner);
  await load(await other.newPage(), '/account');
  await comesTo(2);
  await other.close();
  await comesTo(1);

  // The first tab opened goes: the others hear on.
  await tabs[0]!.close();
  await rename('Westwind');
  for (const tab of tabs.slice(1)) await shows(tab, 'Westwind');

  await tabs[1]!.getByRole('button', { name: /Account menu/ }).click();
  await tabs[1]!.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const tab of tabs.slice(1)) await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
  await comesTo(0);
  await context.close();
});
