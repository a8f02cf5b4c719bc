/**
 * The one clock of every promise: how much of the time in which a service is promised has run between two moments, and when a target is
 * used up. Nothing is counted up and kept; from when it began, when it stood still and when it ended the answer follows anew each time, so that
 * another target, another calendar or a pause found out later change it as if it had been so from the start.
 *
 * Times are the engine's ticks (a tenth of a minute); calendars are compiled ones: the civil time of their zone, midnight at the end of a
 * day, holidays and daylight saving are theirs.
 */
import { workingStretches } from '#calendar/rules';
import type { Tick, Ticks, WorkingTime } from '#engine';

/** From when to when the clock stands still; without an end it still does. */
export interface Pause {
  readonly from: Tick;
  readonly to: Tick | null;
  /** Why, in the words of whoever lets it stand: a state such as `waiting-for-customer`. */
  readonly reason: string;
}

export interface ServiceClock {
  readonly startedAt: Tick;
  /** Null: it runs, or stands still. */
  readonly stoppedAt: Tick | null;
  /** In any order; they may overlap, lie within one another, and reach beyond start and stop. */
  readonly pauses: readonly Pause[];
}

interface Still {
  readonly from: Tick;
  readonly to: Tick;
  readonly reasons: readonly string[];
}

/** Pauses as they count: within the clock's life, ascending, each moment in one of them only. */
function stillsOf({ startedAt, pauses }: ServiceClock): readonly Still[] {
  const stills: Still[] = [];
  for (const { from, to, reason } of pauses.toSorted((one, other) => one.from - other.from)) {
    const begin = Math.max(from, startedAt);
    const end = to ?? Number.POSITIVE_INFINITY;
    if (end <= begin) continue;
    const last = stills.at(-1);
    if (!last || begin > last.to) stills.push({ from: begin, to: end, reasons: [reason] });
    else
      stills[stills.length - 1] = {
        from: last.from,
        to: Math.max(last.to, end),
        reasons: last.reasons.includes(reason) ? last.reasons : [...last.reasons, reason],
      };
  }
  return stills;
}

/** Open time from the start to `at` (or to the stop, if that was before), without what lies in pauses. */
export function elapsedAt(clock: ServiceClock, working: WorkingTime, at: Tick): Ticks {
  const end = Math.min(at, clock.stoppedAt ?? at);
  if (end <= clock.startedAt) return 0;
  let elapsed = working.between(clock.startedAt, end);
  for (const { from, to } of stillsOf(clock)) if (from < end) elapsed -= working.between(from, Math.min(to, end));
  return elapsed;
}

/**
 * The first moment at which so much time has run, whether or not the clock was stopped before; null when it stands still without an end
 * until then. A target of nothing is used up at the start.
 */
export function dueAt(clock: ServiceClock, working: WorkingTime, target: Ticks): Tick | null {
  let from = clock.startedAt;
  let left = target;
  for (const still of stillsOf(clock)) {
    const before = working.between(from, still.from);
    if (before >= left) break;
    if (still.to === Number.POSITIVE_INFINITY) return null;
    left -= before;
    from = still.to;
  }
  return left === 0 ? from : working.add(from, left);
}

/** When each share of a target (per mille) is used up: every level of an escalation, not only the first. */
export const levelsOf = (
  clock: ServiceClock,
  working: WorkingTime,
  target: Ticks,
  sharesPerMille: readonly number[],
): readonly (Tick | null)[] => sharesPerMille.map((share) => dueAt(clock, working, Math.round((target * share) / 1000)));

/** What happened to the clock in one stretch of time, for "why this deadline?". */
export type ClockStep =
  | { readonly kind: 'counted'; readonly from: Tick; readonly to: Tick; readonly counted: Ticks; readonly soFar: Ticks }
  | { readonly kind: 'closed'; readonly from: Tick; readonly to: Tick }
  | { readonly kind: 'paused'; readonly from: Tick; readonly to: Tick | null; readonly reasons: readonly string[] }
  | { readonly kind: 'due'; readonly at: Tick };

/** Every stretch from the start to the moment at which the target is used up; the counted ones add up to it. */
export function whyDueAt(clock: ServiceClock, working: WorkingTime, target: Ticks): readonly ClockStep[] {
  const due = dueAt(clock, working, target);
  const steps: ClockStep[] = [];
  let at = clock.startedAt;
  let soFar = 0;
  const run = (to: Tick): void => {
    for (const stretch of workingStretches(working, at, to)) {
      if (stretch.from > at) steps.push({ kind: 'closed', from: at, to: stretch.from });
      soFar += stretch.to - stretch.from;
      steps.push({ kind: 'counted', from: stretch.from, to: stretch.to, counted: stretch.to - stretch.from, soFar });
      at = stretch.to;
    }
    if (at < to) steps.push({ kind: 'closed', from: at, to });
    at = to;
  };
  for (const { from, to, reasons } of stillsOf(clock)) {
    if (due !== null && from >= due) break;
    run(from);
    const isEndless = to === Number.POSITIVE_INFINITY;
    steps.push({ kind: 'paused', from, to: isEndless ? null : to, reasons });
    if (isEndless) return steps;
    at = to;
  }
  if (due === null) return steps;
  run(due);
  return [...steps, { kind: 'due', at: due }];
}
