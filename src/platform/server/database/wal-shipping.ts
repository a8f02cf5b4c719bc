import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, open, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { Client } from 'pg';
import { backupDirectory, claimFor, type BackupDirectory } from './backup-directory.ts';
import type { BackedUp } from './backup.ts';
import { syncDirectory, unpack, writeDurably } from './object-store.ts';
import { parseLsn, parseSegment, segmentName } from './wal-segment.ts';

export type ShippingStatus = {
  /** When the backup last held everything that was committed before it; nothing before the first time. */
  readonly completeAt?: string;
  /** Why it does not go on at present. */
  readonly problem?: string;
};

export type WalShipping = {
  status(): ShippingStatus;
  /** Ships what there is and ends. */
  stop(): Promise<void>;
};

export type ShippingOptions = {
  readonly everyMillis?: number;
  readonly log?: (line: string) => void;
  /** The database has thrown away log that was not shipped yet: only a new base copy makes the backup whole again. */
  readonly onGap?: () => void;
};

/**
 * Keeps the write-ahead log in the backup directory, at most `everyMillis` (one second) behind the last commit.
 *
 * The segment that is being written is shipped as it grows, byte for byte from where the last round ended, so a quiet database costs
 * nothing and a busy one what it writes. Each piece is noted with its hash; a whole segment is compressed and named by its hash.
 */
export async function shipWal(database: BackedUp, backupRoot: string, options: ShippingOptions = {}): Promise<WalShipping> {
  const { everyMillis = 1000, log = console.error, onGap = () => {} } = options;
  const backup = backupDirectory(backupRoot);
  await mkdir(backup.wal, { recursive: true, mode: 0o700 });
  const stopping = new AbortController();
  const connection = heldConnection(database);
  let status: ShippingStatus = {};
  let place: Shipped | undefined;

  async function round(): Promise<void> {
    try {
      const client = await connection.open();
      const { id, began, segmentBytes, timeline, flushed, at } = await whereIsTheLog(client);
      await claimFor(backup, id);
      // After a restart of the database the unfinished segment is shipped from its beginning again.
      if (place?.began !== began || place.timeline !== timeline) {
        const found = await resume(backup, database.place.cluster, timeline, segmentBytes);
        place = { began, timeline, number: found.number, bytes: 0 };
        if (found.hasGap) onGap();
      }
      place = await shipUntil(flushed, place, backup, database.place.cluster, segmentBytes);
      if (status.problem !== undefined) log('backup: shipping the log goes on');
      status = { completeAt: at };
    } catch (error) {
      const problem = (error as Error).message;
      if (problem !== status.problem) log(`backup: the log is not being shipped: ${problem}`);
      status = { ...status, problem };
      place = undefined;
      await connection.close();
    }
  }

  await round();
  const rounds = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(everyMillis, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      await round();
    }
    await connection.close();
  })();
  return {
    status: () => status,
    async stop() {
      stopping.abort();
      await rounds;
    },
  };
}

/** How far the backup has got: the segment being filled, and how much of it is there. */
type Shipped = { readonly began: string; readonly timeline: string; readonly number: number; readonly bytes: number };

function heldConnection({ address }: BackedUp): { open(): Promise<Client>; close(): Promise<void> } {
  let held: Client | undefined;
  return {
    async open() {
      if (held) return held;
      const client = new Client({
        ...address,
        application_name: 'evenkeel log shipping',
        connectionTimeoutMillis: 5000,
        query_timeout: 5000,
      });
      client.on('error', () => {});
      await client.connect();
      return (held = client);
    },
    async close() {
      await held?.end().catch(() => {});
      held = undefined;
    },
  };
}

type LogPlace = {
  readonly id: string;
  readonly began: string;
  readonly segmentBytes: number;
  readonly timeline: string;
  readonly flushed: number;
  readonly at: string;
};

async function whereIsTheLog(client: Client): Promise<LogPlace> {
  const { rows } = await client.query<{ id: string; began: string; bytes: string; timeline: string; lsn: string; at: string }>(
    `select (pg_control_system()).system_identifier::text as id, pg_postmaster_start_time()::text as began,
            (select setting from pg_settings where name = 'wal_segment_size') as bytes,
            left(pg_walfile_name(lsn), 8) as timeline, lsn::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from (select clock_timestamp() as at, pg_current_wal_flush_lsn() as lsn) as now`,
  );
  const { id, began, bytes, timeline, lsn, at } = rows[0]!;
  return { id, began, segmentBytes: Number(bytes), timeline, flushed: parseLsn(lsn), at };
}

