import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceFrom, type Chance } from '../../../test/trust/chance.ts';
import { dependencyGraphOf, type DependencyFacts } from './dependency-graph.ts';
import { impactOf, type ImpactState } from './impact.ts';
import { recoveryTimesOf } from './recovery-time.ts';

type Service = DependencyFacts['services'][number];
type Asset = DependencyFacts['assets'][number];
type Dependency = DependencyFacts['dependencies'][number];

const service = (id: string, fields: Partial<Service> = {}): Service => ({ id, status: 'live', restoreMinutes: 0, ...fields });
const asset = (id: string, fields: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'server',
  status: 'in-use',
  serviceId: null,
  restoreMinutes: 0,
  ...fields,
});

/** `shop hard db-1|db-2; shop soft mail` over services in lower case and assets that have a digit in their names. */
function drawn(text: string, change: (facts: DependencyFacts) => DependencyFacts = (facts) => facts): DependencyFacts {
  const isAsset = (id: string): boolean => /\d/.test(id);
  const dependencies = text.split(';').flatMap((line): Dependency[] => {
    const [from, strength, to] = line.trim().split(' ') as [string, 'hard' | 'soft', string];
    const members = to.split('|');
    return members.map((member) => ({
      id: `${from} ${member}`,
      serviceId: isAsset(from) ? null : from,
      assetId: isAsset(from) ? from : null,
      needsServiceId: isAsset(member) ? null : member,
      needsAssetId: isAsset(member) ? member : null,
      strength,
      redundancyGroup: members.length > 1 ? to : null,
    }));
  });
  const ids = [...new Set(text.split(/[;| ]+/).filter((word) => !['', 'hard', 'soft'].includes(word)))];
  return change({
    services: ids.filter((id) => !isAsset(id)).map((id) => service(id)),
    assets: ids.filter(isAsset).map((id) => asset(id)),
    dependencies,
  });
}

const after = (facts: DependencyFacts, ...failed: string[]): Record<string, string> =>
  Object.fromEntries(impactOf(dependencyGraphOf(facts), failed).map(({ id, state, path }) => [id, `${state}: ${path.join(' → ')}`]));

test('what needs something hard is down without it, and whatever needs that in turn', () => {
  const facts = drawn('shop hard db; db hard host1; host1 hard switch1; mail hard host2');
  assert.deepEqual(after(facts, 'switch1'), {
    host1: 'down: switch1 → host1',
    db: 'down: switch1 → host1 → db',
    shop: 'down: switch1 → host1 → db → shop',
  });
  assert.deepEqual(after(facts, 'shop'), {});
});

test('of two alternatives one may fail: it is exposed, nobody above notices; with both it is down', () => {
  const facts = drawn('shop hard db; db hard host1|host2');
  assert.deepEqual(after(facts, 'host1'), { db: 'exposed: host1 → db' });
  assert.deepEqual(after(facts, 'host1', 'host2'), { db: 'down: host2 → db', shop: 'down: host2 → db → shop' });
  assert.equal(impactOf(dependencyGraphOf(facts), ['host1'])[0]!.redundancyGroup, 'host1|host2');
});

test('two alternatives that hang on the same switch are none', () => {
  const facts = drawn('shop hard host1|host2; host1 hard switch1; host2 hard switch1');
  assert.equal(after(facts, 'switch1')['shop'], 'down: switch1 → host2 → shop');
});

test('without something soft it goes on, worse, and so does whatever needs it', () => {
  const facts = drawn('shop soft search; portal hard shop; news soft shop');
  assert.deepEqual(after(facts, 'search'), { shop: 'degraded: search → shop', portal: 'degraded: search → shop → portal' });
});

test('a better alternative makes up for a degraded one', () => {
  assert.deepEqual(after(drawn('shop hard db-a|db-b; db-a soft cache'), 'cache'), { 'db-a': 'degraded: cache → db-a' });
  assert.equal(after(drawn('shop hard dba|dbb; dba soft cache; dbb hard host1'), 'cache', 'host1')['shop'], 'degraded: cache → dba → shop');
});

test('what needs one another in a circle stays up by itself, and falls together', () => {
  const facts = drawn('mail hard directory; directory hard mail; directory hard host1');
  assert.deepEqual(Object.keys(after(facts, 'host1')), ['directory', 'mail']);
  assert.deepEqual(after(facts, 'nothing'), {});
});

test('an asset in use is needed by the service it serves, unless a dependency says how; libraries are parts', () => {
  const facts: DependencyFacts = {
    services: [service('shop')],
    assets: [
      asset('host1', { serviceId: 'shop' }),
      asset('host2', { serviceId: 'shop' }),
      asset('lib3', { serviceId: 'shop', kind: 'library' }),
      asset('spare4', { serviceId: 'shop', status: 'in-stock' }),
    ],
    dependencies: [
      { id: 'd', serviceId: 'shop', assetId: null, needsServiceId: null, needsAssetId: 'host2', strength: 'soft', redundancyGroup: null },
    ],
  };
  assert.deepEqual(after(facts, 'host1'), { shop: 'down: host1 → shop' });
  assert.deepEqual(after(facts, 'host2'), { shop: 'degraded: host2 → shop' });
  assert.deepEqual(after(facts, 'lib3', 'spare4'), {});
});

