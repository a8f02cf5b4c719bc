import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockOf, goTo, isInside } from './selection.ts';

const start = { active: { row: 2, column: 1 }, anchor: { row: 2, column: 1 } };
const size = { rows: 5, columns: 3 };

test('a step stays within the table', () => {
  assert.deepEqual(goTo(start, { row: 99, column: -4 }, size).active, { row: 4, column: 0 });
});

test('with Shift the block grows from where it began, in either direction', () => {
  const grown = goTo(start, { row: 0, column: 2 }, size, true);
  assert.deepEqual(blockOf(grown), { top: 0, bottom: 2, left: 1, right: 2 });
  assert.ok(isInside(blockOf(grown), 1, 1));
  assert.ok(!isInside(blockOf(grown), 3, 1));
});
