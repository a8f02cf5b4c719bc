/**
 * Who goes first: static priority rules, each a key per activity, smaller first.
 * Names and definitions follow Kolisch (1996) and Alvarez-Valdes and Tamarit (1989); see the README for the papers.
 */
import type { PeriodDates } from './critical-path.ts';
import type { PeriodProject } from './project.ts';

export type PriorityRule = 'LFT' | 'LST' | 'MINSLK' | 'GRPW' | 'MTS' | 'EST' | 'SPT' | 'GRD';

export const priorityRules: readonly PriorityRule[] = ['LFT', 'LST', 'MINSLK', 'GRPW', 'MTS', 'EST', 'SPT', 'GRD'];

export function priorityKeys(project: PeriodProject, dates: PeriodDates, rule: PriorityRule): Float64Array {
  const { count, duration, successors } = project;
  const { earliest, latest } = dates;
  switch (rule) {
    case 'LFT': // latest finish time
      return Float64Array.from(latest, (start, at) => start + (duration[at] as number));
    case 'LST': // latest start time
      return Float64Array.from(latest);
    case 'MINSLK': // least slack
      return Float64Array.from(latest, (start, at) => start - (earliest[at] as number));
    case 'GRPW': // greatest rank positional weight: own duration and that of the direct successors
      return Float64Array.from({ length: count }, (_, at) => {
        let weight = duration[at] as number;
        for (let k = successors.start[at] as number; k < (successors.start[at + 1] as number); k++)
          weight += duration[successors.item[k] as number] as number;
        return -weight;
      });
    case 'MTS': // most total successors
      return countFollowers(project).map((followers) => -followers);
    case 'EST': // earliest start time
      return Float64Array.from(earliest);
    case 'SPT': // shortest first
      return Float64Array.from(duration);
    case 'GRD': // greatest resource demand: share of each capacity, times duration
      return Float64Array.from({ length: count }, (_, at) => {
        let share = 0;
        for (let k = project.demand.start[at] as number; k < (project.demand.start[at + 1] as number); k++)
          share += (project.amount[k] as number) / (project.capacity[project.demand.item[k] as number] as number);
        return -share * (duration[at] as number);
      });
  }
}

/** How many activities follow each one, near or far (a set of bits per activity, joined from the end). */
export function countFollowers(project: Pick<PeriodProject, 'count' | 'successors'>): Float64Array {
  const { count, successors } = project;
  const words = (count + 31) >> 5;
  const followers = new Int32Array(count * words);
  const counts = new Float64Array(count);
  for (let at = count - 1; at >= 0; at--) {
    const row = at * words;
    for (let k = successors.start[at] as number; k < (successors.start[at + 1] as number); k++) {
      const after = successors.item[k] as number;
      for (let word = 0; word < words; word++)
        followers[row + word] = (followers[row + word] as number) | (followers[after * words + word] as number);
      followers[row + (after >> 5)] = (followers[row + (after >> 5)] as number) | (1 << (after & 31));
    }
    let total = 0;
    for (let word = 0; word < words; word++) total += ones(followers[row + word] as number);
    counts[at] = total;
  }
  return counts;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