test('what another asset of the same service needs is needed through that one only', () => {
  const facts = drawn('cluster1 hard host1|host2', (all) => ({
    services: [service('db')],
    assets: all.assets.map((each) => ({ ...each, serviceId: 'db' })),
    dependencies: all.dependencies,
  }));
  assert.deepEqual(after(facts, 'host1'), { cluster1: 'exposed: host1 → cluster1' });
  assert.equal(after(facts, 'host1', 'host2')['db'], 'down: host2 → cluster1 → db');
});

test('what is in repair, in stock or retired stands in for nothing', () => {
  const facts = drawn('shop hard host1|host2', (all) => ({
    ...all,
    assets: all.assets.map((each) => (each.id === 'host2' ? { ...each, status: 'in-repair' } : each)),
  }));
  assert.deepEqual(after(facts, 'host1'), { shop: 'down: host1 → shop' });
});

test('a service is back after all that it needs, of alternatives the first, and after its own restore time', () => {
  const restored = (minutes: Readonly<Record<string, number | null>>) => (all: DependencyFacts) => ({
    ...all,
    services: all.services.map((each) => ({ ...each, restoreMinutes: minutes[each.id] ?? null })),
    assets: all.assets.map((each) => ({ ...each, restoreMinutes: minutes[each.id] ?? null })),
  });
  const facts = drawn(
    'shop hard db; db hard host1|host2; shop hard net1; shop soft mail',
    restored({ shop: 30, db: 60, host1: 240, host2: 90, net1: 100 }),
  );
  const times = recoveryTimesOf(dependencyGraphOf(facts));
  assert.deepEqual(times.get('shop'), { minutes: 180, path: ['host2', 'db', 'shop'], isAtLeast: false });
  const unsaid = recoveryTimesOf(dependencyGraphOf(drawn('shop hard db', restored({ shop: 30 }))));
  assert.deepEqual(unsaid.get('shop'), { minutes: 30, path: ['db', 'shop'], isAtLeast: true });
  const circle = recoveryTimesOf(dependencyGraphOf(drawn('shop hard mail; mail hard dns; dns hard mail')));
  assert.deepEqual(circle.get('shop'), { minutes: null, path: ['mail', 'dns', 'mail'], isAtLeast: false });
});

/** Any graph: circles, alternatives, soft and hard, things that are not there. */
function anyFacts(chance: Chance, nodes: number): DependencyFacts {
  const ids = Array.from({ length: nodes }, (_, place) => (place % 3 === 0 ? `s${place}` : `a${place}`));
  const kept = (id: string): { readonly serviceId: string | null; readonly assetId: string | null } =>
    id.startsWith('s') ? { serviceId: id, assetId: null } : { serviceId: null, assetId: id };
  const pairs = new Set<string>();
  const dependencies: Dependency[] = [];
  for (let left = nodes * 2; left > 0; left--) {
    const [from, to] = [chance.pick(ids), chance.pick(ids)];
    if (from === to || pairs.has(`${from} ${to}`)) continue;
    pairs.add(`${from} ${to}`);
    const needed = kept(to);
    dependencies.push({
      id: `${from} ${to}`,
      ...kept(from),
      needsServiceId: needed.serviceId,
      needsAssetId: needed.assetId,
      strength: chance.below(3) === 0 ? 'soft' : 'hard',
      redundancyGroup: chance.below(2) === 0 ? null : `g${chance.below(2)}`,
    });
  }
  const services = ids.filter((id) => id.startsWith('s'));
  return {
    services: services.map((id) => service(id, { status: chance.below(9) === 0 ? 'retired' : 'live', restoreMinutes: chance.below(50) })),
    assets: ids
      .filter((id) => id.startsWith('a'))
      .map((id) =>
        asset(id, {
          status: chance.below(9) === 0 ? 'in-repair' : 'in-use',
          kind: chance.below(4) === 0 ? 'library' : 'server',
          serviceId: chance.below(2) === 0 ? chance.pick(services) : null,
          restoreMinutes: chance.below(50),
        }),
      ),
    dependencies,
  };
}

interface PlainNeed {
  readonly from: string;
  readonly isHard: boolean;
  readonly any: readonly string[];
}

