/**
 * Double justification (forward-backward improvement): push every activity as late as the schedule allows, last finisher first, then
 * pull every one as early as possible, first starter first. The schedule never gets longer (Valls, Ballestin and Quintanilla 2005).
 */
import { mirrored } from './project.ts';
import type { PeriodProject } from './project.ts';
import { serialGeneration } from './serial-generation.ts';

/** Improves `starts` in place as long as each round helps, at most `rounds` times; returns the makespan. */
export type Justification = (starts: Int32Array, makespan: number, rounds?: number) => number;

export function justification(project: PeriodProject): Justification {
  const { count, duration } = project;
  const pull = serialGeneration(project);
  const push = serialGeneration(mirrored(project));
  const order = new Int32Array(count);
  const moved = new Int32Array(count);
  const sortByStart = countingSort(count);

  return (starts, makespan, rounds = 1) => {
    let best = makespan;
    for (let round = 0; round < rounds; round++) {
      for (let at = 0; at < count; at++) moved[at] = best - (starts[at] as number) - (duration[at] as number);
      sortByStart(moved, best, order, true);
      const length = push(order, moved);
      for (let at = 0; at < count; at++) moved[at] = length - (moved[at] as number) - (duration[at] as number);
      sortByStart(moved, length, order, false);
      const after = pull(order, moved);
      if (after <= best) starts.set(moved);
      if (after >= best) break;
      best = after;
    }
    return best;
  };
}

/** Orders activities by start; among equals by number (or against it), which keeps links between milestones in order. */
export function countingSort(count: number): (starts: Int32Array, last: number, order: Int32Array, isMirrored: boolean) => void {
  let places = new Int32Array(64);
  return (starts, last, order, isMirrored) => {
    if (places.length < last + 2) places = new Int32Array(2 * last + 2);
    else places.fill(0, 0, last + 2);
    for (let at = 0; at < count; at++) {
      const place = (starts[at] as number) + 1;
      places[place] = (places[place] as number) + 1;
    }
    for (let time = 1; time <= last + 1; time++) places[time] = (places[time] as number) + (places[time - 1] as number);
    for (let step = 0; step < count; step++) {
      const at = isMirrored ? count - 1 - step : step;
      const time = starts[at] as number;
      const place = places[time] as number;
      order[place] = at;
      places[time] = place + 1;
    }
  };
}
