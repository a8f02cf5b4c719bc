import { chownSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { backupDirectory, baseCopyNames, readBaseCopy, type BackupDirectory, type BaseCopy } from './backup-directory.ts';
import { keptAttachments } from './attachment-shipping.ts';
import { startEmbedded } from './embedded.ts';
import { eachOf } from './object-store.ts';
import { postgresMajor } from './postgres-binaries.ts';
import { databaseAccount, type Account } from './run-as.ts';
import { parseSegment, segmentName } from './wal-segment.ts';
import { readPartial, unpackSegment } from './wal-shipping.ts';

export type RestoreOptions = {
  readonly backupDir: string;
  /** Where the database shall be; it must not hold one yet. */
  readonly dataDir: string;
  /** Restores what was committed until then (RFC 3339); everything that was shipped, if not given. */
  readonly at?: string;
  /** Where the attachments shall be; left out, they are not restored. */
  readonly attachmentsDir?: string;
  readonly log?: (line: string) => void;
};

export type Restored = { readonly baseCopy: string; readonly segments: number; readonly attachments: number };

/**
 * Makes a database from a backup in a new directory, checks every byte against its hash on the way, and replays the log up to the
 * moment asked for. Built aside and renamed when it has come up: a restore that fails leaves nothing that looks like a database.
 *
 * @throws when the directory holds a database, when a byte of the backup is damaged, when the log has a gap, or when it does not reach `at`
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { dataDir, at, log = console.error } = options;
  const backup = backupDirectory(resolve(options.backupDir));
  const cluster = join(resolve(dataDir), `postgres-${postgresMajor}`);
  if (existsSync(cluster)) throw new Error(`${cluster} exists: restore into an empty directory, then change over`);
  const moment = at === undefined ? undefined : new Date(at).toISOString();
  const name = chooseBaseCopy(backup, moment);
  const copy = readBaseCopy(backup, name);
  const account = databaseAccount();
  await mkdir(dataDir, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 });
  const aside = await mkdtemp(join(resolve(dataDir), '.restoring-'));
  try {
    if (account.uid !== undefined) chownSync(aside, account.uid, account.gid ?? account.uid);
    log(`restore: base copy of ${copy.startedAt}, ${copy.files.length} files`);
    const segments = await writeLog(backup, copy, join(aside, 'wal'), account);
    await writeCluster(backup, copy, join(aside, basename(cluster)), account);
    log(
      `restore: replaying ${segments} ${segments === 1 ? 'segment' : 'segments'} of log${moment === undefined ? '' : ` until ${moment}`}`,
    );
    await replay(aside, moment);
    const attachments = options.attachmentsDir === undefined ? 0 : await writeAttachments(backup, options.attachmentsDir, moment);
    await rename(join(aside, basename(cluster)), cluster);
    return { baseCopy: name, segments, attachments };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function chooseBaseCopy(backup: BackupDirectory, moment: string | undefined): string {
  const names = baseCopyNames(backup);
  if (names.length === 0) throw new Error(`${backup.root} holds no base copy`);
  const chosen = moment === undefined ? names.at(-1) : names.findLast((name) => readBaseCopy(backup, name).finishedAt <= moment);
  if (chosen === undefined)
    throw new Error(`the oldest base copy was finished at ${readBaseCopy(backup, names[0]!).finishedAt}; nothing earlier can be restored`);
  return chosen;
}

async function writeCluster(backup: BackupDirectory, copy: BaseCopy, cluster: string, account: Account): Promise<void> {
  await makeDirectory(cluster, account);
  for (const directory of copy.directories) await makeDirectory(join(cluster, directory), account);
  await eachOf(copy.files, async ({ path, ...kept }) => {
    await backup.objects.writeTo(join(cluster, path), kept);
    own(join(cluster, path), account);
  });
  await writeFile(join(cluster, 'recovery.signal'), '', { mode: 0o600 });
  own(join(cluster, 'recovery.signal'), account);
}

async function makeDirectory(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  own(path, account);
}

function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined) chownSync(path, uid, gid ?? uid);
}

/** Lays out the shipped log as PostgreSQL names it, so that it can fetch what it asks for with `cp`. */
async function writeLog(backup: BackupDirectory, copy: BaseCopy, directory: string, account: Account): Promise<number> {
  await makeDirectory(directory, account);
  const names = existsSync(backup.wal) ? await readdir(backup.wal) : [];
  for (const name of names.filter((entry) => entry.endsWith('.history'))) {
    await writeFile(join(directory, name), await readFile(join(backup.wal, name)), { mode: 0o600 });
  }
  const numbers = new Set<number>();
  for (const name of names) {
    const segment = parseSegment(name.slice(0, 24), copy.segmentBytes);
    if (!segment || segment.number < copy.firstSegment || !/\.(zst|partial)$/.test(name)) continue;
    const target = join(directory, segmentName(segment, copy.segmentBytes));
    if (name.endsWith('.zst')) await unpackSegment(backup, name, target);
    else await writePartial(backup, name.slice(0, 24), target, copy.segmentBytes);
    numbers.add(segment.number);
  }
  refuseGap(copy, numbers);
  for (const name of await readdir(directory)) own(join(directory, name), account);
  return numbers.size;
}

async function writePartial(backup: BackupDirectory, name: string, target: string, segmentBytes: number): Promise<void> {
  if (existsSync(target)) return;
  await writeFile(target, readPartial(backup, name), { mode: 0o600 });
  await truncate(target, segmentBytes);
}

/** PostgreSQL takes a missing segment for the end of the log and would come up, without a word, in the past. */
function refuseGap(copy: BaseCopy, numbers: ReadonlySet<number>): void {
  const last = Math.max(copy.lastSegment, ...numbers);
  for (let number = copy.lastSegment + 1; number <= last; number++) {
    if (numbers.has(number)) continue;
    throw new Error(
      `the log has a gap: segment ${segmentName({ timeline: copy.timeline, number }, copy.segmentBytes)} is missing in ${copy.startedAt}'s run`,
    );
  }
}

/** Starts the copy once with instructions to fetch its log, waits until it takes connections, which it does only at the end, and stops it. */
async function replay(aside: string, moment: string | undefined): Promise<void> {
  const fetch = `cp ${shellQuoted(join(aside, 'wal'))}/%f "%p"`;
  const database = await startEmbedded({
    dataDir: aside,
    attempts: 1,
    settings: {
      restore_command: fetch,
      hot_standby: 'off',
      recovery_target_timeline: 'latest',
      ...(moment === undefined
        ? {}
        : { recovery_target_time: moment.replace('T', ' ').replace('Z', '+00'), recovery_target_action: 'promote' }),
      logging_collector: 'off',
    },
  });
  await database.stop();
}

/** For `sh`, within a setting in which PostgreSQL replaces `%f` and `%p`. */
function shellQuoted(path: string): string {
  return `'${path.replaceAll(`'`, `'\\''`).replaceAll('%', '%%')}'`;
}

async function writeAttachments(backup: BackupDirectory, directory: string, moment: string | undefined): Promise<number> {
  const attachments = keptAttachments(backup, moment);
  for (const [path, kept] of attachments) {
    const target = join(directory, path);
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await backup.objects.writeTo(target, kept);
  }
  return attachments.size;
}
