import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrangeColumns, levelsOf, type PastedColumn } from './arrange-columns.ts';

const table: readonly PastedColumn[] = ['name', 'duration', 'start', 'finish', 'percent', 'predecessors', 'assignees'];
const reads = (column: PastedColumn, text: string): boolean =>
  column === 'percent'
    ? /^\d+ ?%?$/.test(text)
    : column === 'predecessors'
      ? /^\d/.test(text) && !text.includes('%')
      : column === 'assignees'
        ? /\p{L}/u.test(text)
        : true;
const columnsOf = (...lines: readonly string[]) =>
  arrangeColumns(
    lines.map((line) => line.split('|')),
    table,
    reads,
  );

test('a line of headers says what the columns are, in English and German, in any order', () => {
  const english = columnsOf('ID|Task Name|Resource Names|Predecessors|Sponsor', '7|Dig|Asha Rao|3FS+2d|none');
  assert.deepEqual(english.columns, ['number', 'name', 'assignees', 'predecessors', null]);
  assert.deepEqual(english.lines, [['7', 'Dig', 'Asha Rao', '3FS+2d', 'none']]);
  assert.deepEqual(columnsOf('Nr.|Vorgangsname|Dauer|Anfang', '1|Graben|3t|4.1.').columns, ['number', 'name', 'duration', 'start']);
});

test('without headers the columns are those of the table, from the cell on', () => {
  assert.deepEqual(columnsOf('Dig|3d', 'Fill|1d').columns, ['name', 'duration']);
  assert.deepEqual(columnsOf('Dig|3d|4.1.|6.1.|40 %|3|Asha').columns, table);
});

test('lines copied from Microsoft Project are read in its own order', () => {
  const { columns } = columnsOf('Dig|3 days|Mon 04/01/27|Wed 06/01/27||Asha', 'Fill|1 day|Thu 07/01/27|Thu 07/01/27|1FS+2d|Ben');
  assert.deepEqual(columns, ['name', 'duration', 'start', 'finish', 'predecessors', 'assignees']);
});

test('a task that is called as a header is a task when it comes alone', () => {
  assert.equal(columnsOf('Start').hasHeader, false);
  assert.deepEqual(columnsOf('Task|2d').lines.length, 1);
});

test('levels are told, or seen in how far names are indented', () => {
  assert.deepEqual(levelsOf([], ['a', '   b', '      c', '   d', 'e']), [1, 2, 3, 2, 1]);
  assert.deepEqual(levelsOf([1, 2, 2, 4], ['a', 'b', 'c', 'd']), [1, 2, 2, 3]);
});