/** Goes on after the last whole segment; where the database no longer has the next one, with the earliest that it has. */
async function resume(
  backup: BackupDirectory,
  cluster: string,
  timeline: string,
  segmentBytes: number,
): Promise<{ readonly number: number; readonly hasGap: boolean }> {
  await shipHistories(backup, cluster);
  const ofTimeline = (names: readonly string[]) =>
    names
      .map((name) => parseSegment(name.slice(0, 24), segmentBytes))
      .filter((segment) => segment?.timeline === timeline)
      .map((segment) => segment!.number);
  const shipped = ofTimeline((await readdir(backup.wal)).filter((name) => name.endsWith('.zst')));
  const earliest = Math.min(...ofTimeline((await readdir(join(cluster, 'pg_wal'))).filter((name) => name.length === 24)));
  const next = Math.max(...shipped, -1) + 1;
  if (shipped.length === 0 || next < earliest) return { number: earliest, hasGap: shipped.length > 0 };
  return { number: next, hasGap: false };
}

/** A restored database begins a new timeline; these small files say where it left the old one. */
async function shipHistories(backup: BackupDirectory, cluster: string): Promise<void> {
  for (const name of (await readdir(join(cluster, 'pg_wal'))).filter((entry) => entry.endsWith('.history'))) {
    if (!existsSync(join(backup.wal, name))) await writeDurably(join(backup.wal, name), await readFile(join(cluster, 'pg_wal', name)));
  }
}

async function shipUntil(flushed: number, from: Shipped, backup: BackupDirectory, cluster: string, segmentBytes: number): Promise<Shipped> {
  let place = from;
  for (;;) {
    const end = Math.min(flushed - place.number * segmentBytes, segmentBytes);
    if (end <= place.bytes) return place;
    await shipPiece(place, end, backup, cluster, segmentBytes);
    if (end < segmentBytes) return { ...place, bytes: end };
    await finishSegment(place, backup, segmentBytes);
    place = { ...place, number: place.number + 1, bytes: 0 };
  }
}

async function shipPiece(place: Shipped, end: number, backup: BackupDirectory, cluster: string, segmentBytes: number): Promise<void> {
  const name = segmentName(place, segmentBytes);
  const piece = await readPiece(join(cluster, 'pg_wal', name), place.bytes, end);
  const partial = join(backup.wal, `${name}.partial`);
  const isNew = !existsSync(partial);
  const file = await open(partial, isNew ? 'w' : 'r+', 0o600);
  try {
    await file.write(piece, 0, piece.length, place.bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  const chunk: Chunk = { from: place.bytes, bytes: piece.length, sha256: sha256(piece) };
  const chunks = join(backup.wal, `${name}.chunks`);
  if (place.bytes === 0) await writeDurably(chunks, `${JSON.stringify(chunk)}\n`);
  else await appendFile(chunks, `${JSON.stringify(chunk)}\n`, { flush: true });
  if (isNew) await syncDirectory(backup.wal);
}

async function readPiece(path: string, from: number, end: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const piece = Buffer.alloc(end - from);
    const { bytesRead } = await file.read(piece, 0, piece.length, from);
    if (bytesRead !== piece.length) throw new Error(`${path} is shorter than the database says`);
    return piece;
  } finally {
    await file.close();
  }
}

async function finishSegment(place: Shipped, backup: BackupDirectory, segmentBytes: number): Promise<void> {
  const name = segmentName(place, segmentBytes);
  const partial = join(backup.wal, `${name}.partial`);
  const whole = readPartial(backup, name);
  if (whole.length !== segmentBytes) throw new Error(`${partial} should be complete and is not`);
  await writeDurably(join(backup.wal, `${name}.${sha256(whole)}.zst`), await promisify(zstdCompress)(whole));
  await rm(partial);
  await rm(join(backup.wal, `${name}.chunks`));
}

/** Reads a whole segment back, checked against the hash in its name. */
export function unpackSegment(backup: BackupDirectory, name: string, target?: string): Promise<void> {
  return unpack(join(backup.wal, name), name.split('.')[1] ?? '', target);
}

/** A piece of an unfinished segment, one JSON line each. */
type Chunk = { readonly from: number; readonly bytes: number; readonly sha256: string };

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * What is surely there of an unfinished segment: the pieces whose note was written too.
 * @throws when a noted piece is not what was shipped
 */
export function readPartial(backup: BackupDirectory, name: string): Uint8Array {
  const notes = join(backup.wal, `${name}.chunks`);
  if (!existsSync(notes)) return new Uint8Array();
  const content = readFileSync(join(backup.wal, `${name}.partial`));
  const lines = readFileSync(notes, 'utf8').split('\n').slice(0, -1); // a line without its end was cut off while being written
  let end = 0;
  for (const { from, bytes, sha256: hash } of lines.map((line) => JSON.parse(line) as Chunk)) {
    if (from !== end || sha256(content.subarray(from, from + bytes)) !== hash)
      throw new Error(`the backup is damaged: ${name}.partial is not what was shipped`);
    end = from + bytes;
  }
  return content.subarray(0, end);
}
