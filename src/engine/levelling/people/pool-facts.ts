/**
 * What levelling is told about real people, and what it answers. Units as in the engine's facts: ticks, per mille, civil days.
 * Every list may come in any order; answers are sorted by id, so that the same plan gives the same bytes.
 */
import type { CalendarFacts, Conflict, Constraint, Day, LinkFacts, PerMille, Reason, Tick, Ticks } from '../../facts.ts';

/** A person, or a technical resource (a test rig: share 3,000 for three alike). */
export interface PoolMember {
  readonly id: string;
  readonly calendar?: string;
  /** How much of the working time is there for plans: 1,000 (default) all of one person, 500 half of it. */
  readonly share?: PerMille;
  readonly absences?: readonly { readonly from: Tick; readonly to: Tick }[];
  readonly skills?: readonly { readonly skill: string; readonly level: number }[];
  readonly teams?: readonly string[];
  /** Work of that day that is kept for day-to-day operations. */
  readonly reserves?: readonly { readonly day: Day; readonly work: Ticks }[];
}

/** Time that is promised already, outside the tasks to be levelled. */
export interface FirmBooking {
  readonly id: string;
  readonly resource: string;
  readonly from: Tick;
  readonly to: Tick;
  /** Default 1,000. */
  readonly units?: PerMille;
}

/** What a task asks for: a named member of the pool, or anybody of a team or with a skill at a level (both together when both are given). */
export interface Ask {
  readonly id?: string;
  readonly resource?: string;
  readonly team?: string;
  readonly skill?: string;
  /** At least this level (default 1). */
  readonly level?: number;
  /** Default 1,000. */
  readonly units?: PerMille;
  /** Effort of each one. With it, whoever has less to give takes longer; without it he is held for the task's duration. */
  readonly work?: Ticks;
  /** How many different people (default 1). */
  readonly people?: number;
  /** Among equals, those first. */
  readonly prefers?: readonly string[];
}

export interface FixedDates {
  readonly why: 'progress' | 'manual' | 'pinned';
  readonly start: Tick;
  /** Without it the task ends when its asks (for the rest of its work) or its duration (from `restFrom` on) are done. */
  readonly finish?: Tick;
  /** People are held from here on (default the start). */
  readonly restFrom?: Tick;
  /** The rest waits for people like any other task; only the start stays. Needs `finish` to be absent. */
  readonly restMayWait?: boolean;
}

export interface LevelTask {
  readonly id: string;
  readonly project?: string;
  /** Higher goes first (default 500, as in Microsoft Project); 1,000 is never put off for want of people. */
  readonly priority?: number;
  /** Working ticks, or elapsed ones. Tasks that ask for nobody need it; 0 is a milestone. */
  readonly duration?: Ticks;
  readonly elapsed?: boolean;
  /** Work happens only while this calendar works, too. */
  readonly calendar?: string;
  readonly asks?: readonly Ask[];
  readonly constraint?: Constraint;
  readonly deadline?: Tick;
  /** Not before. */
  readonly release?: Tick;
  /** Has started, is pinned or manual: it stays. */
  readonly fixed?: FixedDates;
}

export interface LevellingFacts {
  /** Nothing that can still move starts earlier. */
  readonly from: Tick;
  /** For tasks and members that name none. */
  readonly calendar: string;
  readonly calendars: readonly CalendarFacts[];
  readonly pool: readonly PoolMember[];
  readonly bookings?: readonly FirmBooking[];
  readonly tasks: readonly LevelTask[];
  readonly links: readonly LinkFacts[];
}

export interface LevelReason extends Omit<Reason, 'kind'> {
  readonly kind: Reason['kind'] | 'pinned';
  /** For `resource`: the tasks (or firm bookings) that kept him busy until then. None: he was absent or kept for operations. */
  readonly waitedFor?: readonly string[];
}

export interface LevelledTask {
  readonly id: string;
  readonly start: Tick;
  readonly finish: Tick;
  /** Elapsed ticks by which the want of people put it off, compared with what links and constraints allowed. */
  readonly delay: Ticks;
  readonly reason: LevelReason;
  readonly resources: readonly string[];
}

/** A member of the pool held by a task; not counting what he does not work in between. */
export interface LevelBooking {
  readonly task: string;
  readonly ask: string;
  readonly resource: string;
  readonly from: Tick;
  readonly to: Tick;
  readonly units: PerMille;
}

/** Person x day x work, as columns: entry `k` says that `tasks[task[k]]` holds `resources[resource[k]]` on civil day `day[k]` for `work[k]` ticks. */
export interface Ledger {
  readonly tasks: readonly string[];
  readonly resources: readonly string[];
  readonly task: Int32Array;
  readonly resource: Int32Array;
  readonly day: Int32Array;
  readonly work: Int32Array;
}

export interface LevelConflict extends Omit<Conflict, 'kind'> {
  readonly kind: Conflict['kind'] | 'overload' | 'nobody-can' | 'no-capacity';
  readonly resource?: string;
  /** For `overload`: the civil day, and the work asked beyond what he has on it. */
  readonly day?: Day;
  readonly over?: Ticks;
}

export interface Levelled {
  readonly finish: Tick;
  /** No plan that keeps to people's time can finish before `bound.finish`; the gap is counted from `facts.from`. */
  readonly bound: { readonly finish: Tick; readonly gapPerMille: number };
  readonly tasks: readonly LevelledTask[];
  readonly bookings: readonly LevelBooking[];
  readonly ledger: Ledger;
  readonly conflicts: readonly LevelConflict[];
  /** Which list schedule won, out of how many. */
  readonly by: string;
  readonly schedules: number;
}
