import type { CalendarFacts } from '../facts.ts';
import type { WorkingTime } from './working-time.ts';

/** Compiles the calendars and gives each by its id. */
export declare function compileCalendars(calendars: readonly CalendarFacts[]): ReadonlyMap<string, WorkingTime>;
