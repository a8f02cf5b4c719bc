/** What one row of the chart looks like: pixel edges and the state, computed from the arrays when the row is drawn and at no other time. */
import type { Tick } from '#engine';
import type { CivilZone } from './civil-zone.ts';
import { has, MILESTONE, NEVER, RESERVED, SUMMARY, type PlanModel } from './plan-model.ts';
import type { TimeScale } from './time-scale.ts';
import { daysBetween } from './time-units.ts';

export type BarState = 'on-track' | 'at-risk' | 'late' | 'done' | 'reserved';

export interface BarShape {
  x: number;
  width: number;
  /** Right edge of what is done. */
  doneX: number;
  baselineX: number;
  /** -1: no baseline. */
  baselineWidth: number;
  /** Right edge of the float tail; not above the bar's own when there is none. */
  floatX: number;
  /** -1: no deadline. */
  deadlineX: number;
  state: BarState;
  /** Days on the calendar behind the baseline or deadline, 0 when not late. */
  lateDays: number;
  isSummary: boolean;
  isMilestone: boolean;
  isCritical: boolean;
}

export const emptyShape = (): BarShape => ({
  x: 0,
  width: 0,
  doneX: 0,
  baselineX: 0,
  baselineWidth: -1,
  floatX: 0,
  deadlineX: -1,
  state: 'on-track',
  lateDays: 0,
  isSummary: false,
  isMilestone: false,
  isCritical: false,
});

const DAY: Tick = 14_400;
/** Narrower bars are widened to this, so that every task can be seen and hit. */
const LEAST_WIDTH = 4;
export const MILESTONE_SIZE = 15;

/**
 * Late: an unfinished task that should be over by the status date, misses its deadline, or ends a week or more after its baseline.
 * At risk: it ends after its baseline at all, has negative slack (something after it misses its date), or less is done than the days gone by.
 */
export function barState(model: PlanModel, task: number, statusDate: Tick): BarState {
  const { network } = model;
  if (has(model, task, RESERVED)) return 'reserved';
  const percent = model.percent[task]!;
  if (percent >= 100) return 'done';
  const start = network.start[task]!;
  const finish = network.finish[task]!;
  if (finish < statusDate) return 'late';
  const deadline = model.deadline[task]!;
  if (deadline !== NEVER && finish > deadline) return 'late';
  const promised = model.baselineFinish[task]!;
  if (promised !== NEVER && finish >= promised + 7 * DAY) return 'late';
  if ((promised !== NEVER && finish > promised) || network.totalSlack[task]! < 0) return 'at-risk';
  if (start < statusDate && percent < (100 * (statusDate - start)) / Math.max(1, finish - start) - 10) return 'at-risk';
  return 'on-track';
}

function daysLate(zone: CivilZone, finish: Tick, target: Tick, statusDate: Tick): number {
  const civil = zone.toCivil(finish);
  const behindTarget = target === NEVER ? 0 : daysBetween(zone.toCivil(target), civil);
  return Math.max(0, behindTarget, daysBetween(civil, zone.toCivil(statusDate)));
}

/** Fills `shape` with the row of this task; nothing is allocated, because this runs for every row of every frame of a drag. */
export function shapeBar(model: PlanModel, task: number, scale: TimeScale, zone: CivilZone, statusDate: Tick, shape: BarShape): BarShape {
  const { network } = model;
  const start = network.start[task]!;
  const finish = network.finish[task]!;
  const left = scale.x(zone.toCivil(start));
  const right = scale.x(zone.toCivil(finish));
  shape.isSummary = has(model, task, SUMMARY);
  shape.isMilestone = has(model, task, MILESTONE) && !shape.isSummary;
  shape.isCritical = network.isCritical[task] === 1;
  shape.x = shape.isMilestone ? right - MILESTONE_SIZE / 2 : left;
  shape.width = shape.isMilestone ? MILESTONE_SIZE : Math.max(right - left, LEAST_WIDTH);
  shape.doneX = shape.x + (shape.width * model.percent[task]!) / 100;
  shape.state = barState(model, task, statusDate);

  const baseline = model.baselineFinish[task]!;
  const baselineStart = model.baselineStart[task]!;
  const deadline = model.deadline[task]!;
  shape.baselineWidth = -1;
  if (baseline !== NEVER) {
    shape.baselineX = scale.x(zone.toCivil(baselineStart === NEVER ? baseline : baselineStart));
    shape.baselineWidth = Math.max(0, scale.x(zone.toCivil(baseline)) - shape.baselineX);
  }
  const target = deadline === NEVER ? baseline : deadline;
  shape.lateDays = shape.state === 'late' ? daysLate(zone, finish, target, statusDate) : 0;
  const late = network.lateFinish[task]!;
  shape.floatX = late > finish && shape.state !== 'done' && !shape.isSummary ? scale.x(zone.toCivil(late)) : shape.x;
  shape.deadlineX = deadline === NEVER ? -1 : scale.x(zone.toCivil(deadline));
  return shape;
}
