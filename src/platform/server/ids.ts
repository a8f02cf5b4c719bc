import { createHash, randomBytes, randomFillSync } from 'node:crypto';

/** Random bytes for some hundred ids: asking the system for sixteen costs as much as for thousands. */
const stock = Buffer.alloc(4096);
let at = stock.length;

/** The instant and the counter of the id before. */
let last = 0;
let counter = 0;
const mostInOneMilli = 0xfff;

/**
 * UUIDv7 (RFC 9562), made here because PostgreSQL makes them only from version 18. Each sorts behind the one before, also within a millisecond
 * (section 6.2, method 1: twelve bits count, beginning anywhere in the lower half), so that what a deed puts in an order is listed in it.
 */
export function newId(now = Date.now()): string {
  if (at === stock.length) {
    randomFillSync(stock);
    at = 0;
  }
  const bytes = stock.subarray(at, (at += 16));
  if (now > last) {
    last = now;
    counter = bytes.readUInt16BE(6) & (mostInOneMilli >> 1);
  } else if (++counter > mostInOneMilli) {
    last++;
    counter = 0;
  }
  bytes.writeUIntBE(last, 0, 6);
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 256 random bits to show once, and the SHA-256 under which they are kept. */
export function newSecret(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfSecret(token) };
}

export const hashOfSecret = (token: string): string => createHash('sha256').update(token).digest('hex');
