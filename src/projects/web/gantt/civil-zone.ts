/**
 * The chart is drawn in the civil time of the project's site, so that every day is as wide as the next, whatever the clocks do.
 * A **civil tick** counts like a tick, but from 1970-01-01T00:00 on the site's wall clock.
 */
import type { Tick, ZoneOffset } from '#engine';
import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '#engine';

export type CivilTick = number;

export interface CivilZone {
  toCivil(at: Tick): CivilTick;
  /** Where the clocks go back, the earlier of the two instants. */
  toInstant(civil: CivilTick): Tick;
}

export function civilZone(offsets: readonly ZoneOffset[] = []): CivilZone {
  const starts = offsets.map((offset) => offset.from);
  const shifts = offsets.map((offset) => offset.offsetMinutes * TICKS_PER_MINUTE);
  let held = 0;

  /** Neighbouring questions are the rule, so the answer to the last one is tried first. */
  function shiftAt(at: Tick): number {
    if (shifts.length === 0) return 0;
    if ((held > 0 && at < starts[held]!) || (held + 1 < starts.length && at >= starts[held + 1]!)) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= at) low = middle;
        else high = middle - 1;
      }
      held = low;
    }
    return shifts[held]!;
  }

  return {
    toCivil: (at) => at + shiftAt(at),
    toInstant(civil) {
      const guess = civil - shiftAt(civil);
      const earlier = civil - shiftAt(guess - TICKS_PER_DAY / 8);
      return earlier + shiftAt(earlier) === civil ? earlier : civil - shiftAt(guess);
    },
  };
}
