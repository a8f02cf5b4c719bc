import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dependencyGraphOf, impactOf, recoveryTimesOf, type DependencyFacts, type Service } from '#operations/rules';
import { idOf } from '../../../test/company/deciding.ts';
import { sampleCompany } from './sample-company.ts';

let count = 0;
const records = sampleCompany({ today: '2026-11-25', newId: () => idOf(++count) });
const rowsOf = (thing: string) => records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as never);
const facts: DependencyFacts = { services: rowsOf('service'), assets: rowsOf('asset'), dependencies: rowsOf('dependency') };
const graph = dependencyGraphOf(facts);
const nodes = [...facts.services, ...facts.assets] as unknown as readonly { id: string; key?: string; name: string }[];
const idCalled = (name: string): string => nodes.find((each) => each.key === name || each.name === name)!.id;
const nameOf = (id: string): string => nodes.find((each) => each.id === id)!.name;
const after = (...failed: string[]) => new Map(impactOf(graph, failed.map(idCalled)).map(({ id, state }) => [nameOf(id), state]));

test('some twenty services stand on some hundred and twenty assets, and every dependency joins two of them', () => {
  assert.equal(facts.services.length, 22);
  assert.ok(facts.assets.length >= 115 && facts.assets.length <= 130, `${facts.assets.length}`);
  const known = new Set(nodes.map((each) => each.id));
  for (const each of facts.dependencies)
    assert.deepEqual(
      [(each.serviceId ?? each.assetId)!, (each.needsServiceId ?? each.needsAssetId)!].filter((id) => !known.has(id)),
      [],
    );
  const pairs = facts.dependencies.map((each) => `${each.serviceId ?? each.assetId} ${each.needsServiceId ?? each.needsAssetId}`);
  assert.equal(new Set(pairs).size, pairs.length);
});

test('one of a pair may fail, both may not; the one storage takes nearly everything down', () => {
  assert.equal(after('core-ham-1').get('Network'), 'exposed');
  assert.equal(after('core-ham-1').get('ERP'), undefined);
  assert.equal(after('core-ham-1', 'core-ham-2').get('ERP'), 'down');
  const storage = after('sto-ham-1');
  for (const name of ['ERP', 'Web shop', 'E-mail and calendars']) assert.equal(storage.get(name), 'down', name);
  assert.equal(storage.get('Warehouse management'), 'degraded');
  assert.equal(storage.get('Names and addresses'), 'degraded');
});

test('some services cannot be back in time, most can, and none needs itself', () => {
  const times = recoveryTimesOf(graph);
  const services = facts.services as unknown as readonly Service[];
  assert.deepEqual(
    services.filter((each) => times.get(each.id)!.minutes === null).map((each) => each.key),
    [],
  );
  const late = services.filter((each) => times.get(each.id)!.minutes! > each.rtoMinutes!).map((each) => each.key);
  assert.ok(late.includes('SHOP') && late.length >= 2 && late.length <= 8, late.join());
});
