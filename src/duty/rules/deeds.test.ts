import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absence, person, team } from '#people/rules';
import { isAllowed, type Done } from '#platform/kit';
import { after, changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { dutyOverride } from './duty-override.ts';
import { changeDutyOverride, createDutyOverride, removeDutyOverride } from './manage-duty-overrides.ts';
import { changeRotaLayer, createRotaLayer, removeRotaLayer } from './manage-rota-layers.ts';
import { changeRota, createRota, removeRota } from './manage-rotas.ts';
import { recordCoverageGaps } from './record-coverage-gaps.ts';
import { removeShiftSwap } from './remove-shift-swap.ts';
import { renewRotaLayer } from './renew-layer.ts';
import { rotaLayer } from './rota-layer.ts';
import { rota } from './rota.ts';
import { shiftSwap } from './shift-swap.ts';
import { swapShifts } from './swap-shifts.ts';
import { takeShift } from './take-shift.ts';

const [network, office, first, ann, ben, cho, gone, stranger] = [1, 2, 11, 101, 102, 103, 104, 105].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const [netTeam, otherTeam] = [idOf(201), idOf(202)];
const layer = { rotaId: network, name: 'First line', startsOn: '2026-11-02', personIds: [ann, ben] };
const facts = [
  record(team, netTeam, { name: 'Network' }),
  record(team, otherTeam, { name: 'Payroll' }),
  record(person, ann, { name: 'Ann', teamId: netTeam }),
  record(person, ben, { name: 'Ben', teamId: netTeam }),
  record(person, cho, { name: 'Cho', teamId: netTeam }),
  record(person, gone, { name: 'Gone', teamId: netTeam, isActive: false }),
  record(person, stranger, { name: 'Stranger', teamId: otherTeam }),
  record(rota, network, { name: 'Network', teamId: netTeam, zone: 'Europe/Berlin' }),
  record(rota, office, { name: 'Office', teamId: netTeam, zone: 'Europe/Berlin', nextRotaId: network }),
  record(rotaLayer, first, layer),
];
const as = (personId: string | null, role: 'member' | 'manager' = 'member') => principal({ role, personId });
const manager = as(null, 'manager');
const take = (input: object, by = as(cho), given: typeof facts = facts) =>
  decide(takeShift, { id: first, ordinal: 3, ...input }, given, by);

test('a rota has a name of its own, and at last asks somebody else', () => {
  const fields = { name: 'Storage', teamId: netTeam, zone: 'Europe/Berlin' };
  assert.partialDeepStrictEqual(changesOf(decide(createRota, fields, facts)), [
    { kind: 'put', row: { knownGaps: [], escalationMinutes: 15 } },
  ]);
  assert.equal(refusalOf(decide(createRota, { ...fields, name: 'network' }, facts)), 'name-taken');
  assert.equal(refusalOf(decide(changeRota, { id: network, nextRotaId: office }, facts)), 'loop');
  assert.equal(refusalOf(decide(changeRota, { id: network, nextRotaId: network }, facts)), 'loop');
  assert.equal(changesOf(decide(changeRota, { id: network, escalationMinutes: 5 }, facts)).length, 1);
  assert.throws(() => decide(createRota, { ...fields, zone: 'Europe/Atlantis' }));
  assert.throws(() => decide(changeRota, { id: network, knownGaps: [] }));
});

test('a rota that goes takes its layers along, and whoever asked it next asks nobody', () => {
  const swapped = [...facts, record(shiftSwap, idOf(301), { rotaId: network, layerId: first, ordinal: 1, personId: cho })];
  assert.deepEqual(
    changesOf(decide(removeRota, { id: network }, swapped)).map(({ kind, thing }) => `${kind} ${thing.name}`),
    ['patch rota', 'remove shift-swap', 'remove rota-layer', 'remove rota'],
  );
  assert.equal(changesOf(decide(removeRotaLayer, { id: first }, swapped)).length, 2);
  assert.equal(refusalOf(decide(removeRota, { id: idOf(9) }, facts)), 'not-found');
});

test('a layer has people who are here, ends after it starts, and keeps hours with two ends', () => {
  assert.equal(changesOf(decide(createRotaLayer, layer, facts)).length, 1);
  assert.equal(refusalOf(decide(createRotaLayer, { ...layer, personIds: [ann, idOf(999)] }, facts)), 'no-such-person');
  assert.equal(refusalOf(decide(createRotaLayer, { ...layer, personIds: [gone] }, facts)), 'left-already');
  assert.equal(refusalOf(decide(createRotaLayer, { ...layer, endsOn: '2026-11-02' }, facts)), 'ends-before-it-starts');
  assert.equal(refusalOf(decide(createRotaLayer, { ...layer, fromMinute: 480 }, facts)), 'hours-need-both-ends');
  assert.throws(() => decide(createRotaLayer, { ...layer, personIds: [] }, facts));
  assert.throws(() => decide(createRotaLayer, { ...layer, weekdays: [] }, facts));
  assert.equal(changesOf(decide(changeRotaLayer, { id: first, personIds: [ben, ann, cho] }, facts)).length, 1);
  // Somebody who has left meanwhile does not stand in the way of other changes.
  const stale = after(facts, [{ kind: 'patch', thing: person, id: ben, fields: { isActive: false } }]);
  assert.equal(changesOf(decide(changeRotaLayer, { id: first, handoverMinute: 540 }, stale)).length, 1);
});

test('other people take turns from a day on, and what lies behind stays as it was', () => {
  const renew = (input: object) => decide(renewRotaLayer, { id: first, startsOn: '2026-11-23', personIds: [cho, ann], ...input }, facts);
  assert.partialDeepStrictEqual(changesOf(renew({})), [
    { kind: 'patch', id: first, fields: { endsOn: '2026-11-23' } },
    { kind: 'put', row: { rotaId: network, name: 'First line', startsOn: '2026-11-23', endsOn: null, personIds: [cho, ann] } },
  ]);
  for (const startsOn of ['2026-11-02', '2026-10-01']) assert.equal(refusalOf(renew({ startsOn })), 'outside-the-layer');
  assert.equal(refusalOf(renew({ personIds: [gone] })), 'left-already');
  assert.equal(refusalOf(renew({ id: idOf(9) })), 'not-found');
  assert.ok(isAllowed(renewRotaLayer.may, manager) && !isAllowed(renewRotaLayer.may, as(ann)));
});

test('Grafana OnCall #4538: a person takes a shift for themselves, by one deed', () => {
  assert.partialDeepStrictEqual(changesOf(take({})), [
    { kind: 'put', row: { rotaId: network, layerId: first, ordinal: 3, personId: cho, formerPersonId: ben } },
  ]);
  const taken = after(facts, changesOf(take({})));
  assert.equal(refusalOf(take({}, as(cho), taken as never)), 'has-this-shift');
  // Whose turn it is takes it back: nothing is left of the swap.
  assert.partialDeepStrictEqual(changesOf(take({}, as(ben), taken as never)), [{ kind: 'remove' }]);
  assert.partialDeepStrictEqual(changesOf(take({}, as(ann), taken as never)), [
    { kind: 'patch', fields: { personId: ann, formerPersonId: cho } },
  ]);
});

test('nobody gives a shift to others but a manager; nobody takes one who is not of the rota, has left or is away', () => {
  assert.equal(refusalOf(take({ personId: ann }, as(cho))), 'only-for-yourself');
  assert.equal(changesOf(take({ personId: ann }, manager)).length, 1);
  assert.equal(changesOf(take({ personId: stranger }, manager)).length, 1);
  assert.equal(refusalOf(take({}, manager)), 'no-person-of-yours');
  assert.equal(refusalOf(take({}, as(stranger))), 'not-of-this-rota');
  assert.equal(refusalOf(take({ personId: gone }, manager)), 'left-already');
  assert.equal(refusalOf(take({ personId: idOf(999) }, manager)), 'no-such-person');
  const leave = record(absence, idOf(401), {
    personId: cho,
    kind: 'vacation',
    startsOn: '2026-11-29',
    endsOn: '2026-12-01',
    status: 'approved',
  });
  assert.equal(refusalOf(take({}, as(cho), [...facts, leave])), 'away-then');
  assert.equal(changesOf(take({ ordinal: 5 }, as(cho), [...facts, leave])).length, 1);
});

test('a shift that is over, or that the layer never comes to, is not taken', () => {
  assert.equal(refusalOf(take({ ordinal: 1 })), 'shift-is-over');
  assert.equal(changesOf(take({ ordinal: 2 }, as(ben))).length, 1);
  const ended = after(facts, [{ kind: 'patch', thing: rotaLayer, id: first, fields: { endsOn: '2026-11-23' } }]);
  assert.equal(refusalOf(take({}, as(cho), ended as never)), 'no-such-shift');
  assert.equal(refusalOf(take({ id: idOf(9) })), 'not-found');
});

test('two people exchange two shifts, when one of them or a manager says so', () => {
  const swap = (by = as(ann), input: object = {}) =>
    decide(swapShifts, { id: first, ordinal: 2, withLayerId: first, withOrdinal: 3, ...input }, facts, by);
  assert.partialDeepStrictEqual(changesOf(swap()), [
    { kind: 'put', row: { ordinal: 2, personId: ben, formerPersonId: ann } },
    { kind: 'put', row: { ordinal: 3, personId: ann, formerPersonId: ben } },
  ]);
  assert.equal(changesOf(swap(manager)).length, 2);
  assert.equal(refusalOf(swap(as(cho))), 'only-for-yourself');
  assert.equal(refusalOf(swap(as(ann), { withOrdinal: 4 })), 'has-this-shift');
  assert.equal(refusalOf(swap(as(ann), { withLayerId: idOf(9) })), 'no-such-shift');
  const elsewhere = [...facts, record(rotaLayer, idOf(12), { ...layer, rotaId: office, personIds: [ben] })];
  const across = decide(swapShifts, { id: first, ordinal: 2, withLayerId: idOf(12), withOrdinal: 3 }, elsewhere, as(ann));
  assert.equal(refusalOf(across), 'another-rota');
});

test('whoever took a shift gives it back, or a manager does', () => {
  const swapped = [...facts, record(shiftSwap, idOf(301), { rotaId: network, layerId: first, ordinal: 3, personId: cho })];
  assert.equal(changesOf(decide(removeShiftSwap, { id: idOf(301) }, swapped)).length, 1);
  assert.ok(isAllowed(removeShiftSwap.may, as(cho), { ownerId: cho }) && !isAllowed(removeShiftSwap.may, as(ann), { ownerId: cho }));
});

const evening = { rotaId: network, personId: cho, startsAt: '2026-11-24T17:00:00.000Z', endsAt: '2026-11-25T07:00:00.000Z' };

test('an override ends after it starts, and a level has one at a time', () => {
  assert.equal(changesOf(decide(createDutyOverride, evening, facts, as(cho))).length, 1);
  assert.equal(refusalOf(decide(createDutyOverride, { ...evening, endsAt: evening.startsAt }, facts)), 'ends-before-it-starts');
  const there = [...facts, record(dutyOverride, idOf(501), evening)];
  assert.equal(
    refusalOf(decide(createDutyOverride, { ...evening, startsAt: '2026-11-25T06:00:00.000Z', endsAt: '2026-11-25T09:00:00.000Z' }, there)),
    'overrides-overlap',
  );
  assert.equal(changesOf(decide(createDutyOverride, { ...evening, level: 2 }, there)).length, 1);
  assert.equal(changesOf(decide(changeDutyOverride, { id: idOf(501), endsAt: '2026-11-25T09:00:00.000Z' }, there)).length, 1);
  assert.equal(changesOf(decide(removeDutyOverride, { id: idOf(501) }, there)).length, 1);
});

test('people of the rota put themselves in, managers anybody who is there', () => {
  const ownerOf = (personId: string) => createDutyOverride.ownerIn?.({ personId });
  assert.ok(isAllowed(createDutyOverride.may, as(cho), { ownerId: ownerOf(cho) }));
  assert.ok(!isAllowed(createDutyOverride.may, as(cho), { ownerId: ownerOf(ann) }));
  assert.equal(refusalOf(decide(createDutyOverride, { ...evening, personId: stranger }, facts, as(stranger))), 'not-of-this-rota');
  assert.equal(changesOf(decide(createDutyOverride, { ...evening, personId: stranger }, facts, manager)).length, 1);
  const leave = record(absence, idOf(401), {
    personId: cho,
    kind: 'sick',
    startsOn: '2026-11-25',
    endsOn: '2026-11-25',
    status: 'approved',
  });
  assert.equal(refusalOf(decide(createDutyOverride, evening, [...facts, leave], as(cho))), 'away-then');
  for (const deed of [createRota, changeRota, removeRota, createRotaLayer, changeRotaLayer, removeRotaLayer])
    assert.ok(isAllowed(deed.may, manager) && !isAllowed(deed.may, as(cho)), deed.name);
});

test('Grafana OnCall #4072: a gap is told once when it is found, and once when it is closed, not only shown', () => {
  const gap = { startsAt: '2026-12-24T07:00:00.000Z', endsAt: '2026-12-26T07:00:00.000Z', cause: 'absent', personId: ann } as const;
  const look = (gaps: readonly object[], from: string, given = facts) => {
    const decision = decide(recordCoverageGaps, { id: network, from, gaps }, given as never);
    return {
      facts: after(given, changesOf(decision)),
      events: (decision as Done).happened.map((each) => each.event),
    };
  };
  const found = look([gap], '2026-11-22T09:00:00.000Z');
  assert.deepEqual(found.events, ['coverage-gap-found']);
  assert.deepEqual(look([gap], '2026-11-23T09:00:00.000Z', found.facts as never).events, []);
  // While it lasts it keeps its beginning, and is not told anew.
  const [during, from] = [{ ...gap, startsAt: '2026-12-24T12:00:00.000Z' }, '2026-12-24T12:00:00.000Z'];
  assert.deepEqual(changesOf(decide(recordCoverageGaps, { id: network, from, gaps: [during] }, found.facts as never)), []);
  assert.deepEqual(look([], '2026-12-01T00:00:00.000Z', found.facts as never).events, ['coverage-gap-closed']);
  assert.deepEqual(look([], '2026-12-27T00:00:00.000Z', found.facts as never).events, []);
  assert.equal(refusalOf(decide(recordCoverageGaps, { id: idOf(9), from, gaps: [] }, facts)), 'not-found');
});
