import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseShare, parseWhole } from './parse-share.ts';

for (const [text, perMille] of [
  ['50', 500],
  ['50 %', 500],
  ['12,5%', 125],
  ['250 %', 2500],
  ['-50 %', null],
  ['0', null],
  ['99999', null],
  ['1001 %', null],
  ['half', null],
  ['', null],
] as const)
  test(`a share of ${text || 'nothing'} is ${perMille === null ? 'refused' : `${perMille} per mille`}`, () =>
    assert.equal(parseShare(text), perMille));

test('a priority beyond its bounds is refused rather than bent', () => {
  assert.deepEqual(
    ['500', '0', '1000', '-300', '99999', '1.5', ''].map((text) => parseWhole(text, 0, 1000)),
    [500, 0, 1000, null, null, null, null],
  );
});
