/** How a target stands: computed from the timeline each time, so that another priority or a corrected time counts from the start. */
import { instantOf, tickOf } from '#calendar/rules';
import { TICKS_PER_MINUTE, type WorkingTime } from '#engine';
import { clockOfStates, dueAt, elapsedAt, levelsOf, whyDueAt, type ClockStep, type ServiceClock, type StateSince } from '#operations/rules';
import { holdReasons } from '../incident/incident.ts';
import { statesOfTimeline, type ClockState, type TimelineEntry } from './states-of-timeline.ts';
import type { Target } from './target.ts';

/** `met`: stopped in time. `breached`: its time was used up before it stopped, or is used up now. */
export type TargetState = 'running' | 'paused' | 'met' | 'breached';

export interface TargetClock {
  readonly state: TargetState;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  /** When its time is used up; null while it stands still without an end. */
  readonly dueAt: string | null;
  readonly usedMinutes: number;
  /** Of its time; 1000 is all of it. */
  readonly usedPerMille: number;
  /** When each level is reached, ascending. */
  readonly levels: readonly { readonly perMille: number; readonly at: string | null }[];
}

/**
 * The clocks that a target has on an incident. What is promised to the business has one, from when the incident was opened. What a team promises to the others
 * (OLA) has one for each stay with the team: it starts when the incident comes to the team, and stops at the latest when it leaves it. None of a stay in
 * which nothing was left to do, and none at all when the incident was cancelled.
 */
export function clocksOfTarget(entries: readonly TimelineEntry[], target: Target): readonly ServiceClock[] {
  const states = statesOfTimeline(entries, target);
  if (states.at(-1)?.state === 'over') return [];
  return staysOf(states).flatMap(
    (stay) => clockOfStates(stay, { starts: ['running', ...holdReasons], pauses: target.pausesFor, stops: ['done'] }) ?? [],
  );
}

/** What lies between two times elsewhere; leaving ends a stay as being done does. */
function staysOf(states: readonly (StateSince & { readonly state: ClockState })[]): readonly (readonly StateSince[])[] {
  const stays: StateSince[][] = [];
  let stay: StateSince[] | undefined;
  for (const each of states)
    if (each.state === 'elsewhere') {
      stay?.push({ at: each.at, state: 'done' });
      stay = undefined;
    } else {
      if (!stay) stays.push((stay = []));
      stay.push(each);
    }
  return stays;
}

/**
 * Whether the promise to answer says nothing: the incident was over by itself before its time was used up, and nobody had answered. It was neither kept
 * nor broken.
 */
export function isUnanswered(entries: readonly TimelineEntry[], target: Target, clock: TargetClock): boolean {
  if (target.kind !== 'response' || clock.state !== 'met') return false;
  const written = entries.toSorted((one, other) => one.number - other.number);
  const end = written.findLast((each) => each.kind === 'state' && each.value !== 'closed');
  const isSeen = written.some((each) => each.kind === 'person' || (each.kind === 'moment' && each.reason === 'acknowledged'));
  return !isSeen && end?.value === 'resolved' && end.reason === 'by-itself';
}

const ticksOf = ({ minutes }: Pick<Target, 'minutes'>): number => minutes * TICKS_PER_MINUTE;

export function targetClockOf(clock: ServiceClock, target: Target, working: WorkingTime, now: string): TargetClock {
  const at = tickOf(now);
  const due = dueAt(clock, working, ticksOf(target));
  const isOver = due !== null && (clock.stoppedAt ?? at) > due;
  const isStill = clock.pauses.some(({ from, to }) => from <= at && (to === null || to > at));
  const used = elapsedAt(clock, working, at);
  const perMille = target.levelsPerMille.toSorted((one, other) => one - other);
  const reached = levelsOf(clock, working, ticksOf(target), perMille);
  return {
    state: isOver ? 'breached' : clock.stoppedAt !== null ? 'met' : isStill ? 'paused' : 'running',
    startedAt: instantOf(clock.startedAt),
    stoppedAt: clock.stoppedAt === null ? null : instantOf(clock.stoppedAt),
    dueAt: due === null ? null : instantOf(due),
    usedMinutes: used / TICKS_PER_MINUTE,
    usedPerMille: Math.floor((used * 1000) / ticksOf(target)),
    levels: perMille.map((share, place) => ({ perMille: share, at: reached[place] == null ? null : instantOf(reached[place]) })),
  };
}

/** Every stretch from the start to the moment at which its time is used up. */
export const whyTargetDue = (clock: ServiceClock, target: Target, working: WorkingTime): readonly ClockStep[] =>
  whyDueAt(clock, working, ticksOf(target));

/** Levels that were reached until now, and while the clock ran: a target that was met in time reaches no more. */
export const reachedLevels = (
  { levels, stoppedAt }: TargetClock,
  now: string,
): readonly { readonly perMille: number; readonly at: string }[] =>
  levels.flatMap(({ perMille, at }) => (at !== null && at <= (stoppedAt ?? now) && at <= now ? [{ perMille, at }] : []));
