/** Who sees to it: somebody takes it, or it is given to a team or person. */
import { z } from 'zod';
import { deed, done, refuse } from '#platform/kit';
import { requestWorkers } from '../who-may.ts';
import { openRequestStatuses, serviceRequest, workedStatuses, type ServiceRequest } from './service-request.ts';
import { becomesWith, requestIn, type NewLine } from './write-entries.ts';

export const takeRequest = deed({
  name: 'take-request',
  about: 'Takes a request: from now on it is worked on, by whoever takes it.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/take' },
  input: z.strictObject({ id: z.uuid() }),
  may: requestWorkers,
  *decide({ id }, asked) {
    const before = yield* requestIn(id, workedStatuses);
    if ('refused' in before) return before;
    const { personId } = asked.by;
    if (personId === null) return refuse('no-person-of-yours', 'your membership belongs to no person who could have it', { status: 409 });
    const lines: NewLine[] = [
      ...(before.personId === personId ? [] : [{ kind: 'person', value: personId } as const]),
      ...(before.status === 'new' ? [{ kind: 'state', value: 'in-progress' } as const] : []),
    ];
    if (lines.length === 0) return done([]);
    const status = before.status === 'new' ? 'in-progress' : before.status;
    return done(becomesWith(before, { personId, status }, lines, asked), [{ event: 'request-taken', data: { id } }]);
  },
});

const { teamId, personId } = serviceRequest.schema.shape;

export const assignRequest = deed({
  name: 'assign-request',
  about: 'Gives a request to a team or a person, or takes it from them with null. What is left out stays.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/assign' },
  input: z.strictObject({ id: z.uuid(), teamId: teamId.unwrap().optional(), personId: personId.unwrap().optional() }),
  may: requestWorkers,
  *decide({ id, ...to }, asked) {
    const before = yield* requestIn(id, openRequestStatuses);
    if ('refused' in before) return before;
    const fields: Partial<ServiceRequest> = {};
    const lines: NewLine[] = [];
    if (to.teamId !== undefined && to.teamId !== before.teamId) {
      // The first team is no reassignment; whoever had it in the team before does not have it in the next.
      Object.assign(fields, { teamId: to.teamId, reassignments: before.reassignments + (before.teamId === null ? 0 : 1), personId: null });
      lines.push({ kind: 'team', value: to.teamId });
    }
    const person = to.personId === undefined ? fields.personId : to.personId;
    if (person !== undefined && person !== before.personId) lines.push({ kind: 'person', value: person });
    if (lines.length === 0) return done([]);
    const next = person === undefined ? fields : { ...fields, personId: person };
    return done(becomesWith(before, next, lines, asked), [{ event: 'request-assigned', data: { id } }]);
  },
});
