/** What the plan could not keep, each naming everything involved. */
import type { Day } from '../../facts.ts';
import { compareIds } from '../order-of-ids.ts';
import { shifted } from './placement.ts';
import type { Placement } from './placement.ts';
import { DaysOfMember } from './ledger.ts';
import type { HeldRun } from './ledger.ts';
import type { LevellingProblem } from './levelling-problem.ts';
import type { CapacityStep, MemberLine } from './member-line.ts';
import type { LevelConflict } from './pool-facts.ts';

export function conflictsOf(
  problem: LevellingProblem,
  placement: Placement,
  byMember: readonly (readonly HeldRun[])[],
): readonly LevelConflict[] {
  const conflicts = [...problem.conflicts, ...brokenDates(problem, placement)];
  byMember.forEach((runs, member) => conflicts.push(...overloads(problem, member, runs)));
  const keyed = conflicts.map((conflict) => ({
    conflict,
    key: JSON.stringify([conflict.kind, conflict.resource, conflict.day, conflict.tasks, conflict]),
  }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map((one) => one.conflict);
}

function brokenDates(problem: LevellingProblem, { start, finish, isLost }: Placement): readonly LevelConflict[] {
  return problem.tasks.flatMap((task, at): LevelConflict[] => {
    const found: LevelConflict[] = [];
    const begins = start[at] as number;
    const ends = finish[at] as number;
    const { constraint, deadline, fixed } = task;
    if (isLost[at] === 1) found.push({ kind: 'beyond-horizon', tasks: [task.id] });
    if (deadline !== undefined && ends > deadline) found.push({ kind: 'deadline-missed', tasks: [task.id], date: deadline });
    const isBroken =
      constraint?.date !== undefined &&
      ((constraint.kind === 'SNLT' && begins > constraint.date) || (constraint.kind === 'FNLT' && ends > constraint.date));
    if (isBroken) found.push({ kind: 'constraint-broken', tasks: [task.id], about: constraint.kind, date: constraint.date });
    const isPinned = fixed ? fixed.why !== 'progress' : constraint?.kind === 'MSO' || constraint?.kind === 'MFO';
    if (isPinned)
      for (const link of problem.incoming[at] ?? []) {
        const isFromStart = link.kind === 'SS' || link.kind === 'SF';
        const bound = shifted((isFromStart ? start : finish)[link.from] as number, link);
        if (bound > (link.kind === 'FS' || link.kind === 'SS' ? begins : ends))
          found.push({
            kind: fixed?.why === 'manual' ? 'manual-breaks-link' : 'link-broken',
            tasks: [problem.tasks[link.from]?.id ?? '', task.id],
            links: [link.id],
            date: bound,
          });
      }
    return found;
  });
}

/** Sweeps a member's line and tells, day by day, where more is asked than he has. */
function overloads(problem: LevellingProblem, member: number, runs: readonly HeldRun[]): readonly LevelConflict[] {
  const line = problem.lines[member] as MemberLine;
  const steps = line.steps();
  const edges = runs.flatMap((run) =>
    run.pieces.flatMap(([from, to]) => [
      { at: from, run, isEnd: false },
      { at: to, run, isEnd: true },
    ]),
  );
  edges.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd));
  const held = new Set<HeldRun>();
  const days = new DaysOfMember(problem.members[member] as LevellingProblem['members'][number]);
  const byDay = new Map<Day, { over: number; tasks: Set<string> }>();
  edges.forEach((edge, k) => {
    if (edge.isEnd) held.delete(edge.run);
    else held.add(edge.run);
    const next = edges[k + 1]?.at ?? edge.at;
    if (next <= edge.at || held.size === 0 || (held.size === 1 && [...held].every((run) => !run.isSteady))) return;
    for (const [from, to, capacity] of capacities(line, steps, edge.at, next)) {
      let asked = 0;
      for (const run of held) asked += run.isSteady ? run.units : Math.min(run.units, capacity);
      if (asked <= capacity) continue;
      days.eachDay(from, to, (day, begin, end) => {
        const known = byDay.get(day) ?? { over: 0, tasks: new Set<string>() };
        known.over += (end - begin) * (asked - capacity);
        for (const run of held) known.tasks.add(problem.tasks[run.task]?.id ?? '');
        byDay.set(day, known);
      });
    }
  });
  const resource = problem.members[member]?.id ?? '';
  return [...byDay].map(([day, { over, tasks }]) => ({
    kind: 'overload',
    resource,
    day,
    over: Math.ceil(over / 1000),
    tasks: [...tasks].toSorted(compareIds),
  }));
}

/** The interval cut where the capacity changes. */
function* capacities(
  line: MemberLine,
  steps: readonly CapacityStep[],
  from: number,
  to: number,
): Generator<readonly [number, number, number]> {
  let begin = from;
  let capacity = line.capacityAt(from);
  for (const step of steps) {
    if (step.at <= begin) continue;
    if (step.at >= to) break;
    yield [begin, step.at, capacity];
    begin = step.at;
    capacity = step.capacity;
  }
  yield [begin, to, capacity];
}
