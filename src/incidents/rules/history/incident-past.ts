/** What another program knew about an incident that was brought in from it: its moments as they were, and what that program made of them. */
import { z } from 'zod';
import { instant, line, reference, thing, type Row } from '#platform/kit';
import { incidentStatuses, priority } from '../incident/incident.ts';
import { incidentReaders } from '../who-may.ts';

/** One thing that somebody did; what stayed as it was is left out. */
export const pastMoment = z.strictObject({
  at: instant(),
  status: z.enum(incidentStatuses).optional(),
  priority: priority().optional(),
  /** Null: it belongs to no team any longer. */
  teamId: z.uuid().optional(),
  /** Whoever had it, by name: people of the past need not be known here. */
  person: line(200).optional(),
});
export type PastMoment = z.output<typeof pastMoment>;

export const incidentPast = thing({
  name: 'incident-past',
  plural: 'incident-pasts',
  room: 'incidents',
  about: 'What another program knew about an incident: every moment at which somebody did something to it.',
  schema: z.strictObject({
    incidentId: reference(),
    /** Whether what was promised was kept, as the other program has it; null: it does not say. */
    isPromiseKept: z.boolean().nullable().default(null),
    category: line(200).nullable().default(null),
    /** By which way it came. */
    channel: line(100).nullable().default(null),
    /** What the other program calls the problem behind it, and the change that mended it. */
    problem: line(200).nullable().default(null),
    change: line(200).nullable().default(null),
    /** As they followed one another; at most the last thousand. */
    moments: z.array(pastMoment).max(1000).default([]),
  }),
  title: 'category',
  references: { incidentId: 'incident' },
  sortable: ['category'],
  filterable: ['incidentId', 'category', 'channel'],
  mayRead: { organisation: incidentReaders.organisation },
});
export type IncidentPast = Row<typeof incidentPast>;
