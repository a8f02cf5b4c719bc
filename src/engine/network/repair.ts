import { backwardPlaces } from './backward.ts';
import { DirtyPlaces } from './dirty-places.ts';
import { forwardPlaces } from './forward.ts';
import type { CompiledNetwork } from './network.ts';
import { lastFinish } from './run.ts';

/** Recomputes what a change touches and nothing else: the same dates, to the tick, as a full run. */
export class Repair {
  private readonly network: CompiledNetwork;
  private readonly ahead: DirtyPlaces;
  private readonly behind: DirtyPlaces;
  private readonly touched: Uint8Array;
  private readonly changed: number[] = [];
  private finishMayMove = false;

  constructor(network: CompiledNetwork) {
    this.network = network;
    this.ahead = new DirtyPlaces(network.order.length);
    this.behind = new DirtyPlaces(network.order.length);
    this.touched = new Uint8Array(network.count);
  }

  /** Something that the task is computed from has changed. */
  mark(task: number): void {
    const { rank, closingRank, firstChild } = this.network;
    this.ahead.add(rank[task]!);
    if (firstChild[task]! >= 0) this.ahead.add(closingRank[task]!);
    this.markBehind(task);
    this.markPredecessors(task);
  }

  /** A link out of this task has changed. */
  markBehind(task: number): void {
    const { rank, closingRank, firstChild } = this.network;
    this.behind.add(rank[task]!);
    if (firstChild[task]! >= 0) this.behind.add(closingRank[task]!);
  }

  /** Does it; gives the tasks of which anything changed. */
  settle(): readonly number[] {
    this.forward();
    if (this.finishMayMove) {
      const before = this.network.projectFinish;
      this.network.projectFinish = lastFinish(this.network);
      if (this.network.projectFinish !== before) this.markEnds();
      this.finishMayMove = false;
    }
    this.backward();
    const changed = this.changed.slice();
    this.changed.length = 0;
    for (const task of changed) this.touched[task] = 0;
    return changed;
  }

  private touch(task: number): void {
    if (this.touched[task] === 1) return;
    this.touched[task] = 1;
    this.changed.push(task);
  }

  private forward(): void {
    const { network } = this;
    const { order, start, finish, firstChild, bound, overruled } = network;
    for (let place = this.ahead.takeFirst(); place >= 0; place = this.ahead.takeFirst()) {
      const code = order[place]!;
      const task = code < 0 ? ~code : code;
      if (code >= 0 && firstChild[code]! >= 0) {
        const before = bound[code]!;
        forwardPlaces(network, place, place + 1);
        if (bound[code] === before) continue;
        this.markChildren(code, this.ahead);
        this.ahead.add(network.closingRank[code]!);
        continue;
      }
      const [oldStart, oldFinish, oldOverruled] = [start[task]!, finish[task]!, overruled[task]!];
      forwardPlaces(network, place, place + 1);
      if (start[task] === oldStart && finish[task] === oldFinish && overruled[task] === oldOverruled) continue;
      this.touch(task);
      this.markSuccessors(task);
      this.markBehind(task);
      this.markPredecessors(task);
      const above = network.parent[task]!;
      if (above >= 0) this.ahead.add(network.closingRank[above]!);
      else if (finish[task]! > network.projectFinish || oldFinish === network.projectFinish) this.finishMayMove = true;
    }
  }

  private backward(): void {
    const { network } = this;
    const { order, lateStart, lateFinish, totalSlack, freeSlack, lateBound } = network;
    for (let place = this.behind.takeLast(); place >= 0; place = this.behind.takeLast()) {
      const code = order[place]!;
      if (code < 0) {
        const before = lateBound[~code]!;
        backwardPlaces(network, place, place);
        if (lateBound[~code] !== before) this.markChildren(~code, this.behind);
        continue;
      }
      const [oldStart, oldFinish, oldTotal, oldFree] = [lateStart[code]!, lateFinish[code]!, totalSlack[code]!, freeSlack[code]!];
      backwardPlaces(network, place, place);
      const isLate = lateStart[code] !== oldStart || lateFinish[code] !== oldFinish;
      if (isLate || totalSlack[code] !== oldTotal || freeSlack[code] !== oldFree) this.touch(code);
      if (!isLate) continue;
      this.markPredecessors(code);
      const above = network.parent[code]!;
      if (above >= 0) this.behind.add(network.rank[above]!);
    }
  }

  private markSuccessors(task: number): void {
    const { table, rank } = this.network;
    for (let e = table.outFirst[task]!; e < table.outFirst[task + 1]!; e++) this.ahead.add(rank[table.to[table.out[e]!]!]!);
  }

  private markPredecessors(task: number): void {
    const { table } = this.network;
    for (let k = table.inFirst[task]!; k < table.inFirst[task + 1]!; k++) this.markBehind(table.from[k]!);
  }

  private markChildren(summary: number, places: DirtyPlaces): void {
    const { firstChild, nextSibling, rank, closingRank } = this.network;
    for (let child = firstChild[summary]!; child >= 0; child = nextSibling[child]!) {
      places.add(places === this.behind && firstChild[child]! >= 0 ? closingRank[child]! : rank[child]!);
    }
  }

  /** The project ends at another time: that holds for whatever stands under no summary. */
  private markEnds(): void {
    for (const root of this.network.roots) this.markBehind(root);
  }
}
