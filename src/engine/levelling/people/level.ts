import type { Tick } from '../../facts.ts';
import { seededChance } from '../seeded-chance.ts';
import { generation } from './generation.ts';
import type { Generation } from './generation.ts';
import { copyOf } from './placement.ts';
import type { Placement } from './placement.ts';
import { levelBound } from './level-bound.ts';
import { reportOf } from './level-report.ts';
import { compileLevelling, mirroredProblem } from './levelling-problem.ts';
import type { CompiledAsk, LevellingProblem } from './levelling-problem.ts';
import { levelKeys, placesByClass } from './priority-keys.ts';
import type { FreeDates, LevelRule } from './priority-keys.ts';
import type { Levelled, LevellingFacts } from './pool-facts.ts';

export interface LevelOptions {
  /** Default: latest finish, latest start, least slack, most successors; for several projects also counted from each one's own end. */
  readonly rules?: readonly LevelRule[];
  readonly schemes?: readonly ('serial' | 'parallel')[];
  /** Double justification of every schedule found (default true). */
  readonly justify?: boolean;
  /** So many more schedules drawn around the rules with seeded chance (default 0), each justified. */
  readonly samples?: number;
  readonly seed?: number;
  /**
   * What counts first once deadlines are kept as well as can be: the finish of each project, the important ones before the others
   * (default), or the finish of everything.
   */
  readonly aim?: 'project-finishes' | 'last-finish';
  /** A plan known from before: with the same or more capacity, the result is never worse. */
  readonly incumbent?: Pick<Levelled, 'tasks' | 'bookings'>;
}

interface Found {
  readonly score: readonly number[];
  readonly placement: Placement;
  readonly by: string;
}

/**
 * Gives every task the dates that its people's time allows: the best of several list schedules. What cannot be kept comes back as
 * conflicts; a bad plan is never an error. Dates in ticks; the answer is sorted by id and the same for any order of the facts.
 */
export function level(facts: LevellingFacts, options: LevelOptions = {}): Levelled {
  const problem = compileLevelling(facts);
  const { count } = problem;
  const alone = generation(problem, true);
  alone.serial(new Float64Array(count));
  const early = copyOf(alone.placement);
  const forward = generation(problem);

  let schedules = 0;
  let best: Found | undefined;
  const keep = (by: string): Found => {
    schedules++;
    const found = { score: scoreOf(problem, forward.placement, options.aim), placement: forward.placement, by };
    if (!best || isBetter(found.score, best.score)) best = { ...found, placement: copyOf(forward.placement) };
    return found;
  };
  if (options.incumbent) {
    const { keys, chosen } = knownFrom(problem, options.incumbent);
    forward.serial(keys, chosen);
    keep('incumbent');
  }
  const mirror = backwardsFrom(problem, early);
  const dates: FreeDates = { start: early.start, finish: early.finish, ...mirror.late };
  const bound = levelBound(problem, dates, early.isLost);

  for (const { keys, by, scheme } of rounds()) {
    const places = placesByClass(problem.rank, keys);
    if (scheme === 'serial') forward.serial(places);
    else forward.parallel(places);
    const found = keep(`${scheme} ${by}`);
    if (options.justify === false) continue;
    forward.serial(placesByClass(problem.rank, mirror.pushed(found.placement, options.aim)));
    schedules++;
    keep(`${scheme} ${by}, justified`);
  }
  if (!best) {
    forward.serial(placesByClass(problem.rank, Float64Array.from(early.start)));
    keep('serial EST');
  }
  const won = best as unknown as Found;
  return reportOf(problem, won.placement, { bound, by: won.by, schedules });

  function* rounds(): Generator<{ readonly keys: Float64Array; readonly by: string; readonly scheme: 'serial' | 'parallel' }> {
    const own: readonly LevelRule[] = problem.projects.length > 1 ? ['LFT-own', 'LST-own'] : [];
    const rules = options.rules ?? (['LFT', 'LST', 'MINSLK', 'MTS', ...own] as const);
    const schemes = options.schemes ?? (['serial', 'parallel'] as const);
    for (const rule of rules) {
      const keys = levelKeys(problem, dates, rule);
      for (const scheme of schemes) yield { keys, by: rule, scheme };
    }
    const chance = seededChance(options.seed ?? 1);
    const span = dates.finish.reduce((last, at) => Math.max(last, at), facts.from + 1) - facts.from;
    for (let turn = 0; turn < (options.samples ?? 0); turn++) {
      const base = levelKeys(problem, dates, turn & 1 ? 'LST' : 'LFT');
      const shake = (span * ([1, 2, 4][turn % 3] as number)) / 40;
      yield {
        keys: base.map((key) => key + (chance() - 0.5) * shake),
        by: 'sample',
        scheme: schemes[(turn >> 1) % schemes.length] ?? 'serial',
      };
    }
  }
}

