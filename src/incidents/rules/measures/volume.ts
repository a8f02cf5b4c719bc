/** How many incidents are opened when, on the clocks of a zone. */
import { civilOf, dateOf, weekdayOf, zoneOffsetsOf } from '#calendar/rules';

export const volumeSteps = ['day', 'week', 'month', 'weekday', 'hour', 'weekday-hour'] as const;
/** The first three are on the time axis, the others add up what lies alike in the week or day. */
export type VolumeStep = (typeof volumeSteps)[number];

export interface Bucket {
  /** First day of the day, week (Monday) or month; weekday 0 (Monday) to 6; hour 0 to 23; `weekday hour`. */
  readonly key: string;
  readonly count: number;
}

/** Ascending; a bucket with nothing in it is left out. Instants are milliseconds. */
export function volumeOf(openedAt: readonly number[], step: VolumeStep, zone: string): readonly Bucket[] {
  if (openedAt.length === 0) return [];
  const [first, last] = openedAt.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, -Infinity]);
  const offsets = zoneOffsetsOf(zone, new Date(first).getUTCFullYear() - 1, new Date(last).getUTCFullYear() + 1);
  const counts = new Map<string, number>();
  for (const at of openedAt) {
    const { day, minute } = civilOf(at / 6_000, offsets);
    const key = keyOf(step, day, Math.floor(minute / 60));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }));
}

function keyOf(step: VolumeStep, day: number, hour: number): string {
  const weekday = weekdayOf(day);
  if (step === 'day') return dateOf(day);
  if (step === 'week') return dateOf(day - weekday);
  if (step === 'month') return `${dateOf(day).slice(0, 7)}-01`;
  if (step === 'weekday') return String(weekday);
  if (step === 'hour') return String(hour);
  return `${weekday} ${hour}`;
}
