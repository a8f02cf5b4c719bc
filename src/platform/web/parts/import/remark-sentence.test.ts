import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remarkSentence } from './remark-sentence.ts';

const german: Readonly<Record<string, string>> = { 'people.remark.not-understood': '„{text}“ ist nicht zu lesen und kommt nicht mit.' };
const say = (key: string, values: Readonly<Record<string, unknown>> = {}) =>
  (german[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

test('what the server quotes stands in the translated sentence, and without one its own sentence stands', () => {
  const remark = {
    severity: 'amended',
    name: 'Dig',
    field: 'duration',
    code: 'not-understood',
    detail: '"soon" is not understood',
  } as const;
  assert.equal(remarkSentence(remark, 'people', say), '„soon“ ist nicht zu lesen und kommt nicht mit.');
  assert.equal(remarkSentence({ ...remark, code: 'new-kind', detail: 'said by the server' }, 'people', say), 'said by the server');
});
