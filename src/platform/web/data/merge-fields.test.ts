import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clashesOf } from './merge-fields.ts';

const base = { name: 'Mail', startsOn: '2027-01-04', labels: ['a'] };

test('two people who changed different fields do not clash', () => {
  assert.deepEqual(clashesOf(base, { name: 'Mail move' }, { ...base, startsOn: '2027-02-01' }), []);
});

test('two people who wrote the same do not clash', () => {
  assert.deepEqual(clashesOf(base, { labels: ['a', 'b'] }, { ...base, labels: ['a', 'b'] }), []);
});

test('two people who wrote differently in one field are both shown', () => {
  assert.deepEqual(clashesOf(base, { name: 'Post' }, { ...base, name: 'E-mail' }), [
    { field: 'name', base: 'Mail', mine: 'Post', theirs: 'E-mail' },
  ]);
});
