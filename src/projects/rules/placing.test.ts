import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bySiblingOrder, outlineOf } from './outline.ts';
import { placesAfter, placesOfLevels } from './placing.ts';

const at = '2026-11-16T09:00:00.000Z';
const row = (id: string, position: number, parentId: string | null = null) => ({ id, parentId, position });

test('between two tasks a third finds its place and neither moves', () => {
  const { positions, moved } = placesAfter([row('a', 1), row('b', 2)], 'a', 1, at);
  assert.deepEqual([positions, moved], [[1.5], []]);
});

test('what comes last comes after whatever came before, also when clocks disagree', () => {
  const ahead = Date.parse(at) / 1000 + 60;
  assert.ok(placesAfter([row('a', ahead)], 'a', 1, at).positions[0]! > ahead);
});

test('however often something is put first, second or last, the order is the one that was asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 120 }), (choices) => {
      let siblings: { id: string; parentId: string | null; position: number }[] = [];
      const wanted: string[] = [];
      for (const [i, choice] of choices.entries()) {
        const index = choice % (wanted.length + 1);
        const { positions, moved } = placesAfter(siblings, wanted[index - 1] ?? null, 1, at);
        const places = new Map(moved.map((each) => [each.id, each.position]));
        siblings = [...siblings.map((each) => ({ ...each, position: places.get(each.id) ?? each.position })), row(`${i}`, positions[0]!)];
        wanted.splice(index, 0, `${i}`);
      }
      assert.deepEqual(
        siblings.toSorted(bySiblingOrder).map((each) => each.id),
        wanted,
      );
    }),
    { numRuns: 60 },
  );
});

test('a thousand tasks put one after the other at the same place keep their order', () => {
  let siblings = [row('first', 1), row('last', 2)];
  for (let i = 0; i < 1000; i++) {
    const { positions, moved } = placesAfter(siblings, 'first', 1, at);
    const places = new Map(moved.map((each) => [each.id, each.position]));
    siblings = [...siblings.map((each) => ({ ...each, position: places.get(each.id) ?? each.position })), row(`${i}`, positions[0]!)];
  }
  const order = siblings.toSorted(bySiblingOrder).map((each) => each.id);
  assert.deepEqual(order, ['first', ...Array.from({ length: 1000 }, (_, i) => `${999 - i}`), 'last']);
});

test('levels become parents, and the rows keep their order', () => {
  const rows = [row('a', 1), row('b', 2), row('c', 3)];
  const places = new Map(
    placesOfLevels(
      [
        { ...rows[0]!, level: 1 },
        { ...rows[1]!, level: 2 },
        { ...rows[2]!, level: 1 },
      ],
      at,
    ).map((each) => [each.id, each]),
  );
  const next = rows.map((each) => ({ ...each, ...places.get(each.id) }));
  assert.deepEqual(
    outlineOf(next).map(({ task, wbs }) => `${wbs} ${task.id}`),
    ['1 a', '1.1 b', '2 c'],
  );
});
