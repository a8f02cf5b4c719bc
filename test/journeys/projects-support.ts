/** A server, the screens of projects built for it, and a browser: what the journeys through projects need. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { cookieName } from '#access/server';
import { addTasks, createProject, type Project } from '#projects/rules';
import { testServer, type Member, type TestServer } from '../support/server.ts';

const root = join(import.meta.dirname, '../..');

export interface ProjectJourney {
  readonly server: TestServer;
  readonly owner: Member;
  open(path: string, options?: BrowserContextOptions, member?: Member): Promise<Page>;
  /** A project with tasks of these names, in this order; two spaces before a name put it one level deeper. */
  project(key: string, names: readonly string[]): Promise<{ readonly project: Project; readonly ids: readonly string[] }>;
}

export async function projectJourney(): Promise<ProjectJourney> {
  const webDirectory = mkdtempSync(join(tmpdir(), 'projects-journey-'));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [
      {
        name: 'projects-entrance',
        enforce: 'pre',
        resolveId: (id) => (id === '/src/web.tsx' ? join(import.meta.dirname, 'projects-entrance.tsx') : null),
      },
    ],
    build: { outDir: webDirectory, emptyOutDir: true, reportCompressedSize: false },
  });
  const server = await testServer({ webDirectory });
  const { owner } = server.members;
  const browser = await launch();
  after(async () => {
    await browser.close();
    rmSync(webDirectory, { recursive: true, force: true });
  });
  return {
    server,
    owner,
    async open(path, options = {}, member = owner) {
      const context = await browser.newContext({ viewport: { width: 1400, height: 800 }, locale: 'en-GB', ...options });
      await context.addCookies([{ name: cookieName, value: member.cookie, url: server.url, httpOnly: true }]);
      const page = await context.newPage();
      await page.goto(`${server.url}${path}`);
      return page;
    },
    async project(key, names) {
      const made = await owner.client.do(createProject, { key, name: `Project ${key}`, startAt: '2027-01-04T07:00:00.000Z' });
      const rows = names.map((name) => ({ name: name.trim(), level: 1 + /^ */.exec(name)![0].length / 2 }));
      const added = await owner.client.do(addTasks, { projectId: made.data.id, rows });
      return { project: made.data, ids: (added.data as unknown as { ids: string[] }).ids };
    },
  };
}

async function launch(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium found: install it, or say where it is in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds by WCAG 2.2 AA and good practice. The page must be opened with `bypassCSP`. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 200)}`)
          .join(' | ')}`,
    );
  });
}

/** Asks again and again until it holds, for what the server or another page is about to do. */
export async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await holds()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`never happened: ${what}`);
}
