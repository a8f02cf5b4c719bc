/**
 * What no plan that keeps to people's time can beat: the critical path without any waiting for people, and for every circle of people the
 * work that nobody outside can do, from the moment the last of it may begin.
 */
import type { Tick } from '../../facts.ts';
import type { FreeDates } from './priority-keys.ts';
import type { CompiledAsk, LevellingProblem } from './levelling-problem.ts';
import { NONE } from './levelling-problem.ts';
import type { MemberLine } from './member-line.ts';

interface Load {
  readonly head: Tick;
  /** Thousandths of a tick. */
  readonly work: number;
  readonly circle: string;
  readonly members: readonly number[];
}

const MOST_HEADS = 12;
const MOST_CIRCLES = 200;

/** `isLost`: tasks that find no time even without anybody in the way. */
export function levelBound(problem: LevellingProblem, free: FreeDates, isLost: Uint8Array): Tick {
  let bound = free.finish.reduce((last, finish) => Math.max(last, finish), problem.facts.from);
  const loads: Load[] = [];
  for (let at = 0; at < problem.count; at++) {
    if (
      problem.fixedStart[at] !== NONE ||
      problem.mustStart[at] !== NONE ||
      problem.mustFinish[at] !== NONE ||
      problem.ignoresLoad[at] === 1 ||
      isLost[at] === 1
    )
      continue;
    for (const ask of problem.asks[at] as readonly CompiledAsk[]) {
      const members = [...ask.candidates].toSorted((a, b) => a - b);
      const smallest = Math.min(...members.map((member) => (problem.lines[member] as MemberLine).share));
      const steady = members.every((member) => (problem.lines[member] as MemberLine).steps().length === 0);
      const work = ask.work >= 0 ? ask.work * 1000 : steady ? ask.duration * Math.min(ask.units, smallest) : 0;
      loads.push({ head: free.start[at] as Tick, work, circle: members.join(' '), members });
    }
  }
  const circles = new Map(loads.map((load) => [load.circle, load.members]));
  const all = problem.members.map((_, member) => member);
  circles.set(all.join(' '), all);
  for (const members of [...circles.values()].slice(-MOST_CIRCLES)) bound = Math.max(bound, circleBound(problem, members, loads));
  return bound;
}

function circleBound(problem: LevellingProblem, members: readonly number[], loads: readonly Load[]): Tick {
  const inside = new Set(members);
  const own = loads.filter((load) => load.members.every((member) => inside.has(member))).toSorted((a, b) => b.head - a.head);
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
