/** An alert: one episode of something being wrong, from when it began until it was over. */
import { z } from 'zod';
import { instant, line, reference, thing, type Row } from '#platform/kit';
import { operationsStaff } from '#operations/rules';
import { matterRules } from './matter.ts';

export const alertStates = ['open', 'acknowledged', 'closed'] as const;
export const openAlertStates = ['open', 'acknowledged'] as const;

export const alert = thing({
  name: 'alert',
  plural: 'alerts',
  room: 'incidents',
  about:
    'One episode of something being wrong, told by a program: since when, how bad, how often it was said, and which incident came of it.',
  schema: z.strictObject({
    title: line(300),
    sourceId: reference(),
    /** What is wrong with what, in the words of the source: of one key at most one alert is open. */
    key: line(500),
    /** The source's name for the episode. */
    episodeId: line(300).nullable().default(null),
    state: z.enum(alertStates),
    /** The worst that was said: 0 not said, 1 information, 2 warning, 3 error, 4 critical. */
    severity: z.int().min(0).max(4),
    startedAt: instant(),
    closedAt: instant().nullable().default(null),
    closedBy: z.enum(['sender', 'superseded']).nullable().default(null),
    lastSeenAt: instant(),
    /** How often it was said to be so. */
    count: z.int().min(0).default(1),
    serviceId: reference().nullable().default(null),
    assetId: reference().nullable().default(null),
    incidentId: reference().nullable().default(null),
    /** The alert from which it follows. */
    rootAlertId: reference().nullable().default(null),
    /** The rule that has decided last whether an incident comes of it. */
    matter: z.enum(matterRules).nullable().default(null),
    /** When that is asked again. */
    reviewAt: instant().nullable().default(null),
    mutedUntil: instant().nullable().default(null),
    isFlapping: z.boolean().default(false),
    /** Its source has left alerts out beside it. */
    isPartial: z.boolean().default(false),
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
    links: z
      .array(z.strictObject({ title: z.string(), url: z.string() }))
      .max(20)
      .default([]),
  }),
  title: 'title',
  references: { sourceId: 'alert-source', serviceId: 'service', assetId: 'asset', incidentId: 'incident', rootAlertId: 'alert' },
  searchable: ['title', 'key'],
  // Hosts, jobs, zones: what senders say beside.
  listedBy: ['labels'],
  sortable: ['startedAt', 'lastSeenAt', 'closedAt', 'severity', 'state', 'title', 'count'],
  filterable: ['state', 'severity', 'sourceId', 'serviceId', 'assetId', 'incidentId', 'rootAlertId', 'key', 'startedAt', 'isFlapping'],
  mayRead: operationsStaff,
});
export type Alert = Row<typeof alert>;
