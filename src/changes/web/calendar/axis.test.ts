import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, axisOf, mondayOf, tracksOf } from './axis.ts';

test('days stand on the clock of the place, also in the week in which the clocks change', () => {
  const axis = axisOf('2026-10-19', 14, 'Europe/Berlin');
  assert.equal(new Date(axis.from).toISOString(), '2026-10-18T22:00:00.000Z');
  assert.equal(new Date(axis.to).toISOString(), '2026-11-01T23:00:00.000Z');
  assert.equal(axis.days.at(-1), '2026-11-01');
  // The Sunday of 25 hours is wider than the others.
  const widths = axis.midnights.map((each, place) => (axis.midnights[place + 1] ?? 100) - each);
  assert.equal(widths.indexOf(Math.max(...widths)), 6);
});

test('a place on the axis is a quarter of an hour, there and back', () => {
  const axis = axisOf('2026-11-23', 7, 'Europe/Berlin');
  const moment = '2026-11-25T17:15:00.000Z';
  assert.equal(axis.momentAt(axis.at(moment) / 100), moment);
  assert.equal(axis.momentAt(axis.at('2026-11-25T17:19:00.000Z') / 100), moment);
});

test('bars that overlap lie in tracks of their own, those after one another share one', () => {
  const bar = (from: number, to: number) => ({ from, to });
  assert.deepEqual(
    tracksOf([bar(0, 4), bar(2, 6), bar(4, 8), bar(5, 7)]).map((each) => each.track),
    [0, 1, 0, 2],
  );
});

test('a week begins on Monday', () => {
  assert.equal(mondayOf('2026-11-22'), '2026-11-16');
  assert.equal(addDays('2026-12-30', 3), '2027-01-02');
});
