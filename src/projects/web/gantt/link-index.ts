/** Finds the links near a window of rows without walking all of them: each block of rows lists the links that touch or cross it. */
import { standInRow, type OutlineRows } from './outline-rows.ts';
import type { PlanModel } from './plan-model.ts';

const ROWS_PER_BLOCK = 32;
/** A link that crosses more blocks than this is kept in one list that is always looked through. */
const FAR = 24;

export interface LinkIndex {
  readonly fromRow: Int32Array;
  readonly toRow: Int32Array;
  /** Calls back with every link that has an end in the window or crosses it. */
  near(first: number, end: number, visit: (link: number) => void): void;
}

export function linkIndex(model: PlanModel, rows: OutlineRows): LinkIndex {
  const { linkCount, linkFrom, linkTo } = model;
  const fromRow = new Int32Array(linkCount).fill(-1);
  const toRow = new Int32Array(linkCount).fill(-1);
  const blocks: number[][] = Array.from({ length: Math.ceil(rows.count / ROWS_PER_BLOCK) }, () => []);
  const far: number[] = [];
  for (let link = 0; link < linkCount; link++) {
    const from = linkFrom[link]!;
    const to = linkTo[link]!;
    if (from < 0 || to < 0) continue;
    const start = rows.rowOf[from]! >= 0 ? rows.rowOf[from]! : standInRow(model, rows, from);
    const finish = rows.rowOf[to]! >= 0 ? rows.rowOf[to]! : standInRow(model, rows, to);
    if (start < 0 || finish < 0 || start === finish) continue;
    fromRow[link] = start;
    toRow[link] = finish;
    const firstBlock = Math.floor(Math.min(start, finish) / ROWS_PER_BLOCK);
    const lastBlock = Math.floor(Math.max(start, finish) / ROWS_PER_BLOCK);
    if (lastBlock - firstBlock > FAR) far.push(link);
    else for (let block = firstBlock; block <= lastBlock; block++) blocks[block]!.push(link);
  }
  const seen = new Uint32Array(linkCount);
  let round = 0;
  return {
    fromRow,
    toRow,
    near(first, end, visit) {
      round++;
      const touch = (link: number) => {
        if (seen[link] === round) return;
        seen[link] = round;
        const low = Math.min(fromRow[link]!, toRow[link]!);
        const high = Math.max(fromRow[link]!, toRow[link]!);
        if (low < end && high >= first) visit(link);
      };
      for (let block = Math.floor(first / ROWS_PER_BLOCK); block * ROWS_PER_BLOCK < end && block < blocks.length; block++)
        for (const link of blocks[block]!) touch(link);
      for (const link of far) touch(link);
    },
  };
}
