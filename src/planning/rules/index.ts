/** What people can still give and what is asked of them, over all running projects. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { capacity, capacityTasks } from './capacity.ts';

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

export const planningRoom = room('planning', { things: [], views: [capacity, capacityTasks] });
