import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pileOf } from './by-urgency.ts';

test('what is blocked waits, even when it is late', () => assert.equal(pileOf({ status: 'blocked', urgency: 'late' }), 'waiting'));

test('today belongs to this week, later comes next', () => {
  assert.equal(pileOf({ status: 'todo', urgency: 'today' }), 'week');
  assert.equal(pileOf({ status: 'doing', urgency: 'later' }), 'next');
});
