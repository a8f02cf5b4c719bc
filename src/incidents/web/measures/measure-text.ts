/** Minutes as people say them: what matters of them, not the rest. */
import type { Format, Language } from '#platform/web';

const units = { en: ['min', 'h', 'days'], de: ['min', 'h', 'Tage'] } as const;

/** `12 min`, `3.5 h`, `7.4 days`; days are of 24 hours. Nothing where there is no value. */
export function timeText(minutes: number | null, format: Format, language: Language): string {
  if (minutes === null) return '–';
  const [small, medium, large] = units[language];
  const size = Math.abs(minutes);
  const number = (value: number): string => format.number(Math.round(value * 10) / 10);
  if (size < 100) return `${format.number(Math.round(minutes))} ${small}`;
  return size < 2880 ? `${number(minutes / 60)} ${medium}` : `${number(minutes / 1440)} ${large}`;
}

export const shareText = (part: number, whole: number, format: Format): string =>
  whole === 0 ? '–' : `${format.number(Math.round((1000 * part) / whole) / 10)} %`;
