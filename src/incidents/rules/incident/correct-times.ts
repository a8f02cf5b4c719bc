/** What is learned afterwards about when something happened. The timeline keeps what was thought before. */
import { z } from 'zod';
import { deed, done, prose, type Asked } from '#platform/kit';
import { incidentWorkers } from '../who-may.ts';
import { incident, incidentStatuses, type Incident } from './incident.ts';
import { momentFields, moments, refuseOrder } from './moments.ts';
import { incidentIn } from './open-for.ts';
import { timesOf } from './resolve-incident.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

const { occurredAt, detectedAt, acknowledgedAt, restoredAt } = incident.schema.shape;

export const correctIncidentTimes = deed({
  name: 'correct-incident-times',
  about: 'Corrects when it occurred, was detected, was acknowledged or was over; null: that is not known. What is left out stays.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/correct-times' },
  input: z.strictObject({
    id: z.uuid(),
    occurredAt: occurredAt.unwrap().optional(),
    detectedAt: detectedAt.unwrap().optional(),
    acknowledgedAt: acknowledgedAt.unwrap().optional(),
    restoredAt: restoredAt.unwrap().optional(),
    text: prose(4000).default(''),
  }),
  may: incidentWorkers,
  *decide({ id, text, ...times }, asked: Asked) {
    const before = yield* incidentIn(id, incidentStatuses);
    if ('refused' in before) return before;
    const fields: Partial<Incident> = {};
    const entries: NewEntry[] = [];
    for (const moment of moments) {
      const field = momentFields[moment];
      const next = times[field];
      if (next === undefined || next === before[field]) continue;
      Object.assign(fields, { [field]: next });
      entries.push({ kind: 'moment', value: next, reason: moment, text });
    }
    if (entries.length === 0) return done([]);
    const wrongOrder = refuseOrder({ ...timesOf(before), ...fields }, asked.at);
    if (wrongOrder) return wrongOrder;
    return done(changedWith(before, fields, entries, asked), [{ event: 'incident-changed', data: { id } }]);
  },
});
