/** The shapes that fields of things are made of. One way to say "a name", "a day", "an instant" in the whole house. */
import { z } from 'zod';

/** Unicode text of one line without control characters or lone surrogates, trimmed, 1 to `max` characters. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => isClean(value, false), 'holds characters that cannot be kept (control characters or broken Unicode)');

/** Longer text (Markdown) with line breaks, up to `max` characters; may be empty. */
export const prose = (max = 20_000) =>
  z
    .string()
    .max(max)
    .refine((value) => isClean(value, true), 'holds characters that cannot be kept (control characters or broken Unicode)');

/** A civil date without zone, `YYYY-MM-DD` (RFC 3339 full-date), within the years 1900 to 2199. */
export const day = () => z.iso.date().refine((value) => value >= '1900-01-01' && value < '2200-01-01', 'must lie between 1900 and 2199');

/** An instant in UTC, RFC 3339, kept to the millisecond; within the years 1900 to 2199. */
export const instant = () =>
  z.iso
    .datetime({ offset: false })
    .refine((value) => value >= '1900' && value < '2200', 'must lie between 1900 and 2199')
    .transform((value) => new Date(value).toISOString())
    .pipe(z.iso.datetime());

/** An IANA time zone name such as `Europe/Berlin`. */
export const zone = () => z.string().max(64).refine(isZone, 'is not a known time zone');

/** Minutes of working or elapsed time; tenths are kept, because Microsoft Project's files carry them. */
export const minutes = (least = 0) =>
  z
    .number()
    .min(least)
    .max(60_000_000)
    .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6, 'must be a multiple of a tenth of a minute');

/** A share in per mille: 1000 is one whole person. */
export const perMille = (max = 10_000) => z.int().min(0).max(max);

/** The id of another record. */
export const reference = () => z.uuid();

function isClean(value: string, breaks: boolean): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 32 && !(breaks && (code === 9 || code === 10 || code === 13))) return false;
    if (code === 127) return false;
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = value.charCodeAt(i + 1);
      if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
      i++;
    }
  }
  return true;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
