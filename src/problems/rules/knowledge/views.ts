/** Articles as they are read and found, and what is known about an incident. */
import { z } from 'zod';
import { incidentStatuses, reporters } from '#incidents/rules';
import { everyone, line, view } from '#platform/kit';
import { learnersMayRead } from '../who-may.ts';
import { articleKinds, articleStatuses } from './article.ts';

const listed = {
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(articleKinds),
  status: z.enum(articleStatuses),
  audience: z.enum(['everybody', 'staff']),
  serviceIds: z.array(z.uuid()),
  ownerId: z.uuid().nullable(),
  reviewBy: z.iso.date().nullable(),
  /** Published, and its day to be looked at again has come. */
  isDue: z.boolean(),
  updatedAt: z.iso.datetime(),
  uses: z.int(),
  helpful: z.int(),
  unhelpful: z.int(),
};

const foundArticle = z
  .strictObject({
    ...listed,
    /** Its beginning, as plain as it was written. */
    beginning: z.string(),
  })
  .meta({ id: 'FoundArticle' });
export type FoundArticle = z.output<typeof foundArticle>;

export const mostArticles = 200;

export const findArticles = view({
  name: 'find-articles',
  about:
    'Articles that one may read: with words those that fit best first, else the last written first. Whoever only asks for help finds what is published for everybody.',
  path: '/find-articles',
  query: z.strictObject({
    q: line(200).optional(),
    kind: z.enum(articleKinds).optional(),
    status: z.enum(articleStatuses).optional(),
    serviceId: z.uuid().optional(),
    /** Only those whose day to be looked at again has come. */
    isDue: z.enum(['true', 'false']).default('false'),
  }),
  result: z.strictObject({ items: z.array(foundArticle) }).meta({ id: 'FoundArticles', description: `At most ${mostArticles}` }),
  may: everyone,
});

export const articleText = view({
  name: 'article-text',
  about: 'One article to be read, with how often it was used and whether it helped.',
  path: '/articles/{id}/text',
  query: z.strictObject({ id: z.uuid() }),
  result: z
    .strictObject({
      ...listed,
      body: z.string(),
      ownerName: z.string().nullable(),
      services: z.array(z.string()),
      /** What oneself has said. */
      ownVote: z.boolean().nullable(),
    })
    .meta({ id: 'ArticleText' }),
  may: everyone,
});

const offered = z
  .strictObject({
    kind: z.enum(['article', 'known-error']),
    id: z.uuid(),
    /** `PRB-12` of a known error, else empty. */
    key: z.string(),
    title: z.string(),
    /** The workaround, or how the article begins. */
    beginning: z.string(),
    isSameService: z.boolean(),
    uses: z.int(),
    helpful: z.int(),
    unhelpful: z.int(),
    /** Used on this incident already. */
    isUsed: z.boolean(),
  })
  .meta({ id: 'OfferedKnowledge' });
export type OfferedKnowledge = z.output<typeof offered>;

export const knowledgeForIncident = view({
  name: 'knowledge-for-incident',
  about: 'Known errors and published articles that fit an incident, the best first, at most five; and what was used on it.',
  path: '/incidents/{id}/knowledge',
  query: z.strictObject({ id: z.uuid() }),
  result: z.strictObject({ items: z.array(offered) }).meta({ id: 'KnowledgeForIncident' }),
  may: learnersMayRead,
});

const reported = z
  .strictObject({
    id: z.uuid(),
    /** `INC-12` */
    key: z.string(),
    title: z.string(),
    status: z.enum(incidentStatuses),
    openedAt: z.iso.datetime(),
    isSameService: z.boolean(),
  })
  .meta({ id: 'ReportedMatter' });
export type ReportedMatter = z.output<typeof reported>;

/** More than these nobody reads before reporting. */
export const mostReported = 3;

export const knownMatters = view({
  name: 'known-matters',
  about:
    'Before an incident is reported: open incidents that look alike, and known errors and published articles that fit what was typed; the best first. Whoever only asks for help finds what they told themselves, and what is published for everybody.',
  path: '/known-matters',
  query: z.strictObject({ title: line(200), serviceId: z.uuid().optional() }),
  result: z
    .strictObject({ reported: z.array(reported), known: z.array(offered) })
    .meta({ id: 'KnownMatters', description: `At most ${mostReported} incidents` }),
  may: reporters,
});
