/** A word about an absence, for the person and for managers only. */
import { many, one, refuse, standardDeeds } from '#platform/kit';
import { absence, absenceNote } from './absence.ts';
import { themselvesOrManagers } from './manage-absences.ts';

export const {
  create: createAbsenceNote,
  change: changeAbsenceNote,
  remove: removeAbsenceNote,
} = standardDeeds(absenceNote, {
  mayCreate: themselvesOrManagers,
  mayChange: themselvesOrManagers,
  mayRemove: themselvesOrManagers,
  *check({ id, absenceId, personId }) {
    const of = yield* one(absence, absenceId);
    if (!of || of.personId !== personId) return refuse('no-such-absence', 'this person has no such absence', { field: 'absenceId' });
    if ((yield* many(absenceNote, { absenceId })).some((other) => other.id !== id))
      return refuse('noted-already', 'this absence has a note already; change that', { field: 'absenceId', status: 409 });
    return undefined;
  },
});
