/** What was asked for turns out to be something that does not work. */
import { z } from 'zod';
import { incident, openIncident, reportIncident } from '#incidents/rules';
import { deed, done } from '#platform/kit';
import { requestWorkers } from '../who-may.ts';
import { isAnswered } from './answers.ts';
import { openRequestStatuses, requestKey, serviceRequest, type ServiceRequest } from './service-request.ts';
import { becomesWith, requestIn } from './write-entries.ts';

const { title } = incident.schema.shape;

export const raiseIncidentFromRequest = deed({
  name: 'raise-incident-from-request',
  about: 'Makes an incident of a request that is one. Whoever asked follows it there; the request is over, and leads to it.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/raise-incident' },
  input: z.strictObject({ id: z.uuid(), title: title.optional() }),
  may: requestWorkers,
  *decide({ id, title: said }, asked) {
    const before = yield* requestIn(id, openRequestStatuses);
    if ('refused' in before) return before;
    const report = reportIncident.input.parse({
      title: said ?? before.title,
      description: [requestKey(before), ...answersAsText(before)].join('\n').slice(0, 20_000),
      serviceId: before.serviceId,
    });
    const opened = yield* openIncident(before.requesterId === null ? report : { ...report, reporterId: before.requesterId }, asked);
    if ('refused' in opened) return opened;
    const fields = { status: 'cancelled', waitReason: null, incidentId: opened.id } as const;
    const lines = [
      { kind: 'link', value: opened.id, isForRequester: true },
      { kind: 'state', value: 'cancelled', reason: 'incident' },
    ] as const;
    return done(
      [...opened.changes, ...becomesWith(before, fields, lines, asked)],
      [
        { event: 'incident-reported', data: { id: opened.id } },
        { event: 'request-was-incident', data: { id, incidentId: opened.id } },
      ],
    );
  },
});

const answersAsText = ({ questions, answers }: ServiceRequest): readonly string[] =>
  questions.flatMap(({ key, label, kind }) =>
    isAnswered(answers[key]) && kind !== 'person' && kind !== 'service' ? [`${label}: ${String(answers[key])}`] : [],
  );
