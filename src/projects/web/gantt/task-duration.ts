/** The duration of a task as chart, table and panel say it: what somebody typed, or for a summary the working time of the project that it spans. */
import type { Ticks, WorkingTime } from '#engine';
import { has, SUMMARY, TENTATIVE, type PlanModel } from './plan-model.ts';

export interface TaskDuration {
  readonly ticks: Ticks;
  readonly isElapsed: boolean;
  readonly isEstimated: boolean;
}

const DAY = 4_800;
const TENTH = DAY / 10;

export function durationOf(model: PlanModel, index: number, workingTime: WorkingTime | null): TaskDuration {
  const { network } = model;
  if (has(model, index, SUMMARY)) {
    const calendar = workingTime ?? network.calendarOf(index);
    const ticks = calendar.between(network.start[index]!, network.finish[index]!);
    // Nobody typed it: people who end half an hour earlier would make 10.94 days of eleven.
    const isLong = ticks >= 2 * DAY;
    return { ticks: isLong ? Math.round(ticks / TENTH) * TENTH : ticks, isElapsed: false, isEstimated: false };
  }
  const facts = network.facts.tasks[index]!;
  return { ticks: facts.duration ?? 0, isElapsed: facts.elapsed ?? false, isEstimated: has(model, index, TENTATIVE) };
}
