import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createZstdCompress, createZstdDecompress, zstdCompress, zstdDecompress } from 'node:zlib';

/** What was kept: the SHA-256 of the content, by which it is found again, and its length. */
export type Kept = { readonly sha256: string; readonly bytes: number };

/**
 * Keeps files under the hash of their content, compressed with Zstandard. Equal files are kept once, so a daily copy of a database
 * costs what has changed; and a file that is not what its name says is noticed when it is read.
 */
export type ObjectStore = {
  keepFile(path: string): Promise<Kept>;
  keepBytes(content: Uint8Array): Promise<Kept>;
  /** Writes the content to a file; throws when a single byte is not as it was kept. */
  writeTo(path: string, kept: Kept): Promise<void>;
  /** Reads everything without writing it. */
  verify(kept: Kept): Promise<void>;
  /** To be awaited before anything refers to what was kept: puts the names on the disk too. */
  settle(): Promise<void>;
};

const readWhole = 4 * 1024 * 1024;

export function objectStore(directory: string): ObjectStore {
  const pathOf = (sha256: string) => join(directory, sha256.slice(0, 2), `${sha256}.zst`);
  const unsettled = new Set<string>();

  async function keepBytes(content: Uint8Array): Promise<Kept> {
    const kept = { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
    const path = pathOf(kept.sha256);
    if (existsSync(path)) await touch(path);
    else {
      await writeAside(path, await promisify(zstdCompress)(content));
      unsettled.add(dirname(path));
    }
    return kept;
  }

  async function keepLarge(path: string): Promise<Kept> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const half = join(directory, `.half-${process.pid}-${++halves}`);
    const seen = watchBytes();
    await pipeline(createReadStream(path), seen.stream, createZstdCompress(), createWriteStream(half, { mode: 0o600, flush: true }));
    const kept = seen.kept();
    await mkdir(dirname(pathOf(kept.sha256)), { recursive: true, mode: 0o700 });
    await rename(half, pathOf(kept.sha256));
    unsettled.add(dirname(pathOf(kept.sha256)));
    return kept;
  }

  return {
    keepFile: async (path) => ((await stat(path)).size <= readWhole ? keepBytes(await readFile(path)) : keepLarge(path)),
    keepBytes,
    writeTo: (path, { sha256 }) => unpack(pathOf(sha256), sha256, path),
    verify: ({ sha256 }) => unpack(pathOf(sha256), sha256),
    async settle() {
      const directories = [...unsettled];
      unsettled.clear();
      await eachOf(directories, syncDirectory);
      if (directories.length > 0) await syncDirectory(directory);
    },
  };
}

let halves = 0;

/** Used again just now: the sweep of unused objects leaves young ones alone. */
async function touch(path: string): Promise<void> {
  await utimes(path, new Date(), new Date());
}

/**
 * Unpacks a compressed file, to `target` or just to look.
 * @throws when what comes out is not what was kept
 */
export async function unpack(path: string, sha256: string, target?: string): Promise<void> {
  let found: string;
  try {
    found = (await stat(path)).size <= readWhole ? await unpackWhole(path, target) : await unpackFlowing(path, target);
  } catch (error) {
    throw new Error(`the backup is damaged: ${path} cannot be read (${(error as Error).message})`, { cause: error });
  }
  if (found !== sha256) throw new Error(`the backup is damaged: ${path} is not what was kept`);
}

async function unpackWhole(path: string, target?: string): Promise<string> {
  const content = await promisify(zstdDecompress)(await readFile(path));
  if (target !== undefined) await writeFile(target, content, { mode: 0o600, flag: 'wx' });
  return createHash('sha256').update(content).digest('hex');
}

async function unpackFlowing(path: string, target?: string): Promise<string> {
  const seen = watchBytes();
  const sink = target === undefined ? discard() : createWriteStream(target, { mode: 0o600, flags: 'wx' });
  await pipeline(createReadStream(path), createZstdDecompress(), seen.stream, sink);
  return seen.kept().sha256;
}

/** Written aside, flushed to the disk and renamed: what bears its final name is complete, even after a power cut. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  await writeAside(path, content);
  await syncDirectory(dirname(path));
}

async function writeAside(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.half-${process.pid}-${++halves}`;
  await writeFile(half, content, { mode: 0o600, flush: true });
  await rename(half, path);
}

/** A few at a time: the disk flushes several files together in the time of one. The first failure ends it, once nobody works any more. */
export async function eachOf<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    try {
      for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
    } catch (error) {
      queue.return?.();
      throw error;
    }
  };
  const ends = await Promise.allSettled([worker(), worker(), worker(), worker()]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** A name is safe only when its directory has reached the disk. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function watchBytes(): { readonly stream: Transform; kept(): Kept } {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, kept: () => ({ sha256: hash.digest('hex'), bytes }) };
}

function discard(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
}
