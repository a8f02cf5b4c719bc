/**
 * What no plan that keeps to people's time can beat: the critical path without any waiting for people, and for every circle of people the
 * work that nobody outside can do, from the moment the last of it may begin.
 */
import type { Tick } from '../../facts.ts';
import type { FreeDates } from './priority-keys.ts';
import type { CompiledAsk, LevellingProblem } from './levelling-problem.ts';
import { NONE } from './levelling-problem.ts';
import type { MemberLine } from './member-line.ts';

/** Work that only this circle of people can do, by the earliest moment at which it may begin; in thousandths of a tick. */
interface Circle {
  readonly members: readonly number[];
  readonly heads: Tick[];
  readonly works: number[];
}

const MOST_HEADS = 12;
const MOST_CIRCLES = 200;

/** `isLost`: tasks that find no time even without anybody in the way. */
export function levelBound(problem: LevellingProblem, free: FreeDates, isLost: Uint8Array): Tick {
  const circles = new Map<string, Circle>();
  const circleOf = (members: readonly number[]): Circle => {
    const key = members.join(' ');
    const known = circles.get(key) ?? { members, heads: [], works: [] };
    circles.set(key, known);
    return known;
  };
  let bound = problem.facts.from;
  for (let at = 0; at < problem.count; at++) {
    bound = Math.max(bound, free.finish[at] as Tick);
    const isPinned = problem.fixedStart[at] !== NONE || problem.mustStart[at] !== NONE || problem.mustFinish[at] !== NONE;
    if (isPinned || problem.ignoresLoad[at] === 1 || isLost[at] === 1) continue;
    for (const ask of problem.asks[at] as readonly CompiledAsk[]) {
      const circle = circleOf(ask.candidates.length === 1 ? [ask.candidates[0] as number] : [...ask.candidates].toSorted((a, b) => a - b));
      circle.heads.push(free.start[at] as Tick);
      circle.works.push(ask.work >= 0 ? ask.work * 1000 : heldWork(problem, ask));
    }
  }
  const told = [...circles.values()];
  circleOf(problem.members.map((_, member) => member));
  for (const { members } of [...circles.values()].slice(-MOST_CIRCLES)) bound = Math.max(bound, circleBound(problem, members, told));
  return bound;
}

/** Being held takes capacity away from others only as far as it is surely there. */
function heldWork(problem: LevellingProblem, ask: CompiledAsk): number {
  const lines = Array.from(ask.candidates, (member) => problem.lines[member] as MemberLine);
  if (lines.some((line) => !line.isSteady())) return 0;
  return ask.duration * Math.min(ask.units, ...lines.map((line) => line.share));
}

function circleBound(problem: LevellingProblem, members: readonly number[], circles: readonly Circle[]): Tick {
  const inside = new Set(members);
  const own: { head: Tick; work: number }[] = [];
  for (const circle of circles)
    if (circle.members.length <= members.length && circle.members.every((member) => inside.has(member)))
      circle.heads.forEach((head, k) => own.push({ head, work: circle.works[k] as number }));
  own.sort((a, b) => b.head - a.head);
  const lines = members.map((member) => problem.lines[member] as MemberLine);
  const step = members.length === 1 ? 1 : Math.ceil(own.length / MOST_HEADS);
  let work = 0;
  let bound = 0;
  own.forEach((load, place) => {
    work += load.work;
    const isLastOfHead = own[place + 1]?.head !== load.head;
    if ((isLastOfHead && place % step === 0) || place === own.length - 1) bound = Math.max(bound, whenDone(lines, load.head, work));
  });
  return bound;
}

/** The first moment by which all of them together, working on nothing else, can have done so much. */
function whenDone(lines: readonly MemberLine[], head: Tick, work: number): Tick {
  const [only] = lines;
  const starts = lines.map((line) => line.done(line.positionOf(head), 1_000_000));
  if (only && lines.length === 1) return work === 0 ? head : only.finishAt(only.positionWhenDone((starts[0] as number) + work, 1_000_000));
  const doneBy = (at: Tick): number =>
    lines.reduce((sum, line, k) => sum + line.done(line.positionOf(at), 1_000_000) - (starts[k] as number), 0);
  let low = head;
  let high = head + 14_400;
  for (let reach = 14_400; doneBy(high) < work && reach < 1_000_000_000; reach *= 2) {
    low = high;
    high = head + reach * 2;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (doneBy(middle) >= work) high = middle;
    else low = middle + 1;
  }
  return low;
}
