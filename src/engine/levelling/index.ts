/**
 * Levelling: dates that people's time allows. `level` for plans of real people with calendars, `loadOf` for what is asked against what
 * there is, `listSchedule` for the literature's form in whole periods.
 */
export { level } from './people/level.ts';
export type { LevelOptions } from './people/level.ts';
export { levellingFactsOf } from './people/facts-of-plans.ts';
export type { ProjectPlan } from './people/facts-of-plans.ts';
export { ledgerRows } from './people/ledger.ts';
export { capacityOf, loadOf } from './people/load-of.ts';
export type { CapacityTable, Demand, LoadTable } from './people/load-of.ts';
export { verifyLevelling } from './people/verify-levelling.ts';
export type { LevelRule } from './people/priority-keys.ts';
export type * from './people/pool-facts.ts';
export { compilePeriodProject } from './periods/project.ts';
export type { PeriodActivity, PeriodConflict, PeriodFacts, PeriodProject, PeriodResource } from './periods/project.ts';
export { listSchedule } from './periods/list-schedule.ts';
export type { ListSchedule, ListScheduleOptions } from './periods/list-schedule.ts';