/** The needs, read off the facts in the plainest way. */
function plainNeeds({ services, assets, dependencies }: DependencyFacts): readonly PlainNeed[] {
  const there = new Set([
    ...services.filter((each) => each.status !== 'retired').map((each) => each.id),
    ...assets.filter((each) => each.status === 'in-use').map((each) => each.id),
  ]);
  const edges = dependencies.map((each) => ({
    from: (each.serviceId ?? each.assetId)!,
    to: (each.needsServiceId ?? each.needsAssetId)!,
    isHard: each.strength === 'hard',
    group: each.redundancyGroup,
  }));
  const served = assets
    .filter((each) => each.serviceId !== null && each.kind !== 'library')
    .filter((each) => !edges.some(({ from, to }) => from === each.serviceId && to === each.id))
    .filter(
      (each) =>
        !edges.some(({ from, to }) => to === each.id && assets.some((other) => other.id === from && other.serviceId === each.serviceId)),
    )
    .map((each) => ({ from: each.serviceId!, to: each.id, isHard: true, group: null }));
  const real = [...edges, ...served].filter(({ from, to }) => there.has(from) && there.has(to));
  const grouped = Map.groupBy(real, ({ from, to, group }) => (group === null ? `${from} ${to}` : `${from} group ${group}`));
  return [...grouped.values()].map((all) => ({
    from: all[0]!.from,
    isHard: all.some((each) => each.isHard),
    any: all.map((each) => each.to),
  }));
}

/** What lies in every set that holds the first ones and is closed under the rule: the meaning of "must follow", by looking at all sets. */
function leastClosed(
  ids: readonly string[],
  first: readonly string[],
  follows: (id: string, set: ReadonlySet<string>) => boolean,
): Set<string> {
  let least: Set<string> | undefined;
  for (let bits = 0; bits < 2 ** ids.length; bits++) {
    const set = new Set(ids.filter((_, place) => (bits >> place) & 1));
    if (!first.every((id) => set.has(id))) continue;
    if (ids.some((id) => !set.has(id) && follows(id, set))) continue;
    const before = least;
    least = before ? new Set([...set].filter((id) => before.has(id))) : set;
  }
  return least!;
}

test('on random graphs exactly that follows which lies in every closed set, and every way leads over real needs', () => {
  const chance = chanceFrom(20_261_122);
  let seen = 0;
  for (let round = 0; round < 1500; round++) {
    const facts = anyFacts(chance, 3 + chance.below(6));
    const ids = [...facts.services, ...facts.assets].map((each) => each.id);
    const needs = plainNeeds(facts);
    const failed = ids.filter(() => chance.below(4) === 0);
    const of = (id: string) => needs.filter((need) => need.from === id);
    const down = leastClosed(ids, failed, (id, set) => of(id).some((need) => need.isHard && need.any.every((each) => set.has(each))));
    const worse = leastClosed(ids, [...down], (id, set) =>
      of(id).some((need) => (need.isHard ? need.any.every((each) => set.has(each)) : need.any.every((each) => down.has(each)))),
    );
    const wanted = new Map<string, ImpactState>();
    for (const id of ids) {
      if (failed.includes(id)) continue;
      if (down.has(id)) wanted.set(id, 'down');
      else if (worse.has(id)) wanted.set(id, 'degraded');
      else if (of(id).some((need) => need.any.some((each) => down.has(each)))) wanted.set(id, 'exposed');
    }
    const got = impactOf(dependencyGraphOf(facts), failed);
    assert.deepEqual(
      new Map(got.map(({ id, state }) => [id, state] as const).toSorted()),
      new Map([...wanted].toSorted()),
      JSON.stringify(facts),
    );
    seen += got.length;
    for (const { id, path } of got) {
      assert.ok(failed.includes(path[0]!) && path.at(-1) === id);
      for (const [place, from] of path.slice(1).entries()) assert.ok(of(from).some((need) => need.any.includes(path[place]!)));
      assert.equal(new Set(path).size, path.length);
    }
  }
  assert.ok(seen > 2000, `${seen} looked at`);
});

test('recovery times are those to which looking again and again comes', () => {
  const chance = chanceFrom(7);
  let circles = 0;
  for (let round = 0; round < 1500; round++) {
    const facts = anyFacts(chance, 3 + chance.below(12));
    const all = [...facts.services, ...facts.assets];
    const needs = plainNeeds(facts).filter((need) => need.isHard);
    const back = new Map(all.map((each) => [each.id, Number.POSITIVE_INFINITY]));
    for (let again = 0; again <= all.length; again++)
      for (const { id, restoreMinutes } of all) {
        const waits = needs.filter((need) => need.from === id).map((need) => Math.min(...need.any.map((each) => back.get(each)!)));
        back.set(id, restoreMinutes! + Math.max(0, ...waits));
      }
    for (const [id, { minutes, path }] of recoveryTimesOf(dependencyGraphOf(facts))) {
      assert.equal(minutes ?? Number.POSITIVE_INFINITY, back.get(id), JSON.stringify(facts));
      if (minutes === null) {
        circles++;
        assert.equal(path[0], path.at(-1));
      } else
        assert.equal(
          minutes,
          path.reduce((sum, each) => sum + all.find((other) => other.id === each)!.restoreMinutes!, 0),
        );
    }
  }
  assert.ok(circles > 100, `${circles} circles`);
});
