/** Over a restart, and with two servers on one database: nothing is told twice, nothing is forgotten, and one of them looks. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { alert, incident } from '#incidents/rules';
import { changeMonitor, createMonitor, monitor, monitorBoard, monitorTimes, outage } from '#monitoring/rules';
import { createService } from '#operations/rules';
import { createClient, type Client, type Deed, type Fetch } from '#platform/kit';
import { makeLog, newId } from '#platform/server';
import { serve } from '../../../../src/server.ts';
import { freshDatabase } from '../../../../test/support/database.ts';
import { testServer } from '../../../../test/support/server.ts';
import { giveLeaseBack, takeLease } from './lease.ts';
import { forgetMeasured } from './runs.ts';

const first = await testServer();
const { organisationId } = first;
const { headers } = first.members.manager;
const dataDirectory = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
after(() => rmSync(dataDirectory, { recursive: true, force: true }));

async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
  }
}

test('what was told before a restart is not told again, and its end is told after it', async () => {
  const { client } = first.members.manager;
  const shop = (await client.do(createService as Deed, { key: 'SHOP', name: 'Web shop', tier: 1 } as never)).data as { id: string };
  const fields = { name: 'Shop', serviceId: shop.id, intervalSeconds: 20, tries: 1, settings: { kind: 'example', state: 'down' } };
  const { id } = (await client.do(createMonitor as Deed, fields as never)).data as { id: string };
  const opened = await until(async () => (await client.list(incident, {})).items[0]);
  await first.stop();

  const second = await serve({
    dataDirectory,
    database: first.address as never,
    port: 0,
    host: '127.0.0.1',
    log: makeLog({ level: 'fatal' }),
    webDirectory: null,
    requestsPerMinute: 10_000_000,
  });
  after(() => second.stop());
  const again: Client = createClient({ base: second.url, fetch: fetch as unknown as Fetch, newKey: newId, headers });
  const standing = async () => (await again.see(monitorBoard, { monitorId: id })).items[0]!;
  assert.equal((await standing()).state, 'down');
  assert.equal((await standing()).reason, 'unexpected-status');
  const set = async (state: string) => {
    const { version } = await again.one(monitor, id);
    await again.do(changeMonitor as Deed, { id, settings: { kind: 'example', state } } as never, { version });
  };
  await set('up');
  await until(async () => (await again.one(incident, opened.id)).status === 'resolved');
  assert.equal((await again.list(outage, { monitorId: id })).items.length, 1);
  assert.partialDeepStrictEqual((await again.list(alert, {})).items, [{ state: 'closed', count: 1 }]);

  // Another server may look only when this one has let go.
  const { pool } = second.tools;
  assert.equal(await takeLease(pool, newId()), false);
  // What was measured long ago is forgotten, and only that.
  await until(async () => (await again.see(monitorTimes, { id, days: 1 })).items.length > 0);
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  await forgetMeasured(pool, organisationId, inDays(3));
  assert.ok((await standing()).beats.length > 0);
  await forgetMeasured(pool, organisationId, inDays(5));
  assert.equal((await standing()).beats.length, 0);
  assert.ok((await again.see(monitorTimes, { id, days: 1 })).items.length > 0);
});

test('of two that would look one does, and the other as soon as it has let go', async () => {
  const { pool } = await freshDatabase();
  const [one, other] = [newId(), newId()];
  assert.ok(await takeLease(pool, one));
  assert.ok(!(await takeLease(pool, other)));
  assert.ok(await takeLease(pool, one), 'renewed');
  await giveLeaseBack(pool, one);
  assert.ok(await takeLease(pool, other));
});
