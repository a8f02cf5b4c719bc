/** The work breakdown structure in the order in which people read it. */

export interface OutlineTask {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
}

export interface OutlineRow<T extends OutlineTask> {
  readonly task: T;
  /** 1 at the top. */
  readonly level: number;
  /** `1.2.3`: the third under the second under the first. */
  readonly wbs: string;
  readonly hasChildren: boolean;
}

/** Siblings in their order: by position, equals by id. */
export const bySiblingOrder = (left: OutlineTask, right: OutlineTask): number =>
  left.position - right.position || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

/**
 * All tasks, each right before those under it. A task whose summary is not among them stands at the top; so does, rather than being
 * lost, whatever hangs in a loop of summaries (which the rules refuse and only a broken import could hold).
 */
export function outlineOf<T extends OutlineTask>(tasks: readonly T[]): readonly OutlineRow<T>[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const childrenOf = new Map<string | null, T[]>();
  for (const task of tasks) {
    const parentId = task.parentId !== null && byId.has(task.parentId) ? task.parentId : null;
    const children = childrenOf.get(parentId);
    if (children) children.push(task);
    else childrenOf.set(parentId, [task]);
  }
  for (const children of childrenOf.values()) children.sort(bySiblingOrder);
  const rows: OutlineRow<T>[] = [];
  const seen = new Set<string>();
  let topNumber = 0;
  const walk = (top: readonly T[]): void => {
    // An own stack: a plan may be deeper than the call stack.
    const waiting = top.map((task) => ({ task, level: 1, wbs: `${++topNumber}` })).toReversed();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { task, level, wbs } = next;
      if (seen.has(task.id)) continue;
      seen.add(task.id);
      const children = childrenOf.get(task.id) ?? [];
      rows.push({ task, level, wbs, hasChildren: children.length > 0 });
      for (let i = children.length - 1; i >= 0; i--) waiting.push({ task: children[i]!, level: level + 1, wbs: `${wbs}.${i + 1}` });
    }
  };
  walk(childrenOf.get(null) ?? []);
  if (rows.length < tasks.length) for (const task of tasks) if (!seen.has(task.id)) walk([task]);
  return rows;
}

/** The ids of these tasks and of all that stand under them, each before those under it. */
export function subtreeOf(tasks: readonly OutlineTask[], ids: Iterable<string>): readonly string[] {
  const childrenOf = Map.groupBy(tasks.toSorted(bySiblingOrder), (task) => task.parentId);
  const found = new Set<string>();
  const waiting = [...ids].toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const child of (childrenOf.get(id) ?? []).toReversed()) waiting.push(child.id);
  }
  return [...found];
}
