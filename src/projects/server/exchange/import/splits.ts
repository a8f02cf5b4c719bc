import type { PlanFacts } from '#engine';
import { minutesOfTicks } from './wall-clock.ts';

export interface SplitRow {
  readonly afterMinutes: number;
  readonly pauseMinutes: number;
}

const SPLITS_AT_MOST = 200;

/**
 * The pauses of tasks, by the number of the task. The file has them only in the work that it lays out over time; where somebody
 * is named for that work, the pauses come with the assignment, so here are those of work that nobody is named for.
 */
export function splitsOf(facts: PlanFacts): ReadonlyMap<string, readonly SplitRow[]> {
  const splits = new Map<string, readonly SplitRow[]>();
  for (const each of facts.assignments ?? []) {
    if (each.profile === undefined || facts.resources?.some((resource) => resource.id === each.resource)) continue;
    const rows: SplitRow[] = [];
    let worked = 0;
    for (const piece of each.profile) {
      if (piece.work === 0) rows.push({ afterMinutes: minutesOfTicks(worked), pauseMinutes: minutesOfTicks(piece.duration) });
      else worked += piece.duration;
    }
    splits.set(each.task, rows.slice(0, SPLITS_AT_MOST));
  }
  return splits;
}
