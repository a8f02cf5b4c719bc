/** A draft is handed in: from now on it holds its place, and those whom the policy names are asked. */
import { z } from 'zod';
import { deed, differing, done, notFound, one, patch, refuse, refuseAll, type Refusal } from '#platform/kit';
import { changePlanners } from '../who-may.ts';
import { change, type ChangeRow } from './change.ts';
import { planned, refusePast, standing } from './planning-sense.ts';

export const submitChange = deed({
  name: 'submit-change',
  about: 'Hands in a draft. Where nobody has to agree, as for a standard change, it is approved at once.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/submit' },
  input: z.strictObject({ id: z.uuid() }),
  may: changePlanners,
  *decide({ id }, { at }) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    if (before.status !== 'draft') return refuse('not-a-draft', 'this change was submitted already', { status: 409 });
    const lacking = refuseUnplanned(before, at);
    if (lacking) return lacking;
    const sense = yield* planned({ ...before, status: 'awaiting-approval', submittedAt: at });
    if (sense.refused) return sense;
    const next = { ...sense.row, ...standing(sense.row, sense.situation, at) };
    return done(
      [patch(change, id, differing(before, next))],
      [{ event: next.status === 'approved' ? 'change-approved' : 'change-submitted', data: { id } }],
    );
  },
});

/** Nobody agrees to what is not planned: when, who, how, and how back; all that is missing at once. An emergency may be tried out on the living. */
function refuseUnplanned(row: ChangeRow, at: string): Refusal | undefined {
  const { plannedStart, implementerId, plan, backOutPlan, testPlan, kind } = row;
  const empty = Object.entries({ plan, backOutPlan, testPlan: kind === 'emergency' ? 'not needed' : testPlan })
    .filter(([, text]) => text.trim() === '')
    .map(([field]) => refuse('plan-missing', `${field} is empty: nobody can agree to it`, { field }));
  const time = plannedStart === null ? refuse('time-needed', 'say when it is to be done', { field: 'plannedStart' }) : refusePast(row, at);
  const who = implementerId === null ? refuse('implementer-needed', 'say who does it', { field: 'implementerId' }) : undefined;
  return refuseAll([time, who, ...empty].filter((each) => each !== undefined));
}
