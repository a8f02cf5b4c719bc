import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsOf } from './my-work.ts';

test('a day ends at midnight by the clock of the place, east and west of Greenwich', () => {
  assert.equal(endsOf('2026-11-22T23:30:00.000Z', 'Europe/Berlin').day, '2026-11-23T23:00:00.000Z');
  assert.equal(endsOf('2026-11-22T23:30:00.000Z', 'UTC').day, '2026-11-23T00:00:00.000Z');
  assert.equal(endsOf('2026-11-22T03:00:00.000Z', 'America/New_York').day, '2026-11-22T05:00:00.000Z');
});

test('a week is seven days also when the clocks change in it', () => {
  assert.equal(endsOf('2026-10-22T10:00:00.000Z', 'Europe/Berlin').week, '2026-10-28T23:00:00.000Z');
  assert.equal(endsOf('2027-03-25T10:00:00.000Z', 'Europe/Berlin').week, '2027-03-31T22:00:00.000Z');
});
