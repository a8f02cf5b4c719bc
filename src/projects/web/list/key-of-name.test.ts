import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOfName } from './key-of-name.ts';

test('several words give their first letters, one word its beginning', () => {
  assert.equal(keyOfName('Network switch renewal'), 'NSR');
  assert.equal(keyOfName('Telephony'), 'TELE');
});

test('accents fall away and a key never begins with a digit', () => {
  assert.equal(keyOfName('Überführung Ämter'), 'UA');
  assert.equal(keyOfName('2027 PC refresh'), 'PR');
});
