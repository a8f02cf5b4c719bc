/** A server with the sample company, the screens built for it, and a browser: what the journeys through a plan need. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { cookieName } from '#access/server';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { project } from '#projects/rules';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member, type TestServer } from '../support/server.ts';

const root = join(import.meta.dirname, '../..');

export interface Journey {
  readonly server: TestServer;
  readonly owner: Member;
  readonly projectId: string;
  /** A page that is signed in, on the plan of the sample's ERP project. */
  open(options?: BrowserContextOptions, member?: Member, query?: string): Promise<Page>;
}

export async function journey(): Promise<Journey> {
  const webDirectory = mkdtempSync(join(tmpdir(), 'gantt-journey-'));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [
      {
        name: 'gantt-entrance',
        enforce: 'pre',
        resolveId: (id) => (id === '/src/web.tsx' ? join(import.meta.dirname, 'projects-entrance.tsx') : null),
      },
    ],
    build: { outDir: webDirectory, emptyOutDir: true, reportCompressedSize: false },
  });
  const server = await testServer({ webDirectory });
  const { owner } = server.members;
  await server.tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: server.organisationId, today: new Date().toISOString().slice(0, 10) },
    by: principal({ organisationId: server.organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  const [erp] = await owner.client.all(project, { key: 'ERP' });
  const browser = await launch();
  after(async () => {
    await browser.close();
    rmSync(webDirectory, { recursive: true, force: true });
  });
  return {
    server,
    owner,
    projectId: erp!.id,
    async open(options = {}, member = owner, query = '') {
      const context = await browser.newContext({ viewport: { width: 1400, height: 800 }, locale: 'en-GB', ...options });
      await context.addCookies([{ name: cookieName, value: member.cookie, url: server.url, httpOnly: true }]);
      const page = await context.newPage();
      await page.goto(`${server.url}/projects/${erp!.id}/plan${query}`);
      return page;
    },
  };
}

async function launch(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium found: install it, or say where it is in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
