import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../../../../test/company/deciding.ts';
import { sampleCompany } from '../sample-company.ts';

let made = 0;
const records = sampleCompany({ today: '2026-11-22', newId: () => idOf(++made) });
const of = (thing: string) =>
  records.flatMap((each) => (each.thing === thing ? [{ ...each.row, id: each.id } as Readonly<Record<string, unknown>>] : []));

test('three sources watch the services of the sample; what is open belongs to an open incident of its service, or says why not', () => {
  assert.equal(of('alert-source').length, 3);
  const incidents = new Map(of('incident').map((each) => [each['id'], each]));
  const alerts = of('alert');
  assert.ok(alerts.every((each) => each['serviceId'] !== null));
  for (const each of alerts.filter((one) => ['matters', 'same-service'].includes(one['matter'] as string))) {
    const its = incidents.get(each['incidentId']);
    assert.deepEqual(
      [its?.['serviceId'], its?.['source'], its?.['resolvedAt']],
      [each['serviceId'], 'alert', null],
      each['title'] as string,
    );
  }
  const decided = new Set(of('alert-decision').map((each) => each['alertId']));
  assert.ok(alerts.every((each) => decided.has(each['id'])));
});
