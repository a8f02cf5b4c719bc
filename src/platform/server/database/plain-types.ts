import { types } from 'pg';

/**
 * How PostgreSQL's texts become plain data. One rule for the whole program: what goes into JSON unchanged comes out of the
 * database unchanged, so a row can be handed to a rule, a journal entry or a browser without conversion.
 *
 * - `timestamptz` becomes an ISO 8601 string in UTC with milliseconds (`2026-11-22T00:37:12.000Z`)
 * - `date` stays `YYYY-MM-DD`; a civil date has no zone and never becomes a `Date`
 * - `bigint` becomes a number, and throws rather than round beyond 2^53
 * - `numeric` and `interval` stay text: money and durations are not floating-point numbers
 */
export const plainTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    return (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format);
  },
};

const asText = (value: string): string => value;

export function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint out of the safe range: ${value}`);
  return number;
}

/** Sessions run in UTC with ISO dates (see `session.ts`), so the text always ends in `+00` and no calendar arithmetic is needed. */
export function isoInstant(value: string): string {
  if (!value.endsWith('+00') || value[10] !== ' ') return value; // infinity, -infinity, years beyond 9999
  const fraction = value.slice(20, -3).slice(0, 3).padEnd(3, '0');
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`;
}

// 1009 is text[]; the published types list no array types.
const parseTextArray = types.getTypeParser(1009 as never) as (value: string) => readonly (string | null)[];

const oneByOne =
  (parse: (value: string) => unknown) =>
  (value: string): unknown =>
    parseTextArray(value).map((item) => (item === null ? null : parse(item)));

const parsers = new Map<number, (value: string) => unknown>([
  [20, safeInteger],
  [1016, oneByOne(safeInteger)],
  [1082, asText], // date
  [1182, oneByOne(asText)],
  [1114, asText], // timestamp without time zone
  [1115, oneByOne(asText)],
  [1184, isoInstant], // timestamptz
  [1185, oneByOne(isoInstant)],
  [1186, asText], // interval
  [1187, oneByOne(asText)],
  [1231, oneByOne(asText)], // numeric[]
]);
