import { crc32, deflateRawSync } from 'node:zlib';

/** For tests: one entry of an archive, and the lies told about it. */
export interface ZipEntryPlan {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the directory says of the unpacked size, when it is not the truth. */
  readonly declaredBytes?: number;
  /** The same in a 64-bit field. */
  readonly declaresIn64Bits?: bigint;
  readonly externalAttributes?: number;
  readonly flags?: number;
  /** Points to the packed bytes of the entry of this number instead of its own. */
  readonly sharesWith?: number;
}

/** For tests: an archive as planned, lies included. `entryCount` may lie too. */
export function buildZip(plans: readonly ZipEntryPlan[], entryCount = plans.length): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const plan of plans) {
    const content = Buffer.from(plan.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(plan.name);
    const header = localHeader(plan, name, content, packed);
    const at = plan.sharesWith === undefined ? offset : (offsets[plan.sharesWith] ?? 0);
    offsets.push(at);
    directory.push(directoryEntry(plan, name, content, packed, at));
    if (plan.sharesWith !== undefined) continue;
    parts.push(header, name, packed);
    offset += header.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entryCount & 0xffff, 8);
  end.writeUInt16LE(entryCount & 0xffff, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

function localHeader(plan: ZipEntryPlan, name: Buffer, content: Buffer, packed: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeSizes(header, 6, plan, content, packed);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function directoryEntry(plan: ZipEntryPlan, name: Buffer, content: Buffer, packed: Buffer, offset: number): Buffer {
  const extra = plan.declaresIn64Bits === undefined ? Buffer.alloc(0) : Buffer.alloc(12);
  if (plan.declaresIn64Bits !== undefined) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(plan.declaresIn64Bits, 4);
  }
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(0x0314, 4);
  entry.writeUInt16LE(20, 6);
  writeSizes(entry, 8, plan, content, packed);
  if (plan.declaresIn64Bits !== undefined) entry.writeUInt32LE(0xffffffff, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE((plan.externalAttributes ?? 0) >>> 0, 38);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name, extra]);
}

function writeSizes(header: Buffer, at: number, plan: ZipEntryPlan, content: Buffer, packed: Buffer): void {
  header.writeUInt16LE(plan.flags ?? 0x0800, at);
  header.writeUInt16LE(8, at + 2);
  header.writeUInt32LE(crc32(content), at + 8);
  header.writeUInt32LE(packed.length, at + 12);
  header.writeUInt32LE(plan.declaredBytes ?? content.length, at + 16);
}
