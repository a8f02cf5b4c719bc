/** Which tasks have a row: those under no closed summary (and, when a filter is set, those it names with all above them). */
import type { PlanModel } from './plan-model.ts';

export interface OutlineRows {
  /** Row to task index. */
  readonly taskAt: Int32Array;
  /** Task index to row, -1 when hidden. */
  readonly rowOf: Int32Array;
  readonly count: number;
}

export function outlineRows(
  model: Pick<PlanModel, 'count' | 'subtreeEnd' | 'level'>,
  closed: ReadonlySet<number>,
  shows?: (task: number) => boolean,
): OutlineRows {
  const kept = shows && withAncestors(model, shows);
  const taskAt = new Int32Array(model.count);
  const rowOf = new Int32Array(model.count).fill(-1);
  let count = 0;
  for (let task = 0; task < model.count;) {
    if (!kept || kept[task]) {
      taskAt[count] = task;
      rowOf[task] = count++;
    }
    task = closed.has(task) ? model.subtreeEnd[task]! : task + 1;
  }
  return { taskAt: taskAt.subarray(0, count), rowOf, count };
}

function withAncestors(model: Pick<PlanModel, 'count' | 'level'>, shows: (task: number) => boolean): Uint8Array {
  const kept = new Uint8Array(model.count);
  const path: number[] = [];
  for (let task = 0; task < model.count; task++) {
    path.length = model.level[task]!;
    path.push(task);
    if (shows(task)) for (const above of path) if (above !== undefined) kept[above] = 1;
  }
  return kept;
}

/** The row that stands for a task: its own, or that of the closed summary above it. */
export function standInRow(model: Pick<PlanModel, 'level'>, rows: OutlineRows, task: number): number {
  let level = model.level[task]!;
  for (let index = task; index >= 0; index--) {
    if (index !== task && model.level[index]! >= level) continue;
    level = model.level[index]!;
    if (rows.rowOf[index]! >= 0) return rows.rowOf[index]!;
  }
  return -1;
}
