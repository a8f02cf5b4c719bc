/**
 * Error budget: what a target leaves for failure, and how fast it is used. A burn rate of 1 uses it up exactly at the end of the target's period.
 * It is too fast when it is so in a long window, so that it is worth it, and in a short one, so that it is still so.
 */

/** `page`: somebody comes now; `ticket`: somebody sees to it in the next days. */
export const burnUrgencies = ['ticket', 'page'] as const;
export type BurnUrgency = (typeof burnUrgencies)[number];

/** Windows and thresholds of the Site Reliability Workbook, chapter 5 (multiwindow, multi-burn-rate alerts). */
export const burnWindows = [
  { name: 'fast', longMinutes: 60, shortMinutes: 5, threshold: 14.4, urgency: 'page' },
  { name: 'steady', longMinutes: 360, shortMinutes: 30, threshold: 6, urgency: 'page' },
  { name: 'daily', longMinutes: 1440, shortMinutes: 120, threshold: 3, urgency: 'ticket' },
  { name: 'slow', longMinutes: 4320, shortMinutes: 360, threshold: 1, urgency: 'ticket' },
] as const satisfies readonly { readonly urgency: BurnUrgency; readonly [field: string]: unknown }[];
export type BurnWindow = (typeof burnWindows)[number];
export type BurnName = BurnWindow['name'];

/** Fewer checks in the shorter window prove nothing. */
export const leastChecks = 3;

/** Agreed service time and downtime in one window, in the same unit, and how many checks there were. */
export interface Burned {
  readonly agreed: number;
  readonly down: number;
  readonly checks: number;
}

/** `target` as a share, 0.999. Null where nothing was agreed in the window. */
export const burnRateOf = ({ agreed, down }: Burned, target: number): number | null =>
  agreed > 0 && target < 1 ? down / agreed / (1 - target) : null;

export const isTooFast = (long: Burned, short: Burned, target: number, window: BurnWindow): boolean =>
  long.checks >= leastChecks && (burnRateOf(long, target) ?? 0) >= window.threshold && isStillTooFast(short, target, window);

/** What was too fast is so until the short window is below again. */
export const isStillTooFast = (short: Burned, target: number, { threshold }: BurnWindow): boolean =>
  short.checks >= leastChecks && (burnRateOf(short, target) ?? 0) >= threshold;
