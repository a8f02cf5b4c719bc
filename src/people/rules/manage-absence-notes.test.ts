import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { absence, absenceNote } from './absence.ts';
import { changeAbsenceNote, createAbsenceNote, removeAbsenceNote } from './manage-absence-notes.ts';

const mara = idOf(1);
const away = record(absence, idOf(10), { personId: mara, kind: 'other', startsOn: '2026-12-21', endsOn: '2026-12-23' });
const note = { absenceId: idOf(10), personId: mara, text: 'Moving house' };

test('why somebody is away is read by the person and by managers only', () => {
  const mayRead = (as: object) => isAllowed(absenceNote.mayRead, principal(as), { ownerId: mara });
  assert.ok(mayRead({ role: 'member', personId: mara }));
  assert.ok(mayRead({ role: 'manager' }));
  assert.ok(!mayRead({ role: 'member', personId: idOf(2) }));
  assert.ok(!mayRead({ role: 'auditor' }));
});

test('an absence has one note, about the one who is away', () => {
  assert.equal(changesOf(decide(createAbsenceNote, note, [away])).length, 1);
  assert.equal(refusalOf(decide(createAbsenceNote, { ...note, personId: idOf(2) }, [away])), 'no-such-absence');
  const noted = [away, record(absenceNote, idOf(20), note)];
  assert.equal(refusalOf(decide(createAbsenceNote, note, noted)), 'noted-already');
  assert.equal(changesOf(decide(changeAbsenceNote, { id: idOf(20), text: 'Moved' }, noted)).length, 1);
  assert.equal(changesOf(decide(removeAbsenceNote, { id: idOf(20) }, noted)).length, 1);
});
