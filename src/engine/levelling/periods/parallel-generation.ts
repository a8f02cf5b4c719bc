/**
 * Parallel schedule generation: go through time, and whenever something finishes start what may start and fits, best first (Brooks and
 * White 1965). Nothing waits while it could run, so the result is a non-delay schedule.
 */
import type { PeriodProject } from './project.ts';

/** `keys`: smaller goes first, ties by number. Writes the starts and returns the makespan. Keeps its own scratch memory. */
export type ParallelGeneration = (keys: Float64Array, starts: Int32Array) => number;

/** Chooses among the activities that may start and fit; the position in `eligible` of the one to start now, or -1 to let time pass. */
export type Choice = (eligible: Int32Array, count: number, state: ParallelState) => number;
export type ParallelState = {
  readonly now: number;
  readonly fits: (activity: number) => boolean;
  readonly running: () => readonly number[];
  readonly finishes: Int32Array;
  readonly free: Int32Array;
};

export function parallelGeneration(project: PeriodProject): ParallelGeneration {
  const generate = generationByChoice(project);
  let keys = new Float64Array(0);
  const choose: Choice = (eligible, count, state) => {
    let best = -1;
    let bestKey = Infinity;
    for (let position = 0; position < count; position++) {
      const at = eligible[position] as number;
      const key = keys[at] as number;
      if ((key < bestKey || (key === bestKey && at < (eligible[best] as number))) && state.fits(at)) {
        best = position;
        bestKey = key;
      }
    }
    return best;
  };
  return (newKeys, starts) => {
    keys = newKeys as Float64Array<ArrayBuffer>;
    return generate(choose, starts);
  };
}

/** The same walk through time with any way of choosing: rules that depend on the moment (worst case slack) come in here. */
export function generationByChoice(project: PeriodProject): (choose: Choice, starts: Int32Array) => number {
  const { count, duration, predecessors, successors, packed } = project;
  const { guard, need } = packed;
  const demandStart = packed.demand.start;
  const demandWord = packed.demand.item;
  const free = new Int32Array(packed.words);
  const waits = new Int32Array(count);
  const eligible = new Int32Array(count);
  const finishes = new Int32Array(count);
  const running: number[] = [];

  const fits = (at: number): boolean => {
    for (let k = demandStart[at] as number, end = demandStart[at + 1] as number; k < end; k++)
      if ((((free[demandWord[k] as number] as number) - (need[k] as number)) & guard) !== guard) return false;
    return true;
  };
  return (choose, starts) => {
    free.set(packed.full);
    running.length = 0;
    let ready = 0;
    for (let at = 0; at < count; at++) {
      waits[at] = (predecessors.start[at + 1] as number) - (predecessors.start[at] as number);
      if (waits[at] === 0) eligible[ready++] = at;
    }
    const finish = (at: number): void => {
      for (let k = successors.start[at] as number; k < (successors.start[at + 1] as number); k++) {
        const after = successors.item[k] as number;
        waits[after] = (waits[after] as number) - 1;
        if (waits[after] === 0) eligible[ready++] = after;
      }
    };
    let now = 0;
    let makespan = 0;
    for (let left = count; left > 0;) {
      const position = choose(eligible, ready, { now, fits, running: () => running, finishes, free });
      if (position >= 0) {
        const at = eligible[position] as number;
        eligible[position] = eligible[--ready] as number;
        starts[at] = now;
        finishes[at] = now + (duration[at] as number);
        left--;
        if ((finishes[at] as number) > makespan) makespan = finishes[at] as number;
        if (duration[at] === 0) finish(at);
        else {
          for (let k = demandStart[at] as number; k < (demandStart[at + 1] as number); k++)
            free[demandWord[k] as number] = (free[demandWord[k] as number] as number) - (need[k] as number);
          running.push(at);
        }
        continue;
      }
      now = running.reduce((soonest, at) => Math.min(soonest, finishes[at] as number), Infinity);
      let kept = 0;
      for (const at of running) {
        if ((finishes[at] as number) > now) {
          running[kept++] = at;
          continue;
        }
        for (let k = demandStart[at] as number; k < (demandStart[at + 1] as number); k++)
          free[demandWord[k] as number] = (free[demandWord[k] as number] as number) + (need[k] as number);
        finish(at);
      }
      running.length = kept;
    }
    return makespan;
  };
}
