/** Where a moment stands on the chart: straight proportion between civil ticks and pixels, in steps from hour to year. */
import { TICKS_PER_DAY } from '#engine';
import type { CivilTick } from './civil-zone.ts';
import { startOfUnit, type TimeUnit } from './time-units.ts';

export interface Zoom {
  readonly name: 'hour' | 'half-day' | 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly pixelsPerDay: number;
  /** Units of the two lines of the time header. */
  readonly upper: TimeUnit;
  readonly lower: TimeUnit;
  /** A drag falls on whole multiples of this, in civil ticks. */
  readonly snap: number;
  /** Whether single non-working days can be told apart. */
  readonly showsFreeDays: boolean;
}

const day = TICKS_PER_DAY;
export const ZOOMS: readonly Zoom[] = [
  { name: 'year', pixelsPerDay: 0.3, upper: 'year', lower: 'half', snap: 7 * day, showsFreeDays: false },
  { name: 'quarter', pixelsPerDay: 0.9, upper: 'year', lower: 'quarter', snap: day, showsFreeDays: false },
  { name: 'month', pixelsPerDay: 2.4, upper: 'year', lower: 'month', snap: day, showsFreeDays: false },
  { name: 'week', pixelsPerDay: 7, upper: 'month', lower: 'week', snap: day, showsFreeDays: true },
  { name: 'day', pixelsPerDay: 22, upper: 'month', lower: 'day', snap: day, showsFreeDays: true },
  { name: 'half-day', pixelsPerDay: 84, upper: 'week', lower: 'day', snap: day / 24, showsFreeDays: true },
  { name: 'hour', pixelsPerDay: 720, upper: 'day', lower: 'hour', snap: day / 96, showsFreeDays: true },
];

export interface TimeScale {
  /** The civil tick at x = 0: the left edge of all content. */
  readonly origin: CivilTick;
  readonly end: CivilTick;
  readonly pixelsPerDay: number;
  readonly zoom: Zoom;
  /** Of the whole content, in pixels. */
  readonly width: number;
  x(civil: CivilTick): number;
  at(x: number): CivilTick;
  /** The nearest moment on which a drag may fall. */
  snapped(civil: CivilTick): CivilTick;
}

/** The zoom whose header suits this many pixels a day. */
export function zoomFor(pixelsPerDay: number): Zoom {
  let best = ZOOMS[0]!;
  for (const zoom of ZOOMS) if (pixelsPerDay >= zoom.pixelsPerDay * 0.72) best = zoom;
  return best;
}

/** The next finer (1) or coarser (-1) step from wherever one is. */
export function nextPixelsPerDay(pixelsPerDay: number, direction: 1 | -1): number {
  const finer = ZOOMS.find((zoom) => zoom.pixelsPerDay > pixelsPerDay * 1.05);
  const coarser = ZOOMS.findLast((zoom) => zoom.pixelsPerDay < pixelsPerDay * 0.95);
  return (direction > 0 ? finer : coarser)?.pixelsPerDay ?? pixelsPerDay;
}

/** A scale over the plan from `from` to `to`, with air on both sides, at least `width` pixels wide. */
export function timeScale(from: CivilTick, to: CivilTick, pixelsPerDay: number, width: number): TimeScale {
  const zoom = zoomFor(pixelsPerDay);
  const perTick = pixelsPerDay / TICKS_PER_DAY;
  const air = Math.max(3 * day, (width / perTick) * 0.25);
  const origin = startOfUnit(zoom.lower === 'hour' ? 'day' : zoom.lower === 'day' ? 'week' : zoom.lower, from - air);
  const end = Math.max(to + air * 2, origin + width / perTick);
  return {
    origin,
    end,
    pixelsPerDay,
    zoom,
    width: Math.ceil((end - origin) * perTick),
    x: (civil) => (civil - origin) * perTick,
    at: (x) => origin + x / perTick,
    snapped: (civil) => Math.round(civil / zoom.snap) * zoom.snap,
  };
}

/** How many pixels a day may have so that the whole plan is seen at once. */
export function fittingPixelsPerDay(from: CivilTick, to: CivilTick, width: number): number {
  const days = Math.max(1, (to - from) / TICKS_PER_DAY);
  const least = ZOOMS[0]!.pixelsPerDay / 4;
  return Math.min(ZOOMS.at(-1)!.pixelsPerDay, Math.max(least, (width * 0.92) / days));
}
