/** The end of a request, and back from it: they have it, all is well, it was not yet so, or nobody needs it any more. */
import { z } from 'zod';
import { deed, done, prose, refuse } from '#platform/kit';
import { requestWorkers, workersAndRequester } from '../who-may.ts';
import { openRequestStatuses, serviceRequest, workedStatuses } from './service-request.ts';
import { becomesWith, requestIn } from './write-entries.ts';

export const fulfilRequest = deed({
  name: 'fulfil-request',
  about: 'Says that whoever asked has what they asked for. Steps that are open are left out only when that is said.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/fulfil' },
  input: z.strictObject({ id: z.uuid(), resolution: prose().default(''), leavesStepsOut: z.boolean().default(false) }),
  may: requestWorkers,
  *decide({ id, resolution, leavesStepsOut }, asked) {
    const before = yield* requestIn(id, workedStatuses);
    if ('refused' in before) return before;
    const count = before.steps.filter((each) => each.doneAt === null).length;
    if (count > 0 && !leavesStepsOut)
      return refuse('steps-open', `${count} steps are still open`, { field: 'leavesStepsOut', status: 409, values: { count } });
    const fields = { status: 'fulfilled', waitReason: null, fulfilledAt: asked.at, resolution } as const;
    return done(becomesWith(before, fields, [{ kind: 'state', value: 'fulfilled', text: resolution }], asked), [
      { event: 'request-fulfilled', data: { id } },
    ]);
  },
});

export const closeRequest = deed({
  name: 'close-request',
  about: 'Closes a request that is fulfilled: whoever asked is content.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/close' },
  input: z.strictObject({ id: z.uuid() }),
  may: workersAndRequester,
  *decide({ id }, asked) {
    const before = yield* requestIn(id, ['fulfilled']);
    if ('refused' in before) return before;
    return done(becomesWith(before, { status: 'closed', closedAt: asked.at }, [{ kind: 'state', value: 'closed' }], asked), [
      { event: 'request-closed', data: { id } },
    ]);
  },
});

export const reopenRequest = deed({
  name: 'reopen-request',
  about: 'Opens a request again that counted as fulfilled or closed, with the reason.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/reopen' },
  input: z.strictObject({ id: z.uuid(), text: prose(4000).default('') }),
  may: workersAndRequester,
  *decide({ id, text }, asked) {
    const before = yield* requestIn(id, ['fulfilled', 'closed']);
    if ('refused' in before) return before;
    const fields = { status: 'in-progress', fulfilledAt: null, closedAt: null, reopens: before.reopens + 1 } as const;
    return done(becomesWith(before, fields, [{ kind: 'state', value: 'in-progress', reason: 'reopened', text }], asked), [
      { event: 'request-reopened', data: { id } },
    ]);
  },
});

export const cancelRequest = deed({
  name: 'cancel-request',
  about: 'Says that nobody needs it any more. It counts in no measure.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/cancel' },
  input: z.strictObject({ id: z.uuid(), text: prose(4000).default('') }),
  may: workersAndRequester,
  *decide({ id, text }, asked) {
    const before = yield* requestIn(id, openRequestStatuses);
    if ('refused' in before) return before;
    return done(becomesWith(before, { status: 'cancelled', waitReason: null }, [{ kind: 'state', value: 'cancelled', text }], asked), [
      { event: 'request-cancelled', data: { id } },
    ]);
  },
});
