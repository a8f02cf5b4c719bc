/** Priority rules on people's own time: the literature's keys, computed from the dates that links and calendars alone would give. */
import { countFollowers } from '../periods/priority-rules.ts';
import { lists } from '../periods/project.ts';
import type { LevellingProblem } from './levelling-problem.ts';

export type LevelRule = 'LFT' | 'LST' | 'MINSLK' | 'GRPW' | 'MTS' | 'EST' | 'SPT' | 'LFT-own' | 'LST-own';

export interface FreeDates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly lateStart: Int32Array;
  readonly lateFinish: Int32Array;
}

/** Smaller goes first. `own`: counted back from the end of the task's own project rather than from the end of all. */
export function levelKeys(problem: LevellingProblem, dates: FreeDates, rule: LevelRule): Float64Array {
  const { start, finish, lateStart, lateFinish } = dates;
  const span = (at: number): number => (finish[at] as number) - (start[at] as number);
  switch (rule) {
    case 'LFT':
      return Float64Array.from(lateFinish);
    case 'LST':
      return Float64Array.from(lateStart);
    case 'MINSLK':
      return Float64Array.from(lateStart, (late, at) => late - (start[at] as number));
    case 'EST':
      return Float64Array.from(start);
    case 'SPT':
      return Float64Array.from(start, (_, at) => span(at));
    case 'GRPW':
      return Float64Array.from(start, (_, at) => -(problem.outgoing[at] ?? []).reduce((sum, link) => sum + span(link.to), span(at)));
    case 'MTS':
      return countFollowers({
        count: problem.count,
        successors: lists(problem.outgoing.map((links) => links.map((link) => link.to))),
      }).map((followers) => -followers);
    case 'LFT-own':
    case 'LST-own': {
      const ends = new Float64Array(problem.projects.length).fill(-Infinity);
      finish.forEach((end, at) => (ends[problem.project[at] as number] = Math.max(ends[problem.project[at] as number] as number, end)));
      return Float64Array.from(
        rule === 'LFT-own' ? lateFinish : lateStart,
        (late, at) => late + (ends[problem.project[at] as number] as number),
      );
    }
  }
}

/** Priority classes rule over keys: the place of each task among all. */
export function placesByClass(rank: Int32Array, keys: Float64Array): Float64Array {
  const order = Array.from(keys, (_, at) => at);
  order.sort((a, b) => (rank[a] as number) - (rank[b] as number) || (keys[a] as number) - (keys[b] as number) || a - b);
  const places = new Float64Array(keys.length);
  order.forEach((at, place) => (places[at] = place));
  return places;
}
