/** Who sees to it: somebody has seen it, a team or a person takes it. */
import { z } from 'zod';
import { deed, done, refuse } from '#platform/kit';
import { supersedePages } from '../paging/end-pages.ts';
import { incidentWorkers } from '../who-may.ts';
import { acknowledgement } from './acknowledgement.ts';
import { incident, openStatuses, type Incident } from './incident.ts';
import { incidentIn } from './open-for.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

export const acknowledgeIncident = deed({
  name: 'acknowledge-incident',
  about: 'Says that somebody has seen it and begins. Where nobody has it yet, it becomes theirs.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/acknowledge' },
  input: z.strictObject({ id: z.uuid() }),
  may: incidentWorkers,
  *decide({ id }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    if (before.acknowledgedAt !== null) return refuse('acknowledged-already', 'somebody has seen it already', { status: 409 });
    const { fields, entries } = acknowledgement(before, asked.by.personId, asked.at);
    const pages = yield* supersedePages(id, asked.at);
    return done([...changedWith(before, fields, entries, asked), ...pages], [{ event: 'incident-acknowledged', data: { id } }]);
  },
});

const { teamId, personId } = incident.schema.shape;

export const assignIncident = deed({
  name: 'assign-incident',
  about: 'Gives an incident to a team or a person, or takes it from them with null. What is left out stays.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/assign' },
  input: z.strictObject({ id: z.uuid(), teamId: teamId.unwrap().optional(), personId: personId.unwrap().optional() }),
  may: incidentWorkers,
  *decide({ id, ...to }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const fields: Partial<Incident> = {};
    const entries: NewEntry[] = [];
    if (to.teamId !== undefined && to.teamId !== before.teamId) {
      // The first team is no reassignment.
      Object.assign(fields, { teamId: to.teamId, reassignments: before.reassignments + (before.teamId === null ? 0 : 1) });
      entries.push({ kind: 'team', value: to.teamId });
      // Whoever had it in the team before does not have it in the next.
      if (to.personId === undefined && before.personId !== null) {
        Object.assign(fields, { personId: null });
        entries.push({ kind: 'person', value: null });
      }
    }
    if (to.personId !== undefined && to.personId !== before.personId) {
      Object.assign(fields, { personId: to.personId });
      entries.push({ kind: 'person', value: to.personId });
    }
    if (entries.length === 0) return done([]);
    return done(changedWith(before, fields, entries, asked), [{ event: 'incident-assigned', data: { id } }]);
  },
});
