/** Dates and percentages as people type them into the cells of the grid. Durations and predecessors are read by the rules. */
import { TICKS_PER_DAY } from '#engine';
import type { CivilTick } from './civil-zone.ts';

/**
 * A day as people write it: `2026-05-12`, `12.5.2026`, `12.5.`, `12/05/2026` (day first), `+3` and `-2` (days from `base`). The year
 * that is not written is the one that brings the day closest to `base`.
 */
export function parseDay(text: string, base: CivilTick): CivilTick | null {
  const typed = text.trim();
  const step = /^([+-]\d{1,4})$/u.exec(typed);
  const baseDay = Math.floor(base / TICKS_PER_DAY);
  if (step) return (baseDay + Number(step[1])) * TICKS_PER_DAY;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  if (iso) return dayTick(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/u.exec(typed);
  if (!written) return null;
  const [day, month] = [Number(written[1]), Number(written[2])];
  if (written[3]) return dayTick(Number(written[3]) + (written[3].length === 2 ? 2000 : 0), month, day);
  const year = new Date(baseDay * 86_400_000).getUTCFullYear();
  const near = [year - 1, year, year + 1].map((each) => dayTick(each, month, day)).filter((each) => each !== null);
  return near.length === 0 ? null : near.reduce((best, each) => (Math.abs(each - base) < Math.abs(best - base) ? each : best));
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
