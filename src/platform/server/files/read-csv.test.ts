import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ENGLISH_CSV, GERMAN_CSV, neutralCell, plainCell } from '../../kit/csv-cell.ts';
import { readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

function tableOf(text: string | Uint8Array) {
  const [table] = readCsv(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return { cells: table?.rows.map((row) => row.cells), rows: table?.rows.map((row) => row.row), remarks: table?.remarks };
}

describe('reading CSV', () => {
  test('the delimiter is the one that the lines have equally often', () => {
    assert.deepEqual(tableOf('Name;Aufwand\nMia;1,5\nJon;2,25\n').cells, [
      ['Name', 'Aufwand'],
      ['Mia', '1,5'],
      ['Jon', '2,25'],
    ]);
    assert.deepEqual(tableOf('a\tb\n"x;y;z"\t2').cells, [
      ['a', 'b'],
      ['x;y;z', '2'],
    ]);
    assert.deepEqual(tableOf('only one column\nof, text').cells, [['only one column'], ['of', ' text']]);
    assert.deepEqual(tableOf('sep=|\r\na|b,c,d\r\n').cells, [['a', 'b,c,d']]);
  });

  test('the mark of UTF-8 is no part of the first header, and UTF-16 from Excel is understood', () => {
    assert.deepEqual(tableOf('\ufeffName,Ort\nMia,Köln').cells, [
      ['Name', 'Ort'],
      ['Mia', 'Köln'],
    ]);
    assert.deepEqual(tableOf(Buffer.from('\ufeffName\tOrt\nMia\tKöln', 'utf16le')).cells, [
      ['Name', 'Ort'],
      ['Mia', 'Köln'],
    ]);
  });

  test('what is not UTF-8 is taken for Windows-1252, and that is said', () => {
    const { cells, remarks } = tableOf(Buffer.from('Name;Ort\nMia;K\xf6ln \x80', 'latin1'));
    assert.deepEqual(cells?.[1], ['Mia', 'Köln €']);
    assert.deepEqual(remarks, ['encoding-windows-1252', 'delimiter-semicolon']);
  });

  test('rows keep their line numbers over empty lines', () => {
    assert.deepEqual(tableOf('a,b\n\n1,2\n,\n3,4').rows, [1, 3, 5]);
  });

  test('a file without quotes is read as one that has them somewhere', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ß', ' ', "'", '=', '1', '😀'), maxLength: 4 });
    const line = fc.array(cell, { minLength: 2, maxLength: 4 }).map((cells) => cells.join(';'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = ['x;y', ...lines, ''].join(end);
        const { cells, rows } = tableOf(text);
        const quoted = tableOf(`${text}"q";"r"`);
        assert.deepEqual([cells, rows], [quoted.cells?.slice(0, -1), quoted.rows?.slice(0, -1)]);
      }),
    );
  });

  test('rows of unequal length are rows', () => {
    assert.deepEqual(tableOf('a,b\n1\n1,2,3').cells, [['a', 'b'], ['1'], ['1', '2', '3']]);
  });
});

describe('writing CSV', () => {
  const texts = ['=1+1', '+49', '-x', '@cmd', '\tx', '\rx', '\nx', "'x", "'=x", 'plain', 'a"b', 'a,b;c', 'line\nbreak', ' spaced '];

  test('a text that a spreadsheet would run is made text, and comes back as it was', () => {
    for (const text of texts) {
      assert.doesNotMatch(neutralCell(text), /^[=+\-@\t\r\n]/, text);
      assert.equal(plainCell(neutralCell(text)), text);
    }
    for (const style of [ENGLISH_CSV, GERMAN_CSV]) {
      const written = writeCsv([['text', 'other'], ...texts.map((text) => [text, 'x'])], style);
      assert.deepEqual(
        tableOf(written)
          .cells?.slice(1)
          .map(([cell]) => cell),
        texts,
      );
    }
  });

  test('a negative number stays a number, with the comma where German spreadsheets want one', () => {
    assert.equal(writeCsv([[-1.5, true, null, { civil: '2026-03-02' }]], GERMAN_CSV), '\ufeff-1,5;true;;2026-03-02\r\n');
    assert.equal(writeCsv([[-1.5]], ENGLISH_CSV), '\ufeff-1.5\r\n');
  });
});
