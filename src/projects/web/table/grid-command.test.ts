import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridCommand } from './grid-command.ts';

const around = { isTree: false, isClosed: false, rows: 100, columns: 8 };
const stroke = (text: string) => {
  const parts = text.split('+');
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return { key: parts.at(-1)!, ctrlKey: has('Ctrl'), metaKey: has('Meta'), shiftKey: has('Shift'), altKey: has('Alt') };
};

test('keys do what spreadsheets and Microsoft Project do', () => {
  for (const [keys, wanted] of [
    ['F2', { do: 'edit' }],
    ['x', { do: 'edit', text: 'x' }],
    ['Shift+ArrowDown', { do: 'go', rows: 1, columns: 0, extends: true }],
    ['Ctrl+d', { do: 'fill-down' }],
    ['Ctrl+z', { do: 'undo' }],
    ['Ctrl+Shift+Z', { do: 'redo' }],
    ['Alt+Shift+ArrowRight', { do: 'indent' }],
    ['Insert', { do: 'insert' }],
    [' ', { do: 'open' }],
  ] as const)
    assert.deepEqual(gridCommand(stroke(keys), around), wanted, keys);
});

test('the browser keeps its own keys: Alt+arrow, Tab, Ctrl+C', () => {
  for (const keys of ['Alt+ArrowLeft', 'Tab', 'Ctrl+c', 'Escape']) assert.equal(gridCommand(stroke(keys), around), undefined, keys);
});

test('on the first cell of a summary, arrows open and close it', () => {
  assert.deepEqual(gridCommand(stroke('ArrowLeft'), { ...around, isTree: true }), { do: 'toggle' });
  assert.deepEqual(gridCommand(stroke('ArrowRight'), { ...around, isTree: true, isClosed: true }), { do: 'toggle' });
});
