/** What commands say alike. */
import { accessSync, constants, existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** `1 piece`, `2 pieces`. */
export const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** @throws a sentence when nothing may be written at the path, which may not be there yet */
export function mayWriteTo(path: string): void {
  let there = resolve(path);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    accessSync(there, constants.W_OK);
  } catch {
    throw new Error(`this account may not write to ${there}; choose another place or another account`);
  }
}

/** @throws a sentence when it cannot be written */
export function writeOut(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'EACCES' || code === 'EPERM'
        ? `this account may not write ${path}; choose another place`
        : code === 'ENOENT'
          ? `there is no directory ${dirname(resolve(path))}`
          : `${path} cannot be written: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** One of the known words, or the sentence that lists them. */
export function oneOf<W extends string>(option: string, given: unknown, known: readonly W[], fallback: W): W {
  if (given === undefined) return fallback;
  const found = known.find((each) => each === given);
  if (!found) throw new Error(`--${option} is one of ${known.join(', ')}, not "${String(given)}"`);
  return found;
}
