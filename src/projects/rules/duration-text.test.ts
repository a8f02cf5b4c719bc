import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration, parseDuration, shortDuration } from './duration-text.ts';

const lengths = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 };
const read = (text: string, tongue?: 'en' | 'de') => {
  const typed = parseDuration(text, lengths, tongue);
  return typed && `${typed.minutes}${typed.isElapsed ? ' elapsed' : ''}${typed.isEstimated ? ' estimated' : ''}`;
};

for (const [text, tongue, meaning] of [
  ['3d', 'en', '1440'],
  ['3', 'en', '1440'],
  ['1.5 weeks', 'en', '3600'],
  ['4h', 'en', '240'],
  ['90m', 'en', '90'],
  ['2mo', 'en', '19200'],
  ['2ed', 'en', '2880 elapsed'],
  ['5d?', 'en', '2400 estimated'],
  ['3t', 'de', '1440'],
  ['1,5 Wo', 'de', '3600'],
  ['4 Std.', 'de', '240'],
  ['2ft', 'de', '2880 elapsed'],
  ['3d', 'de', '1440'],
  ['2 Tage', 'en', '960'],
  ['soon', 'en', undefined],
  ['3d4h', 'en', undefined],
  ['', 'en', undefined],
] as const)
  test(`"${text}" (${tongue}) is ${meaning ?? 'no duration'}`, () => assert.equal(read(text, tongue), meaning));

test('a duration is written so that it is read as the same', () => {
  for (const tongue of ['en', 'de'] as const)
    for (const minutes of [0, 1, 30, 45, 60, 100, 480, 720, 1440, 2400, 4800, 9601])
      for (const isElapsed of [false, true]) {
        const typed = { minutes, isElapsed, isEstimated: minutes % 2 === 1 };
        assert.deepEqual(parseDuration(formatDuration(typed, lengths, tongue), lengths, tongue), typed);
      }
});

test('a duration is written in the largest unit that fits', () => {
  const write = (minutes: number) => formatDuration({ minutes, isElapsed: false, isEstimated: false }, lengths);
  assert.deepEqual([0, 30, 60, 240, 480, 720, 2400, 4800].map(write), ['0d', '30m', '1h', '4h', '1d', '1.5d', '1w', '2w']);
  assert.equal(formatDuration({ minutes: 4800, isElapsed: false, isEstimated: false }, lengths, 'de'), '2Wo');
});

test('a duration to be read is never a crowd of hours or minutes', () => {
  const read = (minutes: number, isElapsed: boolean, tongue?: 'de') =>
    shortDuration({ minutes, isElapsed, isEstimated: false }, lengths, tongue);
  assert.deepEqual(
    [58_800, 2880, 1860, 610].map((minutes) => read(minutes, true)),
    ['40.83ed', '2ed', '31eh', '10.17eh'],
  );
  assert.deepEqual(
    [960, 1000, 500, 100, 90].map((minutes) => read(minutes, false)),
    ['2d', '2.08d', '1.04d', '100m', '1.5h'],
  );
  assert.equal(read(58_800, true, 'de'), '40,83ft');
});
