import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { changeClosingRule, closeInTime, closesAt, closingRule, createClosingRule, removeClosingRule } from './closing-rule.ts';
import { incident } from './incident.ts';

const resolved = (fields: object = {}) =>
  record(incident, idOf(1), {
    number: 1,
    title: 'The shop was down',
    openedAt: '2026-11-01T08:00:00.000Z',
    resolvedAt: '2026-11-02T08:00:00.000Z',
    status: 'resolved',
    ...fields,
  });
const rule = (days: number | null, priority = 4) => record(closingRule, idOf(9), { priority, days });
const closed = (at: string, ...facts: Facts) =>
  changesOf(decide(closeInTime, { id: idOf(1) }, facts, undefined, at)).map((change) =>
    'fields' in change ? change.fields : change.kind === 'put' ? change.row : {},
  );

test('what is resolved is closed after a week, by the program, and the timeline says why', () => {
  assert.deepEqual(closed('2026-11-09T07:59:59.999Z', resolved()), []);
  assert.partialDeepStrictEqual(closed('2026-11-09T08:00:00.000Z', resolved()), [
    { status: 'closed', closedAt: '2026-11-09T08:00:00.000Z' },
    { kind: 'state', value: 'closed', reason: 'in-time' },
  ]);
});

test('the organisation says for each priority after how many days, or never; what is open or came from another program stays', () => {
  assert.equal(closed('2026-11-04T08:00:00.000Z', resolved(), rule(2)).length, 2);
  assert.deepEqual(closed('2026-11-04T08:00:00.000Z', resolved(), rule(2, 1)), []);
  assert.deepEqual(closed('2027-11-04T08:00:00.000Z', resolved(), rule(null)), []);
  assert.deepEqual(closed('2027-11-04T08:00:00.000Z', resolved({ source: 'import' })), []);
  assert.deepEqual(closed('2027-11-04T08:00:00.000Z', resolved({ status: 'in-progress' })), []);
  assert.equal(closesAt({ status: 'resolved', source: 'hand', resolvedAt: '2026-11-02T08:00:00.000Z' }, 2), '2026-11-04T08:00:00.000Z');
  assert.equal(refusalOf(decide(closeInTime, { id: idOf(2) }, [])), 'not-found');
});

test('for each priority it is said once', () => {
  assert.equal(changesOf(decide(createClosingRule, { priority: 4, days: 3 })).length, 1);
  assert.equal(refusalOf(decide(createClosingRule, { priority: 4, days: 3 }, [rule(2)])), 'closing-rule-there-already');
  assert.equal(changesOf(decide(changeClosingRule, { id: idOf(9), days: null }, [rule(2)])).length, 1);
  assert.equal(changesOf(decide(removeClosingRule, { id: idOf(9) }, [rule(2)])).length, 1);
});
