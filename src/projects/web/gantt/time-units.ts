/** Hours, days, weeks, months, quarters, halves and years of the civil clock, and what they are called in a time header. */
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '#engine';
import type { CivilTick } from './civil-zone.ts';

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

const MILLISECONDS_PER_TICK = 6_000;
const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const;

export const civilDate = (civil: CivilTick): Date => new Date(civil * MILLISECONDS_PER_TICK);
export const civilTickOf = (date: Date): CivilTick => date.getTime() / MILLISECONDS_PER_TICK;
export const startOfDay = (civil: CivilTick): CivilTick => Math.floor(civil / TICKS_PER_DAY) * TICKS_PER_DAY;

/** Leaves of the calendar from one moment to another, whatever the hours: how far dates move, slip or miss each other. */
export const daysBetween = (from: CivilTick, to: CivilTick): number => Math.floor(to / TICKS_PER_DAY) - Math.floor(from / TICKS_PER_DAY);

/** The beginning of the unit in which this moment lies. Weeks begin on Monday. */
export function startOfUnit(unit: TimeUnit, civil: CivilTick): CivilTick {
  if (unit === 'hour') return Math.floor(civil / TICKS_PER_HOUR) * TICKS_PER_HOUR;
  if (unit === 'day') return startOfDay(civil);
  // 1970-01-01 was a Thursday, three days into its week.
  if (unit === 'week') return (Math.floor((civil / TICKS_PER_DAY + 3) / 7) * 7 - 3) * TICKS_PER_DAY;
  const date = civilDate(civil);
  const month = Math.floor(date.getUTCMonth() / monthsIn[unit]) * monthsIn[unit];
  return Date.UTC(date.getUTCFullYear(), month, 1) / MILLISECONDS_PER_TICK;
}

export function nextUnit(unit: TimeUnit, start: CivilTick): CivilTick {
  if (unit === 'hour') return start + TICKS_PER_HOUR;
  if (unit === 'day') return start + TICKS_PER_DAY;
  if (unit === 'week') return start + 7 * TICKS_PER_DAY;
  const date = civilDate(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsIn[unit], 1) / MILLISECONDS_PER_TICK;
}

/** ISO 8601: the week that holds the year's first Thursday is week 1. */
export function isoWeek(civil: CivilTick): number {
  const thursday = startOfUnit('week', civil) + 3 * TICKS_PER_DAY;
  const january = startOfUnit('year', thursday);
  return 1 + Math.floor((thursday - january) / (7 * TICKS_PER_DAY));
}

export interface DateWords {
  /** `12 May` */
  day(civil: CivilTick): string;
  /** `Tue 12 May` */
  weekday(civil: CivilTick): string;
  /** `Tue 12 May 2026, 09:00` */
  moment(civil: CivilTick): string;
  /** `12 May 2026`, as everywhere on the screens. */
  short(civil: CivilTick): string;
  /** In the header: `upper` units carry their year. */
  unit(unit: TimeUnit, civil: CivilTick, isUpper: boolean, width: number): string;
}

/** The grid asks for the same few days over and over, and asking the language tables costs a thousand times as much as a look here. */
function remembered(format: (civil: CivilTick) => string): (civil: CivilTick) => string {
  const known = new Map<number, string>();
  return (civil) => {
    const day = Math.floor(civil / TICKS_PER_DAY);
    let text = known.get(day);
    if (text === undefined) {
      if (known.size > 20_000) known.clear();
      known.set(day, (text = format(civil)));
    }
    return text;
  };
}

export function dateWords(locale: string): DateWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (civil: CivilTick) => formatter.format(civilDate(civil));
  };
  const day = remembered(format({ day: 'numeric', month: 'short' }));
  const dayNumber = format({ day: 'numeric' });
  const weekdayLetter = format({ weekday: 'narrow' });
  const dayOfWeek = format({ weekday: 'short', day: 'numeric' });
  const monthLong = format({ month: 'long', year: 'numeric' });
  const monthShort = format({ month: 'short' });
  const monthYear = format({ month: 'short', year: '2-digit' });
  const hour = format({ hour: '2-digit', hour12: false });
  const year = format({ year: 'numeric' });
  // “30. Nov.” is wider than “30 Nov”.
  const leastWeek = locale.startsWith('de') ? 58 : 44;
  const fullDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return {
    day,
    weekday: remembered(format({ weekday: 'short', day: 'numeric', month: 'short' })),
    moment: format({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
    short: remembered(format({ dateStyle: 'medium' })),
    unit(unit, civil, isUpper, width) {
      if (unit === 'hour') return hour(civil).replace(/\D+/gu, '');
      if (unit === 'day')
        return isUpper
          ? fullDay(civil)
          : width < 26
            ? dayNumber(civil)
            : width < 56
              ? `${weekdayLetter(civil)} ${dayNumber(civil)}`
              : dayOfWeek(civil);
      if (unit === 'week')
        return isUpper
          ? `${day(civil)} – ${day(civil + 6 * TICKS_PER_DAY)} ${year(civil)}`
          : width < leastWeek
            ? dayNumber(civil)
            : day(civil);
      if (unit === 'month')
        return isUpper
          ? width < 90
            ? monthYear(civil)
            : monthLong(civil)
          : width < 30
            ? monthShort(civil).slice(0, 1)
            : monthShort(civil);
      const part = civilDate(civil).getUTCMonth();
      if (unit === 'quarter') return `Q${part / 3 + 1}`;
      if (unit === 'half') return `H${part / 6 + 1}`;
      return year(civil);
    },
  };
}
