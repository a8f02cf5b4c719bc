/** The review of an incident: what the timeline says, and what people have learned from it. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { learnersMayRead } from '../who-may.ts';
import { reviewFact } from './review-fact.ts';

/** Of what kind a circumstance was that made the incident possible, longer or worse. There are always several. */
export const factorKinds = [
  'technical',
  'process',
  'human',
  'communication',
  'monitoring',
  'capacity',
  'supplier',
  'change',
  'outside',
] as const;
export type FactorKind = (typeof factorKinds)[number];

const factor = z.strictObject({ kind: z.enum(factorKinds), text: prose(2000).refine((text) => text.trim() !== '', 'must say something') });

export const incidentReview = thing({
  name: 'incident-review',
  plural: 'incident-reviews',
  room: 'problems',
  about: 'What happened in an incident, drawn from its timeline, beside what helped, what hindered and why it came to be.',
  schema: z.strictObject({
    incidentId: reference(),
    title: line(300),
    status: z.enum(['draft', 'published']).default('draft'),
    /** Who holds it. */
    ownerId: reference().nullable().default(null),
    /** What the timeline said when it was last read; with publishing it stays as it is. */
    facts: z.array(reviewFact).max(5000).default([]),
    /** How many lines the timeline had then. */
    linesRead: z.int().min(0).default(0),
    draftedAt: instant(),
    publishedAt: instant().nullable().default(null),
    summary: prose().default(''),
    /** Who could not work, for how long, what it cost. */
    impact: prose().default(''),
    helped: prose().default(''),
    hindered: prose().default(''),
    factors: z.array(factor).max(50).default([]),
    /** Where there is one; most incidents have several causes and no root. */
    rootCause: prose().default(''),
  }),
  title: 'title',
  references: { incidentId: 'incident', ownerId: 'person' },
  searchable: ['title', 'summary', 'rootCause'],
  sortable: ['title', 'status', 'draftedAt', 'publishedAt'],
  filterable: ['incidentId', 'status', 'ownerId', 'draftedAt', 'publishedAt'],
  fixed: ['incidentId', 'status', 'facts', 'linesRead', 'draftedAt', 'publishedAt'],
  owner: 'ownerId',
  mayRead: learnersMayRead,
});
export type IncidentReview = Row<typeof incidentReview>;
