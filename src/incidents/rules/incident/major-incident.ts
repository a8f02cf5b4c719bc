/** When an incident is more than its team can carry alone: somebody leads, somebody tells the others. */
import { z } from 'zod';
import { deed, done, managers, prose, refuse } from '#platform/kit';
import { incident, openStatuses, type Incident } from './incident.ts';
import { alive, incidentIn } from './open-for.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

const roles = { leadId: 'lead', communicationsId: 'communications' } as const;
const { leadId, communicationsId } = incident.schema.shape;

export const declareMajor = deed({
  name: 'declare-major',
  about: 'Declares a major incident, and says who leads it and who tells others; once more changes who does. What is left out stays.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/declare-major' },
  input: z.strictObject({
    id: z.uuid(),
    leadId: leadId.unwrap().optional(),
    communicationsId: communicationsId.unwrap().optional(),
    text: prose(4000).default(''),
  }),
  may: managers,
  *decide({ id, text, ...given }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const fields: Partial<Incident> = { isMajor: true };
    const entries: NewEntry[] = before.isMajor ? [] : [{ kind: 'major', value: 'declared', text }];
    for (const [field, role] of Object.entries(roles) as [keyof typeof roles, string][]) {
      const next = given[field];
      if (next === undefined || next === before[field]) continue;
      Object.assign(fields, { [field]: next });
      entries.push({ kind: 'role', value: next, reason: role });
    }
    if (entries.length === 0) return done([]);
    return done(changedWith(before, fields, entries, asked), [{ event: 'incident-declared-major', data: { id } }]);
  },
});

export const standDownMajor = deed({
  name: 'stand-down-major',
  about: 'Says that it is no longer a major incident; who led it stays to be read.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/stand-down' },
  input: z.strictObject({ id: z.uuid(), text: prose(4000).default('') }),
  may: managers,
  *decide({ id, text }, asked) {
    const before = yield* incidentIn(id, alive);
    if ('refused' in before) return before;
    if (!before.isMajor) return refuse('not-major', 'it is no major incident', { status: 409 });
    return done(changedWith(before, { isMajor: false }, [{ kind: 'major', value: 'stood-down', text }], asked), [
      { event: 'incident-stood-down', data: { id } },
    ]);
  },
});
