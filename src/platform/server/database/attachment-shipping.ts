import { existsSync, readFileSync } from 'node:fs';
import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupDirectory } from './backup-directory.ts';
import { writeDurably, type Kept } from './object-store.ts';

/** A line of `attachments.jsonl`: from when on a file was there, or was gone. */
type Entry = { readonly at: string; readonly path: string; readonly kept?: Kept };

/** The attachments to restore, by path: those there at the moment (now, if none is given) and any that came after. */
export function keptAttachments(backup: BackupDirectory, moment?: string): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { at, path, kept: content } of readEntries(backup)) {
    if (content) kept.set(path, content);
    else if (moment === undefined || at <= moment) kept.delete(path);
  }
  return kept;
}

/** Every attachment that some restore could want, by its hash. */
export function everyKeptAttachment(backup: BackupDirectory): ReadonlyMap<string, Kept> {
  return new Map(readEntries(backup).flatMap(({ kept }) => (kept ? [[kept.sha256, kept] as const] : [])));
}

function readEntries(backup: BackupDirectory): readonly Entry[] {
  if (!existsSync(backup.attachments)) return [];
  const lines = readFileSync(backup.attachments, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}

/**
 * Keeps new attachments and notes removed ones. They lie under the hash of their content and never change, so a look at which
 * directories have changed since the last round is enough, and cheap enough for every second.
 */
export function attachmentShipping(backup: BackupDirectory, directory: string): { round(): Promise<void> } {
  let known: Set<string> | undefined;
  const seen = new Map<string, Seen>();
  return {
    async round() {
      known ??= new Set(keptAttachments(backup).keys());
      const walk = { root: directory, seen, hasNews: false };
      const present = new Set(await filesBelow(walk, ''));
      if (!walk.hasNews) return;
      const at = new Date().toISOString();
      const entries: Entry[] = [...known].filter((path) => !present.has(path)).map((path) => ({ at, path }));
      for (const path of present) {
        if (!known.has(path)) entries.push({ at, path, kept: await backup.objects.keepFile(join(directory, path)) });
      }
      await backup.objects.settle();
      await note(backup, entries);
      known = present;
    },
  };
}

/** Forgets attachments that were gone before the oldest moment that can be restored. */
export async function forgetAttachmentsGoneBefore(backup: BackupDirectory, oldest: string): Promise<void> {
  const entries = readEntries(backup);
  const wanted = keptAttachments(backup, oldest);
  const left = entries.filter(({ path }) => wanted.has(path));
  if (left.length < entries.length) await writeDurably(backup.attachments, left.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

async function note(backup: BackupDirectory, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  if (existsSync(backup.attachments)) await appendFile(backup.attachments, lines, { flush: true });
  else await writeDurably(backup.attachments, lines);
}

type Seen = {
  readonly changed: bigint;
  readonly looked: bigint;
  readonly files: readonly string[];
  readonly directories: readonly string[];
};

/** A directory that changed within the last two seconds is read again: file systems stamp no finer than that. */
const stampNanos = 2_000_000_000n;

type Walk = { readonly root: string; readonly seen: Map<string, Seen>; hasNews: boolean };

async function filesBelow(walk: Walk, below: string): Promise<readonly string[]> {
  const path = join(walk.root, below);
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  const last = walk.seen.get(below);
  if (!found?.isDirectory()) {
    walk.hasNews ||= walk.seen.delete(below);
    return [];
  }
  const isSettled = last !== undefined && last.changed === found.mtimeNs && last.looked - last.changed > stampNanos;
  walk.hasNews ||= !isSettled;
  const now = isSettled ? last : await look(path, found.mtimeNs);
  walk.seen.set(below, now);
  const files = now.files.map((name) => join(below, name));
  const deeper = await Promise.all(now.directories.map((name) => filesBelow(walk, join(below, name))));
  return [...files, ...deeper.flat()];
}

async function look(path: string, changed: bigint): Promise<Seen> {
  const looked = BigInt(Date.now()) * 1_000_000n;
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const names = (of: (entry: (typeof entries)[number]) => boolean) => entries.filter(of).map(({ name }) => name);
  return { changed, looked, files: names((entry) => entry.isFile()), directories: names((entry) => entry.isDirectory()) };
}
