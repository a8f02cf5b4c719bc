/**
 * Error budget: what a target leaves for failure, and how fast it is used. A burn rate of 1 uses it up exactly at the end of the target's period.
 * It is too fast when it is so in a long window, so that it is worth it, and in a short one, so that it is still so.
 */

export const burnWindows = [
  { name: 'fast', longMinutes: 60, shortMinutes: 5, threshold: 14.4 },
  { name: 'steady', longMinutes: 360, shortMinutes: 30, threshold: 6 },
  { name: 'slow', longMinutes: 4320, shortMinutes: 360, threshold: 1 },
] as const;
export type BurnWindow = (typeof burnWindows)[number];

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

export function isTooFast(long: Burned, short: Burned, target: number, { threshold }: BurnWindow): boolean {
  if (Math.min(long.checks, short.checks) < leastChecks) return false;
  return [long, short].every((each) => (burnRateOf(each, target) ?? 0) >= threshold);
}
