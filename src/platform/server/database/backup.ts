import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { backupDirectory, claimFor, writeBaseCopy, type BackupDirectory, type BaseCopy } from './backup-directory.ts';
import type { Embedded } from './embedded.ts';
import { eachOf } from './object-store.ts';
import { parseLsn, segmentName } from './wal-segment.ts';

/** What a backup needs of the embedded database. */
export type BackedUp = Pick<Embedded, 'address' | 'place'>;

/**
 * Copies the running cluster while it is being written to, with nothing but SQL and reading files, and without holding anybody up.
 *
 * Pages are copied in whatever state they are in; the log written meanwhile, which is kept with them, puts them right on restore.
 * @returns the copy's name
 */
export async function takeBaseCopy({ address, place }: BackedUp, backupRoot: string): Promise<string> {
  const backup = backupDirectory(backupRoot);
  const client = new Client({ ...address, application_name: 'evenkeel backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    const server = await askServer(client);
    await claimFor(backup, server.id);
    // Gone with this connection, whatever happens; until then the log written during the copy stays.
    await client.query(`select pg_create_physical_replication_slot('evenkeel_backup_' || pg_backend_pid(), true, true)`);
    const begin = await one<{ lsn: string; at: string }>(
      client,
      `select pg_backup_start('evenkeel', fast => true)::text as lsn, ${now} as at`,
    );
    const cluster = await copyCluster(backup, place.cluster);
    const end = await one<{ lsn: string; labelfile: string; spcmapfile: string; timeline: string; at: string }>(
      client,
      `select lsn::text, labelfile, spcmapfile, left(pg_walfile_name(lsn), 8) as timeline, ${now} as at from pg_backup_stop(wait_for_archive => false)`,
    );
    if (end.spcmapfile.trim() !== '')
      throw new Error('tablespaces outside the data directory are not backed up; move their tables back first');
    const segmentBytes = Number(server.bytes);
    const firstSegment = Math.floor(parseLsn(begin.lsn) / segmentBytes);
    const lastSegment = Math.floor(parseLsn(end.lsn) / segmentBytes);
    const wal = await copyLog(backup, place.cluster, end.timeline, firstSegment, lastSegment, segmentBytes);
    const label = { path: 'backup_label', ...(await backup.objects.keepBytes(Buffer.from(end.labelfile))) };
    await backup.objects.settle();
    return await writeBaseCopy(backup, {
      format: 1,
      startedAt: begin.at,
      finishedAt: end.at,
      postgres: server.version,
      segmentBytes,
      timeline: end.timeline,
      firstSegment,
      lastSegment,
      directories: cluster.directories,
      files: [...cluster.files, ...wal, label],
    });
  } finally {
    await client.end();
  }
}

/** The database's own clock, for it stamps the commits that a restore to a moment counts. */
const now = `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

async function one<Row extends object>(client: Client, text: string): Promise<Row> {
  return (await client.query<Row>(text)).rows[0]!;
}

function askServer(client: Client): Promise<{ readonly id: string; readonly bytes: string; readonly version: string }> {
  return one(
    client,
    `select (pg_control_system()).system_identifier::text as id, current_setting('server_version') as version,
            (select setting from pg_settings where name = 'wal_segment_size') as bytes`,
  );
}

/** What PostgreSQL makes anew when it starts; the directories themselves must be there. */
const madeAnew = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const leftOut =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles)$|(^|\/)(pgsql_tmp|pg_internal\.init)/;

async function copyCluster(backup: BackupDirectory, cluster: string): Promise<Pick<BaseCopy, 'directories' | 'files'>> {
  const directories: string[] = [];
  const files: BaseCopy['files'][number][] = [];
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true });
  await eachOf(entries, async (entry) => {
    const path = join(entry.parentPath, entry.name).slice(cluster.length + 1);
    if (entry.isDirectory() && (!madeAnew.test(path) || path.startsWith('pg_wal/'))) directories.push(path);
    if (!entry.isFile() || madeAnew.test(path) || leftOut.test(path) || path === controlFile) return;
    try {
      files.push({ path, ...(await backup.objects.keepFile(join(cluster, path))) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // a table dropped meanwhile; the log knows
    }
  });
  files.push({ path: controlFile, ...(await backup.objects.keepBytes(await readCalmly(join(cluster, controlFile)))) });
  return { directories: directories.toSorted(), files };
}

const controlFile = 'global/pg_control';

/** The control file is rewritten in place and has no log to put it right: read until two readings agree. */
async function readCalmly(path: string): Promise<Uint8Array> {
  for (let last = await readFile(path); ;) {
    const next = await readFile(path);
    if (next.equals(last)) return next;
    last = next;
  }
}

async function copyLog(
  backup: BackupDirectory,
  cluster: string,
  timeline: string,
  first: number,
  last: number,
  segmentBytes: number,
): Promise<BaseCopy['files']> {
  const files: BaseCopy['files'][number][] = [];
  const history = (await readdir(join(cluster, 'pg_wal'))).filter((name) => name.endsWith('.history'));
  const segments = Array.from({ length: last - first + 1 }, (_, index) => segmentName({ timeline, number: first + index }, segmentBytes));
  for (const path of [...history, ...segments].map((name) => `pg_wal/${name}`)) {
    if (!existsSync(join(cluster, path))) throw new Error(`${path} is gone although it was held; the copy is not kept`);
    files.push({ path, ...(await backup.objects.keepFile(join(cluster, path))) });
  }
  return files;
}
