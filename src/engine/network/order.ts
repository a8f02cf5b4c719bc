import type { LinkRow } from './links.ts';

/** The tree of a plan: summaries open before what stands in them and close after it. */
export interface Tree {
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
}

export interface Ordering {
  /** As in `CompiledNetwork.order`. */
  readonly order: Int32Array;
  /** The links that could be kept. */
  readonly rows: readonly LinkRow[];
  /** Each loop that had to be broken: the tasks in the order in which they follow one another, and the link left out. */
  readonly loops: readonly { readonly tasks: readonly number[]; readonly link: LinkRow }[];
}

/** Nodes: a task or the opening of a summary is its index; the closing of a summary is its index plus the number of tasks. */
class Graph {
  readonly count: number;
  readonly first: Int32Array;
  readonly target: Int32Array;
  /** The row behind an edge, or -1 where the edge comes from the tree. */
  readonly row: Int32Array;

  constructor(tree: Tree, rows: readonly LinkRow[]) {
    const { parent, firstChild } = tree;
    this.count = parent.length;
    const sources: number[] = [];
    const targets: number[] = [];
    const origins: number[] = [];
    const edge = (source: number, target: number, origin: number): void => {
      sources.push(source);
      targets.push(target);
      origins.push(origin);
    };
    const opening = (task: number): number => task;
    const closing = (task: number): number => (firstChild[task]! >= 0 ? task + this.count : task);
    for (let task = 0; task < this.count; task++) {
      if (firstChild[task]! >= 0) edge(opening(task), closing(task), -1);
      const above = parent[task]!;
      if (above < 0) continue;
      edge(opening(above), opening(task), -1);
      edge(closing(task), closing(above), -1);
    }
    rows.forEach((row, index) => edge(closing(row.from), opening(row.to), index));
    this.first = new Int32Array(2 * this.count + 1);
    for (const source of sources) this.first[source + 1]!++;
    for (let node = 0; node < 2 * this.count; node++) this.first[node + 1]! += this.first[node]!;
    this.target = new Int32Array(sources.length);
    this.row = new Int32Array(sources.length);
    const next = this.first.slice();
    sources.forEach((source, k) => {
      const place = next[source]!++;
      this.target[place] = targets[k]!;
      this.row[place] = origins[k]!;
    });
  }
}

export function orderOf(tree: Tree, allRows: readonly LinkRow[]): Ordering {
  const count = tree.parent.length;
  const natural = naturalOrder(tree);
  const rank = new Int32Array(2 * count);
  natural.forEach((node, position) => (rank[node >= 0 ? node : ~node + count] = position));
  const isForward = (row: LinkRow): boolean => rank[tree.firstChild[row.from]! >= 0 ? row.from + count : row.from]! < rank[row.to]!;
  if (allRows.every(isForward)) return { order: natural, rows: allRows, loops: [] };

  let rows = allRows;
  const loops: Ordering['loops'][number][] = [];
  for (;;) {
    const graph = new Graph(tree, rows);
    const order = peel(graph, tree);
    if (order) return { order, rows, loops };
    const broken = new Set<number>();
    for (const loop of loopsOf(graph)) {
      const row = rows[loop.row]!;
      if (broken.has(loop.row)) continue;
      broken.add(loop.row);
      loops.push({ tasks: tasksOf(loop.nodes, count), link: row });
    }
    rows = rows.filter((_, index) => !broken.has(index));
  }
}

/** The order of the outline: good enough whenever everything follows something above it. */
function naturalOrder({ parent, firstChild, nextSibling }: Tree): Int32Array {
  const order: number[] = [];
  for (let root = 0; root < parent.length; root++) {
    if (parent[root]! >= 0) continue;
    for (let task = root, entering = true; ;) {
      if (entering) order.push(task);
      else order.push(~task);
      if (entering && firstChild[task]! >= 0) {
        task = firstChild[task]!;
        continue;
      }
      if (task === root) break;
      if (nextSibling[task]! >= 0) {
        task = nextSibling[task]!;
        entering = true;
      } else {
        task = parent[task]!;
        entering = false;
      }
    }
  }
  return Int32Array.from(order);
}

/** Takes away, again and again, what waits for nothing; undefined when something waits for itself. */
function peel(graph: Graph, tree: Tree): Int32Array | undefined {
  const { count, first, target } = graph;
  const exists = (node: number): boolean => node < count || tree.firstChild[node - count]! >= 0;
  const waits = new Int32Array(2 * count);
  for (const node of target) waits[node]!++;
  const queue = new Int32Array(2 * count);
  let filled = 0;
  let total = 0;
  for (let node = 0; node < 2 * count; node++) {
    if (!exists(node)) continue;
    total++;
    if (waits[node] === 0) queue[filled++] = node;
  }
  for (let taken = 0; taken < filled; taken++) {
    const node = queue[taken]!;
    for (let k = first[node]!; k < first[node + 1]!; k++) if (--waits[target[k]!]! === 0) queue[filled++] = target[k]!;
  }
  if (filled < total) return undefined;
  const order = queue.slice(0, filled);
  for (let k = 0; k < filled; k++) if (order[k]! >= count) order[k] = ~(order[k]! - count);
  return order;
}

interface Loop {
  readonly nodes: readonly number[];
  /** The link to leave out. */
  readonly row: number;
}

/** Walks the graph in depth; every way back to where the walk came from is a loop. */
function loopsOf(graph: Graph): readonly Loop[] {
  const { first, target, row } = graph;
  const nodes = first.length - 1;
  const state = new Uint8Array(nodes);
  const cursor = first.slice(0, nodes);
  const loops: Loop[] = [];
  for (let root = 0; root < nodes; root++) {
    if (state[root] !== 0) continue;
    const path = [root];
    const edges: number[] = [];
    state[root] = 1;
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      const k = cursor[node]!;
      if (k === first[node + 1]!) {
        state[node] = 2;
        path.pop();
        edges.pop();
        continue;
      }
      cursor[node] = k + 1;
      const next = target[k]!;
      if (state[next] === 0) {
        state[next] = 1;
        path.push(next);
        edges.push(k);
      } else if (state[next] === 1) {
        const begin = path.indexOf(next);
        // The tree cannot be broken, a link can; a loop has at least one.
        const link = [k, ...edges.slice(begin).toReversed()].find((edge) => row[edge]! >= 0);
        if (link !== undefined) loops.push({ nodes: path.slice(begin), row: row[link]! });
      }
    }
  }
  return loops;
}

function tasksOf(nodes: readonly number[], count: number): readonly number[] {
  const tasks = nodes.map((node) => (node < count ? node : node - count));
  return tasks.filter((task, k) => tasks.indexOf(task) === k);
}
