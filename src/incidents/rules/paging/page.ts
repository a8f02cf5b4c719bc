/** A page: somebody on duty is asked to come, and answers. */
import { z } from 'zod';
import { instant, reference, thing, type Row } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';

/** `superseded`: somebody else has taken it, or there is nothing to come for any more. */
export const pageAnswers = ['taken', 'declined', 'superseded'] as const;
/** Why it cannot reach anybody. */
export const pageFailures = ['no-account'] as const;

export const page = thing({
  name: 'page',
  plural: 'pages',
  room: 'incidents',
  about: 'Somebody on duty was asked to see to an incident: who, when, how it reached them and what they answered.',
  schema: z.strictObject({
    incidentId: reference(),
    /** Number of the line of the timeline that gave cause for asking. */
    cause: z.int().min(1).max(1_000_000),
    /** Counts those who were asked one after the other for this cause, from 1. */
    step: z.int().min(1).max(1000),
    personId: reference(),
    rotaId: reference(),
    level: z.int().min(1).max(100),
    askedAt: instant(),
    /** When a screen of theirs has shown it. */
    seenAt: instant().nullable().default(null),
    mailedAt: instant().nullable().default(null),
    mailFailure: z.string().max(500).nullable().default(null),
    failure: z.enum(pageFailures).nullable().default(null),
    answeredAt: instant().nullable().default(null),
    answer: z.enum(pageAnswers).nullable().default(null),
  }),
  title: 'level',
  references: { incidentId: 'incident', personId: 'person', rotaId: 'rota' },
  sortable: ['askedAt', 'answeredAt', 'level'],
  filterable: ['incidentId', 'personId', 'rotaId', 'level', 'answer', 'askedAt'],
  owner: 'personId',
  mayRead: incidentReaders,
});
export type Page = Row<typeof page>;

/** How it stands with a call: asked, waiting for somebody on duty or for the hours of the service, nobody to ask, nobody left to ask, too long ago. */
export const pagingNewsStates = ['asked', 'duty', 'service-hours', 'nobody', 'unanswered', 'late'] as const;
