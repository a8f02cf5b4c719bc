/**
 * All that the engine is told, and all that it answers: plain readable records.
 *
 * Units. Time is a whole number of **ticks**, one tick being a tenth of a minute, counted from 1970-01-01T00:00 on the UTC line;
 * durations, lags, slack and work are ticks too (480 minutes = 4,800 ticks). A civil **day** is a whole number of days since
 * 1970-01-01. Shares and units are per mille (1,000 = one whole person). Clock times within a day are minutes (0 to 1,440).
 */

export type Tick = number;
export type Ticks = number;
export type Day = number;
export type PerMille = number;

export const TICKS_PER_MINUTE = 10;
export const TICKS_PER_HOUR = 600;
export const TICKS_PER_DAY = 14_400;

// ---------------------------------------------------------------------------------------------------------------- calendars

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From and to in minutes of the day; 1,440 is midnight at the end of it. */
export type Shift = readonly [from: number, to: number];

/** A day that is not named is taken from the base calendar (or does not work, when there is none); `[]` is a free day. */
export type WorkingWeek = { readonly [day in Weekday]?: readonly Shift[] };

export interface WorkWeek {
  readonly name?: string;
  readonly from: Day;
  /** Last day, included. */
  readonly to: Day;
  readonly week: WorkingWeek;
}

/** What a rule on "the second … of the month" may count. */
export type RecurringDay = Weekday | 'day' | 'working-day' | 'weekend-day';

export type Recurrence =
  | { readonly kind: 'daily'; readonly every: number }
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'monthly-on-day'; readonly every: number; readonly day: number }
  | { readonly kind: 'monthly-on-weekday'; readonly every: number; readonly week: 1 | 2 | 3 | 4 | 'last'; readonly weekday: RecurringDay }
  | { readonly kind: 'yearly-on-day'; readonly month: number; readonly day: number }
  | { readonly kind: 'yearly-on-weekday'; readonly month: number; readonly week: 1 | 2 | 3 | 4 | 'last'; readonly weekday: RecurringDay };

/** Days that differ from the week: every day from `from` to `to`, or those among them that the recurrence names. `[]` is a holiday. */
export interface CalendarException {
  readonly name?: string;
  readonly from: Day;
  /** Last day, included. */
  readonly to: Day;
  readonly shifts: readonly Shift[];
  readonly recurrence?: Recurrence;
  /** At most so many occurrences of the recurrence. */
  readonly times?: number;
}

/** From this tick on, civil time of the calendar's site is UTC plus so many minutes. */
export interface ZoneOffset {
  readonly from: Tick;
  readonly offsetMinutes: number;
}

export interface CalendarFacts {
  readonly id: string;
  readonly name?: string;
  readonly base?: string;
  readonly week?: WorkingWeek;
  readonly workWeeks?: readonly WorkWeek[];
  readonly exceptions?: readonly CalendarException[];
  /** Ascending by `from`; the first one also holds before it. Without it civil time is UTC. Taken from the base when absent. */
  readonly offsets?: readonly ZoneOffset[];
}

// -------------------------------------------------------------------------------------------------------------------- tasks

export type ConstraintKind = 'ASAP' | 'ALAP' | 'MSO' | 'MFO' | 'SNET' | 'SNLT' | 'FNET' | 'FNLT';

export interface Constraint {
  readonly kind: ConstraintKind;
  /** Needed by every kind but ASAP and ALAP. */
  readonly date?: Tick;
}

/** After so much of the task's own duration, nothing happens for so long (both working ticks, or elapsed for elapsed tasks). */
export interface Split {
  readonly after: Ticks;
  readonly pause: Ticks;
}

export type TaskType = 'fixed-units' | 'fixed-work' | 'fixed-duration';

export interface TaskFacts {
  readonly id: string;
  readonly name?: string;
  /** The summary that this task stands under. A task that has children is a summary, whatever its kind says. */
  readonly parent?: string;
  readonly kind?: 'task' | 'milestone' | 'summary';
  /** `manual`: the dates are what somebody wrote; the engine only says what they break. */
  readonly mode?: 'auto' | 'manual';
  /** In working ticks of the task's calendar; in elapsed ticks when `elapsed`. For a summary only when manual. */
  readonly duration?: Ticks;
  readonly elapsed?: boolean;
  readonly work?: Ticks;
  readonly type?: TaskType;
  readonly effortDriven?: boolean;
  readonly constraint?: Constraint;
  readonly deadline?: Tick;
  readonly calendar?: string;
  readonly ignoreResourceCalendar?: boolean;
  /** False: the task is kept but moves nothing. */
  readonly active?: boolean;
  readonly priority?: number;

  readonly percentComplete?: number;
  readonly actualStart?: Tick;
  readonly actualFinish?: Tick;
  /** Working ticks already done; when absent, taken from `remainingDuration` or `percentComplete`. */
  readonly actualDuration?: Ticks;
  readonly remainingDuration?: Ticks;
  /** Where the done part ended, and where the rest takes up again. */
  readonly stop?: Tick;
  readonly resume?: Tick;

  readonly splits?: readonly Split[];
  /** Elapsed ticks by which levelling put the task off. */
  readonly levellingDelay?: Ticks;
  readonly manualStart?: Tick;
  readonly manualFinish?: Tick;
  /** Not scheduled by this plan but taken as it stands (a task of another project, an inserted project). */
  readonly external?: boolean;
}

export type LinkKind = 'FS' | 'SS' | 'FF' | 'SF';

