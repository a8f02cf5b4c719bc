/** An incident: a service does not do what it promises, from the first sign until it is back and the matter is closed. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';

export const incidentStatuses = ['new', 'in-progress', 'on-hold', 'resolved', 'closed', 'cancelled'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];
/** In these somebody still has to do something. */
export const openStatuses: readonly IncidentStatus[] = ['new', 'in-progress', 'on-hold'];
export const isOpen = ({ status }: { readonly status: IncidentStatus }): boolean => openStatuses.includes(status);

/** On whom or what it waits. */
export const holdReasons = ['reporter', 'supplier', 'change', 'problem', 'other'] as const;
export type HoldReason = (typeof holdReasons)[number];

export const resolutionCodes = ['fixed', 'workaround', 'by-itself', 'no-fault', 'duplicate', 'other'] as const;
export const incidentSources = ['hand', 'alert', 'mail', 'import'] as const;

/** 1: the whole business, at once; 3: few, and it can wait. */
export const grade = () => z.int().min(1).max(3);
/** 1 critical, 2 high, 3 moderate, 4 low, 5 planning. */
export const priority = () => z.int().min(1).max(5);

export const incident = thing({
  name: 'incident',
  plural: 'incidents',
  room: 'incidents',
  about: 'A service does not do what it promises: who works on it, how important it is, and when what happened.',
  schema: z.strictObject({
    /** 123 in `INC-123`. Never used twice. */
    number: z.int().min(1).max(2_000_000_000),
    title: line(300),
    description: prose().default(''),
    serviceId: reference().nullable().default(null),
    /** What it was seen on. */
    assetIds: z.array(reference()).max(100).default([]),
    impact: grade().default(3),
    urgency: grade().default(2),
    priority: priority().default(4),
    /** Why the priority is another than impact and urgency give; null: it is theirs. */
    priorityReason: line(500).nullable().default(null),
    status: z.enum(incidentStatuses).default('new'),
    holdReason: z.enum(holdReasons).nullable().default(null),
    teamId: reference().nullable().default(null),
    personId: reference().nullable().default(null),
    /** Membership of whoever told of it. */
    reporterId: reference().nullable().default(null),
    /** Whoever told of it and is not here: a name, an address. */
    reporter: line(200).nullable().default(null),
    source: z.enum(incidentSources).default('hand'),
    /** What it is called where it comes from; once in an organisation. */
    externalId: line(200).nullable().default(null),
    occurredAt: instant().nullable().default(null),
    detectedAt: instant().nullable().default(null),
    openedAt: instant(),
    acknowledgedAt: instant().nullable().default(null),
    /** The service is back, whatever is left to do. */
    restoredAt: instant().nullable().default(null),
    resolvedAt: instant().nullable().default(null),
    closedAt: instant().nullable().default(null),
    reopens: z.int().min(0).default(0),
    /** How often it went from one team to another. */
    reassignments: z.int().min(0).default(0),
    isMajor: z.boolean().default(false),
    /** Who leads a major incident, and who tells others about it. */
    leadId: reference().nullable().default(null),
    communicationsId: reference().nullable().default(null),
    resolution: prose().default(''),
    resolutionCode: z.enum(resolutionCodes).nullable().default(null),
    mergedIntoId: reference().nullable().default(null),
    /** The change that was found to have caused it. */
    causedByChangeId: reference().nullable().default(null),
    /** How many entries its timeline has. */
    entries: z.int().min(0).default(0),
  }),
  title: 'title',
  keyPrefix: 'INC',
  over: ['resolved', 'closed', 'cancelled'],
  references: {
    serviceId: 'service',
    teamId: 'team',
    personId: 'person',
    reporterId: 'membership',
    leadId: 'person',
    communicationsId: 'person',
    mergedIntoId: 'incident',
    causedByChangeId: 'change',
  },
  searchable: ['title', 'description', 'externalId'],
  sortable: ['number', 'title', 'priority', 'status', 'openedAt', 'resolvedAt', 'closedAt'],
  filterable: [
    'number',
    'serviceId',
    'assetIds',
    'priority',
    'status',
    'holdReason',
    'teamId',
    'personId',
    'reporterId',
    'source',
    'externalId',
    'isMajor',
    'openedAt',
    'resolvedAt',
    'closedAt',
    'mergedIntoId',
    'causedByChangeId',
  ],
  owner: 'reporterId',
  mayRead: incidentReaders,
});
export type Incident = Row<typeof incident>;

/** As people call it: `INC-123`. */
export const incidentKey = ({ number }: Pick<Incident, 'number'>): string => `INC-${number}`;
