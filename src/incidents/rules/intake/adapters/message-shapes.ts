/** Shapes and words that senders have in common. What they send is taken liberally: unknown fields are let through, texts cut, not refused. */
import { z } from 'zod';
import { refuseMessage, type EventAction, type EventLink, type MessageRefusal, type Severity } from '../canonical-event.ts';

/** Without control characters and broken Unicode, which the database cannot keep; cut to `most` characters. */
export function cleaned(text: string, most: number): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}

export const words = (most: number) => z.string().transform((text) => cleaned(text, most));
/** A text that may be left out, empty or null: all of them are nothing. */
export const maybe = (most: number) =>
  z
    .string()
    .nullish()
    .transform((text) => (text ? cleaned(text, most) || null : null));

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const mostLabels = 64;

/** A flat map of texts; what is not flat is kept as JSON. */
export const labels = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((given) => labelsOf(given ?? {}));

export function labelsOf(given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return Object.fromEntries(
    entries
      .slice(0, mostLabels)
      .map(([name, value]) => [cleaned(name, 200), cleaned(scalar.safeParse(value).success ? String(value) : JSON.stringify(value), 2000)]),
  );
}

/** RFC 3339 to the millisecond in UTC, whatever offset and however many digits it came with; null for what is no instant. */
export function instantIn(text: string | null | undefined): string | null {
  if (!text || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return null;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  const at = Date.parse(zoned.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return at >= Date.UTC(1970, 0, 1) && at < Date.UTC(2200, 0, 1) ? new Date(at).toISOString() : null;
}

/** An instant that must be one. */
export const moment = z.string().transform((text, context) => {
  const at = instantIn(text);
  if (at === null) context.addIssue({ code: 'custom', message: 'is not an instant such as 2026-03-05T17:31:00Z' });
  return at ?? '';
});

const severityWords: readonly (readonly [Severity, RegExp])[] = [
  [4, /^(critical|crit|fatal|emergency|disaster|page|p1|sev-?1|down)$/],
  [3, /^(error|err|high|major|alert|p2|sev-?2)$/],
  [2, /^(warning|warn|average|minor|medium|moderate|p3|sev-?3)$/],
  [1, /^(info|information|informational|notice|low|none|ok|p4|p5|sev-?[45])$/],
];

/** A severity said in a word; 0 for none, or one that nobody knows. */
export const knownSeverityOf = (word: string): Severity =>
  severityWords.find(([, pattern]) => pattern.test(word.trim().toLowerCase()))?.[0] ?? 0;

/** A severity said in a word; 0 for none. A word that nobody knows is an error: better heard once too often than not at all. */
export const severityOf = (word: string | null | undefined): Severity => (word?.trim() ? knownSeverityOf(word) || 3 : 0);

const actionWords: readonly (readonly [EventAction, RegExp])[] = [
  ['open', /^(firing|open|opened|trigger|triggered|problem|alerting|down|critical|error|warning|failed|failure|1|true)$/],
  ['close', /^(resolved|resolve|close|closed|recovery|recovered|ok|up|normal|success|0|false)$/],
  ['ack', /^(acknowledge|acknowledged|acknowledgement|ack)$/],
  ['update', /^(update|updated|pending|maintenance)$/],
  ['heartbeat', /^(heartbeat|test|ping|alive)$/],
];

/** What a word for a state does; undefined for a word that nobody knows. */
export const actionOf = (word: string): EventAction | undefined =>
  actionWords.find(([, pattern]) => pattern.test(word.trim().toLowerCase()))?.[0];

/** The first of these labels that is there. */
export const firstOf = (from: Readonly<Record<string, string>>, names: readonly string[]): string | null =>
  names.map((name) => from[name]).find((value) => value) ?? null;

const serviceLabels = ['service', 'service_name', 'service.name', 'app', 'application'] as const;
const hostLabels = ['instance', 'host', 'hostname', 'node', 'pod', 'device', 'server'] as const;

export const serviceIn = (from: Readonly<Record<string, string>>): string | null => firstOf(from, serviceLabels);
export const hostsIn = (from: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(hostLabels.flatMap((name) => from[name] ?? [])),
];

/** Only addresses that a browser may be sent to. */
export const linkTo = (title: string, url: string | null | undefined): readonly EventLink[] =>
  url && /^https?:\/\/[^\s]+$/i.test(url) ? [{ title, url: cleaned(url, 2000) }] : [];

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? '/' : path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Reads a value by a shape, or says which field does not fit and why. */
export function readAs<S extends z.ZodType>(
  shape: S,
  value: unknown,
  at = '',
): { readonly refused?: false; readonly value: z.output<S> } | MessageRefusal {
  const read = shape.safeParse(value);
  if (read.success) return { value: read.data };
  const issue = read.error.issues[0]!;
  return refuseMessage(`${at}${pointerOf(issue.path)}`, issue.message);
}

const deepest = 32;

/** The body as JSON, no deeper than is sensible. */
export function jsonIn(body: string): { readonly refused?: false; readonly value: unknown } | MessageRefusal {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return refuseMessage('/', 'the body is not valid JSON');
  }
  return isTooDeep(value, 1) ? refuseMessage('/', `the body is nested deeper than ${deepest} levels`) : { value };
}

function isTooDeep(value: unknown, level: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return level > deepest || Object.values(value).some((item) => isTooDeep(item, level + 1));
}
