import type { Tick, Ticks } from '../facts.ts';

/**
 * A compiled calendar. Nothing here depends on how long the calendar is or how far two dates lie apart: every question costs a few array
 * reads. A date between two shifts belongs to both; `nextStart` reads it as a beginning, `previousFinish` as an end.
 */
export interface WorkingTime {
  /** The first moment at or after `at` at which work can begin. */
  nextStart(at: Tick): Tick;
  /** The last moment at or before `at` at which work can have ended. */
  previousFinish(at: Tick): Tick;
  isWorking(at: Tick): boolean;
  /** When `work` (not negative) begun at `from` ends; the end of a shift rather than the start of the next one. None ends where it begins. */
  add(from: Tick, work: Ticks): Tick;
  /** When `work` (not negative) that ends at `to` must begin; the start of a shift rather than the end of the one before. */
  subtract(to: Tick, work: Ticks): Tick;
  /** Working ticks from `from` to `to`, negative when `to` is earlier. */
  between(from: Tick, to: Tick): Ticks;
}
