import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthOf, slipDays } from './project-health.ts';

const fine = { status: 'active', slipMinutes: 0, late: 0, blocked: 0, conflicts: 0 } as const;

test('a project that finishes a day after its promise is late, an hour after it is not', () => {
  assert.equal(healthOf({ ...fine, slipMinutes: 1440 }), 'late');
  assert.equal(healthOf({ ...fine, slipMinutes: 60 }), 'on-track');
});

test('late, blocked or impossible tasks put a project at risk', () => {
  for (const field of ['late', 'blocked', 'conflicts'] as const) assert.equal(healthOf({ ...fine, [field]: 1 }), 'at-risk');
});

test('what is done or given up is neither late nor at risk', () => {
  assert.equal(healthOf({ ...fine, status: 'done', slipMinutes: 9000 }), 'done');
});

test('a slip is counted in whole days and is unknown without a promise', () => {
  assert.equal(slipDays({ slipMinutes: 4000 }), 2);
  assert.equal(slipDays({ slipMinutes: -3000 }), -2);
  assert.equal(slipDays({ slipMinutes: null }), null);
});
