import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceFrom } from '../../../test/trust/chance.ts';
import { layeredLayout, type LayoutEdge } from './layered-layout.ts';

const edgesOf = (text: string): readonly LayoutEdge[] =>
  text.split(', ').map((pair) => {
    const [from, to] = pair.split(' ') as [string, string];
    return { from, to };
  });
const placed = (text: string) => {
  const edges = edgesOf(text);
  const { nodes } = layeredLayout([...new Set(edges.flatMap(({ from, to }) => [from, to]))], edges);
  return Object.fromEntries(nodes.map(({ id, column, row }) => [id, [column, row]]));
};

test('whatever needs something stands left of it, what needs nothing at the right', () => {
  assert.deepEqual(placed('shop db, db host, shop mail'), { shop: [0, 0.5], db: [1, 0], host: [2, 0], mail: [2, 1] });
});

test('lines are untangled: neighbours lie in the order of what they need', () => {
  const { a, b, x, y } = placed('a y, b x') as Record<string, readonly number[]>;
  assert.equal(Math.sign(a![1]! - b![1]!), Math.sign(y![1]! - x![1]!));
});

test('a circle is drawn like anything else, and what needs nothing and is needed by nobody too', () => {
  const { nodes, lines } = layeredLayout(['a', 'b', 'c', 'alone'], edgesOf('a b, b c, c a, a a, a gone'));
  assert.equal(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size, 4);
  assert.deepEqual(
    lines.map((line) => line.length),
    [2, 2, 3, 0, 0],
  );
  assert.deepEqual(layeredLayout([], []), { nodes: [], lines: [], columns: 1, rows: 0 });
});

test('in any graph no two nodes lie upon one another, every line runs from its start to its end, and edges without circles lead to the right', () => {
  const chance = chanceFrom(5);
  for (let round = 0; round < 200; round++) {
    const ids = Array.from({ length: 1 + chance.below(30) }, (_, place) => `n${place}`);
    const edges = Array.from({ length: chance.below(50) }, () => ({ from: chance.pick(ids), to: chance.pick(ids) })).filter(
      ({ from, to }) => from !== to,
    );
    const isForward = round % 2 === 0;
    const used = isForward ? edges.filter(({ from, to }) => Number(from.slice(1)) < Number(to.slice(1))) : edges;
    const layout = layeredLayout(ids, used);
    const at = new Map(layout.nodes.map((node) => [node.id, node]));
    for (const column of Map.groupBy(layout.nodes, (node) => node.column).values()) {
      const rows = column.map((node) => node.row).toSorted((one, other) => one - other);
      for (let place = 1; place < rows.length; place++) assert.ok(rows[place]! - rows[place - 1]! > 0.999);
    }
    for (const [place, { from, to }] of used.entries()) {
      const line = layout.lines[place]!;
      const [start, end] = [at.get(from)!, at.get(to)!];
      assert.deepEqual(
        [line[0], line.at(-1)],
        [
          { column: start.column, row: start.row },
          { column: end.column, row: end.row },
        ],
      );
      if (isForward) assert.ok(start.column < end.column);
      for (let step = 1; step < line.length; step++) assert.equal(Math.abs(line[step]!.column - line[step - 1]!.column), 1);
    }
    assert.ok(
      layout.nodes.every(({ column, row }) => column >= 0 && column < layout.columns && row >= -1e-9 && row <= layout.rows - 1 + 1e-9),
    );
  }
});
