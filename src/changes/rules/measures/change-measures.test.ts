import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, record, type Fact } from '../../../../test/company/deciding.ts';
import { change, type ChangeRow } from '../change/change.ts';
import { changeMeasuresOf } from './change-measures.ts';

let number = 0;
const made = (fields: Fact): ChangeRow =>
  record(change, idOf(++number), {
    number,
    title: `Change ${number}`,
    serviceId: idOf(900),
    status: 'done',
    outcome: 'successful',
    submittedAt: '2026-11-01T08:00:00.000Z',
    approvedAt: '2026-11-02T08:00:00.000Z',
    plannedStart: '2026-11-03T18:00:00.000Z',
    plannedEnd: '2026-11-03T19:00:00.000Z',
    actualStart: '2026-11-03T18:00:00.000Z',
    actualEnd: '2026-11-03T19:00:00.000Z',
    verificationMinutes: 15,
    backOutMinutes: 30,
    ...fields,
  })[1] as unknown as ChangeRow;

const rows = [
  made({}),
  made({ outcome: 'with-issues', actualEnd: '2026-11-03T19:45:00.000Z' }),
  made({ outcome: 'with-issues', actualEnd: '2026-11-03T19:46:00.000Z' }),
  made({ status: 'failed', outcome: 'failed', actualStart: '2026-11-03T17:59:00.000Z' }),
  made({ status: 'rolled-back', outcome: 'rolled-back', kind: 'standard' }),
  made({ kind: 'emergency', approvedAt: null }),
  // Not carried out, not in the period.
  made({ status: 'cancelled', outcome: null, actualStart: null, actualEnd: null }),
  made({ status: 'in-progress', outcome: null, actualEnd: null }),
  made({ actualEnd: '2026-12-01T00:00:00.000Z' }),
];
const { shares, times } = changeMeasuresOf(rows, '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z');
const share = (measure: string) => {
  const found = shares.find((each) => each.measure === measure)!;
  return [found.counted, found.of];
};

test('shares are counted among what was carried out and ended in the period; issues are no success and no failure', () => {
  assert.deepEqual(['successful', 'with-issues', 'failed', 'emergency', 'standard', 'unapproved'].map(share), [
    [2, 6],
    [2, 6],
    [2, 6],
    [1, 6],
    [1, 6],
    [1, 6],
  ]);
  assert.deepEqual(shares.find((each) => each.measure === 'failed')!.ids, [rows[3]!.id, rows[4]!.id]);
});

test('in time is what began no earlier than planned and ended before its way back would have had to', () => {
  assert.deepEqual(share('in-time'), [4, 6]);
});

test('notice and lead time leave emergencies out; nine of ten are told beside the median', () => {
  const of = (measure: string) => times.find((each) => each.measure === measure)!;
  assert.partialDeepStrictEqual(of('notice'), { of: 5, median: 58 * 60 });
  assert.partialDeepStrictEqual(of('lead-time'), { of: 5, median: 35 * 60, p90: 35 * 60 + 45.6 });
  assert.partialDeepStrictEqual(of('duration'), { of: 6, median: 60.5, p90: 105.5 });
});

test('where nothing was carried out there are no times, and no share is made up', () => {
  const nothing = changeMeasuresOf([], '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z');
  assert.deepEqual(nothing.shares[0], { measure: 'successful', counted: 0, of: 0, ids: [] });
  assert.equal(nothing.times[0]!.median, null);
});
