/** Person x day x work: what every held run takes of each civil day of the person's own site. */
import { utcOf } from '../../calendar/civil-clock.ts';
import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '../../facts.ts';
import type { Day, Tick } from '../../facts.ts';
import { compareIds } from '../order-of-ids.ts';
import type { Placement } from './placement.ts';
import { NONE } from './levelling-problem.ts';
import type { CompiledAsk, LevellingProblem } from './levelling-problem.ts';
import { MaskedLine } from './masked-line.ts';
import type { MemberLine } from './member-line.ts';
import type { Member } from './member-time.ts';
import type { Ledger } from './pool-facts.ts';

/** A member held by a task on his line; `isSteady`: for exactly these units, however much there is to have. */
export interface HeldRun {
  readonly task: number;
  readonly ask: CompiledAsk;
  readonly member: number;
  readonly from: number;
  readonly to: number;
  readonly units: number;
  readonly isSteady: boolean;
  readonly pieces: readonly (readonly [from: number, to: number])[];
}

export function heldRuns(problem: LevellingProblem, placement: Placement): readonly HeldRun[] {
  const runs: HeldRun[] = [];
  problem.asks.forEach((list, task) =>
    list.forEach((ask, k) => {
      const index = (placement.firstAsk[task] as number) + k;
      const from = placement.from[index] as number;
      const to = placement.to[index] as number;
      if (placement.isLost[task] === 1 || to <= from) return;
      const chosen = placement.chosen[index] as number;
      const track = ask.tracks[chosen];
      runs.push({
        task,
        ask,
        member: ask.candidates[chosen] as number,
        from,
        to,
        units: placement.units[index] as number,
        isSteady: ask.work < 0 || (problem.fixedStart[task] !== NONE && problem.fixedFinish[task] !== NONE),
        pieces: track instanceof MaskedLine ? track.piecesWithin(from, to) : [[from, to]],
      });
    }),
  );
  return runs;
}

/** Where civil days begin on a member's line. */
export class DaysOfMember {
  private readonly member: Member;
  private readonly positions = new Map<Day, number>();

  constructor(member: Member) {
    this.member = member;
  }

  positionOf(day: Day): number {
    const known = this.positions.get(day);
    if (known !== undefined) return known;
    const position = this.member.line.positionOf(utcOf(day * TICKS_PER_DAY, this.member.offsets));
    this.positions.set(day, position);
    return position;
  }

  dayOf(at: Tick): Day {
    const { offsets } = this.member;
    let minutes = offsets[0]?.offsetMinutes ?? 0;
    for (const offset of offsets) if (offset.from <= at) minutes = offset.offsetMinutes;
    return Math.floor((at + minutes * TICKS_PER_MINUTE) / TICKS_PER_DAY);
  }

  /** Calls back for every day on which something of the interval lies. */
  eachDay(from: number, to: number, tell: (day: Day, from: number, to: number) => void): void {
    for (let day = this.dayOf(this.member.line.startAt(from)), begin = from; begin < to; day++) {
      const end = Math.min(to, this.positionOf(day + 1));
      if (end > begin) tell(day, begin, end);
      begin = Math.max(begin, end);
    }
  }
}

export function ledgerOf(problem: LevellingProblem, runs: readonly HeldRun[], order: readonly number[]): Ledger {
  const place = new Int32Array(problem.count);
  order.forEach((at, position) => (place[at] = position));
  const sorted = runs.toSorted((a, b) => (place[a.task] as number) - (place[b.task] as number) || compareIds(a.ask.id, b.ask.id));
  const days = problem.members.map((member) => new DaysOfMember(member));
  const task: number[] = [];
  const resource: number[] = [];
  const dayColumn: number[] = [];
  const work: number[] = [];
  for (const run of sorted) {
    const line = problem.lines[run.member] as MemberLine;
    const most = run.ask.work >= 0 ? run.ask.work * 1000 : Infinity;
    let done = 0;
    let told = 0;
    const tell = (day: Day, from: number, to: number): void => {
      done += run.isSteady ? (to - from) * run.units : line.done(to, run.units) - line.done(from, run.units);
      const amount = Math.round(Math.min(done, most) / 1000) - told;
      if (amount <= 0) return;
      told += amount;
      const last = task.length - 1;
      if (last >= 0 && task[last] === place[run.task] && resource[last] === run.member && dayColumn[last] === day) {
        work[last] = (work[last] as number) + amount;
        return;
      }
      task.push(place[run.task] as number);
      resource.push(run.member);
      dayColumn.push(day);
      work.push(amount);
    };
    for (const [from, to] of run.pieces) days[run.member]?.eachDay(from, to, tell);
  }
  return {
    tasks: order.map((at) => problem.tasks[at]?.id ?? ''),
    resources: problem.members.map((member) => member.id),
    task: Int32Array.from(task),
    resource: Int32Array.from(resource),
    day: Int32Array.from(dayColumn),
    work: Int32Array.from(work),
  };
}

/** The ledger's rows as records, for those who read rather than add. */
export function* ledgerRows(ledger: Ledger): Generator<{ task: string; resource: string; day: Day; work: number }> {
  for (let k = 0; k < ledger.task.length; k++)
    yield {
      task: ledger.tasks[ledger.task[k] as number] as string,
      resource: ledger.resources[ledger.resource[k] as number] as string,
      day: ledger.day[k] as number,
      work: ledger.work[k] as number,
    };
}
