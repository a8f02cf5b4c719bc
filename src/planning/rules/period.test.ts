import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodsBetween, weekNumberOf } from './period.ts';

const told = (...asked: Parameters<typeof periodsBetween>) => periodsBetween(...asked).map(({ from, to }) => `${from} ${to}`);

test('weeks run from Monday to Sunday, cut at both ends of the range', () => {
  assert.deepEqual(told('2026-11-18', '2026-12-01', 'week'), ['2026-11-18 2026-11-22', '2026-11-23 2026-11-29', '2026-11-30 2026-12-01']);
});

test('months know February and the end of the year', () => {
  assert.deepEqual(told('2027-12-10', '2028-02-29', 'month'), ['2027-12-10 2027-12-31', '2028-01-01 2028-01-31', '2028-02-01 2028-02-29']);
});

test('a day is a period of its own, and a range that runs backwards has none', () => {
  assert.deepEqual(told('2026-12-31', '2027-01-01', 'day'), ['2026-12-31 2026-12-31', '2027-01-01 2027-01-01']);
  assert.deepEqual(told('2026-12-31', '2026-12-30', 'week'), []);
});

test('the week of the first Thursday is week 1', () => {
  assert.deepEqual(['2026-01-01', '2026-12-31', '2027-01-03', '2027-01-04'].map(weekNumberOf), [1, 53, 53, 1]);
});
