import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, test } from 'node:test';
import { Client, type Pool } from 'pg';
import {
  keepBackups,
  openPool,
  pruneBackup,
  restore,
  startEmbedded,
  tableDigests,
  takeBaseCopy,
  verifyBackup,
  type Embedded,
  type KeptBackups,
} from '#platform/server/database';
import { temporaryDirectory } from '../support/throw-away-server.ts';
import { killHard, postmasterOf } from './support/keeper.ts';

const quiet = { log: () => {} };
const made: string[] = [];
after(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

function freshDirectory(): string {
  const directory = temporaryDirectory();
  made.push(directory);
  return directory;
}

type Site = {
  readonly root: string;
  readonly database: Embedded;
  readonly pool: Pool;
  readonly backupDir: string;
  readonly attachmentsDir: string;
};

/** A database with three tables, an index and something in them. */
async function openSite(): Promise<Site> {
  const root = freshDirectory();
  const database = await startEmbedded({ dataDir: join(root, 'data'), ...quiet });
  const client = new Client(database.address);
  await client.connect();
  await client.query(`
    create role evenkeel_app nologin;
    create table person (id int primary key, name text not null);
    create table task (id bigint primary key, person int references person, title text, at timestamptz(3) default now());
    create table journal (id bigint generated always as identity primary key, said jsonb);
    insert into person select n, 'person ' || n from generate_series(1, 60) n;
    insert into task (id, person, title) select -n, 1 + n % 60, repeat(md5(n::text), 8) from generate_series(1, 20000) n;
    grant select, insert, update, delete on all tables in schema public to evenkeel_app;`);
  await client.end();
  return {
    root,
    database,
    pool: openPool(database.address, quiet),
    backupDir: join(root, 'backup'),
    attachmentsDir: join(root, 'attachments'),
  };
}

/** Clients that write until told to stop; notes when each write was acknowledged. */
function writeUnderLoad(pool: Pool): { readonly acknowledged: Map<number, number>; stop(): Promise<void> } {
  const acknowledged = new Map<number, number>();
  const stopping = new AbortController();
  let id = 0;
  const clients = Array.from({ length: 4 }, async () => {
    while (!stopping.signal.aborted) {
      const next = ++id;
      try {
        await pool.query(writeTwice, [next]);
        acknowledged.set(next, Date.now());
      } catch {
        await sleep(20);
      }
    }
  });
  return {
    acknowledged,
    async stop() {
      stopping.abort();
      await Promise.all(clients);
      assert.ok(acknowledged.size > 0, 'something was written');
    },
  };
}

/** A row and its journal entry in one transaction: neither may come back alone. */
const writeTwice = `
  with written as (insert into task (id, person, title) values ($1::bigint, 1 + $1::bigint % 60, 'written under load') returning id)
  insert into journal (said) select to_jsonb(written) from written`;

function attach(site: Site, content: string): void {
  const hash = createHash('sha256').update(content).digest('hex');
  mkdirSync(join(site.attachmentsDir, hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(site.attachmentsDir, hash.slice(0, 2), hash), content);
}

async function digests(database: Pick<Embedded, 'address'>): Promise<unknown> {
  const client = new Client(database.address);
  await client.connect();
  try {
    return await tableDigests(client);
  } finally {
    await client.end();
  }
}

async function untilShipped(backups: KeptBackups): Promise<void> {
  const now = new Date().toISOString();
  while ((backups.status().completeAt ?? '') <= now || backups.status().baseCopyAt === undefined) await sleep(50);
}

const filesIn = (directory: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        join(entry.parentPath, entry.name).slice(directory.length),
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
  );

test('after the disk with the database is lost, every table and attachment comes back as it was, again and again', async () => {
  const site = await openSite();
  attach(site, 'before the copy');
  const backups = await keepBackups(site.database, { backupDir: site.backupDir, attachmentsDir: site.attachmentsDir, ...quiet });
  const load = writeUnderLoad(site.pool);
  await untilShipped(backups);
  await sleep(1500);
  attach(site, 'after the copy');
  await load.stop();
  const before = await digests(site.database);
  const attachments = filesIn(site.attachmentsDir);
  await untilShipped(backups);
  await backups.stop();
  await site.pool.end();
  await site.database.stop();
  rmSync(site.database.place.root, { recursive: true });
  rmSync(site.attachmentsDir, { recursive: true });
  assert.deepEqual(await verifyBackup(site.backupDir), []);

  for (const life of ['first', 'second']) {
    const dataDir = join(site.root, life);
    const restored = await restore({
      backupDir: site.backupDir,
      dataDir,
      attachmentsDir: join(site.root, `${life}-attachments`),
      ...quiet,
    });
    const database = await startEmbedded({ dataDir, ...quiet });
    assert.deepEqual(await digests(database), before);
    assert.deepEqual(filesIn(join(site.root, `${life}-attachments`)), attachments);
    console.log(
      `restored ${restored.segments} segments, ${load.acknowledged.size} acknowledged writes, ${restored.attachments} attachments, digests equal`,
    );
    // The restored database is backed up into the same directory, on a timeline of its own.
    const again = await keepBackups(database, { backupDir: site.backupDir, ...quiet });
    await untilShipped(again);
    await again.stop();
    await database.stop();
  }
});

test('a database that is killed and wiped under load comes back with all that was acknowledged before the log was last shipped', async () => {
  const site = await openSite();
  const backups = await keepBackups(site.database, { backupDir: site.backupDir, ...quiet });
  await untilShipped(backups);
  const load = writeUnderLoad(site.pool);
  await sleep(2500);
  const lostAt = Date.now();
  const shippedAt = Date.parse(backups.status().completeAt!);
  await killHard(postmasterOf(site.database.place.root)!);
  rmSync(site.database.place.cluster, { recursive: true, force: true });
  await load.stop();
  await backups.stop();
  await site.pool.end();
  await site.database.stop();
  rmSync(site.database.place.root, { recursive: true, force: true });

  const dataDir = join(site.root, 'restored');
  const began = Date.now();
  await restore({ backupDir: site.backupDir, dataDir, ...quiet });
  const database = await startEmbedded({ dataDir, ...quiet });
  const restoredMillis = Date.now() - began;
  const pool = openPool(database.address);
  const { rows } = await pool.query<{ id: number }>('select id from task where id > 0');
  const { rows: torn } = await pool.query(
    `select 1 from task full join journal on (said ->> 'id')::bigint = task.id where task.id > 0 and journal.id is null or task.id is null`,
  );
  await pool.end();
  await database.stop();
  const there = new Set(rows.map(({ id }) => id));
  const lost = [...load.acknowledged].filter(([id]) => !there.has(id)).map(([, at]) => at);
  const oldest = Math.min(lostAt, ...lost);
  const story = `${load.acknowledged.size} acknowledged, ${lost.length} lost with the disk, the oldest ${lostAt - oldest} ms before`;
  console.log(`${story}; restored in ${restoredMillis} ms`);
  assert.equal(torn.length, 0, 'no transaction came back in half');
  assert.ok(oldest >= shippedAt, 'nothing that was shipped is lost');
});

test('a bad bulk delete is undone by a restore to the moment before it', async () => {
  const site = await openSite();
  const backups = await keepBackups(site.database, { backupDir: site.backupDir, ...quiet });
  await untilShipped(backups);
  await site.pool.query(`update task set title = 'the last good change' where id = -1`);
  const good = await digests(site.database);
  await sleep(50);
  const moment = new Date().toISOString();
  await sleep(50);
  await site.pool.query('delete from task where id < -10');
  await untilShipped(backups);
  await backups.stop();
  await site.pool.end();
  await site.database.stop();

  const dataDir = join(site.root, 'restored');
  await restore({ backupDir: site.backupDir, dataDir, at: moment, ...quiet });
  const database = await startEmbedded({ dataDir, ...quiet });
  assert.deepEqual(await digests(database), good);
  await database.stop();

  const elsewhere = () => join(site.root, `refused-${Math.random()}`);
  await assert.rejects(
    restore({ backupDir: site.backupDir, dataDir: elsewhere(), at: '2020-01-01T00:00:00Z', ...quiet }),
    /nothing earlier can be restored/,
  );
  await assert.rejects(
    restore({ backupDir: site.backupDir, dataDir: elsewhere(), at: '2999-01-01T00:00:00Z', ...quiet }),
    /recovery ended before configured recovery target was reached/,
  );
  await assert.rejects(restore({ backupDir: site.backupDir, dataDir, ...quiet }), /restore into an empty directory/);
});

test('a backup with one wrong byte, or a piece missing, is refused and leaves nothing behind', async () => {
  const site = await openSite();
  const backups = await keepBackups(site.database, { backupDir: site.backupDir, ...quiet });
  await untilShipped(backups);
  // Enough to fill a segment, so that there is a whole one and an unfinished one.
  await site.pool.query(`insert into task (id, title) select n, repeat(md5(n::text), 20) from generate_series(1, 30000) n`);
  await untilShipped(backups);
  await backups.stop();
  await site.pool.end();
  await site.database.stop();

  const files = (below: string, end: string) =>
    readdirSync(join(site.backupDir, below), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(end))
      .map((name) => join(site.backupDir, below, name));
  const largest = files('objects', '.zst').toSorted((a, b) => statSync(b).size - statSync(a).size)[0]!;
  const segments = files('wal', '.zst').toSorted();
  assert.ok(segments.length > 1);
  const targets = [largest, files('base', '.json')[0]!, segments.at(-1)!, files('wal', '.partial')[0]!];
  for (const target of targets) {
    const whole = readFileSync(target);
    const spoilt = Buffer.from(whole);
    spoilt[Math.min(5000, whole.length >> 1)]! ^= 1;
    writeFileSync(target, spoilt);
    const dataDir = freshDirectory();
    await assert.rejects(restore({ backupDir: site.backupDir, dataDir, ...quiet }), /the backup is damaged/, target);
    assert.deepEqual(readdirSync(dataDir), []);
    assert.equal((await verifyBackup(site.backupDir)).length, 1);
    writeFileSync(target, whole);
  }
  assert.deepEqual(await verifyBackup(site.backupDir), []);
  rmSync(segments.at(-1)!);
  await assert.rejects(restore({ backupDir: site.backupDir, dataDir: freshDirectory(), ...quiet }), /the log has a gap/);
});

test('old copies go when newer ones are there, and what is left can be restored', async () => {
  const site = await openSite();
  const backups = await keepBackups(site.database, { backupDir: site.backupDir, ...quiet });
  await untilShipped(backups);
  await backups.stop();
  for (const round of [1, 2, 3]) {
    await site.pool.query('update task set title = title || $1', [round]);
    await sleep(1000); // copies are named by the second
    await takeBaseCopy(site.database, site.backupDir);
  }
  const before = await digests(site.database);
  await pruneBackup(site.backupDir, 2);
  assert.equal(readdirSync(join(site.backupDir, 'base')).length, 2);
  assert.deepEqual(await verifyBackup(site.backupDir), []);
  await site.pool.end();
  await site.database.stop();
  const dataDir = join(site.root, 'restored');
  await restore({ backupDir: site.backupDir, dataDir, ...quiet });
  const database = await startEmbedded({ dataDir, ...quiet });
  assert.deepEqual(await digests(database), before);
  await database.stop();
});

test('a backup directory serves one database only', async () => {
  const [ours, other] = [await openSite(), await openSite()];
  await takeBaseCopy(ours.database, ours.backupDir);
  await assert.rejects(takeBaseCopy(other.database, ours.backupDir), /holds the backup of another database/);
  for (const { pool, database } of [ours, other]) {
    await pool.end();
    await database.stop();
  }
});
