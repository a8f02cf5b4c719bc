/**
 * Would tasks wait for themselves? A summary waits as its tasks wait: what it follows, all of them follow, and who follows it waits
 * for all of them. So every task is two knots, its beginning and its end: a summary's beginning comes before its tasks' beginnings,
 * their ends before its end.
 */

export interface LoopTask {
  readonly id: string;
  readonly parentId: string | null;
}
export interface LoopLink {
  readonly fromId: string;
  readonly toId: string;
}

interface Graph {
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  readonly parentOf: ReadonlyMap<string, string | null>;
  readonly successorsOf: ReadonlyMap<string, readonly string[]>;
}

function gather(pairs: Iterable<readonly [string, string]>): ReadonlyMap<string, readonly string[]> {
  const gathered = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const list = gathered.get(key);
    if (list) list.push(value);
    else gathered.set(key, [value]);
  }
  return gathered;
}

function graphOf(tasks: readonly LoopTask[], links: readonly LoopLink[]): Graph {
  return {
    childrenOf: gather(tasks.flatMap((task) => (task.parentId === null ? [] : [[task.parentId, task.id] as const]))),
    parentOf: new Map(tasks.map((task) => [task.id, task.parentId])),
    successorsOf: gather(links.map((link) => [link.fromId, link.toId] as const)),
  };
}

// A knot is `<` and the id for the beginning, `>` and the id for the end.
function* after(knot: string, { childrenOf, parentOf, successorsOf }: Graph): Generator<string> {
  const id = knot.slice(1);
  if (knot[0] === '<') {
    const children = childrenOf.get(id);
    if (children) for (const child of children) yield `<${child}`;
    else yield `>${id}`;
  } else {
    const parent = parentOf.get(id);
    if (parent) yield `>${parent}`;
    for (const successor of successorsOf.get(id) ?? []) yield `<${successor}`;
  }
}

const tasksOn = (knots: readonly string[]): string[] => {
  const ids = knots.map((knot) => knot.slice(1));
  return ids.filter((id, i) => id !== ids[i - 1]);
};

/** The tasks from `fromId` over the new link and back to it, the shortest way; undefined when the new link closes no loop. */
export function loopThrough(tasks: readonly LoopTask[], links: readonly LoopLink[], added: LoopLink): readonly string[] | undefined {
  const graph = graphOf(tasks, links);
  const goal = `>${added.fromId}`;
  const start = `<${added.toId}`;
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  const queue = [start];
  for (let i = 0; i < queue.length && !cameFrom.has(goal); i++)
    for (const next of after(queue[i]!, graph)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, queue[i]);
      queue.push(next);
    }
  if (!cameFrom.has(goal)) return undefined;
  const way: string[] = [];
  for (let knot: string | undefined = goal; knot !== undefined; knot = cameFrom.get(knot)) way.push(knot);
  return [added.fromId, ...tasksOn(way.toReversed())];
}

/** Any loop of the whole plan, its first task again at its end; undefined when there is none. */
export function loopIn(tasks: readonly LoopTask[], links: readonly LoopLink[]): readonly string[] | undefined {
  const graph = graphOf(tasks, links);
  const state = new Map<string, 'open' | 'closed'>();
  for (const { id } of tasks)
    for (const root of [`<${id}`, `>${id}`]) {
      if (state.has(root)) continue;
      const way: { readonly knot: string; readonly rest: Iterator<string> }[] = [{ knot: root, rest: after(root, graph) }];
      state.set(root, 'open');
      for (let top = way.at(-1); top; top = way.at(-1)) {
        const { done, value } = top.rest.next();
        if (done) {
          state.set(top.knot, 'closed');
          way.pop();
        } else if (state.get(value) === 'open') {
          const knots = way.map((each) => each.knot);
          const ids = tasksOn(knots.slice(knots.indexOf(value)));
          return ids.at(-1) === ids[0] ? ids : [...ids, ids[0]!];
        } else if (!state.has(value)) {
          state.set(value, 'open');
          way.push({ knot: value, rest: after(value, graph) });
        }
      }
    }
  return undefined;
}

/** `mail → backup → mail` */
export const loopText = (loop: readonly string[], nameOf: (id: string) => string): string => loop.map(nameOf).join(' → ');
