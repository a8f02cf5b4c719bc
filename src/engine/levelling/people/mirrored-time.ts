import type { WorkingTime } from '../../calendar/working-time.ts';

/** The same working time with time running backwards: a schedule of the mirrored plan, read backwards, is one of the plan. */
export function mirroredTime(time: WorkingTime): WorkingTime {
  return {
    nextStart: (at) => -time.previousFinish(-at),
    previousFinish: (at) => -time.nextStart(-at),
    isWorking: (at) => time.isWorking(-at - 1),
    add: (from, work) => -time.subtract(-from, work),
    subtract: (to, work) => -time.add(-to, work),
    between: (from, to) => time.between(-to, -from),
  };
}
