/** How periods are called in heads and sentences. */
import { weekNumberOf, type Period, type PeriodStep } from '#planning/rules';
import type { Language, Translate } from '#platform/web';

const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : 'de-DE');
const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...options })));
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** Two short lines: "W48" and "23 Nov". */
export function headOf({ from }: Period, step: PeriodStep, language: Language, t: Translate): readonly [string, string] {
  if (step === 'month') return [formatted(from, language, { month: 'short' }), from.slice(0, 4)];
  const day = formatted(from, language, { day: 'numeric', month: 'short' });
  if (step === 'day') return [formatted(from, language, { weekday: 'short' }), day];
  return [t('planning.weekShort', { number: weekNumberOf(from) }), day];
}

/** "23–29 Nov 2026". */
export function spanText({ from, to }: Period, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return from === to
    ? format.format(new Date(`${from}T00:00:00Z`))
    : format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}
