/** Argon2id (RFC 9106) with the OWASP parameters, one at a time for each core: a storm of sign-ins must not take the memory. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';

const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
let free = Math.max(1, availableParallelism() - 1);
const waiting: (() => void)[] = [];

async function derive(
  password: string,
  nonce: Buffer,
  parameters: { memory: number; passes: number; parallelism: number; tagLength: number },
): Promise<Buffer> {
  if (free > 0) free--;
  else {
    if (waiting.length > 200) throw new Error('too many sign-ins at once');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await new Promise<Buffer>((resolve, reject) =>
      argon2('argon2id', { message: password.normalize('NFKC'), nonce, ...parameters }, (error, tag) =>
        error ? reject(error) : resolve(tag as Buffer),
      ),
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${nonce.toString('base64')}$${tag.toString('base64')}`;
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!match) return false;
  const expected = Buffer.from(match[5]!, 'base64');
  const tag = await derive(password, Buffer.from(match[4]!, 'base64'), {
    memory: Number(match[1]),
    passes: Number(match[2]),
    parallelism: Number(match[3]),
    tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected);
}

/** Takes as long as a real check, so that an unknown address cannot be told from a wrong password by the clock. */
let decoy: Promise<string> | undefined;
export async function pretendToCheck(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(12).toString('hex'));
  await isPassword(password, await decoy);
}
