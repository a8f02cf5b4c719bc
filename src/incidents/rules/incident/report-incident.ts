/** Says that something does not work. A title is enough; everything else can be proposed or told later. */
import { z } from 'zod';
import { asset, service } from '#operations/rules';
import { deed, done, isAllowed, many, nextNumber, one, refuse, type Asked, type Asking, type Change, type Refusal } from '#platform/kit';
import { incidentWorkers, reporters } from '../who-may.ts';
import { grade, incident } from './incident.ts';
import { refuseOrder } from './moments.ts';
import { impactOfTier, priorityOf } from './priority-table.ts';
import { openedWith, type NewEntry } from './write-entries.ts';

const {
  title,
  description,
  serviceId,
  assetIds,
  urgency,
  teamId,
  personId,
  reporterId,
  reporter,
  source,
  externalId,
  occurredAt,
  detectedAt,
} = incident.schema.shape;

const reportInput = z.strictObject({
  title,
  description,
  serviceId,
  assetIds,
  /** Left out: as far as the tier of the service says. */
  impact: grade().optional(),
  urgency,
  /** Left out: the team of the service. */
  teamId: teamId.unwrap().optional(),
  personId,
  reporterId: reporterId.unwrap().optional(),
  reporter,
  source,
  externalId,
  occurredAt,
  detectedAt,
});
export type Report = z.output<typeof reportInput>;

/** What only those who work here say about an incident. */
const forWorkers = [
  'assetIds',
  'impact',
  'teamId',
  'personId',
  'reporterId',
  'reporter',
  'source',
  'externalId',
  'occurredAt',
  'detectedAt',
] as const;

export const reportIncident = deed({
  name: 'report-incident',
  about:
    'Says that something does not work. Its priority follows from impact and urgency, its impact and team from the service when not told.',
  on: incident,
  binding: { method: 'POST', path: '/incidents' },
  input: reportInput,
  may: reporters,
  creates: true,
  *decide(input, asked) {
    if (!isAllowed(incidentWorkers, asked.by)) {
      const usual = reportInput.parse({ title: input.title }) as Record<string, unknown>;
      const field = forWorkers.find((name) => JSON.stringify(input[name] ?? null) !== JSON.stringify(usual[name] ?? null));
      if (field) return refuse('only-staff-say-that', `${field} is told by those who work on incidents`, { field });
    }
    const opened = yield* openIncident(input, asked);
    if ('refused' in opened) return opened;
    return done(opened.changes, [{ event: 'incident-reported', data: { id: opened.id } }]);
  },
});

export interface OpenedIncident {
  readonly id: string;
  readonly changes: readonly Change[];
}

/** The incident that a report becomes, with its first entries; also for alerts, whose source stands in the entries as `byName`. */
export function* openIncident(input: Report, asked: Asked, byName: string | null = null): Asking<OpenedIncident | Refusal> {
  const { at, by } = asked;
  const of = yield* one(service, input.serviceId);
  if (input.assetIds.length > 0 && (yield* many(asset, { id: input.assetIds })).length < new Set(input.assetIds).size)
    return refuse('no-such-asset', 'one of the assets does not exist', { field: 'assetIds' });
  if (input.externalId !== null) {
    const [same] = yield* many(incident, { externalId: input.externalId });
    if (same)
      return refuse('external-id-taken', `INC-${same.number} has the external id ${input.externalId} already`, {
        field: 'externalId',
        status: 409,
        values: { externalId: input.externalId, name: same.title },
      });
  }
  const wrongOrder = refuseOrder({ occurredAt: input.occurredAt, detectedAt: input.detectedAt, openedAt: at }, at);
  if (wrongOrder) return wrongOrder;
  const { reporterId: told, ...said } = input;
  const impact = input.impact ?? impactOfTier(of?.tier);
  const fields = {
    ...incident.schema.omit({ entries: true }).parse({ number: 1, title: input.title, openedAt: at }),
    ...said,
    impact,
    priority: yield* priorityOf(impact, input.urgency),
    teamId: input.teamId ?? of?.teamId ?? null,
    reporterId: told ?? (by.carrier === 'system' || input.reporter !== null ? null : by.membershipId),
    number: yield* nextNumber('incident'),
  };
  const entries: NewEntry[] = [
    { kind: 'state', value: 'new' },
    { kind: 'priority', value: String(fields.priority), reason: 'table' },
  ];
  if (fields.serviceId) entries.push({ kind: 'service', value: fields.serviceId });
  if (fields.teamId) entries.push({ kind: 'team', value: fields.teamId });
  if (fields.personId) entries.push({ kind: 'person', value: fields.personId });
  if (fields.occurredAt) entries.push({ kind: 'moment', value: fields.occurredAt, reason: 'occurred' });
  if (fields.detectedAt) entries.push({ kind: 'moment', value: fields.detectedAt, reason: 'detected' });
  const id = asked.newId();
  return {
    id,
    changes: openedWith(
      id,
      fields,
      entries.map((each) => ({ ...each, byName })),
      asked,
    ),
  };
}
