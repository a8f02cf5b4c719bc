import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShifts, shiftText } from './shift-text.ts';

test('shifts are read as people write them, and shown on a clock of 24 hours', () => {
  for (const [typed, shown] of [
    ['8-12, 13-17', '08:00–12:00, 13:00–17:00'],
    ['13:30 – 17:15; 8:00 bis 12:00', '08:00–12:00, 13:30–17:15'],
    ['22 to 24', '22:00–24:00'],
    ['', ''],
  ] as const)
    assert.equal(shiftText(readShifts(typed)!), shown);
});

test('what is no shift is not guessed at', () => {
  for (const typed of ['8', '12-8', '8:70-9', '8-25', 'morning']) assert.equal(readShifts(typed), undefined, typed);
});
