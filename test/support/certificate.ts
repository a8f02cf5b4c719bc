/** Certificates for tests, signed by themselves (RFC 5280): for any names and any time, also one that is over. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** `names`: hosts and IPv4 addresses that it is good for. */
export function makeCertificate(names: readonly string[], from: Date, until: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(identifier('1.2.840.10045.4.3.2')); // ecdsa-with-SHA256
  // Two of the same subject would be taken for one another where they are looked up by it.
  const serial = randomBytes(8);
  const subject = sequence(tagged(0x31, sequence(identifier('2.5.4.3'), text(`${names[0]} ${serial.toString('hex')}`))));
  const alternatives = sequence(
    ...names.map((name) => (isIPv4(name) ? tagged(0x87, Buffer.from(name.split('.').map(Number))) : tagged(0x82, Buffer.from(name)))),
  );
  const extensions = sequence(
    sequence(identifier('2.5.29.17'), tagged(0x04, alternatives)),
    sequence(identifier('2.5.29.19'), tagged(0x01, Buffer.from([0xff])), tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff]))))), // CA
  );
  const statement = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), serial])),
    algorithm,
    subject,
    sequence(time(from), time(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  );
  const signature = sign('sha256', statement, privateKey);
  const whole = sequence(statement, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`,
  };
}

/** A certificate that is good for so many days from now; below 0 it is over. */
export function certificateFor(days: number, ...names: readonly string[]): Certificate {
  const day = 86_400_000;
  return makeCertificate(names, new Date(Date.now() - 400 * day), new Date(Date.now() + days * day));
}

/** ASN.1 in DER (X.690). */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const text = (value: string): Buffer => tagged(0x0c, Buffer.from(value));
const time = (at: Date): Buffer => tagged(0x18, Buffer.from(at.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')));

function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((arc) => {
    const digits = [arc & 127];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 127) | 128);
    return digits;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
