/** Which change caused it; said by somebody, so that it can be counted and asked about. */
import { z } from 'zod';
import { change } from '#changes/rules';
import { deed, done, one, refuse } from '#platform/kit';
import { incidentWorkers } from '../who-may.ts';
import { incident, incidentStatuses } from './incident.ts';
import { incidentIn } from './open-for.ts';
import { changedWith } from './write-entries.ts';

export const traceToChange = deed({
  name: 'trace-to-change',
  about: 'Says which change caused an incident, or with null that none is known to.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/trace-to-change' },
  input: z.strictObject({ id: z.uuid(), changeId: z.uuid().nullable() }),
  may: incidentWorkers,
  *decide({ id, changeId }, asked) {
    const before = yield* incidentIn(id, incidentStatuses);
    if ('refused' in before) return before;
    if (before.causedByChangeId === changeId) return done([]);
    if (changeId !== null && !(yield* one(change, changeId)))
      return refuse('no-such-reference', 'changeId refers to nothing that exists', { field: 'changeId' });
    const entry = { kind: 'link', value: changeId, reason: 'caused-by' } as const;
    return done(changedWith(before, { causedByChangeId: changeId }, [entry], asked), [
      { event: 'incident-traced-to-change', data: { id, changeId } },
    ]);
  },
});
