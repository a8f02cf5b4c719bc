/** A problem: the cause behind incidents, from the suspicion until it is gone for good. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { learnersMayRead } from '../who-may.ts';

/** `known-error`: the cause is understood, and there is a way around it until it is gone. */
export const problemStatuses = ['open', 'analysing', 'known-error', 'resolved', 'closed'] as const;
export type ProblemStatus = (typeof problemStatuses)[number];
/** In these somebody still has to do something. */
export const unsolvedStatuses: readonly ProblemStatus[] = ['open', 'analysing', 'known-error'];

export const problem = thing({
  name: 'problem',
  plural: 'problems',
  room: 'problems',
  about: 'The cause behind incidents: what is known of it, how to work around it, how it is dealt with.',
  schema: z.strictObject({
    /** 12 in `PRB-12`. Never used twice. */
    number: z.int().min(1).max(2_000_000_000),
    title: line(300),
    description: prose().default(''),
    status: z.enum(problemStatuses).default('open'),
    /** 1 critical to 5 planning, as with incidents. */
    priority: z.int().min(1).max(5).default(3),
    serviceId: reference().nullable().default(null),
    /** On which it lies. */
    assetIds: z.array(reference()).max(100).default([]),
    teamId: reference().nullable().default(null),
    ownerId: reference().nullable().default(null),
    rootCause: prose().default(''),
    /** What helps until it is gone. */
    workaround: prose().default(''),
    /** What does away with it. */
    fixChangeId: reference().nullable().default(null),
    openedAt: instant(),
    knownErrorAt: instant().nullable().default(null),
    resolvedAt: instant().nullable().default(null),
    closedAt: instant().nullable().default(null),
  }),
  title: 'title',
  keyPrefix: 'PRB',
  over: ['resolved', 'closed'],
  references: { serviceId: 'service', teamId: 'team', ownerId: 'person', fixChangeId: 'change' },
  searchable: ['title', 'description', 'rootCause', 'workaround'],
  sortable: ['number', 'title', 'status', 'priority', 'openedAt', 'resolvedAt'],
  filterable: ['number', 'status', 'priority', 'serviceId', 'assetIds', 'teamId', 'ownerId', 'fixChangeId', 'openedAt', 'resolvedAt'],
  fixed: ['number', 'status', 'openedAt', 'knownErrorAt', 'resolvedAt', 'closedAt'],
  mayRead: learnersMayRead,
});
export type ProblemRow = Row<typeof problem>;

/** As people call it: `PRB-12`. */
export const problemKey = ({ number }: Pick<ProblemRow, 'number'>): string => `PRB-${number}`;
