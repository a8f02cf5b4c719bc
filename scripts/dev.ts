/**
 * `npm run dev`: the database, the server started again on every change, and the web with hot reload.
 *
 * The database is kept by this process, so that a restarting server joins it instead of starting it anew.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { defaultDataDir, startEmbedded } from '#platform/server/database';
import { environment, root } from './run-command.ts';

process.chdir(root);
const dataDir = process.env['EVENKEEL_DATA_DIR'] ?? defaultDataDir(root);
const database = process.env['DATABASE_URL'] === undefined ? await startEmbedded({ dataDir }) : undefined;

const children = [run('node', '--watch', '--watch-preserve-output', 'src/cli.ts', 'start', '--dev'), run('vite')];

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
for (const child of children) child.once('exit', () => void end());

function run(program: string, ...options: readonly string[]): ChildProcess {
  return spawn(program, options, { cwd: root, env: environment, stdio: 'inherit' });
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.all(children.map(stop));
  await database?.stop();
  process.exit();
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.kill('SIGTERM');
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
