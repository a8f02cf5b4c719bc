/** The days of the calendar on the organisation's clock, and where a moment lies among them. */
import { dateOf, dayOf, instantOf, offsetsOver, tickOfCivil, weekdayOf } from '#calendar/rules';

export interface Axis {
  readonly days: readonly string[];
  readonly from: number;
  readonly to: number;
  /** In per cent of the whole. */
  readonly at: (instant: string) => number;
  /** The moment at a share of the whole, on the quarter of an hour. */
  readonly momentAt: (share: number) => string;
  /** Midnights, in per cent. */
  readonly midnights: readonly number[];
}

export const stepMillis = 15 * 60_000;

export function axisOf(first: string, count: number, zone: string): Axis {
  const day = dayOf(first);
  const year = Number(first.slice(0, 4));
  const offsets = offsetsOver(year - 1, year + 1)(zone);
  const midnight = (at: number): number => Date.parse(instantOf(tickOfCivil({ day: at, minute: 0 }, offsets)));
  const from = midnight(day);
  const to = midnight(day + count);
  const at = (instant: string): number => (100 * (Date.parse(instant) - from)) / (to - from);
  return {
    days: Array.from({ length: count }, (_, place) => dateOf(day + place)),
    from,
    to,
    at,
    momentAt: (share) => new Date(Math.round((from + share * (to - from)) / stepMillis) * stepMillis).toISOString(),
    midnights: Array.from({ length: count }, (_, place) => (100 * (midnight(day + place) - from)) / (to - from)),
  };
}

export const mondayOf = (day: string): string => dateOf(dayOf(day) - weekdayOf(dayOf(day)));
export const addDays = (day: string, count: number): string => dateOf(dayOf(day) + count);

/** Bars that overlap lie in tracks of their own, each in the first that is free. */
export function tracksOf<B extends { readonly from: number; readonly to: number }>(
  bars: readonly B[],
): readonly { readonly bar: B; readonly track: number }[] {
  const ends: number[] = [];
  return bars
    .toSorted((one, other) => one.from - other.from)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from);
      const track = free === -1 ? ends.length : free;
      ends[track] = bar.to;
      return { bar, track };
    });
}
