import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeRow } from '#changes/rules';
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

test('of what is open and has called, one was taken and one still waits: the first could not come, the others have not answered', () => {
  const open = new Map(incidents.filter(isOpen).map((each) => [each.id, each]));
  const calling = Map.groupBy(
    rowsOf<Page>('page').filter((each) => open.has(each.incidentId)),
    (each) => each.incidentId,
  );
  const answers = [...calling].map(([id, pages]) => [open.get(id)!.acknowledgedAt !== null, pages.map((each) => each.answer)] as const);
  assert.ok(answers.some(([isSeen, of]) => isSeen && of.at(-1) === 'taken'));
  assert.deepEqual(
    answers.filter(([isSeen]) => !isSeen).map(([, of]) => of),
    [['declined', null, null]],
  );
});

for (const today of ['2026-11-25', '2027-01-05', '2027-08-17'])
  test(`a change of the last weeks has caused an incident, and the incident says so (${today})`, () => {
    let next = 0;
    const company = sampleCompany({ today, newId: () => idOf(++next) });
    const of = <T>(thing: string): readonly T[] =>
      company.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
    const [caused, ...others] = of<Incident>('incident').filter((each) => each.causedByChangeId !== null);
    assert.ok(caused && others.length === 0);
    const by = of<ChangeRow>('change').find((each) => each.id === caused.causedByChangeId)!;
    assert.ok(by.serviceId === caused.serviceId && by.actualEnd! < caused.openedAt && caused.closedAt! < today && caused.priority <= 3);
    assert.ok(of<IncidentEntry>('incident-entry').some((each) => each.incidentId === caused.id && each.value === by.id));
  });