export interface LinkFacts {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  /** Ticks; per mille of the predecessor's duration when `lagKind` is `percent` or `elapsed-percent`. Negative is a lead. */
  readonly lag?: number;
  readonly lagKind?: 'working' | 'elapsed' | 'percent' | 'elapsed-percent';
}

// ------------------------------------------------------------------------------------------------ resources and assignments

export interface ResourceFacts {
  readonly id: string;
  readonly name?: string;
  readonly kind?: 'work' | 'material' | 'cost';
  readonly calendar?: string;
  readonly maxUnits?: PerMille;
}

export type Contour = 'flat' | 'back-loaded' | 'front-loaded' | 'double-peak' | 'early-peak' | 'late-peak' | 'bell' | 'turtle';

/** Of an explicit profile: so many working ticks of the assignment's calendar, in which so much work is done (none is a pause). */
export interface ProfilePiece {
  readonly duration: Ticks;
  readonly work: Ticks;
}

export interface AssignmentFacts {
  readonly id: string;
  readonly task: string;
  readonly resource?: string;
  readonly units?: PerMille;
  readonly work?: Ticks;
  readonly actualWork?: Ticks;
  readonly remainingWork?: Ticks;
  readonly overtimeWork?: Ticks;
  readonly remainingOvertimeWork?: Ticks;
  readonly contour?: Contour;
  /** The work as somebody laid it out by hand; rules over `contour`. */
  readonly profile?: readonly ProfilePiece[];
  /** Working ticks after the task's start. */
  readonly delay?: Ticks;
  /** Elapsed ticks by which levelling put this assignment off. */
  readonly levellingDelay?: Ticks;
  readonly actualStart?: Tick;
  readonly actualFinish?: Tick;
  readonly stop?: Tick;
  readonly resume?: Tick;
}

// --------------------------------------------------------------------------------------------------------------------- plan

export interface PlanOptions {
  /** True (default): a dated constraint rules over links. */
  readonly constraintsRule?: boolean;
  /** A task is critical when its total slack is at most this (default 0). */
  readonly criticalSlack?: Ticks;
  /** Every chain that ends gets its own critical path (default false). */
  readonly manyCriticalPaths?: boolean;
  /** Which calendar working lag runs on; Microsoft Project: `successor` (default). */
  readonly lagCalendar?: 'successor' | 'predecessor' | 'project' | 'elapsed';
  /** What a link still holds once its successor has begun out of sequence: nothing of the begun part (`override`), or the rest waits (`retained`). */
  readonly outOfSequence?: 'retained' | 'override';
}

export interface PlanFacts {
  readonly start: Tick;
  /** Needed when `scheduleFrom` is `finish`. */
  readonly finish?: Tick;
  readonly statusDate?: Tick;
  readonly scheduleFrom?: 'start' | 'finish';
  /** The project's own calendar. */
  readonly calendar: string;
  readonly options?: PlanOptions;
  readonly calendars: readonly CalendarFacts[];
  /** In the order of the outline. */
  readonly tasks: readonly TaskFacts[];
  readonly links: readonly LinkFacts[];
  readonly resources?: readonly ResourceFacts[];
  readonly assignments?: readonly AssignmentFacts[];
}

/** Why a date is what it is. `task` is the other task involved: the predecessor, or the child or parent that decides. */
export interface Reason {
  readonly kind:
    | 'project-start'
    | 'project-finish'
    | 'link'
    | 'constraint'
    | 'calendar'
    | 'resource'
    | 'window'
    | 'progress'
    | 'manual'
    | 'levelling'
    | 'as-late-as-possible'
    | 'parent'
    | 'children'
    | 'duration'
    | 'loop'
    | 'external';
  readonly task?: string;
  readonly link?: string;
  readonly constraint?: ConstraintKind;
  readonly calendar?: string;
  readonly resource?: string;
  /** The date that the cause itself asked for, before the calendar moved it to working time. */
  readonly date?: Tick;
}

export interface PlannedTask {
  readonly id: string;
  readonly start: Tick;
  readonly finish: Tick;
  readonly earlyStart: Tick;
  readonly earlyFinish: Tick;
  readonly lateStart: Tick;
  readonly lateFinish: Tick;
  readonly duration: Ticks;
  /** Working ticks of the task's calendar; negative when a constraint or deadline cannot be kept. */
  readonly totalSlack: Ticks;
  readonly freeSlack: Ticks;
  readonly isCritical: boolean;
  readonly isSummary: boolean;
  /** A date is what it is because of these. */
  readonly startReason: Reason;
  readonly finishReason: Reason;
}

export interface Conflict {
  readonly kind:
    | 'loop'
    | 'unknown-task'
    | 'unknown-resource'
    | 'unknown-calendar'
    | 'calendar-loop'
    | 'no-working-time'
    | 'constraint-broken'
    | 'link-broken'
    | 'deadline-missed'
    | 'manual-breaks-link'
    | 'link-to-own-summary'
    | 'bad-number'
    | 'duplicate-id'
    | 'beyond-horizon';
  /** Every task involved; for a loop, in the order in which they follow one another. */
  readonly tasks: readonly string[];
  readonly links?: readonly string[];
  readonly about?: string;
  readonly date?: Tick;
}

export interface Plan {
  readonly start: Tick;
  readonly finish: Tick;
  /** In the order of the facts. */
  readonly tasks: readonly PlannedTask[];
  readonly conflicts: readonly Conflict[];
}
