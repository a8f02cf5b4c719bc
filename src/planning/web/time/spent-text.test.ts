import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spentMinutes, spentText } from './spent-text.ts';

test('time is typed as hours and minutes, with a unit, or as minutes', () => {
  const read = ['1:30', '90', '90 min', '1,5 h', '0:05', '1:75', 'soon'].map(spentMinutes);
  assert.deepEqual(read, [90, 90, 90, 90, 5, undefined, undefined]);
  assert.deepEqual([5, 90, 1440].map(spentText), ['0:05', '1:30', '24:00']);
});
