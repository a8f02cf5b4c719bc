/** Base64 (RFC 4648, section 4) of UTF-8 to text, by itself because pure code has neither `atob` nor Node's buffers. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Null for what is not Base64. Bytes that are no UTF-8 become the replacement character. */
export function textOfBase64(encoded: string): string | null {
  const compact = encoded.replace(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < compact.length; at += 4) {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((place) => alphabet.indexOf(compact[at + place]!)) as [
      number,
      number,
      number,
      number,
    ];
    bytes.push((first << 2) | (second >> 4));
    if (third >= 0) bytes.push(((second & 15) << 4) | (third >> 2));
    if (fourth >= 0) bytes.push(((third & 3) << 6) | fourth);
  }
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return String.fromCodePoint(...bytes.map((byte) => (byte < 128 ? byte : 0xfffd)));
  }
}
