import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Band } from './chart.ts';
import { laneOf } from './window-lane.ts';

const placed = (name: string, left: number, right: number, kind: Band['kind'] = 'peak') => ({
  band: { kind, name, from: left, to: right },
  left,
  right,
});
const lane = (...each: ReturnType<typeof placed>[]) =>
  laneOf(each).map(({ left, right, named, bands }) => [left, right, named.name, bands.map((band) => band.name).join('+')]);

test('windows apart from each other have a stretch each', () => {
  assert.deepEqual(lane(placed('B', 200, 300), placed('A', 0, 100)), [
    [0, 100, 'A', 'A'],
    [200, 300, 'B', 'B'],
  ]);
});

test('where windows overlap no name covers another: the one that began last is named, and the other again after it', () => {
  assert.deepEqual(lane(placed('Year-end', 0, 300), placed('Close', 100, 200)), [
    [0, 100, 'Year-end', 'Year-end'],
    [100, 200, 'Close', 'Year-end+Close'],
    [200, 300, 'Year-end', 'Year-end'],
  ]);
});

test('a night within a freeze does not cut its name in two, and is told with it', () => {
  assert.deepEqual(lane(placed('Year-end', 0, 300), placed('Night', 100, 104)), [[0, 300, 'Year-end', 'Year-end+Night']]);
});

test('a freeze keeps its name where a business peak begins within it', () => {
  assert.deepEqual(lane(placed('Year-end', 0, 300, 'freeze'), placed('Close', 100, 400)), [
    [0, 300, 'Year-end', 'Year-end+Close'],
    [300, 400, 'Close', 'Close'],
  ]);
});

test('windows of the same time share a stretch', () => {
  assert.deepEqual(lane(placed('A', 0, 100), placed('B', 0, 100)), [[0, 100, 'B', 'A+B']]);
});
