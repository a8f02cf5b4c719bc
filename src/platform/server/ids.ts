import { createHash, randomBytes, randomFillSync } from 'node:crypto';

/** Random bytes for some hundred ids: asking the system for sixteen costs as much as for thousands. */
const stock = Buffer.alloc(4096);
let at = stock.length;

/** UUIDv7 (RFC 9562): time-ordered, made here because PostgreSQL makes them only from version 18. */
export function newId(now = Date.now()): string {
  if (at === stock.length) {
    randomFillSync(stock);
    at = 0;
  }
  const bytes = stock.subarray(at, (at += 16));
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
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
