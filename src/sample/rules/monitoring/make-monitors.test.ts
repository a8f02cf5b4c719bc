/** Monitors of the sample: they send nothing, and what they found lies in the past and adds up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monitor, outage, statusPage, type Monitor, type Outage, type StatusPage } from '#monitoring/rules';
import { idOf } from '../../../../test/company/deciding.ts';
import { sampleCompany } from '../sample-company.ts';

let made = 0;
const company = sampleCompany({ today: '2026-11-20', newId: () => idOf(++made) });
const rowsOf = <T>(thing: string): readonly T[] =>
  company.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);

test('no monitor of the sample sends anything: it is an example, or it is off', () => {
  const monitors = rowsOf<Monitor>(monitor.name);
  assert.ok(monitors.length >= 12);
  for (const { kind, isEnabled } of monitors) assert.ok(kind === 'example' || !isEnabled);
  for (const { parentIds } of monitors) for (const id of parentIds) assert.ok(monitors.some((each) => each.id === id));
});

test('outages lie in the past, are over, and say why they count as something else', () => {
  const outages = rowsOf<Outage>(outage.name);
  assert.ok(outages.length >= 10);
  for (const { startedAt, endedAt, classification, explanation } of outages) {
    assert.ok(endedAt !== null && startedAt < endedAt && endedAt < '2026-11-20');
    assert.equal(explanation !== '', classification !== 'outage');
  }
});

test('its status page is for those who are signed in until somebody says otherwise', () => {
  const [page] = rowsOf<StatusPage>(statusPage.name);
  assert.partialDeepStrictEqual(page, { isPublic: false, token: null });
});
