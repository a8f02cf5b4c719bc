import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { asset } from './asset.ts';
import { dependency } from './dependency.ts';
import { changeAsset, createAsset, removeAsset } from './manage-assets.ts';
import { changeDependency, createDependency, removeDependency } from './manage-dependencies.ts';
import { changeService, createService, removeService } from './manage-services.ts';
import { service } from './service.ts';

const [mail, directory, host, part] = [idOf(1), idOf(2), idOf(11), idOf(12)] as const;
const facts = [
  record(service, mail, { key: 'MAIL', name: 'Mail' }),
  record(service, directory, { key: 'DIR', name: 'Directory' }),
  record(asset, host, { name: 'mail-01', kind: 'server', serviceId: mail, externalId: 'INV-7' }),
  record(asset, part, { name: 'openssl', kind: 'library', serviceId: mail, purl: 'pkg:deb/debian/openssl@3.0.15' }),
  record(dependency, idOf(21), { serviceId: mail, needsServiceId: directory }),
  record(dependency, idOf(22), { assetId: host, needsServiceId: directory }),
];

test('a service is known by a key that no other has', () => {
  assert.equal(changesOf(decide(createService, { key: 'SHOP', name: 'Shop' }, facts)).length, 1);
  assert.equal(refusalOf(decide(createService, { key: 'MAIL', name: 'Post' }, facts)), 'key-taken');
  assert.equal(refusalOf(decide(changeService, { id: directory, key: 'MAIL' }, facts)), 'key-taken');
  assert.equal(changesOf(decide(changeService, { id: mail, tier: 1, rtoMinutes: 240 }, facts)).length, 1);
  const alike = decide(createService, { key: 'POST', name: 'MAIL' }, facts);
  assert.partialDeepStrictEqual(alike, { code: 'name-taken', field: 'name' });
  assert.equal(refusalOf(decide(changeService, { id: directory, name: 'mail' }, facts)), 'name-taken');
  const retired = [record(service, mail, { key: 'MAIL', name: 'Mail', status: 'retired' })];
  assert.equal(changesOf(decide(createService, { key: 'POST', name: 'Mail' }, retired)).length, 1);
  assert.throws(() => decide(createService, { key: 'mail', name: 'Mail' }));
  assert.throws(() => decide(createService, { key: 'SHOP', name: 'Shop', tier: 5 }));
});

test('a service that goes takes its dependencies and libraries along; its hardware stays and serves nothing', () => {
  const changes = changesOf(decide(removeService, { id: mail }, facts));
  assert.deepEqual(
    changes.map(({ kind, thing }) => `${kind} ${thing.name}`),
    ['remove dependency', 'patch asset', 'remove asset', 'remove service'],
  );
  assert.equal(refusalOf(decide(removeService, { id: idOf(9) }, facts)), 'not-found');
});

test('an asset is called once by what it is called where it comes from', () => {
  assert.equal(refusalOf(decide(createAsset, { name: 'mail-02', externalId: 'INV-7' }, facts)), 'external-id-taken');
  assert.equal(changesOf(decide(createAsset, { name: 'mail-01', externalId: 'INV-8' }, facts)).length, 1);
  assert.equal(changesOf(decide(changeAsset, { id: host, status: 'in-repair' }, facts)).length, 1);
  assert.equal(changesOf(decide(removeAsset, { id: host }, facts)).length, 2);
  for (const wrong of [{ purl: 'npm:zod' }, { cpe: 'debian' }]) assert.throws(() => decide(createAsset, { name: 'x', ...wrong }));
});

test('a dependency joins one that needs and one that is needed, not itself, and not twice', () => {
  const add = (fields: object) => decide(createDependency, fields as never, facts);
  assert.equal(changesOf(add({ serviceId: directory, needsAssetId: host, redundancyGroup: 'hosts' })).length, 1);
  assert.equal(refusalOf(add({ needsAssetId: host })), 'one-that-needs');
  assert.equal(refusalOf(add({ serviceId: mail, assetId: host, needsAssetId: part })), 'one-that-needs');
  assert.equal(refusalOf(add({ serviceId: mail })), 'one-that-is-needed');
  assert.equal(refusalOf(add({ serviceId: mail, needsServiceId: directory, needsAssetId: host })), 'one-that-is-needed');
  assert.equal(refusalOf(add({ serviceId: mail, needsServiceId: mail })), 'needs-itself');
  assert.equal(refusalOf(add({ serviceId: mail, needsServiceId: directory })), 'dependency-there-already');
  assert.equal(changesOf(decide(changeDependency, { id: idOf(21), strength: 'soft' }, facts)).length, 1);
  assert.equal(changesOf(decide(removeDependency, { id: idOf(21) }, facts)).length, 1);
});

test('managers keep services, and each owner the own one; whoever works here keeps assets and dependencies', () => {
  const [member, requester] = [principal({ role: 'member', personId: idOf(5) }), principal({ role: 'requester' })];
  assert.ok(!isAllowed(createService.may, member) && !isAllowed(removeService.may, member, { ownerId: idOf(5) }));
  assert.ok(isAllowed(changeService.may, member, { ownerId: idOf(5) }) && !isAllowed(changeService.may, member, { ownerId: idOf(6) }));
  for (const deed of [createAsset, changeAsset, createDependency, changeDependency, removeDependency])
    assert.ok(isAllowed(deed.may, member) && !isAllowed(deed.may, requester), deed.name);
  assert.ok(!isAllowed(removeAsset.may, member));
  for (const thing of [service, asset, dependency]) assert.ok(!isAllowed(thing.mayRead, requester));
});
