/** Nobody wants to hear of it for a while; what is still wrong afterwards is told. */
import { z } from 'zod';
import { deed, done, instant, notFound, one, patch, refuse } from '#platform/kit';
import { incidentWorkers } from '../who-may.ts';
import { alert } from './alert.ts';

const longestDays = 30;

export const muteAlert = deed({
  name: 'mute-alert',
  about: 'No incident comes of it until then; when it is still wrong afterwards, one does. Null: from now on one may again.',
  on: alert,
  binding: { method: 'POST', path: '/alerts/{id}/mute' },
  input: z.strictObject({ id: z.uuid(), until: instant().nullable() }),
  may: incidentWorkers,
  *decide({ id, until }, asked) {
    const before = yield* one(alert, id);
    if (!before) return notFound(alert);
    if (before.state === 'closed') return refuse('alert-over', 'this alert is over', { status: 409 });
    if (until !== null && until <= asked.at) return refuse('mute-in-the-past', 'that moment has passed', { field: 'until' });
    if (until !== null && Date.parse(until) > Date.parse(asked.at) + longestDays * 86_400_000)
      return refuse('mute-too-long', `at most ${longestDays} days`, { field: 'until', values: { days: longestDays } });
    return done([patch(alert, id, { mutedUntil: until, reviewAt: until ?? asked.at })], [{ event: 'alert-muted', data: { id } }]);
  },
});
