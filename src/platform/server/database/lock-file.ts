import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What PostgreSQL notes in `postmaster.pid` while it runs. */
export type Lock = { readonly pid: number; readonly socketDir: string };

export function readLock(file: string): Lock | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Math.abs(Number(lines[0]));
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, socketDir: lines[4] ?? '' } : undefined;
}

/**
 * After a power cut the process number in a left-over lock may belong to somebody else, and PostgreSQL would refuse to start for
 * ever. The file itself stays: it also names the shared memory by which PostgreSQL recognises its own surviving processes. Only the
 * number is replaced, by one that no process can have.
 */
export function disownForeignLock(file: string): void {
  const lock = readLock(file);
  if (!lock || !isAlive(lock.pid) || /postgres|postmaster/.test(commandOf(lock.pid))) return;
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [String(impossiblePid), ...rest].join('\n'));
}

const impossiblePid = 2_147_483_646;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, or nothing when it is gone. */
export function commandOf(pid: number): string {
  return ask(pid, 'command=');
}

/** The process that would notice if this one ended; 1 (or a session's manager) for an orphan. */
export function parentOf(pid: number): number {
  return Number(ask(pid, 'ppid='));
}

function ask(pid: number, field: 'command=' | 'ppid='): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  try {
    if (field === 'command=') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  } catch {
    return '';
  }
}
