/** Dates and percentages as people type them into the cells of the grid. Durations and predecessors are read by the rules. */
import { TICKS_PER_DAY } from '#engine';
import type { CivilTick } from './civil-zone.ts';

/**
 * A day as people write it: `2026-05-12`, `12.5.2026`, `12.5.`, `12/05/2026` (day first unless told otherwise), `12 May 2026`,
 * `12. Mai 2026`, `+3` and `-2` (days from `base`); a weekday before it and a time behind it do no harm (`Mon 12/05/26 8:00`). The year that
 * is not written is the one that brings the day closest to `base`.
 */
export function parseDay(text: string, base: CivilTick, isMonthFirst = false): CivilTick | null {
  const typed = text
    .trim()
    .replace(/^\p{L}{2,10}\.?,?\s+(?=\d)/u, (word) => (monthOf(word) === undefined ? '' : word))
    .replace(/[T\s,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?(?:\s*[ap]m)?$/iu, '');
  const step = /^([+-]\d{1,4})$/u.exec(typed);
  const baseDay = Math.floor(base / TICKS_PER_DAY);
  if (step) return (baseDay + Number(step[1])) * TICKS_PER_DAY;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  if (iso) return dayTick(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const spoken = /^(\d{1,2})\.?[\s-]+(\p{L}{3,10})\.?(?:[\s-]+(\d{4}|\d{2}))?$/u.exec(typed);
  const american = spoken ? null : /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:,?\s+(?:'?)(\d{4}|\d{2}))?$/u.exec(typed);
  if (spoken ?? american) {
    const month = monthOf((spoken ? spoken[2] : american![1])!);
    return month === undefined ? null : dated(Number(spoken ? spoken[1] : american![2]), month, (spoken ?? american)![3], base);
  }
  const written = /^(\d{1,2})([./])(\d{1,2})(?:[./](\d{4}|\d{2})?)?$/u.exec(typed);
  if (!written) return null;
  const [one, other] = [Number(written[1]), Number(written[3])];
  return isMonthFirst && written[2] === '/' ? dated(other, one, written[4], base) : dated(one, other, written[4], base);
}

function dated(day: number, month: number, year: string | undefined, base: CivilTick): CivilTick | null {
  if (year) return dayTick(Number(year) + (year.length === 2 ? 2000 : 0), month, day);
  const near = new Date(Math.floor(base / TICKS_PER_DAY) * 86_400_000).getUTCFullYear();
  const days = [near - 1, near, near + 1].map((each) => dayTick(each, month, day)).filter((each) => each !== null);
  return days.length === 0 ? null : days.reduce((best, each) => (Math.abs(each - base) < Math.abs(best - base) ? each : best));
}

/** True when only that reading makes dates of all that is written between strokes: `01/25/27`. */
export function isMonthFirstIn(texts: readonly string[]): boolean {
  const pairs = texts.flatMap((text) => {
    const match = /(\d{1,2})\/(\d{1,2})(?:\/|$|\s)/u.exec(text);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return pairs.some(([, other]) => other > 12) && pairs.every(([one]) => one <= 12);
}

const monthWords = ['jan', 'feb', 'mar|mär|mrz|mae', 'apr', 'may|mai', 'jun', 'jul', 'aug', 'sep', 'oct|okt', 'nov', 'dec|dez'];

function monthOf(word: string): number | undefined {
  const found = monthWords.findIndex((each) => each.split('|').includes(word.trim().toLowerCase().slice(0, 3)));
  return found < 0 ? undefined : found + 1;
}

function dayTick(year: number, month: number, day: number): CivilTick | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 2199) return null;
  return (date.getTime() / 86_400_000) * TICKS_PER_DAY;
}

/** `40`, `40 %`, `40%`: 0 to 100. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})\s*%?$/u.exec(text.trim());
  return match && Number(match[1]) <= 100 ? Number(match[1]) : null;
}
