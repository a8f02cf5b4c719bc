import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { Problem } from '#platform/kit';
import { changeTask } from '#projects/rules';
import { words as refusals } from '../words/refusals/words.en.ts';
import { words as shell } from '../words/words.en.ts';
import { loadWords, registerWords } from '../words/translate.ts';
import { sentenceOf } from './sentence.ts';

registerWords('shell', {
  en: async () => ({
    words: Object.fromEntries(Object.entries({ ...shell, ...refusals }).map(([key, text]) => [key, compileMessage(text)])) as never,
  }),
  de: async () => ({ words: {} }),
});
await loadWords('shell');

/** What the server answers to fields that do not fit. */
function refusalOf(fields: Readonly<Record<string, unknown>>): Problem {
  const { issues } = changeTask.input.safeParse({ id: '00000000-0000-7000-8000-000000000012', ...fields }).error!;
  const errors = issues.map(({ path, code, message }) => ({ pointer: `/${path.join('/')}`, code, detail: message }));
  return new Problem(400, 'bad-input', 'The request does not fit', { errors });
}

test('a field that does not fit is named, and why', () => {
  assert.equal(sentenceOf(refusalOf({ priority: -50 })), 'Priority: must be at least 0.');
  assert.equal(sentenceOf(refusalOf({ priority: 5000 })), 'Priority: must be at most 1,000.');
  assert.equal(sentenceOf(refusalOf({ deadline: '9999-12-31T08:00:00.000Z' })), 'Deadline: must lie between the years 1900 and 2199.');
  assert.equal(sentenceOf(refusalOf({ name: '' })), 'Name: must be filled in.');
});

test('a circle is told in plain words', () => {
  const loop = new Problem(422, 'loop', 'Refused', { detail: 'loop: A → B → A', values: { loop: 'A → B → A' } });
  assert.equal(sentenceOf(loop), 'This would go round in a circle: A → B → A.');
});

test('days in a refusal are told as they are shown elsewhere', () => {
  const away = new Problem(409, 'away-then', 'Refused', { values: { name: 'Ada', startsOn: '2026-11-23', endsOn: '2026-12-04' } });
  assert.equal(sentenceOf(away), 'Ada is away from 23 Nov 2026 to 4 Dec 2026.');
});
