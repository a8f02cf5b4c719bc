/**
 * Serial schedule generation: take the activities in a given order and put each at the first moment where its predecessors have
 * finished and every resource has enough for its whole duration (Kelley 1963). The order must follow the links.
 */
import type { PeriodProject } from './project.ts';

/** Writes the starts and returns the makespan in periods. Keeps its own scratch memory: make one and use it often. */
export type SerialGeneration = (order: Int32Array, starts: Int32Array) => number;

export function serialGeneration(project: PeriodProject): SerialGeneration {
  const { count, duration, predecessors, packed } = project;
  const { words, guard, full, need } = packed;
  const horizon = duration.reduce((sum, one) => sum + one, 0) + 1;
  const free = new Int32Array(words * horizon);
  const demandStart = packed.demand.start;
  const row = packed.demand.item.map((word) => word * horizon);
  const before = predecessors.item;
  const beforeStart = predecessors.start;
  const finishes = new Int32Array(count);
  let used = horizon;

  return (order, starts) => {
    for (let word = 0; word < words; word++) free.fill(full[word] as number, word * horizon, word * horizon + used);
    let makespan = 0;
    for (let position = 0; position < count; position++) {
      const at = order[position] as number;
      const length = duration[at] as number;
      let start = 0;
      for (let k = beforeStart[at] as number, end = beforeStart[at + 1] as number; k < end; k++) {
        const finish = finishes[before[k] as number] as number;
        if (finish > start) start = finish;
      }
      const from = demandStart[at] as number;
      const to = demandStart[at + 1] as number;
      if (length > 0 && to > from) {
        start = firstFit(from, to, start, length);
        for (let k = from; k < to; k++) {
          const units = need[k] as number;
          const first = (row[k] as number) + start;
          for (let cell = first; cell < first + length; cell++) free[cell] = (free[cell] as number) - units;
        }
      }
      starts[at] = start;
      finishes[at] = start + length;
      if (start + length > makespan) makespan = start + length;
    }
    used = makespan;
    return makespan;
  };

  /** Looks from the end of the wanted interval, so that a full period moves the start right behind it. */
  function firstFit(from: number, to: number, earliest: number, length: number): number {
    let start = earliest;
    if (to - from === 1) {
      const units = need[from] as number;
      const offset = row[from] as number;
      let known = start;
      for (let period = start + length - 1; period >= known; period--) {
        if ((((free[offset + period] as number) - units) & guard) === guard) continue;
        known = start + length;
        start = period + 1;
        period = start + length;
      }
      return start;
    }
    search: for (;;) {
      for (let k = from; k < to; k++) {
        const units = need[k] as number;
        const offset = row[k] as number;
        for (let period = start + length - 1; period >= start; period--)
          if ((((free[offset + period] as number) - units) & guard) !== guard) {
            start = period + 1;
            continue search;
          }
      }
      return start;
    }
  }
}
