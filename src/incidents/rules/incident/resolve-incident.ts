/** The end of an incident, and back from it: the service is back, the matter is solved, closed, opened again, or was none. */
import { z } from 'zod';
import { deed, done, prose, refuse, type Asked } from '#platform/kit';
import { supersedePages } from '../paging/end-pages.ts';
import { incidentWorkers, workersAndReporter } from '../who-may.ts';
import { incident, openStatuses, resolutionCodes, type Incident } from './incident.ts';
import { refuseOrder } from './moments.ts';
import { incidentIn } from './open-for.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

export const restoreIncident = deed({
  name: 'restore-incident',
  about: 'Says that the service is back, now or since when; finding the cause may go on.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/restore' },
  input: z.strictObject({ id: z.uuid(), restoredAt: incident.schema.shape.restoredAt }),
  may: incidentWorkers,
  *decide({ id, restoredAt }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    if (before.restoredAt !== null)
      return refuse('restored-already', 'the service is back already; correct the time instead', { status: 409 });
    const at = restoredAt ?? asked.at;
    const wrongOrder = refuseOrder({ ...timesOf(before), restoredAt: at }, asked.at);
    if (wrongOrder) return wrongOrder;
    return done(changedWith(before, { restoredAt: at }, [{ kind: 'moment', value: at, reason: 'restored' }], asked), [
      { event: 'incident-restored', data: { id } },
    ]);
  },
});

export const resolveIncident = deed({
  name: 'resolve-incident',
  about: 'Says how it was solved. When nothing else was said, the service is back since now.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/resolve' },
  input: z.strictObject({
    id: z.uuid(),
    resolution: prose(20_000).default(''),
    code: z.enum(resolutionCodes).default('fixed'),
    /** Since when the service is back, when that was before now. */
    restoredAt: incident.schema.shape.restoredAt,
  }),
  may: incidentWorkers,
  *decide({ id, resolution, code, restoredAt }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    if (before.isMajor && resolution === '' && asked.by.carrier !== 'system')
      return refuse('major-needs-resolution', 'say what helped: others learn from it', { field: 'resolution' });
    const back = restoredAt ?? before.restoredAt ?? asked.at;
    const wrongOrder = refuseOrder({ ...timesOf(before), restoredAt: back }, asked.at);
    if (wrongOrder) return wrongOrder;
    const seen = seenBy(before, asked);
    const entries: NewEntry[] = [
      ...(seen ? [{ kind: 'moment', value: seen, reason: 'acknowledged' } as const] : []),
      ...(back === before.restoredAt ? [] : [{ kind: 'moment', value: back, reason: 'restored' } as const]),
      { kind: 'state', value: 'resolved', reason: code, text: resolution },
    ];
    const fields: Partial<Incident> = {
      status: 'resolved',
      holdReason: null,
      acknowledgedAt: before.acknowledgedAt ?? seen,
      restoredAt: back,
      resolvedAt: asked.at,
      resolution,
      resolutionCode: code,
    };
    const pages = yield* supersedePages(id, asked.at);
    return done([...changedWith(before, fields, entries, asked), ...pages], [{ event: 'incident-resolved', data: { id } }]);
  },
});

/** Whoever solves it, or lets it wait, has seen it; the program has not. */
export const seenBy = (before: Incident, { at, by }: Asked): string | null =>
  before.acknowledgedAt !== null || by.carrier === 'system' ? null : at;

export const timesOf = ({ occurredAt, detectedAt, openedAt, acknowledgedAt, restoredAt, resolvedAt }: Incident) => ({
  occurredAt,
  detectedAt,
  openedAt,
  acknowledgedAt,
  restoredAt,
  resolvedAt,
});

export const closeIncident = deed({
  name: 'close-incident',
  about: 'Closes an incident that is resolved: whoever told of it is content, nothing is left to do.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/close' },
  input: z.strictObject({ id: z.uuid() }),
  may: workersAndReporter,
  *decide({ id }, asked) {
    const before = yield* incidentIn(id, ['resolved']);
    if ('refused' in before) return before;
    return done(changedWith(before, { status: 'closed', closedAt: asked.at }, [{ kind: 'state', value: 'closed' }], asked), [
      { event: 'incident-closed', data: { id } },
    ]);
  },
});

export const reopenIncident = deed({
  name: 'reopen-incident',
  about: 'Opens an incident again that was resolved or closed, with the reason; the service counts as not back.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/reopen' },
  input: z.strictObject({ id: z.uuid(), text: prose(4000).default('') }),
  may: workersAndReporter,
  *decide({ id, text }, asked) {
    const before = yield* incidentIn(id, ['resolved', 'closed']);
    if ('refused' in before) return before;
    const entries: NewEntry[] = [{ kind: 'state', value: 'in-progress', reason: 'reopened', text }];
    if (before.restoredAt !== null) entries.push({ kind: 'moment', value: null, reason: 'restored' });
    const fields: Partial<Incident> = {
      status: 'in-progress',
      restoredAt: null,
      resolvedAt: null,
      closedAt: null,
      reopens: before.reopens + 1,
    };
    return done(changedWith(before, fields, entries, asked), [{ event: 'incident-reopened', data: { id } }]);
  },
});

export const cancelIncident = deed({
  name: 'cancel-incident',
  about: 'Says that it was none, or that it is told in vain. It counts in no measure.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/cancel' },
  input: z.strictObject({ id: z.uuid(), text: prose(4000).default('') }),
  may: workersAndReporter,
  *decide({ id, text }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const entry: NewEntry = { kind: 'state', value: 'cancelled', text };
    const pages = yield* supersedePages(id, asked.at);
    return done(
      [...changedWith(before, { status: 'cancelled', holdReason: null }, [entry], asked), ...pages],
      [{ event: 'incident-cancelled', data: { id } }],
    );
  },
});
