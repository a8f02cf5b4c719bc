/** Says an incident better: its words, the service, how far it reaches, how much it presses. */
import { z } from 'zod';
import { asset } from '#operations/rules';
import { deed, differing, done, many, refuse } from '#platform/kit';
import { incidentWorkers } from '../who-may.ts';
import { grade, incident, type Incident } from './incident.ts';
import { alive, incidentIn } from './open-for.ts';
import { priorityOf } from './priority-table.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

const { title, description, serviceId, assetIds, urgency } = incident.schema.shape;

export const changeIncident = deed({
  name: 'change-incident',
  about: 'Changes words, service, assets, impact and urgency. With impact or urgency the priority follows from the table again.',
  on: incident,
  binding: { method: 'PATCH', path: '/incidents/{id}' },
  input: z.strictObject({
    id: z.uuid(),
    title: title.optional(),
    description: description.unwrap().optional(),
    serviceId: serviceId.unwrap().optional(),
    assetIds: assetIds.unwrap().optional(),
    impact: grade().optional(),
    urgency: urgency.unwrap().optional(),
  }),
  may: incidentWorkers,
  *decide({ id, ...said }, asked) {
    const before = yield* incidentIn(id, alive);
    if ('refused' in before) return before;
    const changed = differing(before, said) as Partial<Incident>;
    if (Object.keys(changed).length === 0) return done([]);
    const ids = changed.assetIds ?? [];
    if (ids.length > 0 && (yield* many(asset, { id: ids })).length < new Set(ids).size)
      return refuse('no-such-asset', 'one of the assets does not exist', { field: 'assetIds' });
    const entries: NewEntry[] = [];
    if (changed.title !== undefined || changed.description !== undefined || changed.assetIds !== undefined)
      entries.push({ kind: 'words', value: changed.title ?? before.title });
    if (changed.serviceId !== undefined) entries.push({ kind: 'service', value: changed.serviceId });
    if (changed.impact === undefined && changed.urgency === undefined)
      return done(changedWith(before, changed, entries, asked), [{ event: 'incident-changed', data: { id } }]);
    const next = yield* priorityOf(changed.impact ?? before.impact, changed.urgency ?? before.urgency);
    if (next !== before.priority || before.priorityReason !== null)
      entries.push({ kind: 'priority', value: String(next), reason: 'table' });
    return done(changedWith(before, { ...changed, priority: next, priorityReason: null }, entries, asked), [
      { event: 'incident-changed', data: { id } },
    ]);
  },
});

export const prioritiseIncident = deed({
  name: 'prioritise-incident',
  about: 'Gives an incident another priority than impact and urgency say, with the reason; null goes back to the table.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/prioritise' },
  input: z.strictObject({
    id: z.uuid(),
    priority: incident.schema.shape.priority.unwrap().nullable(),
    reason: incident.schema.shape.priorityReason.unwrap(),
  }),
  may: incidentWorkers,
  *decide({ id, priority, reason }, asked) {
    const before = yield* incidentIn(id, alive);
    if ('refused' in before) return before;
    if (priority !== null && reason === null)
      return refuse('priority-needs-a-reason', 'say why the priority is another than impact and urgency give', { field: 'reason' });
    const next = priority ?? (yield* priorityOf(before.impact, before.urgency));
    const priorityReason = priority === null ? null : reason;
    if (next === before.priority && priorityReason === before.priorityReason) return done([]);
    const entry: NewEntry = {
      kind: 'priority',
      value: String(next),
      reason: priority === null ? 'table' : 'hand',
      text: priorityReason ?? '',
    };
    return done(changedWith(before, { priority: next, priorityReason }, [entry], asked), [{ event: 'incident-changed', data: { id } }]);
  },
});
