/** Reads a body within a limit that holds twice: for what crosses the network and for what it unpacks to. */
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { EgressFailure } from './failure.ts';

const unpackers: Readonly<Record<string, () => ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** `coding`: the header `content-encoding`. One coding is unpacked, never one within another. */
export async function readBody(body: Readable, coding: string | undefined, maxBytes: number): Promise<Buffer> {
  const named = (coding ?? '').trim().toLowerCase();
  const packed = await collected(body, maxBytes);
  if (named === '' || named === 'identity' || packed.length === 0) return packed;
  const unpack = unpackers[named];
  if (!unpack) throw new EgressFailure('bad-answer', 'content-encoding');
  const stream = unpack();
  stream.end(packed);
  try {
    return await collected(stream, maxBytes);
  } catch (error) {
    throw error instanceof EgressFailure ? error : new EgressFailure('bad-answer', 'content-encoding');
  } finally {
    stream.destroy();
  }
}

async function collected(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new EgressFailure('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
