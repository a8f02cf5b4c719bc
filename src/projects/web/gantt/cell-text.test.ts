import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMonthFirstIn, parseDay, parsePercent } from './cell-text.ts';
import { civilDate, civilTickOf } from './time-units.ts';

const base = civilTickOf(new Date('2026-12-20T09:00Z'));
const read = (text: string) => {
  const day = parseDay(text, base);
  return day === null ? null : civilDate(day).toISOString().slice(0, 10);
};

test('days are read as people write them; a missing year is the nearest one', () => {
  const table: readonly (readonly [string, string | null])[] = [
    ['2026-05-12', '2026-05-12'],
    ['12.5.2026', '2026-05-12'],
    ['12.05.26', '2026-05-12'],
    ['12/05/2026', '2026-05-12'],
    ['12.11.', '2026-11-12'],
    ['10.1.', '2027-01-10'],
    ['+3', '2026-12-23'],
    ['-20', '2026-11-30'],
    ['29.2.2028', '2028-02-29'],
    ['29.2.2027', null],
    ['31.4.', null],
    ['Mon 12/10/26', '2026-10-12'],
    ['Mo 12.10.26 08:00', '2026-10-12'],
    ['12 May 2026', '2026-05-12'],
    ['12. Mai 2026', '2026-05-12'],
    ['5. März', '2027-03-05'],
    ['May 12, 2026', '2026-05-12'],
    ['2026-05-12T08:00:00', '2026-05-12'],
    ['soon', null],
    ['12 of these', null],
    ['', null],
  ];
  for (const [text, wanted] of table) assert.equal(read(text), wanted, text);
});

test('the days that are shown in English and in German are read as they are shown, in every month', () => {
  for (const locale of ['en-GB', 'de-DE'])
    for (const options of [
      { dateStyle: 'medium' },
      { dateStyle: 'long' },
      { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ] as const)
      for (let month = 1; month <= 12; month++) {
        const day = `2026-${String(month).padStart(2, '0')}-14`;
        const shown = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
        assert.equal(read(shown), day, shown);
      }
});

test('percentages lie between 0 and 100', () => {
  assert.deepEqual(['40', '40 %', '100%', '0', '101', '-1', 'half'].map(parsePercent), [40, 40, 100, 0, null, null, null]);
});

test('dates between strokes are American only when no other reading makes dates of all of them', () => {
  assert.deepEqual([['1/25/27', '2/3/27'], ['25/1/27', '2/3/27'], ['2/3/27'], ['13/25/27']].map(isMonthFirstIn), [
    true,
    false,
    false,
    false,
  ]);
  assert.equal(parseDay('1/2/2027', base, true), parseDay('2.1.2027', base));
});
