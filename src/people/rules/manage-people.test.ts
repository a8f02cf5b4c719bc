import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, changesOf, decide, idOf, record, refusalOf } from '../../../test/company/deciding.ts';
import { absence } from './absence.ts';
import { deactivatePerson, reactivatePerson } from './deactivate-person.ts';
import { changePerson, createPerson, removePerson } from './manage-people.ts';
import { person } from './person.ts';
import { personSkill } from './person-skill.ts';
import { team } from './team.ts';

const [ines, jonas, mara, network] = [idOf(1), idOf(2), idOf(3), idOf(10)] as const;
const facts = [
  record(person, ines, { name: 'Inês Tavares', email: 'ines@example.org', startsOn: '2020-03-01' }),
  record(person, jonas, { name: 'Jonas Petersen', managerId: ines }),
  record(person, mara, { name: 'Mara Lindqvist', managerId: jonas }),
  record(team, network, { name: 'Network', leadId: jonas }),
];

test('a person is full-time staff unless somebody says otherwise, and an address is kept in small letters', () => {
  const changes = changesOf(decide(createPerson, { name: 'Tomás Faria', email: 'Tomas@Example.org' }, facts));
  assert.partialDeepStrictEqual(changes, [{ row: { kind: 'staff', capacityPerMille: 1000, isActive: true, email: 'tomas@example.org' } }]);
});

test('nobody is their own manager’s manager, and the loop names everybody in it', () => {
  const decision = decide(changePerson, { id: ines, managerId: mara }, facts);
  assert.equal(refusalOf(decision), 'loop');
  assert.equal(decision.refused && decision.detail, 'loop: Inês Tavares → Mara Lindqvist → Jonas Petersen → Inês Tavares');
  assert.equal(refusalOf(decide(changePerson, { id: ines, managerId: ines }, facts)), 'loop');
  assert.equal(refusalOf(decide(changePerson, { id: ines, managerId: idOf(99) }, facts)), 'no-such-person');
});

test('an address belongs to one person', () => {
  assert.equal(refusalOf(decide(createPerson, { name: 'Ines', email: 'ines@example.org' }, facts)), 'email-taken');
  assert.equal(changesOf(decide(changePerson, { id: ines, email: 'ines@example.org', notes: 'Back office' }, facts)).length, 1);
});

test('the last day does not lie before the first, and nobody gives more than all their time', () => {
  assert.equal(refusalOf(decide(changePerson, { id: ines, endsOn: '2020-02-29' }, facts)), 'ends-before-it-starts');
  assert.throws(() => decide(changePerson, { id: ines, capacityPerMille: 1200 }, facts));
});

test('who leads or manages hands over before leaving', () => {
  const decision = decide(deactivatePerson, { id: jonas, endsOn: '2026-12-31' }, facts);
  assert.equal(refusalOf(decision), 'still-leads');
  assert.equal(decision.refused && decision.values?.['names'], 'Network, Mara Lindqvist');
});

test('whoever takes over leads the teams and manages the people, and moves up in the place of the one who left', () => {
  const changes = changesOf(decide(deactivatePerson, { id: jonas, endsOn: '2026-12-31', handOverTo: mara }, facts));
  const now = (id: string) => after(facts, changes).find(([, row]) => row['id'] === id)?.[1];
  assert.partialDeepStrictEqual(now(jonas), { isActive: false, endsOn: '2026-12-31' });
  assert.equal(now(network)?.['leadId'], mara);
  assert.equal(now(mara)?.['managerId'], ines);
});

test('only somebody else who is still here takes over, and nobody leaves twice or before they came', () => {
  const leaves = (fields: object) => refusalOf(decide(deactivatePerson, { id: jonas, endsOn: '2026-12-31', ...fields }, facts));
  assert.equal(leaves({ handOverTo: jonas }), 'cannot-take-over');
  assert.equal(leaves({ handOverTo: idOf(99) }), 'cannot-take-over');
  assert.equal(leaves({ id: idOf(99) }), 'not-found');
  assert.equal(leaves({ id: ines, endsOn: '2019-01-01' }), 'ends-before-it-starts');
  const gone = after(facts, changesOf(decide(deactivatePerson, { id: mara, endsOn: '2026-12-31' }, facts)));
  assert.equal(refusalOf(decide(deactivatePerson, { id: mara, endsOn: '2026-12-31' }, gone)), 'left-already');
  assert.equal(refusalOf(decide(deactivatePerson, { id: jonas, endsOn: '2026-12-31', handOverTo: mara }, gone)), 'cannot-take-over');
});

test('somebody who left may come back, somebody who is here cannot', () => {
  const gone = after(facts, changesOf(decide(deactivatePerson, { id: mara, endsOn: '2026-12-31' }, facts)));
  assert.partialDeepStrictEqual(changesOf(decide(reactivatePerson, { id: mara }, gone)), [{ fields: { isActive: true, endsOn: null } }]);
  assert.equal(refusalOf(decide(reactivatePerson, { id: mara }, facts)), 'is-here');
  assert.equal(refusalOf(decide(reactivatePerson, { id: idOf(99) }, facts)), 'not-found');
});

test('a person entered by mistake goes with skills and absences, but not while leading', () => {
  const known = [
    ...facts,
    record(personSkill, idOf(20), { personId: mara, skillId: idOf(30), level: 3 }),
    record(absence, idOf(21), { personId: mara, kind: 'vacation', startsOn: '2026-12-21', endsOn: '2026-12-23' }),
  ];
  assert.equal(changesOf(decide(removePerson, { id: mara }, known)).length, 3);
  assert.equal(refusalOf(decide(removePerson, { id: jonas }, facts)), 'still-leads');
  assert.equal(refusalOf(decide(removePerson, { id: idOf(99) }, facts)), 'not-found');
});
