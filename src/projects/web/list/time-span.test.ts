import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOf } from './time-span.ts';

const row = (startAt: string, finishAt: string | null, promisedFinishAt: string | null = null) => ({
  startAt: `${startAt}T07:00:00.000Z`,
  finishAt: finishAt && `${finishAt}T16:00:00.000Z`,
  promisedFinishAt: promisedFinishAt && `${promisedFinishAt}T16:00:00.000Z`,
});
const now = Date.parse('2026-11-22T09:00:00Z');
const usual = [
  row('2026-09-01', '2027-02-01'),
  row('2026-10-01', '2027-04-15', '2027-03-20'),
  row('2026-11-01', '2027-01-20'),
  row('2027-01-04', '2027-06-30'),
];
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

test('the bars of projects share a stretch that shows all of them and today', () => {
  const { from, to } = spanOf(usual, now);
  assert.deepEqual([dayOf(from), dayOf(to)], ['2026-09-01', '2027-06-30']);
});

test('one project of long ago, or of far ahead, does not make dots of the others', () => {
  assert.equal(dayOf(spanOf([...usual, row('2011-01-03', '2012-05-01')], now).from), '2026-09-01');
  assert.equal(dayOf(spanOf([...usual, row('2040-01-03', '2041-05-01')], now).to), '2027-06-30');
});

test('without dates there is still a stretch around today', () => {
  const { from, to } = spanOf([row('2026-01-01', null)], now);
  assert.ok(from <= now && now < to);
});
