import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, record, refusalOf } from '../../../../test/company/deciding.ts';
import { offering } from '../offering/offering.ts';
import { closeRequestInTime } from './close-in-time.ts';
import { serviceRequest } from './service-request.ts';

const closed = (at: string, closesAfterDays: number | null, fields: object = {}) => {
  const facts = [
    record(offering, idOf(2), { name: 'New laptop', category: 'Workplace', closesAfterDays }),
    record(serviceRequest, idOf(1), {
      number: 1,
      title: 'New laptop',
      offeringId: idOf(2),
      targetMinutes: 60,
      askedAt: '2026-11-01T08:00:00.000Z',
      fulfilledAt: '2026-11-02T08:00:00.000Z',
      status: 'fulfilled',
      ...fields,
    }),
  ];
  return changesOf(decide(closeRequestInTime, { id: idOf(1) }, facts, undefined, at)).map((change) =>
    'fields' in change ? change.fields : change.kind === 'put' ? change.row : {},
  );
};

test('a fulfilled request is closed once its days are over, by the program, and its timeline says why', () => {
  assert.deepEqual(closed('2026-11-05T07:59:59.999Z', 3), []);
  assert.partialDeepStrictEqual(closed('2026-11-05T08:00:00.000Z', 3), [
    { status: 'closed', closedAt: '2026-11-05T08:00:00.000Z' },
    { kind: 'state', value: 'closed', reason: 'in-time' },
  ]);
});

test('an offering may say that its requests stay; what was opened again is worked on', () => {
  assert.deepEqual(closed('2027-11-05T08:00:00.000Z', null), []);
  assert.deepEqual(closed('2027-11-05T08:00:00.000Z', 3, { status: 'in-progress', fulfilledAt: null }), []);
  assert.equal(refusalOf(decide(closeRequestInTime, { id: idOf(3) }, [])), 'not-found');
});
