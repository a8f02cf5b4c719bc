/** Places a graph in columns: whatever needs something stands left of it, few lines cross, and long lines pass between the nodes. */

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

export interface Placed {
  readonly id: string;
  /** 0 stands leftmost. */
  readonly column: number;
  /** In rows from the top; halves and less are possible. */
  readonly row: number;
}

export interface Layout {
  readonly nodes: readonly Placed[];
  /** Where each edge runs, in columns and rows, from its start to its end; in the order of the edges given. */
  readonly lines: readonly (readonly { readonly column: number; readonly row: number }[])[];
  readonly columns: number;
  readonly rows: number;
}

interface Cell {
  /** Undefined for a place that a long line keeps free. */
  readonly id?: string;
  readonly column: number;
  row: number;
  readonly left: Cell[];
  readonly right: Cell[];
}

const sweeps = 12;

/**
 * Sugiyama's steps: turn edges that close a circle, columns by the longest way to the right end, room for long lines, order by the mean of
 * neighbours, rows by pulling towards neighbours. The same graph in the same order gives the same picture.
 */
export function layeredLayout(ids: readonly string[], edges: readonly LayoutEdge[]): Layout {
  const known = new Set(ids);
  const used = edges.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const turned = turnedEdges(ids, used);
  const directed = used.map((edge) => (turned.has(edge) ? { from: edge.to, to: edge.from } : edge));
  const columnOf = columnsOf(ids, directed);
  const cells = new Map(ids.map((id): [string, Cell] => [id, { id, column: columnOf.get(id)!, row: 0, left: [], right: [] }]));
  const columns: Cell[][] = Array.from({ length: Math.max(0, ...columnOf.values()) + 1 }, () => []);
  for (const cell of cells.values()) columns[cell.column]!.push(cell);
  const ways = new Map<LayoutEdge, readonly Cell[]>();
  for (const [place, { from, to }] of directed.entries()) {
    const way = [cells.get(from)!];
    for (let column = way[0]!.column + 1; column < columnOf.get(to)!; column++) {
      const free: Cell = { column, row: 0, left: [], right: [] };
      columns[column]!.push(free);
      way.push(free);
    }
    way.push(cells.get(to)!);
    for (let at = 1; at < way.length; at++) {
      way[at - 1]!.right.push(way[at]!);
      way[at]!.left.push(way[at - 1]!);
    }
    const edge = used[place]!;
    ways.set(edge, turned.has(edge) ? way.toReversed() : way);
  }
  order(columns);
  settle(columns);
  const top = Math.min(0, ...columns.flat().map((cell) => cell.row));
  for (const cell of columns.flat()) cell.row -= top;
  return {
    nodes: ids.map((id) => ({ id, column: cells.get(id)!.column, row: cells.get(id)!.row })),
    lines: edges.map((edge) => (ways.get(edge) ?? []).map(({ column, row }) => ({ column, row }))),
    columns: columns.length,
    rows: Math.max(0, ...columns.flat().map((cell) => cell.row + 1)),
  };
}

/** Those that lead back to a node that is still being walked from. */
function turnedEdges(ids: readonly string[], edges: readonly LayoutEdge[]): ReadonlySet<LayoutEdge> {
  const from = Map.groupBy(edges, (edge) => edge.from);
  const state = new Map<string, 'open' | 'done'>();
  const turned = new Set<LayoutEdge>();
  for (const start of ids) {
    if (state.has(start)) continue;
    const way = [{ id: start, next: 0 }];
    state.set(start, 'open');
    while (way.length > 0) {
      const here = way.at(-1)!;
      const edge = from.get(here.id)?.[here.next++];
      if (!edge) {
        state.set(here.id, 'done');
        way.pop();
      } else if (state.get(edge.to) === 'open') turned.add(edge);
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        way.push({ id: edge.to, next: 0 });
      }
    }
  }
  return turned;
}

/** What needs nothing stands in the last column, everything else left of the leftmost that it needs. */
function columnsOf(ids: readonly string[], edges: readonly LayoutEdge[]): ReadonlyMap<string, number> {
  const into = Map.groupBy(edges, (edge) => edge.to);
  const waits = new Map(ids.map((id) => [id, 0]));
  for (const { from } of edges) waits.set(from, waits.get(from)! + 1);
  const height = new Map(ids.map((id) => [id, 0]));
  const ready = ids.filter((id) => waits.get(id) === 0);
  for (const id of ready)
    for (const { from } of into.get(id) ?? []) {
      height.set(from, Math.max(height.get(from)!, height.get(id)! + 1));
      waits.set(from, waits.get(from)! - 1);
      if (waits.get(from) === 0) ready.push(from);
    }
  const highest = Math.max(0, ...height.values());
  return new Map(ids.map((id) => [id, highest - height.get(id)!]));
}

/** Sweeps to and fro: each column is sorted by the mean place of the neighbours on one side; the order with the fewest crossings is kept. */
function order(columns: Cell[][]): void {
  const number = (): void => {
    for (const column of columns) for (const [place, cell] of column.entries()) cell.row = place;
  };
  number();
  let best = columns.map((column) => [...column]);
  let least = crossings(columns);
  for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
    const isToRight = sweep % 2 === 0;
    for (const column of isToRight ? columns : columns.toReversed()) {
      const meanOf = new Map(column.map((cell) => [cell, mean(isToRight ? cell.left : cell.right) ?? cell.row]));
      column.sort((one, other) => meanOf.get(one)! - meanOf.get(other)!);
      for (const [place, cell] of column.entries()) cell.row = place;
    }
    const now = crossings(columns);
    if (now >= least) continue;
    least = now;
    best = columns.map((column) => [...column]);
  }
  for (const [place, column] of best.entries()) columns[place] = column;
  number();
}

const mean = (cells: readonly Cell[]): number | undefined =>
  cells.length === 0 ? undefined : cells.reduce((sum, cell) => sum + cell.row, 0) / cells.length;

/** How many pairs of lines between neighbouring columns cross, counted by a tree of sums. */
function crossings(columns: readonly (readonly Cell[])[]): number {
  let count = 0;
  for (const [place, column] of columns.entries()) {
    const size = columns[place + 1]?.length ?? 0;
    const sums = new Int32Array(size + 1);
    let total = 0;
    for (const cell of column) {
      const rows = cell.right.map((each) => each.row).toSorted((one, other) => one - other);
      for (const row of rows) {
        let notAfter = 0;
        for (let at = row + 1; at > 0; at -= at & -at) notAfter += sums[at]!;
        count += total - notAfter;
      }
      for (const row of rows) {
        total++;
        for (let at = row + 1; at <= size; at += at & -at) sums[at]!++;
      }
    }
  }
  return count;
}

/** Rows towards those of the neighbours, at least one apart and in their order. */
function settle(columns: readonly (readonly Cell[])[]): void {
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wished = column.map((cell) => mean([...cell.left, ...cell.right]) ?? cell.row);
      const rows = apart(wished);
      for (const [place, cell] of column.entries()) cell.row = rows[place]!;
    }
}

/** The rows nearest to those wished for that are at least one apart: those that come too close form a block around their mean. */
function apart(wished: readonly number[]): readonly number[] {
  const blocks: { sum: number; size: number }[] = [];
  for (const [place, wish] of wished.entries()) {
    let block = { sum: wish - place, size: 1 };
    for (let before = blocks.at(-1); before && before.sum / before.size >= block.sum / block.size; before = blocks.at(-1)) {
      blocks.pop();
      block = { sum: block.sum + before.sum, size: block.size + before.size };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size)).map((base, place) => base + place);
}
