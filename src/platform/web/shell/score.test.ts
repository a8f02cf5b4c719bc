import assert from 'node:assert/strict';
import { test } from 'node:test';
import { score, typedDay } from './score.ts';

test('words may be begun in any order and without accents', () => {
  assert.ok(score('plan neu', 'Neuer Plan') > 0);
  assert.ok(score('kapazitat', 'Kapazität') > 0);
  assert.equal(score('xyz', 'Neuer Plan'), 0);
});

test('what begins the name comes before what stands inside it', () => {
  assert.ok(score('per', 'Personal') > score('per', 'New person'));
  assert.ok(score('per', 'New person') > score('per', 'Paper'));
});

test('a day is understood as it is usually typed', () => {
  assert.equal(typedDay('2027-2-9', '2026-11-22'), '2027-02-09');
  assert.equal(typedDay('9.2.', '2026-11-22'), '2026-02-09');
  assert.equal(typedDay('9.2.27', '2026-11-22'), '2027-02-09');
  assert.equal(typedDay('09/02/2027', '2026-11-22'), '2027-02-09');
  assert.equal(typedDay('31 Dec', '2026-11-22'), '2026-12-31');
  assert.equal(typedDay('3. März 2027', '2026-11-22'), '2027-03-03');
  assert.equal(typedDay('heute', '2026-11-22'), '2026-11-22');
});

test('a day that no calendar has is no day', () => {
  assert.equal(typedDay('31.2.2027', '2026-11-22'), undefined);
  assert.equal(typedDay('31 Dax', '2026-11-22'), undefined);
});
