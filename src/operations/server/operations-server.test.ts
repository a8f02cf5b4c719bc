import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, type Deed } from '#platform/kit';
import {
  assetImpact,
  createAsset,
  createDependency,
  createService,
  changeAsset,
  dependencyGraph,
  removeService,
  service,
  serviceImpact,
  serviceOverview,
} from '#operations/rules';
import { testServer } from '../../../test/support/server.ts';

const server = await testServer();
const { manager, member, requester } = server.members;
const { client } = manager;

const made = async (deed: unknown, fields: Readonly<Record<string, unknown>>): Promise<{ id: string; version: number }> =>
  (await client.do(deed as Deed, fields)).data as never;
const shop = await made(createService, { key: 'SHOP', name: 'Shop', tier: 1, rtoMinutes: 60, restoreMinutes: 30 });
const database = await made(createService, { key: 'DB', name: 'Database service', restoreMinutes: 45 });
const hosts = [
  await made(createAsset, { name: 'db-01', kind: 'server', restoreMinutes: 90 }),
  await made(createAsset, { name: 'db-02', kind: 'server', restoreMinutes: 20 }),
];
const web = await made(createAsset, { name: 'web-01', kind: 'virtual-machine', serviceId: shop.id, restoreMinutes: 5 });
await made(createDependency, { serviceId: shop.id, needsServiceId: database.id });
for (const host of hosts)
  await made(createDependency, { serviceId: database.id, needsAssetId: host.id, kind: 'runs-on', redundancyGroup: 'hosts' });

test('the impact of a failure names what follows and the way, and changes with the graph', async () => {
  const both = await client.see(assetImpact, { id: hosts[0]!.id });
  assert.deepEqual([both.down, both.degraded, both.exposed], [0, 0, 1]);
  assert.equal(both.items[0]!.redundancyGroup, 'hosts');
  const repaired = (version: number, status: string) => client.do(changeAsset as Deed, { id: hosts[1]!.id, status }, { version });
  await repaired(1, 'in-repair');
  const alone = await client.see(assetImpact, { id: hosts[0]!.id });
  assert.deepEqual(
    alone.items.map(({ key, state, path }) => [key, state, path.map((step) => step.name)]),
    [
      ['SHOP', 'down', ['db-01', 'Database service', 'Shop']],
      ['DB', 'down', ['db-01', 'Database service']],
    ],
  );
  await repaired(2, 'in-use');
  assert.equal((await client.see(serviceImpact, { id: shop.id })).items.length, 0);
});

test('the overview says which service cannot be back in time, and over what', async () => {
  const [row] = (await client.see(serviceOverview, { id: shop.id })).items;
  assert.partialDeepStrictEqual(row, { assets: 1, libraries: 0, neededBy: 0, effectiveRtoMinutes: 95, isAtLeast: false, isOverRto: true });
  assert.deepEqual(
    row!.path.map((step) => step.name),
    ['db-02', 'Database service', 'Shop'],
  );
});

test('the graph around a node holds what it needs and what needs it; around nothing the services', async () => {
  const around = await client.see(dependencyGraph, { around: web.id });
  assert.deepEqual(around.nodes.map((node) => node.name).toSorted(), ['Shop', 'web-01']);
  assert.equal(around.edges[0]!.dependencyId, null);
  const whole = await client.see(dependencyGraph, {});
  assert.deepEqual([whole.nodes.length, whole.edges.length, whole.isCut], [2, 1, false]);
  assert.equal((await client.see(dependencyGraph, { around: shop.id })).nodes.length, 5);
});

test('members see it, requesters do not, and what is not there is not found', async () => {
  assert.equal((await member.client.see(serviceOverview, {})).items.length, 2);
  const refused = (status: number) => (error: unknown) => error instanceof Problem && error.details.status === status;
  await assert.rejects(requester.client.see(serviceOverview, {}), refused(403));
  await assert.rejects(client.see(serviceImpact, { id: web.id }), refused(404));
});

test('a dependency on what is not there is refused', async () => {
  const nobody = '01a20000-0000-7000-8000-00000000dead';
  for (const field of ['needsServiceId', 'needsAssetId'])
    await assert.rejects(
      made(createDependency, { serviceId: shop.id, [field]: nobody }),
      (error) => error instanceof Problem && error.details.code === 'no-such-reference',
    );
});

test('a removed service is brought back with its dependencies by undo', async () => {
  const version = (await client.list(service, { key: 'SHOP' })).items[0]!.version;
  const { sequence } = await client.call('DELETE', `/services/${shop.id}`, undefined, { 'if-match': `"${version}"` });
  assert.equal((await client.see(serviceOverview, {})).items.length, 1);
  await client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await client.see(dependencyGraph, { around: shop.id })).nodes.length, 5);
  assert.equal(removeService.binding.method, 'DELETE');
});
