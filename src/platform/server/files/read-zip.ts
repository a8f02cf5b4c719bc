import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { FileRefused, refuseFile } from './file-refused.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of one entry, and of all that are opened. */
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Unpacked to packed; small entries are free to be anything. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 1000,
  entryBytes: 128 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
};

export interface Zip {
  readonly has: (path: string) => boolean;
  /** The unpacked bytes of an entry. Throws `FileRefused` when it is missing, or larger than it declares or may be. */
  readonly open: (path: string) => Promise<Uint8Array>;
}

const LOCAL_HEADER_BYTES = 30;
const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/**
 * Opens an untrusted ZIP archive in memory. Looks at what all entries declare before it unpacks any (count, sizes, ratio, names
 * that lead out of the archive, links, encryption, entries lying over each other), and counts what really comes out.
 */
export async function readZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const archive = await openArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = await listEntries(archive, limits);
  refuseOverlaps(entries, bytes.length);
  const byPath = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]));
  let unpacked = 0;
  return {
    has: (path) => byPath.has(path.toLowerCase()),
    open: async (path) => {
      const entry = byPath.get(path.toLowerCase()) ?? refuseFile('zip-entry-missing', `The archive has no "${path}".`);
      const content = await unpack(archive, entry, limits);
      unpacked += content.length;
      if (unpacked > limits.totalBytes) refuseFile('zip-size', `The archive unpacks to more than ${limits.totalBytes} bytes.`);
      return content;
    },
  };
}

function openArchive(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, archive) => {
      if (error === null) resolve(archive);
      else reject(malformed(error));
    });
  });
}

function listEntries(archive: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> {
  if (archive.entryCount > limits.entries)
    refuseFile('zip-entries', `The archive has ${archive.entryCount} entries; at most ${limits.entries} are taken.`);
  const entries: Entry[] = [];
  let declared = 0;
  return new Promise((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      try {
        checkEntry(entry, limits);
        declared += entry.uncompressedSize;
        if (declared > limits.totalBytes) refuseFile('zip-size', `The archive declares more than ${limits.totalBytes} bytes unpacked.`);
        if (entries.length >= limits.entries) refuseFile('zip-entries', `The archive has more than ${limits.entries} entries.`);
      } catch (error) {
        reject(error);
        return;
      }
      entries.push(entry);
      archive.readEntry();
    });
    archive.on('end', () => resolve(entries));
    archive.on('error', (error: Error) => reject(malformed(error)));
    archive.readEntry();
  });
}

function checkEntry(entry: Entry, limits: ZipLimits): void {
  const name = entry.fileName.slice(0, 80);
  if (entry.fileName.includes('\0')) refuseFile('zip-path', 'An entry has a NUL in its name.');
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) refuseFile('zip-link', `The entry "${name}" is a link.`);
  if ((entry.generalPurposeBitFlag & 1) !== 0) refuseFile('zip-encrypted', 'The archive is encrypted; save it without a password.');
  if (entry.uncompressedSize > limits.entryBytes)
    refuseFile('zip-size', `The entry "${name}" declares ${entry.uncompressedSize} bytes; at most ${limits.entryBytes} are taken.`);
  if (isSuspicious(entry.uncompressedSize, entry.compressedSize, limits)) {
    refuseFile('zip-ratio', `The entry "${name}" unpacks to more than ${limits.ratio} times its packed size.`);
  }
}

function isSuspicious(unpacked: number, packed: number, limits: ZipLimits): boolean {
  return unpacked > limits.ratioFromBytes && unpacked > packed * limits.ratio;
}

/** Entries that share packed bytes make a small archive unpack to a huge one without any ratio being conspicuous. */
function refuseOverlaps(entries: readonly Entry[], archiveBytes: number): void {
  const inOrder = entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  for (const [at, entry] of inOrder.entries()) {
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
    if (end > (inOrder[at + 1]?.relativeOffsetOfLocalHeader ?? archiveBytes))
      refuseFile('zip-overlap', `The entry "${entry.fileName.slice(0, 80)}" lies over another one.`);
  }
}

function unpack(archive: ZipFile, entry: Entry, limits: ZipLimits): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(malformed(error));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > entry.uncompressedSize || size > limits.entryBytes || isSuspicious(size, entry.compressedSize, limits)) {
          stream.destroy();
          reject(
            new FileRefused({ code: 'zip-size', detail: `The entry "${entry.fileName.slice(0, 80)}" unpacks to more than it declares.` }),
          );
        } else chunks.push(chunk);
      });
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', (reason) => reject(malformed(reason)));
    });
  });
}

function malformed(error: Error): FileRefused {
  // The archive's reader itself refuses absolute names and names with ".." in them.
  if (/path|characters in fileName/i.test(error.message))
    return new FileRefused({ code: 'zip-path', detail: `An entry has a name that leads out of the archive (${error.message}).` });
  return new FileRefused({ code: 'malformed-zip', detail: `The archive cannot be read (${error.message}).` });
}
