import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandFor, type KeyContext } from './keyboard-commands.ts';

const row: KeyContext = { isInNameColumn: true, isOpenSummary: false, isClosedSummary: false, typesIntoCell: false };
/** `Ctrl+Shift+z` */
const press = (keys: string, context: Partial<KeyContext> = {}) => {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return commandFor(
    { key: parts.at(-1)!, ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), alt: parts.includes('Alt') },
    { ...row, ...context },
  );
};

test('brackets move a task by a day, with Shift by a week', () => {
  assert.deepEqual(press(']'), { do: 'shift', days: 1 });
  assert.deepEqual(press('['), { do: 'shift', days: -1 });
  assert.deepEqual(press('Shift+}'), { do: 'shift', days: 7 });
  assert.deepEqual(press('Shift+{'), { do: 'shift', days: -7 });
});

test('comma and full stop shorten and lengthen', () => {
  assert.deepEqual(press(','), { do: 'lengthen', days: -1 });
  assert.deepEqual(press('.'), { do: 'lengthen', days: 1 });
});

test('single letters are commands in the name column and begin an edit in the others', () => {
  assert.deepEqual(
    ['l', 't', 'f', 'b', 'k', 'w'].map((key) => press(key)?.do),
    ['link-mode', 'today', 'fit', 'baseline', 'critical', 'why'],
  );
  assert.deepEqual(press('1', { isInNameColumn: false, typesIntoCell: true }), { do: 'edit', text: '1' });
  assert.deepEqual(press('k', { isInNameColumn: false, typesIntoCell: true }), { do: 'edit', text: 'k' });
});

test('undo and redo, as everywhere', () => {
  assert.deepEqual(press('Ctrl+z'), { do: 'undo' });
  assert.deepEqual(press('Ctrl+Shift+Z'), { do: 'redo' });
  assert.deepEqual(press('Ctrl+y'), { do: 'redo' });
});

test('Alt+Shift+arrows change the level; Alt+arrows alone stay the browser’s', () => {
  assert.deepEqual(press('Alt+Shift+ArrowRight'), { do: 'indent' });
  assert.deepEqual(press('Alt+Shift+ArrowLeft'), { do: 'outdent' });
  assert.equal(press('Alt+ArrowLeft'), null);
});

test('right opens a closed summary first, left closes an open one', () => {
  assert.deepEqual(press('ArrowRight', { isClosedSummary: true }), { do: 'open' });
  assert.deepEqual(press('ArrowLeft', { isOpenSummary: true }), { do: 'close' });
  assert.equal(press('ArrowRight')?.do, 'move-focus');
});

test('keys of the browser and the palette are left alone', () => {
  for (const keys of ['Ctrl+k', 'Ctrl+r', 'F5', 'Tab', 'Ctrl+c']) assert.equal(press(keys), null, keys);
});
