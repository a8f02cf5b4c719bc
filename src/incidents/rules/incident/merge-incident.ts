/** The same matter told twice becomes one. */
import { z } from 'zod';
import { deed, done, one, prose, refuse } from '#platform/kit';
import { supersedePages } from '../paging/end-pages.ts';
import { incidentWorkers } from '../who-may.ts';
import { incident, incidentKey, openStatuses } from './incident.ts';
import { alive, incidentIn } from './open-for.ts';
import { changedWith } from './write-entries.ts';

export const mergeIncident = deed({
  name: 'merge-incident',
  about: 'Says that it is the same as another incident, which goes on alone; this one counts in no measure.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/merge' },
  input: z.strictObject({ id: z.uuid(), intoId: z.uuid(), text: prose(4000).default('') }),
  may: incidentWorkers,
  *decide({ id, intoId, text }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    if (intoId === id) return refuse('into-itself', 'an incident is not merged into itself', { field: 'intoId' });
    const into = yield* one(incident, intoId);
    if (!into) return refuse('no-such-reference', 'intoId refers to nothing that exists', { field: 'intoId' });
    if (!alive.includes(into.status))
      return refuse('merge-into-over', `${incidentKey(into)} is ${into.status}: what comes now is another incident`, {
        field: 'intoId',
        status: 409,
        values: { key: incidentKey(into) },
      });
    return done(
      [
        ...changedWith(
          before,
          { status: 'cancelled', holdReason: null, mergedIntoId: intoId },
          [
            { kind: 'state', value: 'cancelled', reason: 'merged', text },
            { kind: 'link', value: intoId, reason: 'merged-into' },
          ],
          asked,
        ),
        ...(yield* supersedePages(id, asked.at)),
        ...changedWith(into, {}, [{ kind: 'link', value: id, reason: 'merged', text: incidentKey(before) }], asked),
      ],
      [{ event: 'incident-merged', data: { id, intoId } }],
    );
  },
});
