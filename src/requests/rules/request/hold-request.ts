/** It waits for somebody else, and goes on. */
import { z } from 'zod';
import { deed, done, prose, refuse } from '#platform/kit';
import { requestWorkers } from '../who-may.ts';
import { serviceRequest, waitReasons, workedStatuses } from './service-request.ts';
import { becomesWith, requestIn } from './write-entries.ts';

export const holdRequest = deed({
  name: 'hold-request',
  about: 'Says that a request waits, and on whom or what; its clock stands still.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/hold' },
  input: z.strictObject({ id: z.uuid(), reason: z.enum(waitReasons), text: prose(4000).default('') }),
  may: requestWorkers,
  *decide({ id, reason, text }, asked) {
    const before = yield* requestIn(id, workedStatuses);
    if ('refused' in before) return before;
    if (before.waitReason === reason && text === '') return done([]);
    const line = { kind: 'state', value: 'waiting', reason, text } as const;
    return done(becomesWith(before, { status: 'waiting', waitReason: reason }, [line], asked), [{ event: 'request-held', data: { id } }]);
  },
});

export const resumeRequest = deed({
  name: 'resume-request',
  about: 'Goes on with a request that waited.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/resume' },
  input: z.strictObject({ id: z.uuid() }),
  may: requestWorkers,
  *decide({ id }, asked) {
    const before = yield* requestIn(id, workedStatuses);
    if ('refused' in before) return before;
    if (before.status !== 'waiting') return refuse('does-not-wait', 'it does not wait for anything', { status: 409 });
    const fields = { status: 'in-progress', waitReason: null } as const;
    return done(becomesWith(before, fields, [{ kind: 'state', value: 'in-progress' }], asked), [
      { event: 'request-resumed', data: { id } },
    ]);
  },
});
