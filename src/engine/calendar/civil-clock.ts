import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '../facts.ts';
import type { Tick, Ticks, ZoneOffset } from '../facts.ts';

/**
 * The tick on the UTC line of a civil moment (given in ticks as if civil time were UTC). A moment that the clocks skip in spring is read
 * with the offset before the change; one that they show twice in autumn is the first of the two.
 */
export function utcOf(civil: Ticks, offsets: readonly ZoneOffset[]): Tick {
  if (offsets.length === 0) return civil;
  let k = lastBefore(offsets, civil - TWO_DAYS);
  // The offset in force just before the change after which this civil moment would come.
  while (k + 1 < offsets.length && civil - offsetTicks(offsets[k]) >= (offsets[k + 1] as ZoneOffset).from) {
    // In the gap of spring the moment belongs to neither side: keep the older offset.
    const later = civil - offsetTicks(offsets[k + 1]);
    if (later < (offsets[k + 1] as ZoneOffset).from) break;
    k++;
  }
  return civil - offsetTicks(offsets[k]);
}

function offsetTicks(offset: ZoneOffset | undefined): Ticks {
  return (offset?.offsetMinutes ?? 0) * TICKS_PER_MINUTE;
}

/** No zone is so far from UTC: what changed longer ago than that has changed for every civil moment. */
const TWO_DAYS: Ticks = 2 * TICKS_PER_DAY;

/** The last offset that holds from then or earlier on; the first when there is none. */
function lastBefore(offsets: readonly ZoneOffset[], moment: Tick): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] as ZoneOffset).from <= moment) low = middle;
    else high = middle - 1;
  }
  return low;
}
