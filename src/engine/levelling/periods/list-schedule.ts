/**
 * The best of several list schedules: priority rules through the serial and the parallel scheme, then double justification, then (when
 * asked for more) seeded samples around the rules. The same seed gives the same schedule.
 *
 * A search of any kind fits in the same place: it turns orders into starts with `serialGeneration`, improves them with `justification`
 * and keeps the best; this file is its opening position.
 */
import { criticalPath } from './critical-path.ts';
import { countingSort, justification } from './justification.ts';
import { lowerBound } from './lower-bound.ts';
import { parallelGeneration } from './parallel-generation.ts';
import { priorityKeys } from './priority-rules.ts';
import type { PriorityRule } from './priority-rules.ts';
import type { PeriodProject } from './project.ts';
import { seededChance } from '../seeded-chance.ts';
import { serialGeneration } from './serial-generation.ts';
import { waitingHeap } from '../waiting-heap.ts';
import { worstCaseSlackGeneration } from './worst-case-slack.ts';

export type ListScheduleOptions = {
  readonly rules?: readonly (PriorityRule | 'WCS')[];
  readonly schemes?: readonly ('serial' | 'parallel')[];
  /** Double justification of every schedule found (default true). */
  readonly justify?: boolean;
  /** How many more schedules to draw around the rules, each improved by justification (which counts as two more). Default 0. */
  readonly schedules?: number;
  readonly seed?: number;
  /** Starts of a schedule known from before, in the project's numbering: the result is never longer, and starts nothing later if nothing shorter is found. */
  readonly incumbent?: Int32Array;
};

export type ListSchedule = {
  /** First period of each activity, in the project's numbering. */
  readonly starts: Int32Array;
  readonly makespan: number;
  /** No schedule is shorter than this. */
  readonly bound: number;
  /** Per mille of the bound by which the makespan may be too long. */
  readonly gapPerMille: number;
  readonly by: string;
  /** Schedules generated on the way. */
  readonly schedules: number;
};

export function listSchedule(project: PeriodProject, options: ListScheduleOptions = {}): ListSchedule {
  const { rules = ['LFT', 'LST', 'MINSLK', 'GRPW', 'MTS', 'WCS'], schemes = ['serial', 'parallel'], justify = true } = options;
  const dates = criticalPath(project);
  const bound = lowerBound(project, dates);
  const serial = serialGeneration(project);
  const parallel = parallelGeneration(project);
  const improve = justification(project);
  const order = new Int32Array(project.count);
  const starts = new Int32Array(project.count);
  const best = { starts: new Int32Array(project.count), makespan: Infinity, by: 'none' };
  let schedules = 0;

  const keep = (found: number, by: string): void => {
    schedules++;
    let makespan = found;
    if (justify) {
      makespan = improve(starts, found);
      schedules += 2;
    }
    if (makespan >= best.makespan) return;
    best.makespan = makespan;
    best.by = makespan < found ? `${by}, justified` : by;
    best.starts.set(starts);
  };

  if (options.incumbent) {
    const last = options.incumbent.reduce((latest, start) => Math.max(latest, start), 0);
    countingSort(project.count)(options.incumbent, last, order, false);
    const makespan = serial(order, starts);
    best.starts.set(starts);
    best.makespan = makespan;
    best.by = 'incumbent';
    schedules++;
  }
  const fill = linkedOrder(project);
  for (const rule of rules) {
    if (best.makespan === bound) break;
    if (rule === 'WCS') {
      if (schemes.includes('parallel') && project.count <= 300) keep(worstCaseSlackGeneration(project, dates)(starts), 'parallel WCS');
      continue;
    }
    const keys = priorityKeys(project, dates, rule);
    if (schemes.includes('serial')) {
      fill(keys, order);
      keep(serial(order, starts), `serial ${rule}`);
    }
    if (schemes.includes('parallel')) keep(parallel(keys, starts), `parallel ${rule}`);
  }
  sample();
  return { ...best, bound, gapPerMille: bound === 0 ? 0 : ((best.makespan - bound) * 1000) / bound, schedules };

  /** Latest finish and latest start with a shake of seeded chance, mild and strong in turn. */
  function sample(): void {
    const chance = seededChance(options.seed ?? 1);
    const base = [priorityKeys(project, dates, 'LFT'), priorityKeys(project, dates, 'LST')] as const;
    const mean = project.duration.reduce((sum, one) => sum + one, 0) / Math.max(1, project.count);
    const keys = new Float64Array(project.count);
    for (let turn = 0; schedules < (options.schedules ?? 0) && best.makespan > bound; turn++) {
      const from = base[turn & 1] as Float64Array;
      const shake = mean * ([1, 2, 4][turn % 3] as number);
      for (let at = 0; at < project.count; at++) keys[at] = (from[at] as number) + (chance() - 0.5) * shake;
      if ((turn >> 1) & 1 && schemes.includes('parallel')) keep(parallel(keys, starts), 'parallel sample');
      else {
        fill(keys, order);
        keep(serial(order, starts), 'serial sample');
      }
    }
  }
}

/** Turns keys into an order that follows the links: always the best of those whose predecessors are in. */
export function linkedOrder(project: PeriodProject): (keys: Float64Array, order: Int32Array) => void {
  const { count, predecessors, successors } = project;
  const waits = new Int32Array(count);
  const keysNow = new Float64Array(count);
  const ready = waitingHeap(count, keysNow);
  return (keys, order) => {
    keysNow.set(keys);
    for (let at = 0; at < count; at++) {
      waits[at] = (predecessors.start[at + 1] as number) - (predecessors.start[at] as number);
      if (waits[at] === 0) ready.add(at);
    }
    for (let position = 0; position < count; position++) {
      const at = ready.take();
      order[position] = at;
      for (let k = successors.start[at] as number; k < (successors.start[at + 1] as number); k++) {
        const after = successors.item[k] as number;
        waits[after] = (waits[after] as number) - 1;
        if (waits[after] === 0) ready.add(after);
      }
    }
  };
}
