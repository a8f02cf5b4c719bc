import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attachmentShipping, everyKeptAttachment, forgetAttachmentsGoneBefore } from './attachment-shipping.ts';
import { backupDirectory, baseCopyNames, readBaseCopy, type BackupDirectory } from './backup-directory.ts';
import { takeBaseCopy, type BackedUp } from './backup.ts';
import { eachOf } from './object-store.ts';
import { parseSegment } from './wal-segment.ts';
import { readPartial, shipWal, unpackSegment, type ShippingStatus } from './wal-shipping.ts';

export type BackupPlan = {
  readonly backupDir: string;
  readonly attachmentsDir?: string;
  /** Hours between copies of the whole; the log in between is shipped every second anyhow. */
  readonly everyHours?: number;
  /** How many copies are kept; the oldest one is the earliest moment that can be restored. */
  readonly keep?: number;
  readonly log?: (line: string) => void;
};

export type KeptBackups = {
  status(): ShippingStatus & { readonly baseCopyAt?: string };
  stop(): Promise<void>;
};

/** Backs the embedded database up for as long as the program runs: a copy of the whole every day, the log and the attachments every second. */
export async function keepBackups(database: BackedUp, plan: BackupPlan): Promise<KeptBackups> {
  const { everyHours = 24, keep = 7, log = console.error } = plan;
  const backupDir = resolve(plan.backupDir);
  const backup = backupDirectory(backupDir);
  const stopping = new AbortController();
  let isDue = false;
  let problem: string | undefined;
  const shipping = await shipWal(database, backupDir, { log, onGap: () => (isDue = true) });
  const attachments = plan.attachmentsDir === undefined ? undefined : attachmentShipping(backup, plan.attachmentsDir);

  async function round(): Promise<void> {
    try {
      await attachments?.round();
      const newest = newestCopyAt(backup);
      if (!isDue && newest !== undefined && Date.now() - Date.parse(newest) < everyHours * 3_600_000) return;
      await takeBaseCopy(database, backupDir);
      isDue = false;
      await pruneBackup(backupDir, keep);
      problem = undefined;
    } catch (error) {
      const said = (error as Error).message;
      if (said !== problem) log(`backup: ${said}`);
      problem = said;
    }
  }

  const rounds = (async () => {
    while (!stopping.signal.aborted) {
      await round();
      await sleep(problem === undefined ? 1000 : 30_000, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
    await attachments?.round();
  })();
  return {
    status() {
      const shipped = shipping.status();
      const baseCopyAt = newestCopyAt(backup);
      return { ...shipped, ...(baseCopyAt === undefined ? {} : { baseCopyAt }), ...(problem === undefined ? {} : { problem }) };
    },
    async stop() {
      stopping.abort();
      await rounds;
      await shipping.stop();
    },
  };
}

function newestCopyAt(backup: BackupDirectory): string | undefined {
  const name = baseCopyNames(backup).at(-1);
  return name?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6Z');
}

/** Drops the oldest copies beyond `keep`, and the log, attachments and files that nothing refers to any more. */
export async function pruneBackup(backupDir: string, keep: number): Promise<void> {
  const backup = backupDirectory(backupDir);
  const names = baseCopyNames(backup);
  const kept = names.slice(-Math.max(keep, 1));
  const oldest = kept[0] === undefined ? undefined : readBaseCopy(backup, kept[0]);
  if (oldest === undefined) return;
  for (const name of names.slice(0, -kept.length)) await rm(join(backup.base, name));
  for (const name of existsSync(backup.wal) ? await readdir(backup.wal) : []) {
    const segment = parseSegment(name.slice(0, 24), oldest.segmentBytes);
    if (segment && segment.number < oldest.firstSegment) await rm(join(backup.wal, name));
  }
  await forgetAttachmentsGoneBefore(backup, oldest.finishedAt);
  await sweep(
    backup,
    new Set([
      ...kept.flatMap((name) => readBaseCopy(backup, name).files.map(({ sha256 }) => sha256)),
      ...everyKeptAttachment(backup).keys(),
    ]),
  );
}

/** A file that another copy is about to refer to is young, for it has just been written or touched. */
const youngMillis = 3_600_000;

async function sweep(backup: BackupDirectory, used: ReadonlySet<string>): Promise<void> {
  const objects = join(backup.root, 'objects');
  for (const entry of await readdir(objects, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || used.has(entry.name.replace('.zst', '')) || Date.now() - (await stat(path)).mtimeMs < youngMillis) continue;
    await rm(path);
  }
}

/** Reads every byte of a backup. Answers with what is damaged, in words; nothing, when all is as it was kept. */
export async function verifyBackup(backupDir: string): Promise<readonly string[]> {
  const backup = backupDirectory(resolve(backupDir));
  const problems: string[] = [];
  const attempt = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      problems.push((error as Error).message);
    }
  };
  const wanted = new Map(everyKeptAttachment(backup));
  for (const name of baseCopyNames(backup)) {
    await attempt(() => {
      for (const file of readBaseCopy(backup, name).files) wanted.set(file.sha256, file);
    });
  }
  await eachOf(wanted.values(), (kept) => attempt(() => backup.objects.verify(kept)));
  for (const name of existsSync(backup.wal) ? await readdir(backup.wal) : []) {
    if (name.endsWith('.zst')) await attempt(() => unpackSegment(backup, name));
    if (name.endsWith('.partial')) await attempt(() => readPartial(backup, name.slice(0, 24)));
  }
  return problems;
}
