import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dismissProblems, showToast, shownToasts } from './toasts.ts';

const shown = () => shownToasts().map(({ text }) => text);

test('one message of a kind stands at once, and what succeeded ends the error before it', () => {
  showToast({ kind: 'problem', text: 'The first refusal' });
  showToast({ kind: 'problem', text: 'The second refusal' });
  assert.deepEqual(shown(), ['The second refusal']);
  showToast({ kind: 'info', text: 'By the way' });
  showToast({ kind: 'done', text: 'Task renamed' });
  assert.deepEqual(shown(), ['By the way', 'Task renamed']);
  showToast({ kind: 'problem', text: 'Refused again' });
  showToast({ kind: 'done', text: 'Task moved' });
  assert.deepEqual(shown(), ['By the way', 'Task moved']);
  showToast({ kind: 'problem', text: 'Refused once more' });
  dismissProblems();
  assert.deepEqual(shown(), ['By the way', 'Task moved']);
});
