/** What should have come before a task that is begun or done, and has not. A report is what happened: this only tells of it. */
import type { Link } from './link.ts';
import type { Task } from './task.ts';

type Told = Pick<Task, 'id' | 'parentId' | 'percentComplete' | 'actualStart' | 'isActive'>;

/** The predecessors of a task that its links wait for still; of a summary what stands below it counts. */
export function openPredecessors<T extends Told>(
  taskId: string,
  reported: 'begun' | 'done',
  links: Iterable<Pick<Link, 'fromId' | 'toId' | 'kind'>>,
  tasks: ReadonlyMap<string, T>,
): readonly T[] {
  const awaited = new Map<string, 'begun' | 'done'>();
  for (const { fromId, toId, kind } of links) {
    if (toId !== taskId || (reported === 'begun' && (kind === 'FF' || kind === 'SF'))) continue;
    if (kind === 'FS' || kind === 'FF') awaited.set(fromId, 'done');
    else if (!awaited.has(fromId)) awaited.set(fromId, 'begun');
  }
  if (awaited.size === 0) return [];
  const below = Map.groupBy(tasks.values(), (each) => each.parentId);
  const leavesOf = (one: T): readonly T[] => below.get(one.id)?.flatMap(leavesOf) ?? [one];
  return [...awaited].flatMap(([id, wanted]) => {
    const found = tasks.get(id);
    if (!found?.isActive) return [];
    const leaves = leavesOf(found).filter((each) => each.isActive);
    const isThere =
      wanted === 'done'
        ? leaves.every((each) => each.percentComplete === 100)
        : leaves.some((each) => each.actualStart !== null || each.percentComplete > 0);
    return isThere ? [] : [found];
  });
}
