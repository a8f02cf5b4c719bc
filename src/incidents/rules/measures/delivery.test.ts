import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, deployment, type ChangeRow, type Deployment } from '#changes/rules';
import { idOf, record, type Fact } from '../../../../test/company/deciding.ts';
import { deliveryOf, type DeliveryMeasure, type TracedIncident } from './delivery.ts';

const [shop, erp] = [idOf(901), idOf(902)];
const changeOf = (number: number, fields: Fact = {}): ChangeRow =>
  record(change, idOf(number), {
    number,
    title: `Change ${number}`,
    serviceId: shop,
    status: 'done',
    outcome: 'successful',
    submittedAt: '2026-11-01T08:00:00.000Z',
    approvedAt: '2026-11-02T19:00:00.000Z',
    plannedStart: '2026-11-03T18:00:00.000Z',
    plannedEnd: '2026-11-03T19:00:00.000Z',
    actualStart: '2026-11-03T18:00:00.000Z',
    actualEnd: '2026-11-03T19:00:00.000Z',
    ...fields,
  })[1] as never;
const deploymentOf = (number: number, fields: Fact = {}): Deployment =>
  record(deployment, idOf(100 + number), {
    serviceId: shop,
    release: `1.${number}`,
    deployedAt: '2026-11-03T18:30:00.000Z',
    ...fields,
  })[1] as never;
const incidentOf = (number: number, fields: Partial<TracedIncident> = {}): TracedIncident => ({
  id: idOf(200 + number),
  priority: 2,
  serviceId: shop,
  causedByChangeId: null,
  beganAt: '2026-11-04T08:00:00.000Z',
  detectedAt: '2026-11-04T08:10:00.000Z',
  restoredAt: '2026-11-04T09:10:00.000Z',
  ...fields,
});
const november = { from: Date.parse('2026-11-01T00:00:00Z'), to: Date.parse('2026-12-01T00:00:00Z') };
const facts = {
  changes: [
    changeOf(1),
    changeOf(2, { serviceId: erp, outcome: 'with-issues' }),
    changeOf(3, { serviceId: erp, status: 'failed', outcome: 'failed' }),
    changeOf(4, { serviceId: idOf(903), kind: 'emergency', approvedAt: null, actualStart: '2026-11-03T17:00:00.000Z' }),
    changeOf(5, { actualEnd: '2026-10-31T19:00:00.000Z', actualStart: '2026-10-31T18:00:00.000Z' }),
    changeOf(6, { status: 'in-progress', outcome: null, actualEnd: null }),
  ],
  deployments: [
    deploymentOf(1, { changeId: idOf(1), committedAt: '2026-11-03T12:30:00.000Z' }),
    deploymentOf(2, { outcome: 'rolled-back', isRework: true }),
    deploymentOf(3, { changeId: idOf(4), deployedAt: '2026-11-30T18:30:00.000Z' }),
    deploymentOf(4, { deployedAt: '2026-12-30T18:30:00.000Z' }),
  ],
  incidents: [
    incidentOf(1, { causedByChangeId: idOf(1) }),
    incidentOf(2, { causedByChangeId: idOf(2), serviceId: erp, priority: 4 }),
    incidentOf(3, { causedByChangeId: idOf(2), serviceId: erp, beganAt: '2026-11-10T19:00:00.001Z' }),
    incidentOf(4, { serviceId: erp }),
  ],
};
const { counts, shares, times } = deliveryOf(facts, november);
const share = (measure: keyof typeof shares) => [shares[measure].counted.length, shares[measure].of];
const numbers = (measure: keyof typeof shares) => shares[measure].counted.map((each) => each.id);

test('what was carried out and ended in the period counts, each with its record', () => {
  assert.equal(counts.implemented.length, 4);
  assert.equal(counts.deployments.length, 3);
  assert.deepEqual(share('change-success'), [2, 4]);
  assert.deepEqual(share('change-with-issues'), [1, 4]);
  assert.deepEqual(share('change-emergency'), [1, 4]);
  assert.deepEqual(numbers('change-unauthorised'), [idOf(4)]);
  assert.deepEqual(share('change-in-window'), [3, 4]);
});

test('a change has failed that failed, was rolled back, or caused an important incident within seven days', () => {
  assert.deepEqual(numbers('change-failure'), [idOf(1), idOf(3)]);
  assert.deepEqual(numbers('change-suspected'), [idOf(2)]);
  const onTime = incidentOf(3, { causedByChangeId: idOf(2), serviceId: erp, beganAt: '2026-11-10T19:00:00.000Z' });
  assert.deepEqual(
    deliveryOf({ ...facts, incidents: [onTime] }, november).shares['change-failure'].counted.map((each) => each.id),
    [idOf(2), idOf(3)],
  );
});

test('deployments count by themselves: a degraded one needs mending, rework is told, recovery is from detection until it is back', () => {
  assert.deepEqual(numbers('deployment-failure'), [idOf(101), idOf(102)]);
  assert.deepEqual(numbers('deployment-rework'), [idOf(102)]);
  assert.partialDeepStrictEqual(times['deployment-recovery'], {
    counted: [{ kind: 'incident', id: idOf(201), value: 60 }],
    summary: { median: 60 },
  });
});

test('lead time runs from the commit where there is one; for all other changes from the approval, told apart', () => {
  assert.partialDeepStrictEqual(times['deployment-lead-time'], { counted: [{ id: idOf(101), value: 360 }] });
  assert.deepEqual(
    times['change-lead-time'].counted.map((each) => [each.id, each.value]),
    [
      [idOf(2), 1440],
      [idOf(3), 1440],
    ],
  );
  assert.equal(times['change-notice'].summary.count, 3);
});

test('without anything there is no figure', () => {
  const nothing = deliveryOf({ changes: [], deployments: [], incidents: [] }, { from: null, to: null });
  const empty: readonly DeliveryMeasure[] = ['implemented', 'deployments'];
  assert.ok(empty.every((each) => nothing.counts[each as 'implemented'].length === 0));
  assert.equal(nothing.times['change-notice'].summary.median, null);
});
