import { closeSync, existsSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type DatabaseError } from 'pg';
import type { DatabaseAddress } from './connect.ts';
import { databaseOwner, layOut, makeCluster, type DataDirectory } from './data-directory.ts';
import { durabilityProblems } from './durability.ts';
import { commandOf, disownForeignLock, isAlive, parentOf, readLock } from './lock-file.ts';
import { findBinaries } from './postgres-binaries.ts';
import { guardName, guardNewPostmaster, guardOrphanedPostmaster, watchGuardedPostmaster, type Guard } from './postmaster-guard.ts';
import { databaseAccount, type Account } from './run-as.ts';

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** `false` for throw-away clusters of tests: no waiting for the disk, and nothing survives a power cut. */
  readonly durable?: boolean;
  /** PostgreSQL settings beyond ours, by their own names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How often to try before giving up; a restore tries once, for what failed there fails again. */
  readonly attempts?: number;
  readonly log?: (line: string) => void;
};

export type Embedded = {
  /** For `openPool`, `migrate` and any client; the login owns the database. */
  readonly address: DatabaseAddress;
  /** Started by us, taken over as an orphan, or joined while another process of ours keeps it. */
  readonly how: 'started' | 'adopted' | 'joined';
  readonly place: DataDirectory;
  /** Ends a started or adopted database cleanly; leaves a joined one to its keeper. */
  stop(): Promise<void>;
};

/**
 * Runs a real PostgreSQL 18 as a child process on a private Unix socket, ready when the promise resolves, and keeps it running:
 * one that dies is started again, with growing pauses. It ends with us, however we end.
 *
 * Safe to call on a directory whose database is running already, is being shut down, was killed, or was never finished.
 * @throws when PostgreSQL cannot be found, cannot start, or would not keep what it has acknowledged (`durable`)
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, settings = {}, attempts = 40, log = console.error } = options;
  const account = databaseAccount();
  const place = layOut(options.dataDir, account);
  const binaries = findBinaries(account, place.binariesCopy);
  await makeCluster(place, binaries, account, durable);
  const server: Server = { place, account, log, attempts, command: postmasterCommand(place, binaries, durable, settings) };
  const stopping = new AbortController();
  let running = await bringUp(server, stopping.signal);
  const first = running.how;
  const address: DatabaseAddress = { host: place.socketDir, port, user: databaseOwner, database: 'evenkeel', ssl: false };
  try {
    await prepareDatabase(server, durable);
  } catch (error) {
    await running.guard.release();
    throw error;
  }
  const kept = keepUp(
    server,
    () => running.guard,
    (next) => (running = next),
    stopping.signal,
  );
  return {
    address,
    how: first,
    place,
    async stop() {
      stopping.abort();
      const asked = running;
      await asked.guard.release();
      await kept;
      // A restart that came up in the very moment of the abort has brought a guard of its own.
      if (running !== asked) await running.guard.release();
    },
  };
}

type Server = {
  readonly place: DataDirectory;
  readonly account: Account;
  readonly log: (line: string) => void;
  readonly attempts: number;
  readonly command: readonly string[];
};
type Running = { readonly guard: Guard; readonly how: Embedded['how'] };

/** Names the socket only; nothing listens on the network. */
const port = 5432;

