/** Writes down what checks have found: outages that begin, and those that are over. */
import { z } from 'zod';
import { deed, done, instant, line, many, ownersOnly, patch, put, reference, type Change, type Happening } from '#platform/kit';
import { monitor } from '../monitor/monitor.ts';
import { outage, outageStates } from './outage.ts';

export const recordOutage = deed({
  name: 'record-outage',
  about: 'Records that a monitor found something wrong, or that it is over; the program itself does it after a check.',
  on: monitor,
  binding: { method: 'POST', path: '/monitors/{id}/record-outage' },
  isInner: true,
  input: z.strictObject({
    id: z.uuid(),
    /** When what was wrong before, if anything, was over. */
    at: instant(),
    /** What is wrong from now on; null: nothing. */
    begins: z
      .strictObject({
        serviceId: reference(),
        state: z.enum(outageStates),
        startedAt: instant(),
        reason: line(60),
        detail: line(300).nullable(),
      })
      .nullable(),
  }),
  may: ownersOnly,
  answer: z.strictObject({ id: z.uuid().nullable() }),
  *decide({ id, at, begins }, asked) {
    const open = yield* many(outage, { monitorId: id, endedAt: null });
    const changes: Change[] = [];
    const happened: Happening[] = [];
    for (const each of open) {
      changes.push(patch(outage, each.id, { endedAt: at > each.startedAt ? at : each.startedAt }));
      happened.push({ event: 'outage-ended', data: { id: each.id, monitorId: id } });
    }
    const newId = begins ? asked.newId() : null;
    if (begins && newId) {
      changes.push(put(outage, newId, { ...begins, monitorId: id, endedAt: null, classification: 'outage', explanation: '' }));
      happened.push({ event: 'outage-began', data: { id: newId, monitorId: id } });
    }
    return done(changes, happened, { id: newId });
  },
});
