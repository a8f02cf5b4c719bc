/** Somebody is at it, so nobody else need be asked. */
import { z } from 'zod';
import { deed, done } from '#platform/kit';
import { incident, openStatuses } from '../incident/incident.ts';
import { incidentIn } from '../incident/open-for.ts';
import { changedWith } from '../incident/write-entries.ts';
import { incidentWorkers } from '../who-may.ts';
import { supersedePages } from './end-pages.ts';

export const stopPaging = deed({
  name: 'stop-paging',
  about: 'Asks nobody else about an incident, until something new gives cause.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/stop-paging' },
  input: z.strictObject({ id: z.uuid() }),
  may: incidentWorkers,
  *decide({ id }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const pages = yield* supersedePages(id, asked.at);
    return done(
      [...pages, ...changedWith(before, {}, [{ kind: 'page', reason: 'stopped' }], asked)],
      [{ event: 'paging-stopped', data: { id } }],
    );
  },
});
