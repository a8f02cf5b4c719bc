import type { Tick, Ticks } from '../facts.ts';

/** How a task runs that is more than one stretch of time on one calendar: people with their own hours, contours, splits, progress. */
export interface WorkPlan {
  /** The first moment at or after `at` at which it can begin. */
  beginAt(at: Tick): Tick;
  /** When it ends, begun there. */
  finishFrom(start: Tick): Tick;
  /** When it must begin to end by then. */
  startFor(finish: Tick): Tick;
  /** The latest moment at or before `at` at which it can end. */
  endAt(at: Tick): Tick;
  /** True: the dates have happened and nothing moves them. */
  readonly actualStart: Tick | undefined;
  readonly actualFinish: Tick | undefined;
  /** The resource whose hours decide, for the reason of a date. */
  readonly resource: string | undefined;
  readonly duration: Ticks;
}