/** Time running backwards: latest dates, and schedules pushed as late as they allow. */
function backwardsFrom(problem: LevellingProblem, early: Placement) {
  const lastOf = (finish: Int32Array): Tick => finish.reduce((last, at) => Math.max(last, at), problem.facts.from);
  const alone = generation(mirroredProblem(problem, lastOf(early.finish)), true);
  alone.serial(new Float64Array(problem.count));
  let mirrored: LevellingProblem | undefined;
  let backward: Generation | undefined;
  return {
    late: { lateStart: alone.placement.finish.map((at) => -at), lateFinish: alone.placement.start.map((at) => -at) },
    /** Starts after pushing everything as late as its project's finish allows. */
    pushed: (placement: Placement, aim: LevelOptions['aim']): Float64Array => {
      const overall = lastOf(placement.finish);
      // Twice as far as the first schedule goes: no later one goes beyond.
      mirrored ??= mirroredProblem(problem, 2 * overall - problem.facts.from);
      backward ??= generation(mirrored);
      const ends = projectEnds(problem, placement);
      for (let at = 0; at < problem.count; at++)
        mirrored.notBefore[at] = -(aim === 'last-finish' ? overall : (ends[problem.project[at] as number] as number));
      backward.serial(Float64Array.from(placement.finish, (finish) => -finish));
      return Float64Array.from(backward.placement.finish, (at) => -at);
    },
  };
}

/** Lateness behind deadlines first, then as the aim says; compare from the left, smaller is better. */
function scoreOf(problem: LevellingProblem, { start, finish, isLost }: Placement, aim: LevelOptions['aim']): readonly number[] {
  let lost = 0;
  let late = 0;
  let last = problem.facts.from;
  const perClass = new Map<string, number>();
  problem.tasks.forEach((task, at) => {
    lost += isLost[at] as number;
    const end = finish[at] as number;
    if (end > last) last = end;
    if (task.deadline !== undefined) late += Math.max(0, end - task.deadline);
    if (task.constraint?.kind === 'FNLT') late += Math.max(0, end - (task.constraint.date ?? end));
    if (task.constraint?.kind === 'SNLT') late += Math.max(0, (start[at] as number) - (task.constraint.date ?? Infinity));
    const key = `${problem.rank[at]} ${problem.project[at]}`;
    if (end > (perClass.get(key) ?? -Infinity)) perClass.set(key, end);
  });
  const classes: number[] = [];
  for (const [key, end] of perClass) {
    const rank = Number(key.slice(0, key.indexOf(' ')));
    classes[rank] = (classes[rank] ?? 0) + end - problem.facts.from;
  }
  const sums = Array.from(classes, (sum) => sum ?? 0);
  return aim === 'last-finish' ? [lost, late, last, ...sums] : [lost, late, ...sums, last];
}

function isBetter(one: readonly number[], other: readonly number[]): boolean {
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return (one[k] as number) < (other[k] as number);
  return false;
}

function projectEnds(problem: LevellingProblem, { finish }: Placement): Float64Array {
  const ends = new Float64Array(problem.projects.length).fill(-Infinity);
  finish.forEach((end, at) => (ends[problem.project[at] as number] = Math.max(ends[problem.project[at] as number] as number, end)));
  return ends;
}

function knownFrom(
  problem: LevellingProblem,
  incumbent: NonNullable<LevelOptions['incumbent']>,
): { keys: Float64Array; chosen: Int32Array } {
  const starts = new Map(incumbent.tasks.map((task) => [task.id, task.start]));
  const holders = new Map(incumbent.bookings.map((booking) => [`${booking.task}\u0000${booking.ask}`, booking.resource]));
  const chosen = problem.asks.flat().map((ask) => {
    const holder = holders.get(`${problem.tasks[ask.task]?.id}\u0000${ask.id}`);
    return [...(ask as CompiledAsk).candidates].findIndex((member) => problem.members[member]?.id === holder);
  });
  return {
    keys: Float64Array.from(problem.tasks, (task): Tick => starts.get(task.id) ?? Number.MAX_SAFE_INTEGER),
    chosen: Int32Array.from(chosen),
  };
}
