/** A change is begun, finished, rolled back or given up. */
import { z } from 'zod';
import { deed, done, instant, notFound, one, patch, prose, refuse, type Asked, type Refusal } from '#platform/kit';
import { askSituation, refuseFrozen } from '../approval/ask-situation.ts';
import { changePlanners } from '../who-may.ts';
import { change, isOpen, type ChangeRow } from './change.ts';

export const startChange = deed({
  name: 'start-change',
  about: 'Begins a change. Only what is approved is begun; an emergency that was handed in may begin before.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/start' },
  input: z.strictObject({ id: z.uuid(), at: instant().optional() }),
  may: changePlanners,
  *decide({ id, at }, asked) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    const mayBegin = before.status === 'approved' || (before.kind === 'emergency' && before.status === 'awaiting-approval');
    if (!mayBegin) return refuse('not-approved', 'only an approved change is begun', { status: 409 });
    const actualStart = at ?? asked.at;
    const future = refuseFuture(actualStart, asked);
    if (future) return future;
    // What was planned outside of a freeze is not begun in one.
    const lasting = Date.parse(before.plannedEnd!) - Date.parse(before.plannedStart!);
    const now = { ...before, plannedStart: actualStart, plannedEnd: new Date(Date.parse(actualStart) + lasting).toISOString() };
    const frozen = refuseFrozen(yield* askSituation(now), 'at');
    if (frozen) return frozen;
    return done([patch(change, id, { status: 'in-progress', actualStart })], [{ event: 'change-started', data: { id } }]);
  },
});

export const finishChange = deed({
  name: 'finish-change',
  about: 'Says how a change came out: successful, with issues, or failed.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/finish' },
  input: z.strictObject({
    id: z.uuid(),
    outcome: z.enum(['successful', 'with-issues', 'failed']),
    outcomeNotes: prose(8000).default(''),
    at: instant().optional(),
  }),
  may: changePlanners,
  *decide({ id, outcome, outcomeNotes, at }, asked) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    const wrong = refuseEnd(before, at ?? asked.at, asked);
    if (wrong) return wrong;
    if (outcome !== 'successful' && outcomeNotes.trim() === '')
      return refuse('account-needed', 'say what happened', { field: 'outcomeNotes' });
    const fields = {
      status: outcome === 'failed' ? ('failed' as const) : ('done' as const),
      outcome,
      outcomeNotes,
      actualEnd: at ?? asked.at,
    };
    return done([patch(change, id, fields)], [{ event: 'change-finished', data: { id, outcome } }]);
  },
});

export const rollBackChange = deed({
  name: 'roll-back-change',
  about: 'Says that a change was taken back by its back-out plan.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/roll-back' },
  input: z.strictObject({ id: z.uuid(), outcomeNotes: prose(8000), at: instant().optional() }),
  may: changePlanners,
  *decide({ id, outcomeNotes, at }, asked) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    const wrong = refuseEnd(before, at ?? asked.at, asked);
    if (wrong) return wrong;
    if (outcomeNotes.trim() === '') return refuse('account-needed', 'say what happened', { field: 'outcomeNotes' });
    const fields = { status: 'rolled-back' as const, outcome: 'rolled-back' as const, outcomeNotes, actualEnd: at ?? asked.at };
    return done([patch(change, id, fields)], [{ event: 'change-rolled-back', data: { id } }]);
  },
});

export const cancelChange = deed({
  name: 'cancel-change',
  about: 'Gives up a change that has not begun; it stays in the list with its reason.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/cancel' },
  input: z.strictObject({ id: z.uuid(), outcomeNotes: prose(8000).default('') }),
  may: changePlanners,
  *decide({ id, outcomeNotes }) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    if (!isOpen(before)) return refuse('change-begun', 'this change has begun or is over', { status: 409 });
    return done(
      [patch(change, id, { status: 'cancelled', outcomeNotes, approvedAt: null })],
      [{ event: 'change-cancelled', data: { id } }],
    );
  },
});

const refuseFuture = (at: string, asked: Asked): Refusal | undefined =>
  at > asked.at ? refuse('in-the-future', 'that is still to come', { field: 'at' }) : undefined;

function refuseEnd({ status, actualStart }: ChangeRow, at: string, asked: Asked): Refusal | undefined {
  if (status !== 'in-progress') return refuse('not-in-progress', 'only what has begun can end', { status: 409 });
  if (actualStart !== null && at < actualStart) return refuse('ends-before-it-starts', 'the change ends before it starts', { field: 'at' });
  return refuseFuture(at, asked);
}
