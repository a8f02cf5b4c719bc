import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { objectStore, writeDurably, type Kept, type ObjectStore } from './object-store.ts';

/**
 * Everything needed to have the database again, in one directory that may lie on another disk or be copied elsewhere at any moment:
 *
 *     identity.json          whose backup this is
 *     base/TIME.HASH.json    what belonged to the copy of that time; HASH guards the list itself
 *     objects/               the files, under the hash of their content
 *     wal/                   the write-ahead log since the oldest copy: whole segments, and the unfinished one with its chunks
 *     attachments.jsonl      which attachments there were, and when
 */
export type BackupDirectory = {
  readonly root: string;
  readonly base: string;
  readonly wal: string;
  readonly attachments: string;
  readonly objects: ObjectStore;
};

export function backupDirectory(root: string): BackupDirectory {
  return {
    root,
    base: join(root, 'base'),
    wal: join(root, 'wal'),
    attachments: join(root, 'attachments.jsonl'),
    objects: objectStore(join(root, 'objects')),
  };
}

/** One copy of the whole cluster, restorable without any log beyond what it carries. */
export type BaseCopy = {
  readonly format: 1;
  readonly startedAt: string;
  /** The earliest moment to which this copy can be restored. */
  readonly finishedAt: string;
  readonly postgres: string;
  readonly segmentBytes: number;
  readonly timeline: string;
  readonly firstSegment: number;
  readonly lastSegment: number;
  readonly directories: readonly string[];
  readonly files: readonly ({ readonly path: string } & Kept)[];
};

/** A backup directory serves one database; the log of another would make it worthless. */
export async function claimFor(backup: BackupDirectory, systemIdentifier: string): Promise<void> {
  const file = join(backup.root, 'identity.json');
  if (!existsSync(file)) return writeDurably(file, JSON.stringify({ systemIdentifier }));
  const claimed = (JSON.parse(readFileSync(file, 'utf8')) as { systemIdentifier: string }).systemIdentifier;
  if (claimed !== systemIdentifier)
    throw new Error(`${backup.root} holds the backup of another database (${claimed}, not ${systemIdentifier})`);
}

export async function writeBaseCopy(backup: BackupDirectory, copy: BaseCopy): Promise<string> {
  const text = JSON.stringify(copy);
  const time = copy.startedAt.replaceAll(/[-:]|\.\d+/g, '');
  const name = `${time}.${createHash('sha256').update(text).digest('hex')}.json`;
  await writeDurably(join(backup.base, name), text);
  return name;
}

/** Names of the copies, oldest first. */
export function baseCopyNames(backup: BackupDirectory): readonly string[] {
  if (!existsSync(backup.base)) return [];
  return readdirSync(backup.base)
    .filter((name) => /^\d{8}T\d{6}Z\.[0-9a-f]{64}\.json$/.test(name))
    .toSorted();
}

export function readBaseCopy(backup: BackupDirectory, name: string): BaseCopy {
  const text = readFileSync(join(backup.base, name), 'utf8');
  if (createHash('sha256').update(text).digest('hex') !== name.split('.')[1])
    throw new Error(`the backup is damaged: ${join(backup.base, name)} is not what was kept`);
  return JSON.parse(text) as BaseCopy;
}
