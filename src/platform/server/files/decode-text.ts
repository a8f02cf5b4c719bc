import { refuseFile } from './file-refused.ts';

const CHUNK_BYTES = 256 * 1024;

/**
 * Untrusted bytes as text, a chunk at a time. The encoding is the byte order mark's, else the one given, else UTF-8; a file
 * that begins like UTF-16 without a mark is taken as such.
 */
export function* decodeText(bytes: Uint8Array, declared?: string): Generator<string> {
  const decoder = decoderFor(markedEncoding(bytes) ?? declared ?? 'utf-8');
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const chunk = decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true });
    if (chunk !== '') yield chunk;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The encoding that the first bytes give away, if they do. */
export function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  return undefined;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return refuseFile('unknown-encoding', `The encoding "${label.slice(0, 40)}" is not known.`);
  }
}
