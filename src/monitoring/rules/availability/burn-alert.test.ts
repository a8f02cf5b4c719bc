/** When an error budget that is used too fast becomes an alert, and when that is over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { burningAfter, burnTellingOf, wordsOfBurn, type BurnedWindow } from './burn-alert.ts';
import type { BurnName } from './error-budget.ts';

const target = 0.999;
/** A window that burns at so many times the rate at which the budget lasts. */
const window = (name: BurnName, long: number, short: number, checks = 60): BurnedWindow => ({
  name,
  long: { agreed: 1000, down: long, checks },
  short: { agreed: 1000, down: short, checks },
});

test('a window burns when both its long and its short time do, and until the short one is below again', () => {
  const burning = (before: readonly BurnName[], long: number, short: number, checks?: number) =>
    burningAfter(before, [window('fast', long, short, checks)], target);
  assert.deepEqual(burning([], 15, 20), ['fast']);
  assert.deepEqual(burning([], 15, 14), []);
  assert.deepEqual(burning([], 14, 20), []);
  assert.deepEqual(burning(['fast'], 14, 20), ['fast']);
  assert.deepEqual(burning(['fast'], 50, 14), []);
  assert.deepEqual(burning([], 15, 20, 2), [], 'two checks prove nothing');
});

test('each of the four windows has its own limit: 14.4, 6, 3 and 1', () => {
  const limits = { fast: 14.4, steady: 6, daily: 3, slow: 1 } as const;
  for (const [name, limit] of Object.entries(limits) as [BurnName, number][]) {
    assert.deepEqual(burningAfter([], [window(name, limit + 0.1, limit + 0.1)], target), [name]);
    assert.deepEqual(burningAfter([], [window(name, limit - 0.1, limit - 0.1)], target), []);
  }
});

test('what burns fast is told as urgent, what burns slowly as something to see to', () => {
  assert.equal(burnTellingOf({ before: [], now: ['steady'], told: null }), 'page');
  assert.equal(burnTellingOf({ before: [], now: ['daily'], told: null }), 'ticket');
  assert.equal(burnTellingOf({ before: [], now: [], told: null }), null);
  assert.equal(burnTellingOf({ before: ['fast', 'slow'], now: ['fast', 'slow'], told: 'page' }), null);
});

test('what becomes urgent is told again; it is over when nothing of the urgency that was told burns any longer', () => {
  assert.equal(burnTellingOf({ before: ['slow'], now: ['slow', 'fast'], told: 'ticket' }), 'page');
  assert.equal(burnTellingOf({ before: ['slow'], now: ['slow', 'daily'], told: 'ticket' }), null);
  assert.equal(burnTellingOf({ before: ['slow'], now: [], told: 'ticket' }), 'close');
  assert.equal(burnTellingOf({ before: ['fast', 'slow'], now: ['slow'], told: 'page' }), 'close');
});

test('after what was urgent the long windows burn on without being news, until they were below once', () => {
  assert.equal(burnTellingOf({ before: ['slow'], now: ['slow'], told: null }), null);
  assert.equal(burnTellingOf({ before: ['slow'], now: ['slow', 'daily'], told: null }), 'ticket');
  assert.equal(burnTellingOf({ before: [], now: ['slow'], told: null }), 'ticket');
});

test('the alert says how fast, from where on that is too fast, and when the budget is gone', () => {
  const { title, description } = wordsOfBurn('Web shop', { percent: 99.9, periodDays: 30 }, [
    window('fast', 20, 30),
    window('slow', 2, 1.5),
  ]);
  assert.equal(title, 'Web shop: error budget used 20 times too fast');
  assert.match(description, /99\.9 % over 30 days/);
  assert.match(description, /over 1 h at 20 times and over 5 min at 30 times .*too fast from 14\.4/);
  assert.match(description, /over 3 d at 2 times and over 6 h at 1\.5 times .*too fast from 1\)/);
  assert.match(description, /gone within 36 hours/);
});
