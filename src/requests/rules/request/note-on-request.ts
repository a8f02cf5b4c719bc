/** What is said about a request: among those who work on it, or to whoever asked. */
import { z } from 'zod';
import { deed, done, isAllowed, prose } from '#platform/kit';
import { requestWorkers, workersAndRequester } from '../who-may.ts';
import { requestStatuses, serviceRequest } from './service-request.ts';
import { becomesWith, requestIn } from './write-entries.ts';

export const noteOnRequest = deed({
  name: 'note-on-request',
  about: 'Adds a note to the timeline; whoever asked reads it when it is theirs or meant for them.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/notes' },
  input: z.strictObject({
    id: z.uuid(),
    text: prose(20_000).refine((text) => text.trim() !== '', 'must say something'),
    isForRequester: z.boolean().default(false),
  }),
  may: workersAndRequester,
  *decide({ id, text, isForRequester }, asked) {
    const before = yield* requestIn(id, requestStatuses);
    if ('refused' in before) return before;
    const isTheirs = !isAllowed(requestWorkers, asked.by);
    const line = { kind: 'note', text, isForRequester: isForRequester || isTheirs } as const;
    return done(becomesWith(before, {}, [line], asked), [{ event: 'request-noted', data: { id } }]);
  },
});
