import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Another process that keeps the database of a directory. */
export type Keeper = {
  readonly process: ChildProcess;
  readonly how: string;
  /** Sends the signal and waits for the end; answers with everything that was said. */
  end(signal: NodeJS.Signals): Promise<string>;
};

export async function startKeeper(dataDir: string): Promise<Keeper> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'keep-database.ts'), dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!said.includes('\n')) {
    if (child.exitCode !== null) throw new Error(`the keeper ended at once: ${said}`);
    await sleep(10);
  }
  return {
    process: child,
    how: said.split('\n')[0] ?? '',
    async end(signal) {
      child.kill(signal);
      await ended;
      return said;
    },
  };
}

const cluster = (dataDir: string): string => join(dataDir, 'postgres-18');

/** The running PostgreSQL of a directory; nothing when it has ended cleanly. */
export function postmasterOf(dataDir: string): number | undefined {
  const file = join(cluster(dataDir), 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

/** A clean shutdown removes its lock file; one that was killed leaves it. */
export async function shutDownCleanly(dataDir: string): Promise<void> {
  while (postmasterOf(dataDir) !== undefined) await sleep(20);
}

/** Kills with -9 and waits until the process is gone. */
export async function killHard(...pids: readonly number[]): Promise<void> {
  for (const pid of pids) reach(pid, 'SIGKILL');
  while (pids.some((pid) => reach(pid, 0))) await sleep(5);
}

function reach(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name) && !isZombie(pid);
  } catch {
    return false;
  }
}

function isZombie(pid: number): boolean {
  return existsSync(`/proc/${pid}/status`) && /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