function postmasterCommand(
  place: DataDirectory,
  binaries: string,
  durable: boolean,
  more: Readonly<Record<string, string>>,
): readonly string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: place.socketDir,
    unix_socket_permissions: '0700',
    max_connections: '80',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    wal_level: 'replica',
    jit: 'off',
    io_method: 'sync', // no idle I/O workers beside a small database
    dynamic_shared_memory_type: 'mmap', // systemd removes POSIX shared memory of users who log out
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_duration_statement: '1s',
    log_parameter_max_length: '0', // what slow statements were given is nobody's business, and may be the whole of an import
    // One file per weekday, overwritten a week later.
    logging_collector: durable ? 'on' : 'off',
    log_directory: place.logDir,
    log_filename: '%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...more,
  };
  return [
    join(binaries, 'bin', 'postgres'),
    '-D',
    place.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** A previous server may need a while to write its last checkpoint, or a crashed one to replay its log. */
const patienceMillis = 5 * 60_000;

async function bringUp(server: Server, stopping: AbortSignal): Promise<Running> {
  const { place } = server;
  const lockFiles = [join(place.cluster, 'postmaster.pid'), join(place.socketDir, `.s.PGSQL.${port}.lock`)];
  const until = Date.now() + patienceMillis;
  for (let attempt = 1; ;) {
    stopping.throwIfAborted();
    const lock = readLock(lockFiles[0]!);
    const isRunning = lock !== undefined && isAlive(lock.pid) && /postgres/.test(commandOf(lock.pid));
    if (isRunning && (await answers(place))) return takeOver(lock.pid, server);
    if (isRunning && Date.now() < until) {
      await sleep(50);
      continue;
    }
    lockFiles.forEach(disownForeignLock);
    const guard = launch(server);
    if (await becomesReady(guard, server, stopping)) return { guard, how: 'started' };
    if (attempt++ >= server.attempts) throw new Error(`PostgreSQL does not start. ${lastWords(place)}`);
    await sleep(Math.min(50 * attempt, 1000));
  }
}

/** A guarded database belongs to another process of ours. One whose guard was killed as well is an orphan, and ours from now on. */
function takeOver(pid: number, { place, account }: Server): Running {
  const isGuarded = commandOf(parentOf(pid)).includes(guardName);
  return isGuarded
    ? { guard: watchGuardedPostmaster(pid), how: 'joined' }
    : { guard: guardOrphanedPostmaster(pid, account, place.root), how: 'adopted' };
}

function launch({ place, account, command }: Server): Guard {
  const output = openSync(place.startLog, 'w', 0o600);
  try {
    return guardNewPostmaster(command, account, place.root, output);
  } finally {
    closeSync(output);
  }
}

async function becomesReady(guard: Guard, { place, log }: Server, stopping: AbortSignal): Promise<boolean> {
  const lockFile = join(place.cluster, 'postmaster.pid');
  const began = Date.now();
  for (let told = 0; !guard.hasEnded(); await sleep(20)) {
    if (stopping.aborted) {
      await guard.release();
      stopping.throwIfAborted();
    }
    // Another process may have been quicker: then the one that answers is not ours, and ours is about to give up.
    const lock = readLock(lockFile);
    if (lock && guard.isParentOf(lock.pid) && (await answers(place))) return true;
    const minutes = Math.floor((Date.now() - began) / 60_000);
    if (minutes > told) log(`database: still starting after ${(told = minutes)} min; it is probably recovering from a crash`);
  }
  return false;
}

/** Whether the server on our socket takes connections and serves our cluster. */
async function answers(place: DataDirectory): Promise<boolean> {
  const client = new Client({
    host: place.socketDir,
    port,
    user: databaseOwner,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
    return realpathSync(rows[0]!.directory) === realpathSync(place.cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function prepareDatabase({ place }: Server, durable: boolean): Promise<void> {
  const client = new Client({ host: place.socketDir, port, user: databaseOwner, database: 'postgres', ssl: false });
  client.on('error', () => {});
  await client.connect();
  try {
    const problems = durable ? await durabilityProblems(client) : [];
    if (problems.length > 0) throw new Error(`The database would not keep what it acknowledges: ${problems.join('; ')}`);
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'evenkeel'`);
    if (rowCount === 0) await client.query('create database evenkeel').catch(ignoreExisting);
  } finally {
    await client.end();
  }
}

function ignoreExisting(error: DatabaseError): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

/** PostgreSQL may be killed under us, by the kernel short of memory for one. The pool reconnects by itself once it is back. */
async function keepUp(server: Server, current: () => Guard, replace: (next: Running) => void, stopping: AbortSignal): Promise<void> {
  for (;;) {
    await Promise.race([current().ended, aborted(stopping)]);
    if (stopping.aborted) return;
    server.log('database: PostgreSQL ended without being asked; starting it again');
    for (let pause = 100; !stopping.aborted; pause = Math.min(pause * 2, 30_000)) {
      try {
        replace(await bringUp(server, stopping));
        break;
      } catch (error) {
        if (stopping.aborted) return;
        server.log(`database: ${(error as Error).message}`);
        await sleep(pause);
      }
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

function lastWords({ startLog, logDir }: DataDirectory): string {
  const words = existsSync(startLog) ? readFileSync(startLog, 'utf8').slice(-1500).trim() : '';
  return `Its last words (more in ${logDir}):\n${words}`;
}
