import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay, parsePercent } from './cell-text.ts';
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
    ['soon', null],
    ['', null],
  ];
  for (const [text, wanted] of table) assert.equal(read(text), wanted, text);
});

test('percentages lie between 0 and 100', () => {
  assert.deepEqual(['40', '40 %', '100%', '0', '101', '-1', 'half'].map(parsePercent), [40, 40, 100, 0, null, null, null]);
});
