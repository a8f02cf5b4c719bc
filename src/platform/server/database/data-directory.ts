import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './lock-file.ts';
import { postgresMajor } from './postgres-binaries.ts';
import { canReach, databaseAccount, type Account } from './run-as.ts';

/** Where everything of the embedded database lies. */
export type DataDirectory = {
  readonly root: string;
  /** PostgreSQL's own directory; it carries the major version, so that a later one can be made beside it. */
  readonly cluster: string;
  readonly socketDir: string;
  readonly logDir: string;
  readonly startLog: string;
  readonly binariesCopy: string;
};

/**
 * Where the program keeps its data when nobody says otherwise: `data` beside the program; or, when root started it below a
 * directory that PostgreSQL's account cannot enter, `/var/lib/evenkeel`.
 */
export function defaultDataDir(program: string): string {
  return canReach(resolve(program), databaseAccount()) ? join(resolve(program), 'data') : '/var/lib/evenkeel';
}

export function layOut(dataDir: string, account: Account): DataDirectory {
  const root = resolve(dataDir);
  mkdirSync(root, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 });
  if (!canReach(root, account)) {
    throw new Error(
      `PostgreSQL runs as account ${account.uid} and cannot enter ${root}. Choose a data directory that it can reach, for example /var/lib/evenkeel.`,
    );
  }
  const place = {
    root,
    cluster: join(root, `postgres-${postgresMajor}`),
    socketDir: socketDirectory(root),
    logDir: join(root, 'postgres-log'),
    startLog: join(root, 'postgres-start.log'),
    binariesCopy: join(root, `postgres-${postgresMajor}-binaries`),
  };
  makePrivate(place.socketDir, account);
  makePrivate(place.logDir, account);
  return place;
}

/** The path of a socket may have about a hundred bytes; a data directory that lies deeper gets a private one in the temporary directory. */
function socketDirectory(root: string): string {
  const near = join(root, 'run');
  return Buffer.byteLength(near) <= 80 ? near : join(tmpdir(), `evenkeel-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
}

/** Only PostgreSQL's account may enter: this is what protects the socket, so a directory that belongs to somebody else is refused. */
function makePrivate(directory: string, account: Account): void {
  const owner = account.uid ?? process.getuid?.();
  if (!lstatSync(directory, { throwIfNoEntry: false })) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (account.uid !== undefined) chownSync(directory, account.uid, account.gid ?? account.uid);
  }
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== owner) throw new Error(`${directory} exists and does not belong to account ${owner}`);
  if ((found.mode & 0o077) !== 0) chmodSync(directory, 0o700);
}

/**
 * Makes the cluster on first start. It is built aside and renamed when complete, so an interrupted first start leaves nothing that
 * looks like a database; of two processes that start at once, one rename wins and both go on with its cluster.
 *
 * Text is UTF-8 and sorts by code point (`builtin` locale `C.UTF-8`), the same on every operating system; pages carry checksums.
 */
export async function makeCluster({ cluster, root }: DataDirectory, binaries: string, account: Account, durable: boolean): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  removeAbandoned(cluster);
  const half = `${cluster}.new-${process.pid}`;
  mkdirSync(half, { mode: 0o700 });
  if (account.uid !== undefined) chownSync(half, account.uid, account.gid ?? account.uid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${databaseOwner}`, '--auth-local=trust', '--auth-host=reject', '--data-checksums'];
  const options = ['-D', half, ...locale, ...access, ...(durable ? [] : ['--no-sync'])];
  try {
    await promisify(execFile)(join(binaries, 'bin', 'initdb'), options, { ...account, cwd: root, env: postgresEnvironment });
    renameSync(half, cluster);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
  }
}

export const databaseOwner = 'evenkeel';

/** Nothing of the caller's environment (PGDATA, PGOPTIONS, LANG …) may change how the database behaves. */
export const postgresEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function removeAbandoned(cluster: string): void {
  const marker = `${basename(cluster)}.new-`;
  for (const name of readdirSync(dirname(cluster))) {
    if (!name.startsWith(marker) || isAlive(Number(name.slice(marker.length)))) continue;
    rmSync(join(dirname(cluster), name), { recursive: true, force: true });
  }
}
