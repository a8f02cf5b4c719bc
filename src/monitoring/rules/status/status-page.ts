/** A status page: how some services are, for those who use them. */
import { z } from 'zod';
import { line, prose, reference, thing, type Row } from '#platform/kit';
import { monitorReaders } from '../who-may.ts';

export const statusPage = thing({
  name: 'status-page',
  plural: 'status-pages',
  room: 'monitoring',
  about: 'How some services are and were, for those who use them; with a public address also for people without an account.',
  schema: z.strictObject({
    title: line(120),
    /** Above the services, for those who read it. */
    about: prose(2000).default(''),
    serviceIds: z.array(reference()).min(1).max(100),
    /** Whoever knows the address sees it without signing in. */
    isPublic: z.boolean().default(false),
    /** The last part of its public address, which nobody guesses; null as long as it was never public. */
    token: z.string().nullable().default(null),
  }),
  title: 'title',
  searchable: ['title'],
  sortable: ['title'],
  filterable: ['isPublic'],
  fixed: ['token'],
  mayRead: monitorReaders,
});
export type StatusPage = Row<typeof statusPage>;
