import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadlineMissedDays, healthOf, latenessOf, slipDays } from './project-health.ts';

const fine = {
  status: 'active',
  tasks: 3,
  slipMinutes: 0,
  late: 0,
  blocked: 0,
  conflicts: 0,
  isOverdue: false,
  deadlineMissedDays: null,
} as const;

test('a project that finishes a day after its promise is late, an hour after it is not', () => {
  assert.equal(healthOf({ ...fine, slipMinutes: 1440 }), 'late');
  assert.equal(healthOf({ ...fine, slipMinutes: 60 }), 'on-track');
});

test('late, blocked or impossible tasks put a project at risk', () => {
  for (const field of ['late', 'blocked', 'conflicts'] as const) assert.equal(healthOf({ ...fine, [field]: 1 }), 'at-risk');
});

test('a project whose finish has passed with work still open, or that misses a deadline, is late and not only at risk', () => {
  assert.equal(healthOf({ ...fine, late: 1, isOverdue: true }), 'late');
  assert.equal(healthOf({ ...fine, late: 1, deadlineMissedDays: 2 }), 'late');
  assert.deepEqual(latenessOf({ ...fine, isOverdue: true, deadlineMissedDays: 0, slipMinutes: 3000 }), ['overdue', 'deadline', 'promise']);
});

test('a project without tasks is neither late nor on track', () => {
  assert.equal(healthOf({ ...fine, tasks: 0 }), 'empty');
  assert.equal(healthOf({ ...fine, tasks: 0, status: 'done' }), 'done');
});

test('what is done or given up is neither late nor at risk', () => {
  assert.equal(healthOf({ ...fine, status: 'done', slipMinutes: 9000, isOverdue: true }), 'done');
});

test('a slip is counted in whole days and is unknown without a promise', () => {
  assert.equal(slipDays({ slipMinutes: 4000 }), 2);
  assert.equal(slipDays({ slipMinutes: -3000 }), -2);
  assert.equal(slipDays({ slipMinutes: null }), null);
});

test('a deadline is missed by days on the calendar, not by hours', () => {
  const dayOf = (instant: string) => instant.slice(0, 10);
  assert.equal(deadlineMissedDays('2027-01-06T09:00:00.000Z', '2027-01-04T16:00:00.000Z', dayOf), 2);
  assert.equal(deadlineMissedDays('2027-01-04T16:30:00.000Z', '2027-01-04T16:00:00.000Z', dayOf), 0);
  assert.equal(deadlineMissedDays('2027-01-04T16:00:00.000Z', '2027-01-04T16:00:00.000Z', dayOf), null);
  assert.equal(deadlineMissedDays('2027-01-04T16:00:00.000Z', null, dayOf), null);
});
