import { TICKS_PER_MINUTE } from '../facts.ts';
import type { Tick, Ticks, ZoneOffset } from '../facts.ts';

/**
 * The tick on the UTC line of a civil moment (given in ticks as if civil time were UTC). A moment that the clocks skip in spring is read
 * with the offset before the change; one that they show twice in autumn is the first of the two.
 */
export function utcOf(civil: Ticks, offsets: readonly ZoneOffset[]): Tick {
  if (offsets.length === 0) return civil;
  let k = 0;
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
