import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateWords } from './time-units.ts';

test('weeks that would touch one another are named by their day alone, in German sooner', () => {
  const week = (locale: string, width: number) => dateWords(locale).unit('week', 20_787 * 14_400, false, width);
  assert.deepEqual([week('en-GB', 50), week('en-GB', 40)], ['30 Nov', '30']);
  assert.deepEqual([week('de-DE', 60), week('de-DE', 50)], ['30. Nov.', '30']);
});
