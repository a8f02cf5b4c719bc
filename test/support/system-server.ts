import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { guardNewPostmaster } from '../../src/platform/server/database/postmaster-guard.ts';
import { databaseAccount } from '../../src/platform/server/database/run-as.ts';
import { temporaryDirectory, type ThrowAwayServer } from './throw-away-server.ts';

/** A PostgreSQL from the machine's own packages (15 or newer), set up as a distribution would, in a temporary directory. */
export async function startSystemServer(): Promise<ThrowAwayServer> {
  const { bin, major } = newestInstalled();
  const account = databaseAccount();
  const root = temporaryDirectory();
  const data = join(root, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid ?? account.uid);
  const environment = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' };
  const options = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), options, { ...account, cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const settings = { listen_addresses: '', unix_socket_directories: data, fsync: 'off', max_connections: '200', shared_buffers: '32MB' };
  const log = join(root, 'server.log');
  const output = openSync(log, 'w');
  const command = [join(bin, 'postgres'), '-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const guard = guardNewPostmaster(command, account, root, output);
  closeSync(output);
  const url = `postgresql://postgres@localhost/postgres?host=${data}`;
  while (!(await answers(url))) {
    if (guard.hasEnded()) throw new Error(`PostgreSQL ${major} did not start:\n${readFileSync(log, 'utf8')}`);
    await sleep(50);
  }
  return {
    name: `PostgreSQL ${major} of this machine`,
    url,
    async stop() {
      await guard.release();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function newestInstalled(): { readonly bin: string; readonly major: number } {
  const places = globSync([
    '/usr/lib/postgresql/*/bin',
    '/usr/pgsql-*/bin',
    '/opt/homebrew/opt/postgresql@*/bin',
    '/usr/local/opt/postgresql@*/bin',
  ]);
  const found = places
    .filter((bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
    .map((bin) => ({ bin, major: Number(/(\d+)/.exec(bin)?.[1] ?? 0) }))
    .filter(({ major }) => major >= 15)
    .toSorted((a, b) => b.major - a.major)[0];
  if (!found) throw new Error('No PostgreSQL 15 or newer is installed (Debian: apt install postgresql), and TEST_DATABASE_URL names none.');
  return found;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
