/** A step of a request is done; or it was not, after all. */
import { z } from 'zod';
import { deed, done, refuse } from '#platform/kit';
import { requestWorkers } from '../who-may.ts';
import { serviceRequest, workedStatuses } from './service-request.ts';
import { becomesWith, requestIn, type NewLine } from './write-entries.ts';

export const tickRequestStep = deed({
  name: 'tick-request-step',
  about: 'Says that a step is done, by whoever says so, or that it is not. The first step begins the work.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/steps' },
  input: z.strictObject({
    id: z.uuid(),
    /** Its place, from 0. */
    step: z.int().min(0).max(1000),
    isDone: z.boolean().default(true),
  }),
  may: requestWorkers,
  *decide({ id, step, isDone }, asked) {
    const before = yield* requestIn(id, workedStatuses);
    if ('refused' in before) return before;
    const ticked = before.steps[step];
    if (!ticked)
      return refuse('no-such-step', `it has ${before.steps.length} steps`, { field: 'step', values: { count: before.steps.length } });
    if ((ticked.doneAt !== null) === isDone) return done([]);
    const begins = isDone && before.status === 'new';
    const doneById = asked.by.carrier === 'system' ? null : asked.by.membershipId;
    const becomes = {
      ...ticked,
      doneAt: isDone ? asked.at : null,
      doneById: isDone ? doneById : null,
      doneByPersonId: isDone ? asked.by.personId : null,
    };
    const lines: NewLine[] = [
      { kind: 'step', value: String(step), reason: isDone ? 'done' : 'undone', text: ticked.what },
      ...(begins ? [{ kind: 'state', value: 'in-progress' } as const] : []),
    ];
    const fields = {
      steps: before.steps.map((each, place) => (place === step ? becomes : each)),
      status: begins ? ('in-progress' as const) : before.status,
    };
    return done(becomesWith(before, fields, lines, asked), [{ event: 'request-step-ticked', data: { id, step } }]);
  },
});
