/** A whole server in a process of its own, with an organisation and two sign-ins, so that what it costs is told apart from who asks. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type Client, type Fetch } from '#platform/kit';
import { makeLog, newId } from '#platform/server';
import { createApiToken } from '#access/rules';
import { setUpOrganisation } from '#access/server';
import { furnish } from '../src/furnish.ts';
import { serve, type Settings } from '../src/server.ts';

export const person = { name: 'Bench', email: 'bench@example.org', password: 'as long as it has to be' };

export interface OwnServer {
  readonly url: string;
  readonly pid: number;
  readonly tokens: readonly [string, string];
  clientOf(token: string): Client;
  /** Stops it and removes what it kept. */
  end(): Promise<void>;
}

/** `core`: all of it, its database too, on that one. */
export async function startOwnServer(settings: Pick<Settings, 'egress'> = {}, core?: number): Promise<OwnServer> {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
  chmodSync(directory, 0o711);
  const script = [process.execPath, import.meta.filename, directory, JSON.stringify(settings)];
  const [command, ...rest] = core === undefined ? script : ['taskset', '-c', String(core), ...script];
  const child = spawn(command!, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    child.stdin.end();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)));
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([new Promise<string>((resolve) => lines.once('line', resolve)), ended]);
  // What it logs after that.
  lines.on('line', (text) => console.error(text));
  if (!line) throw new Error('the server does not start');
  const { url, tokens } = JSON.parse(line) as Pick<OwnServer, 'url' | 'tokens'>;
  const clientOf = (token: string): Client =>
    createClient({ base: url, fetch: fetch as unknown as Fetch, newKey: newId, headers: { authorization: `Bearer ${token}` } });
  return { url, pid: child.pid!, tokens, clientOf, end };
}

if (import.meta.main) await serveAlone(process.argv[2]!, JSON.parse(process.argv[3]!) as Pick<Settings, 'egress'>);

async function serveAlone(dataDirectory: string, settings: Pick<Settings, 'egress'>): Promise<void> {
  const log = makeLog({ level: 'warn' });
  const server = await serve({ ...settings, dataDirectory, port: 0, host: '127.0.0.1', log, requestsPerMinute: 1e9 });
  const { tools } = server;
  const { organisationId, owner } = await setUpOrganisation(tools, {
    organisation: 'Bench',
    zone: 'Europe/Berlin',
    locale: 'en',
    ...person,
  });
  await furnish(organisationId, 'Europe/Berlin', tools);
  const tokens: string[] = [];
  for (const name of ['first', 'second']) {
    const input = createApiToken.input.parse({ name, scope: 'write' });
    const { body } = await tools.write({ deed: createApiToken as never, input: input as never, by: owner, requestId: newId() });
    tokens.push((body as { token: string }).token);
  }
  console.log(JSON.stringify({ url: server.url, tokens }));
  process.stdin.resume();
  process.stdin.once('end', () => void server.stop().then(() => process.exit(0)));
}
