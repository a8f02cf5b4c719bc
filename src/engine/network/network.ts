import type { Calendars } from '../calendar/compile-calendars.ts';
import type { Shifts } from '../calendar/shifts.ts';
import type { WorkingTime } from '../calendar/working-time.ts';
import type { AssignmentFacts, Conflict, Constraint, LinkFacts, PlanFacts, ResourceFacts, TaskFacts, Tick, Ticks } from '../facts.ts';
import type { LinkTable } from './links.ts';
import type { WorkPlan } from './work-plan.ts';

/**
 * The compiled plan: what `run` computes on and writes to. Tasks are addressed by their index in `facts.tasks`, so that a chart may read
 * `network.start[i]` for its row. Read the arrays freely, write them only through `run` and `edit`.
 */
export interface Network {
  readonly facts: PlanFacts;
  readonly count: number;
  readonly indexOf: ReadonlyMap<string, number>;

  // What `run` writes, in ticks.
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly earlyStart: Int32Array;
  readonly earlyFinish: Int32Array;
  readonly lateStart: Int32Array;
  readonly lateFinish: Int32Array;
  readonly totalSlack: Int32Array;
  readonly freeSlack: Int32Array;
  readonly isCritical: Uint8Array;
  /** Why a task starts when it does: a `Cause`; and the link that decides, as an index for `linkAt`, or -1. */
  readonly cause: Uint8Array;
  readonly drivingLink: Int32Array;

  projectStart: Tick;
  projectFinish: Tick;
  readonly calendarOf: (task: number) => WorkingTime;
  readonly linkAt: (index: number) => LinkFacts | undefined;
  readonly conflicts: readonly Conflict[];
}

/** One change to a compiled plan. */
export type Edit =
  | { readonly kind: 'duration'; readonly task: string; readonly duration: Ticks }
  | { readonly kind: 'constraint'; readonly task: string; readonly constraint: Constraint }
  | { readonly kind: 'manual-dates'; readonly task: string; readonly start?: Tick; readonly finish?: Tick }
  /** A new link, or a new form of the one with the same id. */
  | { readonly kind: 'put-link'; readonly link: LinkFacts }
  | { readonly kind: 'remove-link'; readonly link: string };

/** How the dates of a task come about. Plain numbers, as they fill typed arrays. */
export const Form = { simple: 0, milestone: 1, elapsed: 2, manual: 3, worked: 4, summary: 5 } as const;

export const Cause = {
  projectStart: 0,
  link: 1,
  constraint: 2,
  parent: 3,
  levelling: 4,
  progress: 5,
  manual: 6,
  resource: 7,
  asLateAsPossible: 8,
  children: 9,
  projectFinish: 10,
  external: 11,
} as const;

export const Rule = { ASAP: 0, ALAP: 1, MSO: 2, MFO: 3, SNET: 4, SNLT: 5, FNET: 6, FNLT: 7 } as const;

export const NONE = -2_147_483_648;
export const NEVER = 2_147_483_647;

/** All of it, for the engine's own use. */
export interface CompiledNetwork extends Network {
  /** The facts as edited since they were compiled. */
  readonly tasks: TaskFacts[];
  readonly links: LinkFacts[];
  readonly calendars: Calendars;
  readonly conflicts: Conflict[];
  readonly form: Uint8Array;
  readonly isActive: Uint8Array;
  readonly duration: Int32Array;
  readonly levellingDelay: Int32Array;
  readonly rule: Uint8Array;
  readonly ruleDate: Int32Array;
  /** NEVER where there is none. */
  readonly deadline: Int32Array;
  /** Dates that are given, not computed: manual ones, or NONE. */
  readonly givenStart: Int32Array;
  readonly givenFinish: Int32Array;
  readonly calendar: Uint16Array;
  readonly calendarTable: Shifts[];
  readonly workPlan: (WorkPlan | undefined)[];
  readonly resources: ReadonlyMap<string, ResourceFacts>;
  readonly assignments: Map<number, AssignmentFacts[]>;
  readonly linkIndex: Map<string, number>;
  /** How many of the conflicts come from elsewhere than the links. */
  conflictsBeforeLinks: number;
  /** Index of the summary above, or -1. */
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** The order of computing: a task or the opening of a summary as its index, the closing of a summary as its complement `~index`. */
  order: Int32Array;
  /** Position in `order` of each task (for summaries, of the opening) and of the closing of each summary. */
  rank: Int32Array;
  closingRank: Int32Array;
  table: LinkTable;
  /** Of a summary: before this, nothing in it starts; and which link says so. */
  readonly bound: Int32Array;
  readonly boundLink: Int32Array;
  /** Of a summary: after this, nothing in it should finish (what follows it says so). */
  readonly lateBound: Int32Array;
  /** 1 for a task of one stretch on one calendar without delay and under no rule but SNET, 2 for such a milestone: the passes have short ways for them. */
  readonly plainness: Uint8Array;
  /** Not before this on the task's own account: its SNET date, or NONE where the project's start holds. */
  readonly floor: Int32Array;
  /** Of tasks of the first kind: start, finish and late start as places on their calendar's line of work. */
  readonly startWork: Int32Array;
  readonly finishWork: Int32Array;
  readonly lateStartWork: Int32Array;
  /** By how much a constraint that rules over links cut into what the links ask for, in working ticks. */
  readonly overruled: Int32Array;
  readonly isFromFinish: boolean;
  /** How many tasks are wanted as late as possible. */
  lateCount: number;
  /** The tasks under no summary. */
  readonly roots: Int32Array;
  /** Of tasks wanted as late as possible, while a run looks for their place: not before this. */
  readonly heldUntil: Int32Array;
}
