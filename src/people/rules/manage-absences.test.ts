import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { absence } from './absence.ts';
import { approveAbsence } from './approve-absence.ts';
import { changeAbsence, createAbsence, removeAbsence } from './manage-absences.ts';

const [mara, jonas] = [idOf(1), idOf(2)] as const;
const herself = principal({ role: 'member', personId: mara });
const manager = principal({ role: 'manager', personId: jonas });
const christmas = { personId: mara, kind: 'vacation', startsOn: '2026-12-21', endsOn: '2026-12-23' };
const requested = [record(absence, idOf(10), christmas)];
const approved = [record(absence, idOf(10), { ...christmas, status: 'approved' })];
const sick = [record(absence, idOf(10), { ...christmas, kind: 'sick', status: 'approved' })];
const statusOf = (decision: ReturnType<typeof decide>) =>
  changesOf(decision).map((change) => change.kind === 'put' && change.row['status']);
const ownerOf = (personId: string) => createAbsence.ownerIn?.({ personId });

test('people ask for their own absences and nobody else’s', () => {
  assert.ok(isAllowed(createAbsence.may, herself, { ownerId: ownerOf(mara) }));
  assert.ok(!isAllowed(createAbsence.may, herself, { ownerId: ownerOf(jonas) }));
  assert.ok(isAllowed(createAbsence.may, manager, { ownerId: ownerOf(mara) }));
});

test('what people ask for waits for its answer, sick leave does not, nor what a manager enters for others', () => {
  assert.deepEqual(statusOf(decide(createAbsence, christmas, [], herself)), ['requested']);
  assert.deepEqual(statusOf(decide(createAbsence, { ...christmas, kind: 'sick' }, [], herself)), ['approved']);
  assert.deepEqual(statusOf(decide(createAbsence, christmas, [], manager)), ['approved']);
  assert.deepEqual(statusOf(decide(createAbsence, { ...christmas, personId: jonas }, [], manager)), ['requested']);
});

test('an absence ends after it starts, counted in half days', () => {
  assert.equal(refusalOf(decide(createAbsence, { ...christmas, endsOn: '2026-12-20' })), 'ends-before-it-starts');
  const halfDay = { personId: mara, kind: 'training', startsOn: '2026-12-21', endsOn: '2026-12-21' };
  assert.equal(changesOf(decide(createAbsence, { ...halfDay, startsAtNoon: true })).length, 1);
  assert.equal(refusalOf(decide(createAbsence, { ...halfDay, startsAtNoon: true, endsAtNoon: true })), 'ends-before-it-starts');
});

test('nobody is away twice at once, but a morning and an afternoon share a day', () => {
  const overlapping = { ...christmas, startsOn: '2026-12-23', endsOn: '2026-12-27' };
  assert.equal(refusalOf(decide(createAbsence, overlapping, requested)), 'absences-overlap');
  assert.equal(changesOf(decide(createAbsence, { ...overlapping, personId: jonas }, requested)).length, 1);
  const untilNoon = [record(absence, idOf(10), { ...christmas, endsAtNoon: true })];
  assert.equal(changesOf(decide(createAbsence, { ...overlapping, startsAtNoon: true }, untilNoon)).length, 1);
  const other = [...requested, record(absence, idOf(11), { ...christmas, startsOn: '2026-12-28', endsOn: '2026-12-30' })];
  assert.equal(refusalOf(decide(changeAbsence, { id: idOf(11), startsOn: '2026-12-22' }, other)), 'absences-overlap');
});

test('while it is requested its person changes it or takes it back; afterwards only a manager does', () => {
  const longer = { id: idOf(10), endsOn: '2026-12-24' };
  assert.equal(changesOf(decide(changeAbsence, longer, requested, herself)).length, 1);
  assert.equal(changesOf(decide(removeAbsence, { id: idOf(10) }, requested, herself)).length, 1);
  assert.equal(refusalOf(decide(changeAbsence, longer, approved, herself)), 'approved-already');
  assert.equal(refusalOf(decide(removeAbsence, { id: idOf(10) }, approved, herself)), 'approved-already');
  assert.equal(changesOf(decide(changeAbsence, longer, approved, manager)).length, 1);
  assert.equal(changesOf(decide(removeAbsence, { id: idOf(10) }, approved, manager)).length, 1);
  assert.equal(refusalOf(decide(removeAbsence, { id: idOf(11) }, approved, manager)), 'not-found');
});

test('who is ill says how long, but does not turn it into a holiday', () => {
  assert.equal(changesOf(decide(changeAbsence, { id: idOf(10), endsOn: '2026-12-24' }, sick, herself)).length, 1);
  assert.throws(() => decide(changeAbsence, { id: idOf(10), kind: 'vacation' }, sick, herself));
});

test('a manager approves once, and never their own; the owner has nobody to ask', () => {
  assert.partialDeepStrictEqual(changesOf(decide(approveAbsence, { id: idOf(10) }, requested, manager)), [
    { fields: { status: 'approved' } },
  ]);
  assert.equal(refusalOf(decide(approveAbsence, { id: idOf(10) }, approved, manager)), 'approved-already');
  assert.equal(refusalOf(decide(approveAbsence, { id: idOf(11) }, requested, manager)), 'not-found');
  const own = (role: 'manager' | 'owner') => decide(approveAbsence, { id: idOf(10) }, requested, principal({ role, personId: mara }));
  assert.equal(refusalOf(own('manager')), 'own-absence');
  assert.equal(changesOf(own('owner')).length, 1);
  assert.ok(!isAllowed(approveAbsence.may, herself, { ownerId: mara }));
});
