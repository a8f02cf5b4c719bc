/** What people can still give, what is asked of them, and what they spent. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { capacity, capacityTasks } from './capacity.ts';
import { changeTimeEntry, createTimeEntry, removeTimeEntry, timeEntry } from './time/time-entry.ts';
import { changeTime, incidentTime, requestTime, taskTime, timeSheet } from './time/time-views.ts';
import { removeTimer, startTimer, stopTimer, timer } from './time/timer.ts';

export {
  capacity,
  capacityGroups,
  capacityTasks,
  longestRangeDays,
  type Capacity,
  type CapacityGroup,
  type CapacityRow,
  type CapacityTask,
} from './capacity.ts';
export { capacityRowsOf, capacityTasksOf, type CapacityAsking } from './capacity-rows.ts';
export { demandTableOf, type CapacityFacts, type DemandTable, type PlannedAsk } from './demand-table.ts';
export { periodsBetween, periodSteps, weekNumberOf, type Period, type PeriodStep } from './period.ts';
export { seenBy } from './who-may-see.ts';

export { minutesPerDay, changeTimeEntry, createTimeEntry, removeTimeEntry, timeEntry, type TimeEntry } from './time/time-entry.ts';
export { changeTime, incidentTime, longestSheetDays, requestTime, taskTime, timeSheet } from './time/time-views.ts';
export { removeTimer, startTimer, stopTimer, timer, type Timer } from './time/timer.ts';
export { ownTimeOrManagers } from './time/who-may.ts';
export { workedOnFields, type WorkedOn } from './time/worked-on.ts';

export const planningRoom = room('planning', {
  things: [timeEntry, timer],
  deeds: [createTimeEntry, changeTimeEntry, removeTimeEntry, startTimer, stopTimer, removeTimer],
  views: [capacity, capacityTasks, taskTime, incidentTime, changeTime, requestTime, timeSheet],
});
