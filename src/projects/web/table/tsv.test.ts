import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTsv, parseTsv } from './tsv.ts';

test('rows and cells of a sheet are read, the last line break is none', () => {
  assert.deepEqual(parseTsv('a\tb\r\nc\t\r\n'), [
    ['a', 'b'],
    ['c', ''],
  ]);
});

test('what contains tabs, quotes or line breaks comes back as it went', () => {
  const rows = [
    ['say "no"', 'two\nlines'],
    ['tab\there', ''],
  ];
  assert.deepEqual(parseTsv(formatTsv(rows)), rows);
});
