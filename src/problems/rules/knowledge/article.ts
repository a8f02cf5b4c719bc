/** A knowledge article: what somebody found out, written so that the next one need not. */
import { z } from 'zod';
import { day, line, prose, reference, thing, type Row } from '#platform/kit';
import { learnersMayRead } from '../who-may.ts';

export const articleKinds = ['how-to', 'workaround', 'known-error', 'reference'] as const;
export const articleStatuses = ['draft', 'published', 'retired'] as const;

export const article = thing({
  name: 'article',
  plural: 'articles',
  room: 'problems',
  about: 'What somebody found out, written so that the next one need not: how to, workaround, known error, reference.',
  schema: z.strictObject({
    title: line(300),
    /** Markdown. */
    body: prose(100_000).default(''),
    kind: z.enum(articleKinds).default('how-to'),
    status: z.enum(articleStatuses).default('draft'),
    /** `everybody`: also whoever only asks for help; `staff`: whoever works here. */
    audience: z.enum(['everybody', 'staff']).default('staff'),
    serviceIds: z.array(reference()).max(50).default([]),
    /** Who keeps it true. */
    ownerId: reference().nullable().default(null),
    /** By when somebody looks whether it still holds. */
    reviewBy: day().nullable().default(null),
  }),
  title: 'title',
  references: { ownerId: 'person' },
  searchable: ['title', 'body'],
  sortable: ['title', 'kind', 'status', 'reviewBy'],
  filterable: ['kind', 'status', 'audience', 'serviceIds', 'ownerId', 'reviewBy'],
  mayRead: learnersMayRead,
});
export type Article = Row<typeof article>;
