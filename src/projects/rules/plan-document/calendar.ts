/** Working time as a project file says it. */
import type { Shift, Weekday } from '#engine';
import type { CivilDate } from './values.ts';

export interface PlanCalendar {
  readonly uid: number;
  readonly guid: string | null;
  readonly name: string | null;
  readonly isBase: boolean;
  readonly isBaseline: boolean;
  readonly baseUid: number | null;
  /** Only the days that the file states. A day that is missing is taken from the base calendar (or is free, where there is none). */
  readonly days: readonly PlanDay[];
  readonly exceptions: readonly PlanException[];
  readonly workWeeks: readonly PlanWorkWeek[];
}

/** `[]` is a free day. A shift is from and to in minutes of the day; 1,440 is midnight at its end. */
export interface PlanDay {
  readonly day: Weekday;
  readonly shifts: readonly Shift[];
}

export interface PlanException {
  readonly name: string | null;
  readonly from: CivilDate;
  /** Last day, included. */
  readonly to: CivilDate;
  readonly shifts: readonly Shift[];
  /** Null: every day of the period. */
  readonly recurrence: PlanRecurrence | null;
  readonly occurrences: number | null;
  /** True: the occurrences decide where it ends, false: the date `to`. */
  readonly endsByOccurrences: boolean;
}

export type RecurringDay = Weekday | 'day' | 'working-day' | 'weekend-day';
export type WeekOfMonth = 1 | 2 | 3 | 4 | 'last';

export type PlanRecurrence =
  | { readonly kind: 'daily'; readonly every: number }
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'monthly-on-day'; readonly every: number; readonly day: number }
  | { readonly kind: 'monthly-on-weekday'; readonly every: number; readonly week: WeekOfMonth; readonly weekday: RecurringDay }
  | { readonly kind: 'yearly-on-day'; readonly month: number; readonly day: number }
  | { readonly kind: 'yearly-on-weekday'; readonly month: number; readonly week: WeekOfMonth; readonly weekday: RecurringDay };

export interface PlanWorkWeek {
  readonly name: string | null;
  readonly from: CivilDate;
  /** Last day, included. */
  readonly to: CivilDate;
  readonly days: readonly PlanDay[];
}
