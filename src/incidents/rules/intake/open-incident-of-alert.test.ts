import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { after, changesOf, decide, idOf, record, refusalOf, type Facts } from '../../../../test/company/deciding.ts';
import { incident } from '../incident/incident.ts';
import { alert, alertSource, openIncidentOfAlert } from './index.ts';

const [shop, storage, shopIncident] = [idOf(11), idOf(12), idOf(21)];
const at = '2026-03-05T12:00:00.000Z';
const told = (id: string, fields: object) =>
  record(alert, id, {
    title: 'Storage is full',
    sourceId: idOf(1),
    key: id,
    state: 'open',
    severity: 4,
    startedAt: at,
    lastSeenAt: at,
    ...fields,
  });
const facts: Facts = [
  record(alertSource, idOf(1), { name: 'Prometheus', kind: 'alertmanager', tokenHash: 'a', hint: 'b' }),
  record(service, shop, { key: 'SHOP', name: 'Shop' }),
  record(service, storage, { key: 'STOR', name: 'Storage', tier: 1, teamId: idOf(31) }),
  record(incident, shopIncident, { number: 7, title: 'The shop is slow', openedAt: at, source: 'alert', serviceId: shop }),
  told(idOf(41), { title: 'Shop is slow', serviceId: shop, incidentId: shopIncident }),
  told(idOf(42), { serviceId: storage, incidentId: shopIncident, rootAlertId: idOf(41) }),
];
const open = (id: string, of: Facts = facts) => decide(openIncidentOfAlert as Deed, { id }, of);

test('an alert that came to a wrong incident gets its own, and both say so', () => {
  const all = after(facts, changesOf(open(idOf(42))));
  const rows = (name: string) => all.flatMap(([thing, row]) => (thing.name === name ? [row as Record<string, unknown>] : []));
  const made = rows('incident').find((each) => each['id'] !== shopIncident)!;
  assert.partialDeepStrictEqual(made, { title: 'Storage is full', serviceId: storage, teamId: idOf(31), priority: 1, source: 'alert' });
  const moved = rows('alert').find((each) => each['id'] === idOf(42))!;
  assert.partialDeepStrictEqual(moved, { incidentId: made['id'], rootAlertId: null });
  const said = rows('incident-entry').flatMap((each) => (each['kind'] === 'alert' ? [[each['incidentId'], each['reason']]] : []));
  assert.deepEqual(said, [
    [made['id'], 'opened'],
    [shopIncident, 'left'],
  ]);
});

test('none comes of what is over, and no second of what has its own', () => {
  const alone = facts.filter(([, row]) => (row as { id: string }).id !== idOf(42));
  assert.equal(refusalOf(open(idOf(41), alone)), 'alert-has-its-incident');
  assert.equal(refusalOf(open(idOf(43), [...facts, told(idOf(43), { state: 'closed' })])), 'alert-over');
  assert.equal(refusalOf(open(idOf(44))), 'not-found');
  const never = changesOf(open(idOf(45), [...facts, told(idOf(45), { severity: 2 })]));
  assert.ok(never.some((change) => change.kind === 'put' && (change.row as { urgency?: number }).urgency === 3));
});
