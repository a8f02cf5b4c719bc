import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMonitor, endMonitor, monitorBoard, resumeMonitor } from '#monitoring/rules';
import { createService } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { testServer } from '../../../../test/support/server.ts';

const { members } = await testServer();
const { client } = members.manager;
const done = async (deed: unknown, fields: object) => (await client.do(deed as Deed, fields as never)).data as { readonly id: string };
const names = async (query: object) => (await client.see(monitorBoard, query as never)).items.map(({ name, heldBy }) => [name, heldBy]);

test('a monitor that has ended leaves the board, is shown when it is asked for, and comes back when it is taken up again', async () => {
  const service = await done(createService, { key: 'SHOP', name: 'Shop' });
  const settings = { kind: 'push', graceSeconds: 60 };
  const { id } = await done(createMonitor, { name: 'Nightly job', serviceId: service.id, settings, intervalSeconds: 3600 });
  await done(createMonitor, { name: 'Hourly job', serviceId: service.id, settings, intervalSeconds: 3600 });
  await done(endMonitor, { id });
  assert.deepEqual(await names({}), [['Hourly job', null]]);
  assert.deepEqual(await names({ ended: 'true' }), [['Nightly job', 'ended']]);
  assert.deepEqual(await names({ monitorId: id }), [['Nightly job', 'ended']]);
  await done(resumeMonitor, { id });
  assert.deepEqual(await names({}), [
    ['Hourly job', null],
    ['Nightly job', null],
  ]);
});
