import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadlineMissedDays, healthOf, latenessOf, slipDaysOf } from './project-health.ts';

const fine = {
  status: 'active',
  tasks: 3,
  slipDays: 0,
  late: 0,
  blocked: 0,
  conflicts: 0,
  isOverdue: false,
  deadlineMissedDays: null,
} as const;

test('a project that finishes a day after its promise is late, an hour after it is not', () => {
  assert.equal(healthOf({ ...fine, slipDays: 1 }), 'late');
  assert.equal(healthOf({ ...fine, slipDays: 0 }), 'on-track');
});

test('late, blocked or impossible tasks put a project at risk', () => {
  for (const field of ['late', 'blocked', 'conflicts'] as const) assert.equal(healthOf({ ...fine, [field]: 1 }), 'at-risk');
});

test('a project whose finish has passed with work still open, or that misses a deadline, is late and not only at risk', () => {
  assert.equal(healthOf({ ...fine, late: 1, isOverdue: true }), 'late');
  assert.equal(healthOf({ ...fine, late: 1, deadlineMissedDays: 2 }), 'late');
  assert.deepEqual(latenessOf({ ...fine, isOverdue: true, deadlineMissedDays: 0, slipDays: 2 }), ['overdue', 'deadline', 'promise']);
});

test('a project without tasks is neither late nor on track', () => {
  assert.equal(healthOf({ ...fine, tasks: 0 }), 'empty');
  assert.equal(healthOf({ ...fine, tasks: 0, status: 'done' }), 'done');
});

test('what is done or given up is neither late nor at risk', () => {
  assert.equal(healthOf({ ...fine, status: 'done', slipDays: 6, isOverdue: true }), 'done');
});

test('a slip is counted in leaves of the calendar where the project is, and is unknown without a promise', () => {
  const berlin = (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 10);
  assert.equal(slipDaysOf('2027-01-19T08:00:00Z', '2027-01-05T15:00:00Z', berlin), 14, 'thirteen days and some hours on the clock');
  assert.equal(slipDaysOf('2027-01-05T23:30:00Z', '2027-01-05T15:00:00Z', berlin), 1, 'after midnight there');
  assert.equal(slipDaysOf('2027-01-04T15:00:00Z', '2027-01-05T08:00:00Z', berlin), -1);
  assert.equal(slipDaysOf('2027-01-04T15:00:00Z', null, berlin), null);
});

test('a deadline is missed by days on the calendar, not by hours', () => {
  const dayOf = (instant: string) => instant.slice(0, 10);
  assert.equal(deadlineMissedDays('2027-01-06T09:00:00.000Z', '2027-01-04T16:00:00.000Z', dayOf), 2);
  assert.equal(deadlineMissedDays('2027-01-04T16:30:00.000Z', '2027-01-04T16:00:00.000Z', dayOf), 0);
  assert.equal(deadlineMissedDays('2027-01-04T16:00:00.000Z', '2027-01-04T16:00:00.000Z', dayOf), null);
  assert.equal(deadlineMissedDays('2027-01-04T16:00:00.000Z', null, dayOf), null);
});
