/** The screens, built once for a test file, and a browser to walk them with. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the screens into a directory of their own, which goes with the test file. */
export async function builtScreens(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-screens-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: directory, emptyOutDir: true } });
  return directory;
}

/** `keepsPages`: with the back/forward cache on, as people have it; Playwright switches it off otherwise. */
export async function launchBrowser({ keepsPages = false } = {}): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium found: install it, or say where it is in CHROMIUM');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
  });
  after(() => browser.close());
  return browser;
}

export interface Watched {
  readonly page: Page;
  /** What went wrong in the page: script errors, refusals of the content security policy, failed downloads. */
  readonly faults: readonly string[];
}

/** A new window, whose faults are kept. `cookie` signs it in. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions & { readonly cookie?: { readonly name: string; readonly value: string } } = {},
): Promise<Watched> {
  const { cookie, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...rest });
  // Other tests may hold the machine; what is waited for comes all the same.
  context.setDefaultTimeout(120_000);
  if (cookie) await context.addCookies([{ ...cookie, url: new URL(address).origin, httpOnly: true }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused sign-in is told by the browser too; it is no fault.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  await page.goto(address);
  return { page, faults };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA, one line each; empty when all is well. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Found {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }
    const { axe: loaded } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<Found> } };
    const { violations } = await loaded.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** When the page stands and nothing on it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { polling: 100 });
}
