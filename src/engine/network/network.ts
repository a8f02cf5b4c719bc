import type { Conflict, Constraint, LinkFacts, PlanFacts, Tick, Ticks } from '../facts.ts';
import type { WorkingTime } from '../calendar/working-time.ts';

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
  /** Index of the link that decides the start or the finish of a task, or -1. Links are addressed by their index in `facts.links`. */
  readonly drivingLink: Int32Array;
  readonly isCritical: Uint8Array;

  projectStart: Tick;
  projectFinish: Tick;
  readonly calendarOf: (task: number) => WorkingTime;
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
