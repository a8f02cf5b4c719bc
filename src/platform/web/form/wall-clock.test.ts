import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromTheWall, onTheWall } from './wall-clock.ts';

test('a start at eight in Berlin is shown and kept as eight in Berlin, wherever it is read', () => {
  for (const [wall, instant] of [
    ['2027-02-01T08:00', '2027-02-01T07:00:00.000Z'],
    ['2027-07-01T08:00', '2027-07-01T06:00:00.000Z'],
    ['2027-03-28T03:30', '2027-03-28T01:30:00.000Z'],
    ['2027-10-31T08:00', '2027-10-31T07:00:00.000Z'],
  ] as const) {
    assert.equal(fromTheWall(wall, 'Europe/Berlin'), instant);
    assert.equal(onTheWall(instant, 'Europe/Berlin'), wall);
  }
  assert.equal(onTheWall('', 'Europe/Berlin'), '');
});
