/**
 * What no schedule can beat: the critical path, the work that a resource must do between the earliest heads and the shortest tails of a
 * set of activities, and the critical path stretched by what cannot run beside it (Stinson, Davis and Khumawala 1978).
 */
import type { PeriodDates } from './critical-path.ts';
import type { PeriodProject } from './project.ts';

export function lowerBound(project: PeriodProject, dates: PeriodDates): number {
  return Math.max(dates.length, capacityBound(project, dates), criticalSequenceBound(project, dates));
}

/** For each resource: all work of the activities with head ≥ a and tail ≥ q needs so many periods between a and the end less q. */
function capacityBound(project: PeriodProject, dates: PeriodDates): number {
  let bound = 0;
  const users: { head: number; tail: number; work: number }[][] = Array.from(project.capacity, () => []);
  for (let at = 0; at < project.count; at++) {
    const length = project.duration[at] as number;
    const head = dates.earliest[at] as number;
    const tail = dates.length - (dates.latest[at] as number) - length;
    for (let k = project.demand.start[at] as number; k < (project.demand.start[at + 1] as number); k++)
      if (length > 0) users[project.demand.item[k] as number]?.push({ head, tail, work: length * (project.amount[k] as number) });
  }
  users.forEach((list, resource) => {
    const capacity = project.capacity[resource] as number;
    const byHead = list.toSorted((a, b) => b.head - a.head);
    // With very many activities a few tails stand for all: still a bound, only not the best one.
    const tails = [...new Set(list.map((one) => one.tail))].toSorted((a, b) => a - b);
    const step = Math.ceil((tails.length * list.length) / 1_000_000) || 1;
    for (let index = 0; index < tails.length; index += step) {
      const tail = tails[index] as number;
      let work = 0;
      for (const one of byHead) {
        if (one.tail < tail) continue;
        work += one.work;
        bound = Math.max(bound, one.head + Math.ceil(work / capacity) + tail);
      }
    }
  });
  return bound;
}

/** An activity off the critical path that cannot fit beside it whole makes the project longer by what is left over. */
function criticalSequenceBound(project: PeriodProject, dates: PeriodDates): number {
  const { count, duration, successors, capacity } = project;
  const path: number[] = [];
  for (let at = -1, next = firstCritical(); next >= 0;) {
    at = next;
    path.push(at);
    next = -1;
    for (let k = successors.start[at] as number; k < (successors.start[at + 1] as number) && next < 0; k++) {
      const after = successors.item[k] as number;
      if (isCritical(after) && dates.earliest[after] === (dates.earliest[at] as number) + (duration[at] as number)) next = after;
    }
  }
  const onPath = new Set(path);
  const left = new Int32Array(capacity.length);
  let bound = dates.length;
  for (let at = 0; at < count; at++) {
    if (onPath.has(at) || duration[at] === 0) continue;
    const from = dates.earliest[at] as number;
    const to = (dates.latest[at] as number) + (duration[at] as number);
    // The longest stretch of the path, within the window, beside which it fits without a pause.
    let longest = 0;
    let stretch = 0;
    for (const critical of path) {
      const begin = Math.max(from, dates.earliest[critical] as number);
      const end = Math.min(to, (dates.earliest[critical] as number) + (duration[critical] as number));
      if (end <= begin) continue;
      stretch = fitsBeside(at, critical) ? stretch + end - begin : 0;
      longest = Math.max(longest, stretch);
    }
    bound = Math.max(bound, dates.length + (duration[at] as number) - Math.min(longest, duration[at] as number));
  }
  return bound;

  function firstCritical(): number {
    for (let at = 0; at < count; at++) if (dates.earliest[at] === 0 && isCritical(at)) return at;
    return -1;
  }
  function isCritical(at: number): boolean {
    return dates.earliest[at] === dates.latest[at];
  }
  function fitsBeside(one: number, other: number): boolean {
    left.set(capacity);
    for (const at of [one, other])
      for (let k = project.demand.start[at] as number; k < (project.demand.start[at + 1] as number); k++) {
        const resource = project.demand.item[k] as number;
        left[resource] = (left[resource] as number) - (project.amount[k] as number);
      }
    return left.every((units) => units >= 0);
  }
}
