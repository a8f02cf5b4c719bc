/**
 * The planning engine: facts in, plan out. Pure, deterministic, imports nothing.
 *
 * - `schedule(facts)` gives the whole plan as readable records with a reason for every date; it never throws on a bad plan.
 * - `compile(facts)` and `run(network)` do the same on typed arrays, for charts that follow the mouse; `edit(network, changes)` repairs
 *   only what a change touches.
 * - `explain(plan, facts, task)` walks the reasons back to their root.
 */
export * from './facts.ts';
export type { WorkingTime } from './calendar/working-time.ts';
export type { Edit, Network } from './network/network.ts';
export { Calendars, compileCalendars } from './calendar/compile-calendars.ts';
export { schedule } from './network/schedule.ts';
export { compile } from './network/compile.ts';
export { run } from './network/run.ts';
export { edit } from './network/edit.ts';
export type { EditOptions } from './network/edit.ts';
export { explain } from './network/explain.ts';
export type { Step } from './network/explain.ts';
export * from './levelling/index.ts';
