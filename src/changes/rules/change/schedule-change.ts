/** A change is put into a time, or moved to another. */
import { z } from 'zod';
import { deed, differing, done, instant, notFound, one, patch, refuse } from '#platform/kit';
import { changePlanners } from '../who-may.ts';
import { change, isOpen } from './change.ts';
import { planned, refusePast, standing } from './planning-sense.ts';

export const scheduleChange = deed({
  name: 'schedule-change',
  about:
    'Puts a change into a time, or takes its time away. A hard freeze refuses it; in a soft freeze those agree whom the policy names for that. Approvals stay, as long as they are enough for the new time.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/schedule' },
  input: z.strictObject({ id: z.uuid(), plannedStart: instant().nullable(), plannedEnd: instant().nullable() }),
  may: changePlanners,
  *decide({ id, plannedStart, plannedEnd }, { at }) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    if (!isOpen(before)) return refuse('change-begun', 'this change has begun or is over; it is no longer planned', { status: 409 });
    if (plannedStart === null && before.status !== 'draft')
      return refuse('time-needed', 'what was submitted has a time; move it instead', { field: 'plannedStart' });
    const past =
      before.status === 'draft' || plannedStart === before.plannedStart ? undefined : refusePast({ ...before, plannedStart }, at);
    if (past) return past;
    const sense = yield* planned({ ...before, plannedStart, plannedEnd });
    if (sense.refused) return sense;
    const changed = differing(before, { plannedStart, plannedEnd, ...standing(before, sense.situation, at) });
    if (Object.keys(changed).length === 0) return done([]);
    return done([patch(change, id, changed)], [{ event: 'change-scheduled', data: { id, plannedStart, plannedEnd } }]);
  },
});
