/** Whom an incident calls, and who calls me. */
import { z } from 'zod';
import { everyone, view } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';
import { callReasons } from './call.ts';
import { pageAnswers, pageFailures, pagingNewsStates } from './page.ts';

const askedPage = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  step: z.int(),
  personId: z.uuid(),
  name: z.string(),
  rotaName: z.string(),
  level: z.int(),
  askedAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  mailedAt: z.iso.datetime().nullable(),
  mailFailure: z.string().nullable(),
  failure: z.enum(pageFailures).nullable(),
  answeredAt: z.iso.datetime().nullable(),
  answer: z.enum(pageAnswers).nullable(),
});
export type AskedPageRow = z.output<typeof askedPage>;

const whom = z.strictObject({ rotaName: z.string(), level: z.int(), names: z.array(z.string()) });

export const incidentPaging = view({
  name: 'incident-paging',
  about:
    'Whom an incident calls: who was asked when and what they answered, who is asked next and when, or that nobody is on duty until then, or ever.',
  path: '/incidents/{id}/paging',
  query: z.strictObject({ id: z.uuid() }),
  result: z
    .strictObject({
      now: z.iso.datetime(),
      /** Null: nobody is called (any more). */
      call: z
        .strictObject({
          at: z.iso.datetime(),
          why: z.enum(callReasons),
          /** Name of the rule; empty: the usual one. */
          rule: z.string(),
          state: z.enum(pagingNewsStates),
          /** When somebody is asked next. */
          until: z.iso.datetime().nullable(),
          whom: whom.nullable(),
        })
        .nullable(),
      /** The first time within 90 days in which nobody is on duty in the rota that is asked. */
      gap: z.strictObject({ rotaId: z.uuid(), rotaName: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }).nullable(),
      /** Of every cause, the first first. */
      pages: z.array(askedPage),
    })
    .meta({ id: 'IncidentPaging' }),
  may: { organisation: incidentReaders.organisation },
});
export type IncidentPaging = z.output<(typeof incidentPaging)['result']>;

const myPage = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  incidentId: z.uuid(),
  number: z.int(),
  title: z.string(),
  priority: z.int(),
  isMajor: z.boolean(),
  serviceName: z.string().nullable(),
  level: z.int(),
  askedAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  answer: z.enum(pageAnswers).nullable(),
});
export type MyPage = z.output<typeof myPage>;

export const mostMyPages = 100;

export const myPages = view({
  name: 'my-pages',
  about: 'Who calls me: pages that I have not answered, the last first; and those of the past unless only the open ones are wanted.',
  path: '/my-pages',
  query: z.strictObject({ which: z.enum(['open', 'all']).default('all') }),
  result: z.strictObject({ items: z.array(myPage) }).meta({ id: 'MyPages' }),
  may: everyone,
});

export const outOfReach = view({
  name: 'out-of-reach',
  about:
    'Who has turns in a rota, today or later, and cannot be asked to come, as they have no account here. The rota may be without a gap and still nobody comes.',
  path: '/rotas/{id}/out-of-reach',
  query: z.strictObject({ id: z.uuid() }),
  result: z
    .strictObject({
      items: z.array(z.strictObject({ personId: z.uuid(), name: z.string() })),
      /** How many have turns in all. */
      count: z.int(),
    })
    .meta({ id: 'OutOfReach' }),
  may: { organisation: incidentReaders.organisation },
});
