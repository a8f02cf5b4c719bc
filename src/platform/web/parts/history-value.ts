/** A value of the journal as people say it: dates in the organisation's zone, durations in days and hours, shares in per cent, records by name. */
import { nameOfField, nameOfValue, spelledOut } from '../form/labels.ts';
import { translate, type Language } from '../words/translate.ts';

export interface HistoryWords {
  readonly language: Language;
  /** Time zone of the organisation. */
  readonly zone: string;
  /** Id to name, of the records that are referred to. */
  readonly names: Readonly<Record<string, string>>;
}

type OfThing = { readonly room: string; readonly name: string };

/** What says nothing to people: keys, versions, where a row stands among its neighbours. */
const unspoken = new Set(['id', 'version', 'createdAt', 'updatedAt', 'position', 'projectId', 'number', 'externalId', 'sample', 'hash']);

/** The fields that changed and mean something. */
export const spokenChanges = (
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): readonly string[] =>
  Object.keys(after ?? {}).filter((field) => !unspoken.has(field) && JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]));

/** Without the unit, which stands with the value: “Duration”, not “Duration (minutes)”. */
export const historyField = (thing: OfThing, field: string): string => nameOfField(thing, field).replace(/\s*\([^)]*\)$/, '');

const dayMinutes = 480;

export function historyValue(thing: OfThing, field: string, value: unknown, words: HistoryWords): string {
  const locale = words.language === 'en' ? 'en-GB' : 'de-DE';
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return translate(value ? 'shell.yes' : 'shell.no');
  if (typeof value === 'number') {
    if (/minutes$/i.test(field) && !/minutesPer/i.test(field)) return duration(value, locale);
    if (/perMille$/i.test(field)) return percent(value / 1000, locale);
    if (/percent/i.test(field)) return percent(value / 100, locale);
    return new Intl.NumberFormat(locale).format(value);
  }
  if (typeof value === 'object') return Array.isArray(value) ? listed(value, words) : translate('shell.historyOther');
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text))
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: words.zone }).format(new Date(text));
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) return words.names[text] ?? translate('shell.historyGone');
  // Only an enumeration has words for its values.
  const named = nameOfValue(thing, field, text);
  if (/^[\w-]{1,40}$/.test(text) && named !== spelledOut(text)) return named;
  const plain = withoutMarks(text);
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain;
}

/** Prose without the signs of its Markdown: a line of history has no room for headings and bold. */
export const withoutMarks = (text: string): string =>
  text
    .replace(/(\*\*|__|~~|`)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1')
    .replace(/^(?:#{1,6}|>|[-*]) /gm, '');

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** Working days of eight hours where it comes out even, else hours and minutes. */
function duration(minutes: number, locale: string): string {
  const of = (amount: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 2 }).format(amount);
  if (minutes !== 0 && minutes % (dayMinutes / 2) === 0 && Math.abs(minutes) >= dayMinutes) return of(minutes / dayMinutes, 'day');
  const hours = Math.trunc(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0) return of(hours, 'hour');
  return hours === 0 ? of(rest, 'minute') : `${of(hours, 'hour')} ${of(Math.abs(rest), 'minute')}`;
}

function listed(values: readonly unknown[], { names }: HistoryWords): string {
  if (values.length === 0) return '—';
  const known = values.map((value) => (typeof value === 'string' ? names[value] : undefined));
  return known.every((name) => name !== undefined) ? known.join(', ') : translate('shell.historyEntries', { count: values.length });
}
