/**
 * Where a task stands among its siblings: fractional positions, so that putting one between two others changes no third. What comes
 * last takes the time at which it came (seconds since 1970) as its position: so it comes last without anybody looking at the rest.
 */
import { bySiblingOrder, type OutlineTask } from './outline.ts';

export interface Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
}

/** Between two that come last one after the other. */
const step = 2 ** -10;
/** Closer than this nothing can be put between two positions. */
const closest = 1e-6;

export const lastPosition = (at: string): number => Date.parse(at) / 1000;

/** Positions for those that have none yet; all get new ones in the rare case that two neighbours stand too close. */
function fill(kept: readonly (number | undefined)[], at: string): readonly number[] {
  const filled = [...kept];
  for (let i = 0; i < filled.length; i++) {
    if (filled[i] !== undefined) continue;
    let end = i;
    while (end < filled.length && filled[end] === undefined) end++;
    const before = filled[i - 1];
    const after = filled[end];
    const count = end - i;
    const gap = before === undefined || after === undefined ? step : (after - before) / (count + 1);
    if (gap < closest) return spread(kept, at);
    const first =
      before !== undefined && after !== undefined
        ? before + gap
        : after === undefined
          ? Math.max(lastPosition(at), (before ?? 0) + step)
          : after - count * step;
    for (let k = 0; k < count; k++) filled[i + k] = first + k * gap;
  }
  return filled as number[];
}

function spread(kept: readonly (number | undefined)[], at: string): readonly number[] {
  const known = kept.filter((position) => position !== undefined);
  const last = kept.at(-1) ?? Math.max(lastPosition(at), Math.max(...known) + step);
  const width = Math.max(step, (last - Math.min(...known)) / (kept.length - 1));
  return kept.map((_, i) => last - (kept.length - 1 - i) * width);
}

/**
 * Positions for `count` newcomers right after `afterId` (null: first), and new positions for those siblings that have to make room,
 * which is rare. The newcomers must not be among the siblings.
 */
export function placesAfter(
  siblings: readonly OutlineTask[],
  afterId: string | null,
  count: number,
  at: string,
): { readonly positions: readonly number[]; readonly moved: readonly Place[] } {
  const ordered = siblings.toSorted(bySiblingOrder);
  const index = afterId === null ? 0 : ordered.findIndex((each) => each.id === afterId) + 1;
  const kept = ordered.map((each): number | undefined => each.position);
  const filled = fill(kept.toSpliced(index, 0, ...Array.from({ length: count }, () => undefined)), at);
  const moved = filled
    .toSpliced(index, count)
    .flatMap((position, i) =>
      position === ordered[i]!.position ? [] : [{ id: ordered[i]!.id, parentId: ordered[i]!.parentId, position }],
    );
  return { positions: filled.slice(index, index + count), moved };
}

/** A row of the outline with the level it shall have. */
export interface Levelled extends OutlineTask {
  readonly level: number;
}

/**
 * The rows keep their order and get these levels: whose child is each then, and at which position? Only what differs is answered.
 * This is how Microsoft Project indents: the rows below follow the nearest row above them that stands one level higher.
 */
export function placesOfLevels(rows: readonly Levelled[], at: string): readonly Place[] {
  const above: string[] = [];
  const groups = new Map<string | null, Levelled[]>();
  for (const row of rows) {
    const parentId = row.level > 1 ? (above[row.level - 2] ?? null) : null;
    above.length = Math.max(0, row.level - 1);
    above[row.level - 1] = row.id;
    const group = groups.get(parentId);
    if (group) group.push(row);
    else groups.set(parentId, [row]);
  }
  return [...groups].flatMap(([parentId, group]) => {
    if (group.every((row) => row.parentId === parentId)) return [];
    const filled = fill(
      group.map((row) => (row.parentId === parentId ? row.position : undefined)),
      at,
    );
    return group.flatMap((row, i) =>
      row.parentId === parentId && row.position === filled[i] ? [] : [{ id: row.id, parentId, position: filled[i]! }],
    );
  });
}
