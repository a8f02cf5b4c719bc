import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetsOver, tickOf, type WindowRow } from '#calendar/rules';
import {
  collisionsOf,
  isImplemented,
  openingsOf,
  plannedChangeOf,
  reaching,
  servicesByName,
  standingStatuses,
  standOf,
  type ChangeRow,
  type CollisionFacts,
} from '#changes/rules';
import { dependencyGraphOf } from '#operations/rules';
import { idOf } from '../../../../test/company/deciding.ts';
import { sampleCompany } from '../sample-company.ts';

let count = 0;
const records = sampleCompany({ today: '2026-11-25', newId: () => idOf(++count) });
const rowsOf = <T = never>(thing: string): readonly T[] =>
  records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
const changes = rowsOf<ChangeRow>('change');
const [services, assets, dependencies] = [rowsOf('service'), rowsOf('asset'), rowsOf('dependency')];
const now = tickOf('2026-11-25T08:00:00.000Z');
const zoneOffsets = offsetsOver(2024, 2030);
const landscape = {
  graph: dependencyGraphOf({ services, assets, dependencies }),
  services: new Map((services as readonly { id: string; teamId: string }[]).map((each) => [each.id, each])),
  assets: new Map((assets as readonly { id: string; siteId: string; serviceId: string }[]).map((each) => [each.id, each])),
};
const standing = changes.filter(({ status }) => (standingStatuses as readonly string[]).includes(status));
const facts: CollisionFacts = {
  landscape,
  byName: servicesByName(services),
  reach: reaching(landscape),
  windows: rowsOf<WindowRow>('window'),
  openings: openingsOf(now - 1_000_000, now + 4_000_000, zoneOffsets),
  teamOfPerson: new Map(),
  leave: [],
  milestones: [],
  dutyGaps: [],
  exceptions: new Set(),
  changes: standing.flatMap((each) => plannedChangeOf(each) ?? []),
};
const codesOf = (row: ChangeRow) => collisionsOf(plannedChangeOf(row)!, facts).map((each) => each.code);

test('there are some sixty changes, of all kinds and outcomes, numbered from one', () => {
  assert.ok(changes.length >= 50 && changes.length <= 75, `${changes.length}`);
  assert.deepEqual(
    changes.map((each) => each.number),
    changes.map((_, place) => place + 1),
  );
  assert.deepEqual([...new Set(changes.map((each) => each.kind))].toSorted(), ['emergency', 'normal', 'standard']);
  const outcomes = new Set(changes.flatMap((each) => each.outcome ?? []));
  assert.ok(outcomes.has('successful') && outcomes.size >= 3, [...outcomes].join());
  for (const each of changes) assert.equal(isImplemented(each), each.plannedStart! < '2026-11-25', each.title);
});

test('nothing lies in a hard freeze; two go for both sides of a database pair; one lies in a soft freeze', () => {
  const met = new Map(standing.map((each) => [each.title, codesOf(each)]));
  assert.deepEqual(
    [...met].filter(([, codes]) => codes.includes('freeze-hard')),
    [],
  );
  assert.ok(met.get('Quarterly patches on ora-ham-1')!.includes('redundancy'));
  assert.ok(met.get('Exchange a disk controller in ora-ham-2')!.includes('redundancy'));
  assert.ok([...met.values()].some((codes) => codes.includes('freeze-soft')));
});

test('what is approved has the approvals that the policy asks for', () => {
  const policies = rowsOf<never>('change-policy') as readonly { id: string; kinds: string[] }[];
  const approvals = rowsOf<never>('change-approval') as readonly { changeId: string }[];
  for (const each of changes.filter((row) => row.approvedAt !== null && row.kind !== 'standard')) {
    const given = approvals.filter((approval) => approval.changeId === each.id);
    assert.ok(given.length > 0, each.title);
    const lines = policies.filter((policy) =>
      given.some((approval) => (approval as never as { policyIds: string[] }).policyIds.includes(policy.id)),
    );
    assert.ok(
      standOf(each, lines as never, given as never).every((line) => line.isMet),
      each.title,
    );
  }
});
