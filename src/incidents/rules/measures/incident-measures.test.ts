import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backlogAt } from './backlog.ts';
import { measuresOf } from './incident-measures.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { quantileOf, summaryOf } from './summary.ts';
import { volumeOf } from './volume.ts';

const at = (text: string): number => Date.parse(text);
const incidentOf = (fields: Partial<MeasuredIncident>): MeasuredIncident => ({
  id: '0',
  openedAt: at('2026-03-02T08:00Z'),
  occurredAt: null,
  detectedAt: null,
  pagedAt: null,
  acknowledgedAt: null,
  restoredAt: null,
  resolvedAt: null,
  closedAt: null,
  impact: 2,
  urgency: 2,
  priority: 3,
  teamId: null,
  serviceId: null,
  reassignments: 0,
  reopens: 0,
  promise: null,
  touches: 1,
  hasProblem: false,
  hasChange: false,
  ...fields,
});
const always = { from: null, to: null };

test('a time counts in the period in which it ended, and not where one of its moments is unknown', () => {
  const march = { from: at('2026-03-01T00:00Z'), to: at('2026-04-01T00:00Z') };
  const resolvedInApril = incidentOf({ acknowledgedAt: at('2026-03-02T08:10Z'), resolvedAt: at('2026-04-01T00:00Z') });
  const measures = measuresOf([resolvedInApril, incidentOf({})], march);
  assert.equal(measures.opened, 2);
  assert.equal(measures.ended, 0);
  assert.deepEqual(measures.times.acknowledge, { count: 1, mean: 10, median: 10, p90: 10, negative: 0 });
  assert.equal(measures.times.resolve.count, 0);
  assert.equal(measures.times.resolve.mean, null);
});

test('where somebody on duty was asked to come, acknowledging is counted from then', () => {
  const paged = incidentOf({ pagedAt: at('2026-03-02T08:04Z'), acknowledgedAt: at('2026-03-02T08:10Z') });
  assert.equal(measuresOf([paged], always).times.acknowledge.mean, 6);
});

test('restoring is counted from when it began, else from when it was noticed, never from when somebody wrote it down', () => {
  const restoredAt = at('2026-03-02T09:00Z');
  const [began, noticed] = [at('2026-03-02T07:00Z'), at('2026-03-02T07:30Z')];
  const mean = (fields: Partial<MeasuredIncident>): number | null =>
    measuresOf([incidentOf({ restoredAt, ...fields })], always).times.restore.mean;
  assert.equal(mean({ occurredAt: began, detectedAt: noticed }), 120);
  assert.equal(mean({ detectedAt: noticed }), 90);
  assert.equal(mean({}), null);
});

test('a promise that is broken is decided although the incident is open, one that is neither does not count; what was passed on or reopened was not settled at first contact', () => {
  const resolvedAt = at('2026-03-02T09:00Z');
  const measures = measuresOf(
    [
      incidentOf({ resolvedAt, promise: { isKept: true, decidedAt: resolvedAt } }),
      incidentOf({ resolvedAt, promise: { isKept: false, decidedAt: resolvedAt }, reassignments: 3 }),
      incidentOf({ resolvedAt, reopens: 1 }),
      incidentOf({ promise: { isKept: false, decidedAt: resolvedAt - 1 } }),
    ],
    always,
  );
  assert.deepEqual(measures.promise, { kept: 1, decided: 3 });
  assert.deepEqual([measures.ended, measures.firstContact, measures.reopened, measures.meanReassignments], [3, 1, 1, 1]);
});

test('acknowledged before it was opened is a fault of the data: it counts, and is told', () => {
  const { count, mean, negative } = measuresOf([incidentOf({ acknowledgedAt: at('2026-03-02T07:50Z') })], always).times.acknowledge;
  assert.deepEqual([count, mean, negative], [1, -10, 1]);
});

test('quantiles lie between neighbours in proportion, as type 7 has them', () => {
  assert.deepEqual(summaryOf([4, 1, 3, 2]), { count: 4, mean: 2.5, median: 2.5, p90: 3.7 });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, share) => {
        const sorted = values.toSorted((one, other) => one - other);
        const value = quantileOf(sorted, share);
        const place = share * (sorted.length - 1);
        assert.ok(value >= sorted[Math.floor(place)]! && value <= sorted[Math.ceil(place)]!);
      },
    ),
  );
});

test('what is opened before midnight on the clocks of the place belongs to that day, also across summer time', () => {
  const opened = [at('2026-03-28T23:30Z'), at('2026-03-29T21:30Z'), at('2026-03-29T22:30Z')];
  assert.deepEqual(volumeOf(opened, 'day', 'Europe/Berlin'), [
    { key: '2026-03-29', count: 2 },
    { key: '2026-03-30', count: 1 },
  ]);
  assert.deepEqual(volumeOf(opened, 'week', 'Europe/Berlin'), [
    { key: '2026-03-23', count: 2 },
    { key: '2026-03-30', count: 1 },
  ]);
  assert.deepEqual(volumeOf(opened, 'weekday-hour', 'UTC'), [
    { key: '5 23', count: 1 },
    { key: '6 21', count: 1 },
    { key: '6 22', count: 1 },
  ]);
});

test('open at a moment is what was opened by then and not over yet; closed without being resolved is over too', () => {
  const [monday, tuesday] = [at('2026-03-02T00:00Z'), at('2026-03-03T00:00Z')];
  const incidents = [
    incidentOf({ openedAt: monday, resolvedAt: tuesday }),
    incidentOf({ openedAt: monday - 60_000, closedAt: monday }),
    incidentOf({ openedAt: monday + 1 }),
  ];
  assert.deepEqual(
    backlogAt(incidents, [monday, tuesday]).map(({ open, medianAge }) => [open, medianAge === null ? null : Math.round(medianAge)]),
    [
      [1, 0],
      [1, 1440],
    ],
  );
});
