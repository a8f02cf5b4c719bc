/** Hooks for words, dates and numbers in the reader's language. */
import { useMemo, useSyncExternalStore } from 'react';
import { currentLanguage, onWordsChange, translate, wordsRevision, type Language, type Text } from './translate.ts';

export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** `t('shell.historyMore', { count: 3 })`. Re-renders when words arrive or the language changes. */
export function useWords(): Translate {
  const revision = useSyncExternalStore(onWordsChange, wordsRevision);
  // A new function for each revision, so that memoised children see the change.
  return useMemo(() => (key, values) => (revision >= 0 ? translate(key, values) : key), [revision]);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onWordsChange, currentLanguage);
}

/** The text in the reader's language. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}

export interface Format {
  /** A civil date `YYYY-MM-DD`: "12 Feb 2027". */
  readonly day: (value: string | null | undefined) => string;
  /** An instant: date and time in the reader's zone. */
  readonly instant: (value: string | null | undefined) => string;
  /** How long ago: "3 hours ago". */
  readonly ago: (value: string | null | undefined) => string;
  readonly number: (value: number | null | undefined, options?: Intl.NumberFormatOptions) => string;
  /** Per mille shown as per cent. */
  readonly share: (perMille: number | null | undefined) => string;
}

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatIn(language), [language]);
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

export function formatIn(language: Language): Format {
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    day: (value) => (value ? day.format(new Date(`${value}T00:00:00Z`)) : ''),
    instant: (value) => (value ? instant.format(new Date(value)) : ''),
    ago: (value) => {
      if (!value) return '';
      const seconds = (new Date(value).getTime() - Date.now()) / 1000;
      const step = steps.find(([, size]) => Math.abs(seconds) >= size);
      return step ? relative.format(Math.round(seconds / step[1]), step[0]) : relative.format(0, 'second');
    },
    number: (value, options) => (value == null ? '' : new Intl.NumberFormat(locale, options).format(value)),
    share: (perMille) =>
      perMille == null ? '' : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(perMille / 1000),
  };
}
