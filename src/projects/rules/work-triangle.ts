/**
 * Work = duration × units: when one side changes, the task's type says which other side gives way (Microsoft Project's meaning of
 * fixed units, fixed work, fixed duration and effort-driven). Units are per mille, everything else minutes. An elapsed duration has no
 * triangle: nobody works around the clock.
 */
import type { Task } from './task.ts';

export interface TriangleTask extends Pick<Task, 'durationMinutes' | 'workMinutes' | 'taskType' | 'isEffortDriven' | 'isElapsed'> {}

export interface TriangleAssignment {
  readonly id: string;
  readonly unitsPerMille: number;
  readonly workMinutes: number | null;
}

export interface Triangle {
  readonly durationMinutes: number;
  readonly workMinutes: number | null;
  readonly assignments: readonly TriangleAssignment[];
}

/** Which side somebody changed; the task and the assignments already hold the new value. `work` is the task's, `own-work` that of one assignment. */
export type Touched = 'duration' | 'work' | 'own-work' | 'units' | 'people';

const tenth = (minutes: number): number => Math.round(minutes * 10) / 10;
const workOf = (duration: number, units: number): number => tenth((duration * units) / 1000);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * The three sides in balance again. `before` are the assignments as they were, which matters when people come or go and the task is
 * effort-driven: then the work stays and is shared out anew by units.
 */
export function balance(
  task: TriangleTask,
  assignments: readonly TriangleAssignment[],
  touched: Touched,
  before: readonly TriangleAssignment[] = assignments,
): Triangle {
  const { durationMinutes, taskType } = task;
  if (task.isElapsed || assignments.length === 0) {
    const workMinutes = assignments.length === 0 && before.length > 0 && !task.isEffortDriven ? null : task.workMinutes;
    return { durationMinutes, workMinutes, assignments };
  }
  const held = assignments.map((each) => ({ ...each, workMinutes: each.workMinutes ?? workOf(durationMinutes, each.unitsPerMille) }));
  switch (touched) {
    case 'duration':
      return taskType === 'fixed-work' ? fitUnits(durationMinutes, held) : fitWork(durationMinutes, held);
    case 'work': {
      const shared = share(task.workMinutes ?? 0, held);
      return taskType === 'fixed-duration' ? fitUnits(durationMinutes, shared) : fitDuration(durationMinutes, shared);
    }
    case 'own-work':
      return taskType === 'fixed-duration' ? fitUnits(durationMinutes, held) : fitDuration(durationMinutes, held);
    case 'units':
      return taskType === 'fixed-duration' ? fitWork(durationMinutes, held) : fitDuration(durationMinutes, held);
    case 'people': {
      const work = task.workMinutes ?? sum(before.map((each) => each.workMinutes ?? workOf(durationMinutes, each.unitsPerMille)));
      if (!(task.isEffortDriven || taskType === 'fixed-work') || work === 0)
        return { durationMinutes, workMinutes: total(held), assignments: held };
      const shared = share(work, held);
      return taskType === 'fixed-duration' ? fitUnits(durationMinutes, shared) : fitDuration(durationMinutes, shared);
    }
  }
}

interface Held {
  readonly id: string;
  readonly unitsPerMille: number;
  readonly workMinutes: number;
}

const total = (held: readonly Held[]): number => tenth(sum(held.map((each) => each.workMinutes)));

/** The work goes to each in the measure of their units. */
function share(work: number, held: readonly Held[]): readonly Held[] {
  const units = sum(held.map((each) => each.unitsPerMille));
  return held.map((each) => ({ ...each, workMinutes: tenth(units === 0 ? work / held.length : (work * each.unitsPerMille) / units) }));
}

const fitWork = (durationMinutes: number, held: readonly Held[]): Triangle => {
  const assignments = held.map((each) => ({ ...each, workMinutes: workOf(durationMinutes, each.unitsPerMille) }));
  return { durationMinutes, workMinutes: total(assignments), assignments };
};

const fitUnits = (durationMinutes: number, held: readonly Held[]): Triangle => {
  const unitsOf = (each: Held) =>
    durationMinutes === 0 ? each.unitsPerMille : Math.min(10_000, Math.round((each.workMinutes * 1000) / durationMinutes));
  return { durationMinutes, workMinutes: total(held), assignments: held.map((each) => ({ ...each, unitsPerMille: unitsOf(each) })) };
};

/** The task lasts as long as the one who needs longest. */
const fitDuration = (durationMinutes: number, held: readonly Held[]): Triangle => {
  const working = held.filter((each) => each.unitsPerMille > 0);
  const longest = Math.max(0, ...working.map((each) => (each.workMinutes * 1000) / each.unitsPerMille));
  return { durationMinutes: working.length === 0 ? durationMinutes : tenth(longest), workMinutes: total(held), assignments: held };
};
