import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdingTargets, isOpen, statesOfTimeline, type Incident, type IncidentEntry, type Page, type Target } from '#incidents/rules';
import type { Service } from '#operations/rules';
import { idOf } from '../../../../test/company/deciding.ts';
import { sampleCompany } from '../sample-company.ts';

let count = 0;
const records = sampleCompany({ today: '2026-11-25', newId: () => idOf(++count) });
const rowsOf = <T>(thing: string): readonly T[] =>
  records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
const incidents = rowsOf<Incident>('incident');
const entriesOf = Map.groupBy(rowsOf<IncidentEntry>('incident-entry'), (each) => each.incidentId);
const targets = rowsOf<Target>('target');
const tierOf = new Map(rowsOf<Service>('service').map((each) => [each.id, each.tier]));

test('some two hundred incidents of four months, more on Mondays than on Sundays, some of them open', () => {
  assert.ok(incidents.length >= 150 && incidents.length <= 300, `${incidents.length}`);
  const on = (day: number): number => incidents.filter((each) => new Date(each.openedAt).getUTCDay() === day).length;
  assert.ok(on(1) > 3 * on(0), `${on(1)} ${on(0)}`);
  const open = incidents.filter(isOpen).length;
  assert.ok(open >= 4 && open <= 30, `${open} open`);
  assert.equal(new Set(incidents.map((each) => each.number)).size, incidents.length);
});

test('a record is what its timeline says, and nothing lies in the future', () => {
  for (const each of incidents) {
    const entries = entriesOf.get(each.id)!;
    assert.equal(entries.length, each.entries);
    assert.equal(entries.findLast(({ kind }) => kind === 'state')!.value, each.status);
    assert.equal(entries.findLast(({ kind }) => kind === 'team')!.value, each.teamId);
    assert.ok(entries.every(({ at }) => at < '2026-11-25'));
    assert.deepEqual(
      entries.map((entry) => entry.number),
      entries.map((_, place) => place + 1),
    );
    const states = statesOfTimeline(entries, { kind: 'resolution', teamId: null });
    assert.equal(states.at(-1)!.state === 'done', each.resolvedAt !== null);
  }
});

test('three were more than their team could carry: somebody led, somebody told the others', () => {
  const majors = incidents.filter((each) => entriesOf.get(each.id)!.some(({ kind }) => kind === 'major'));
  assert.equal(majors.length, 3);
  for (const major of majors) {
    assert.partialDeepStrictEqual(major, { status: 'closed', priority: 1, isMajor: false });
    assert.ok(major.leadId && major.communicationsId && major.occurredAt! <= major.restoredAt!);
    assert.ok(entriesOf.get(major.id)!.filter(({ kind }) => kind === 'update').length >= 2);
  }
  assert.deepEqual(
    majors.map((each) => new Date(each.openedAt).getUTCDay()),
    [4, 1, 2],
  );
});

test('every incident has an answer and a solution promised', () => {
  for (const { serviceId, priority } of incidents) {
    const holding = holdingTargets(targets, { serviceId, tier: tierOf.get(serviceId!)!, priority, teamIds: [] });
    assert.deepEqual(
      holding
        .map((each) => each.kind)
        .filter((kind) => kind !== 'restoration')
        .toSorted(),
      ['resolution', 'response'],
    );
  }
});

test('what was important lately has called whoever is on duty, and the one who took it is the one who has seen it', () => {
  const pages = rowsOf<Page>('page');
  const taken = pages.filter((each) => each.answer === 'taken');
  assert.ok(taken.length >= 10 && pages.length > taken.length, `${pages.length}, ${taken.length}`);
  const byId = new Map(incidents.map((each) => [each.id, each]));
  assert.ok(taken.every((each) => byId.get(each.incidentId)!.acknowledgedAt === each.answeredAt));
  const lines = new Set([...entriesOf.values()].flat().map((each) => each.value));
  assert.ok(pages.every((each) => lines.has(each.id)));
});
