import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClosingRule, incident, incidentEntry, reopenIncident, reportIncident, resolveIncident } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { testServer } from '../../../../test/support/server.ts';
import { closeDue, closingOfIncidents } from './close-in-time.ts';

let moved = 0;
const { tools, organisationId, members } = await testServer({ now: () => new Date(Date.now() + moved).toISOString() });
const done = async (deed: unknown, input: object) => (await members.manager.client.do(deed as Deed, input as never)).data as { id: string };

test('what is resolved and not opened again is closed once its days are over, however often it is looked', async () => {
  const [one, other] = [await done(reportIncident, { title: 'One' }), await done(reportIncident, { title: 'Other' })];
  for (const { id } of [one, other]) await done(resolveIncident, { id });
  await done(reopenIncident, { id: other.id });
  await done(createClosingRule, { priority: 4, days: 1 });
  assert.equal(await closeDue(closingOfIncidents, tools, organisationId), 0);
  moved += 25 * 3_600_000;
  assert.equal(await closeDue(closingOfIncidents, tools, organisationId), 1);
  assert.equal(await closeDue(closingOfIncidents, tools, organisationId), 0);
  const rows = (await members.manager.client.list(incident, { sort: 'number' } as never)).items;
  assert.deepEqual(
    rows.map((each) => each.status),
    ['closed', 'in-progress'],
  );
  const lines = (await members.manager.client.list(incidentEntry, { incidentId: one.id, kind: 'state', sort: 'number' } as never)).items;
  assert.deepEqual(
    lines.map(({ value, reason, byId }) => [value, reason, byId === null]),
    [
      ['new', null, false],
      ['resolved', 'fixed', false],
      ['closed', 'in-time', true],
    ],
  );
});
