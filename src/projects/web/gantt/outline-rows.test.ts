import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineRows, standInRow } from './outline-rows.ts';
import { subtreeEnds } from './plan-model.ts';
import { rowWindow, scrollToRow } from './row-window.ts';

/** One digit a task: its level. */
const outline = (levels: string) => {
  const level = Uint8Array.from(levels, Number);
  return { level, count: level.length, subtreeEnd: subtreeEnds(level) };
};

test('a summary ends where the outline comes back to its level', () => {
  assert.deepEqual([...outline('0112101').subtreeEnd], [5, 2, 4, 4, 5, 7, 7]);
});

test('what lies under a closed summary has no row', () => {
  const model = outline('0112101');
  assert.deepEqual([...outlineRows(model, new Set()).taskAt], [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual([...outlineRows(model, new Set([2])).taskAt], [0, 1, 2, 4, 5, 6]);
  assert.deepEqual([...outlineRows(model, new Set([0])).taskAt], [0, 5, 6]);
});

test('a filtered task is shown with everything above it', () => {
  assert.deepEqual([...outlineRows(outline('0112101'), new Set(), (task) => task === 3).taskAt], [0, 2, 3]);
});

test('links of a hidden task end at the closed summary above it', () => {
  const model = outline('0112101');
  const rows = outlineRows(model, new Set([0]));
  assert.equal(standInRow(model, rows, 3), 0);
  assert.equal(standInRow(model, rows, 6), 2);
});

test('only rows in sight and a few around them are drawn', () => {
  assert.deepEqual(rowWindow(0, 560, 28, 10_000, 6), { first: 0, end: 26 });
  assert.deepEqual(rowWindow(28_000, 560, 28, 10_000, 6), { first: 994, end: 1026 });
  assert.deepEqual(rowWindow(280_000, 560, 28, 10_000, 6), { first: 9994, end: 10_000 });
  assert.deepEqual(rowWindow(0, 560, 28, 0, 6), { first: 0, end: 0 });
});

test('a row in sight is not scrolled to', () => {
  assert.equal(scrollToRow(5, 0, 560, 28), undefined);
  assert.equal(scrollToRow(0, 280, 560, 28), 0);
  assert.equal(scrollToRow(30, 0, 560, 28), 336);
});
