/** What a compiled calendar looks like: its working stretches, for drawings and for half days. */
import type { Tick, WorkingTime } from '#engine';

export interface Stretch {
  readonly from: Tick;
  readonly to: Tick;
}

/** The stretches of work between two ticks, ascending. */
export function workingStretches(working: WorkingTime, from: Tick, to: Tick): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = working.nextStart(from); at < to;) {
    const end = Math.min(endOfStretch(working, at), to);
    stretches.push({ from: at, to: end });
    at = working.nextStart(end);
  }
  return stretches;
}

/** As long as work begun at `start` runs without a pause, its end is its start and its length; the longest such work ends the stretch. */
function endOfStretch(working: WorkingTime, start: Tick): Tick {
  let low = 1;
  let high = 2;
  while (high < 1 << 24 && working.add(start, high) === start + high) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (working.add(start, middle) === start + middle) low = middle;
    else high = middle;
  }
  return start + low;
}
