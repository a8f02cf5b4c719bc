import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesOf, textOfMinutes } from './minutes-text.ts';

test('times are read as people write them, in English and German', () => {
  const read = {
    '90': 90,
    '90 min': 90,
    '1,5 h': 90,
    '1.5h': 90,
    '4 h 30 min': 270,
    '2 days': 2880,
    '1 Tag': 1440,
    '3 Std. 15 Min.': 195,
    '0': 0,
  };
  for (const [text, minutes] of Object.entries(read)) assert.equal(minutesOf(text), minutes, text);
  for (const text of ['', 'soon', '4 weeks', '4 h and more', '-3']) assert.equal(minutesOf(text), undefined, text);
});

test('what is written is read again as the same', () => {
  assert.deepEqual(
    [0, 45, 60, 270, 1440, 2880, 4320].map((each) => textOfMinutes(each, 'en')),
    ['0 min', '45 min', '1 h', '4 h 30 min', '24 h', '2 days', '3 days'],
  );
  for (let minutes = 0; minutes < 9000; minutes += 7)
    for (const tongue of ['en', 'de'] as const) assert.equal(minutesOf(textOfMinutes(minutes, tongue)), minutes);
});
