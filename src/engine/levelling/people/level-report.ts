/** Turns a placement into the answer at the door: dates with reasons, bookings, ledger, conflicts, all sorted by id. */
import { compareIds } from '../order-of-ids.ts';
import { heldRuns, ledgerOf } from './ledger.ts';
import type { HeldRun } from './ledger.ts';
import { conflictsOf } from './level-conflicts.ts';
import type { Placement } from './placement.ts';
import { NONE } from './levelling-problem.ts';
import type { CompiledAsk, LevellingProblem } from './levelling-problem.ts';
import type { MemberLine } from './member-line.ts';
import type { LevelBooking, Levelled, LevelledTask, LevelReason } from './pool-facts.ts';

export function reportOf(
  problem: LevellingProblem,
  placement: Placement,
  found: { readonly bound: number; readonly by: string; readonly schedules: number },
): Levelled {
  const runs = heldRuns(problem, placement);
  const byMember: HeldRun[][] = problem.members.map(() => []);
  for (const run of runs) byMember[run.member]?.push(run);
  const sorted = byMember.map((own, member) => runsOfMember(problem, member, own));
  const order = problem.tasks.map((_, at) => at).toSorted((a, b) => compareIds(idOf(problem, a), idOf(problem, b)));
  const names = problem.tasks.map((_, at): string[] => namesOf(problem, placement, at));
  const tasks = order.map((at): LevelledTask => {
    const start = placement.start[at] as number;
    return {
      id: idOf(problem, at),
      start,
      finish: placement.finish[at] as number,
      delay: placement.pushedBy[at] === -1 ? 0 : Math.max(0, start - (placement.unpushed[at] as number)),
      reason: reasonOf(problem, placement, at, sorted),
      resources: names[at] as string[],
    };
  });
  const bookings = [...runs]
    .toSorted((a, b) => compareIds(idOf(problem, a.task), idOf(problem, b.task)) || compareIds(a.ask.id, b.ask.id))
    .map((run): LevelBooking => {
      const line = problem.lines[run.member] as MemberLine;
      return {
        task: idOf(problem, run.task),
        ask: run.ask.id,
        resource: problem.members[run.member]?.id ?? '',
        from: line.startAt(run.from),
        to: line.finishAt(run.to),
        units: run.units,
      };
    });
  const finish = placement.finish.reduce((last, at) => Math.max(last, at), problem.facts.from);
  const room = found.bound - problem.facts.from;
  return {
    finish,
    bound: { finish: found.bound, gapPerMille: room > 0 ? ((finish - found.bound) * 1000) / room : 0 },
    tasks,
    bookings,
    ledger: ledgerOf(problem, runs, order),
    conflicts: conflictsOf(problem, placement, byMember),
    by: found.by,
    schedules: found.schedules,
  };
}

function reasonOf(problem: LevellingProblem, placement: Placement, at: number, byMember: readonly RunsOfMember[]): LevelReason {
  const task = problem.tasks[at];
  const pushedBy = placement.pushedBy[at] as number;
  if (task?.fixed && (pushedBy < 0 || problem.restMayWait[at] === 0)) return { kind: task.fixed.why };
  if (pushedBy >= 0) {
    const ask = (problem.asks[at] as readonly CompiledAsk[])[pushedBy - (placement.firstAsk[at] as number)] as CompiledAsk;
    const member = ask.candidates[placement.chosen[pushedBy] as number] as number;
    const resource = problem.members[member]?.id ?? '';
    return {
      kind: 'resource',
      resource,
      waitedFor: waitedFor(problem, byMember[member] as RunsOfMember, placement.from[pushedBy] as number, at),
    };
  }
  const link = problem.incoming[at]?.[placement.driving[at] as number];
  const constraint = task?.constraint;
  const date = constraint?.date;
  if (constraint && problem.mustStart[at] !== NONE) return { kind: 'constraint', constraint: constraint.kind, date };
  if (constraint && problem.mustFinish[at] !== NONE) return { kind: 'constraint', constraint: constraint.kind, date };
  if (link) return { kind: 'link', link: link.id, task: idOf(problem, link.from) };
  if (constraint && date !== undefined && (constraint.kind === 'FNET' || date === problem.notBefore[at]))
    return { kind: 'constraint', constraint: constraint.kind, date };
  return { kind: 'project-start', date: problem.notBefore[at] as number };
}

/** A member's runs by their beginning, with the latest end among the first so many: whoever is sought lies near. */
interface RunsOfMember {
  readonly runs: readonly HeldRun[];
  readonly latest: Int32Array;
  readonly bookings: readonly { readonly id: string; readonly from: number; readonly to: number }[];
}

function runsOfMember(problem: LevellingProblem, member: number, runs: readonly HeldRun[]): RunsOfMember {
  const sorted = runs.toSorted((a, b) => a.from - b.from);
  const latest = new Int32Array(sorted.length);
  sorted.forEach((run, k) => (latest[k] = k === 0 ? run.to : Math.max(latest[k - 1] as number, run.to)));
  const line = problem.lines[member] as MemberLine;
  const bookings = (problem.facts.bookings ?? [])
    .filter((booking) => booking.resource === problem.members[member]?.id)
    .map(({ id, from, to }) => ({ id, from: line.positionOf(from), to: line.positionOf(to) }));
  return { runs: sorted, latest, bookings };
}

/** Who had him until just before: tasks of the plan and firm bookings, by id. */
function waitedFor(problem: LevellingProblem, { runs, latest, bookings }: RunsOfMember, position: number, task: number): readonly string[] {
  const waited = new Set<string>();
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as HeldRun).from < position) low = middle + 1;
    else high = middle;
  }
  for (let k = low - 1; k >= 0 && (latest[k] as number) >= position; k--) {
    const run = runs[k] as HeldRun;
    if (run.task !== task && run.to >= position) waited.add(idOf(problem, run.task));
  }
  for (const booking of bookings) if (booking.from < position && booking.to >= position) waited.add(booking.id);
  return [...waited].toSorted(compareIds);
}

function namesOf(problem: LevellingProblem, placement: Placement, at: number): string[] {
  if (placement.isLost[at] === 1) return [];
  const base = placement.firstAsk[at] as number;
  const members = (problem.asks[at] as readonly CompiledAsk[]).map(
    (ask, k) => ask.candidates[placement.chosen[base + k] as number] as number,
  );
  return [...new Set(members)].map((member) => problem.members[member]?.id ?? '').toSorted(compareIds);
}

function idOf(problem: LevellingProblem, at: number): string {
  return problem.tasks[at]?.id ?? '';
}
