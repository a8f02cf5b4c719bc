/** A manager agrees to an absence. */
import { z } from 'zod';
import { deed, done, managers, notFound, one, patch, refuse } from '#platform/kit';
import { absence } from './absence.ts';

export const approveAbsence = deed({
  name: 'approve-absence',
  about: 'Agrees to an absence that was asked for. Nobody approves their own, but the owner, who has nobody to ask.',
  on: absence,
  binding: { method: 'POST', path: '/absences/{id}/approve' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }, { by }) {
    const before = yield* one(absence, id);
    if (!before) return notFound(absence);
    if (before.status === 'approved') return refuse('approved-already', 'this absence is approved already', { status: 409 });
    if (before.personId === by.personId && by.role !== 'owner')
      return refuse('own-absence', 'nobody approves their own absence', { status: 403 });
    return done([patch(absence, id, { status: 'approved' })], [{ event: 'absence-approved', data: { id, personId: before.personId } }]);
  },
});
