import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenIncidentRow } from '#incidents/rules';
import { inOrder } from './open-order.ts';

const row = (number: number, priority: number, dueAt: string | null) =>
  ({ number, priority, title: `No ${number}`, status: 'new', next: dueAt === null ? null : { dueAt } }) as unknown as OpenIncidentRow;
const rows = [row(7, 1, '2026-11-24'), row(9, 3, null), row(8, 2, '2026-11-22')];
const numbers = (sort: string) => inOrder(rows, sort).map((each) => each.number);

test('open incidents stand by the column that was chosen, up and down; what is promised nothing is due last', () => {
  assert.deepEqual(numbers(''), [7, 9, 8]);
  assert.deepEqual(numbers('due'), [8, 7, 9]);
  assert.deepEqual(numbers('-number'), [9, 8, 7]);
  assert.deepEqual(numbers('weather'), [7, 9, 8]);
});
