/** What is said about an incident: among those who work on it, and to all who wait. */
import { z } from 'zod';
import { deed, done, isAllowed, prose } from '#platform/kit';
import { incidentWorkers, workersAndReporter } from '../who-may.ts';
import { incident, incidentStatuses } from './incident.ts';
import { incidentIn } from './open-for.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

const said = prose(20_000).refine((text) => text.trim() !== '', 'must say something');

export const noteOnIncident = deed({
  name: 'note-on-incident',
  about: 'Adds a note to the timeline; whoever told of the incident reads it when it is theirs or meant for them.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/notes' },
  input: z.strictObject({ id: z.uuid(), text: said, isForReporter: z.boolean().default(false) }),
  may: workersAndReporter,
  *decide({ id, text, isForReporter }, asked) {
    const before = yield* incidentIn(id, incidentStatuses);
    if ('refused' in before) return before;
    const isReporter = !isAllowed(incidentWorkers, asked.by);
    const entry: NewEntry = { kind: 'note', text, isForReporter: isForReporter || isReporter };
    return done(changedWith(before, {}, [entry], asked), [{ event: 'incident-noted', data: { id } }]);
  },
});

export const updateStakeholders = deed({
  name: 'update-stakeholders',
  about: 'Tells everybody who waits how it stands.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/updates' },
  input: z.strictObject({ id: z.uuid(), text: said }),
  may: incidentWorkers,
  *decide({ id, text }, asked) {
    const before = yield* incidentIn(id, incidentStatuses);
    if ('refused' in before) return before;
    return done(changedWith(before, {}, [{ kind: 'update', text }], asked), [{ event: 'incident-updated', data: { id } }]);
  },
});
