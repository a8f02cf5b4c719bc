/** Problems ranked by what they cost, and incidents that look as if they came from one. */
import { z } from 'zod';
import { incidentStatuses } from '#incidents/rules';
import { view } from '#platform/kit';
import { learnersMayRead } from '../who-may.ts';
import { problemStatuses } from './problem.ts';

const cost = { incidents: z.number(), downMinutes: z.number(), openMinutes: z.number() };

const rankedProblem = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    number: z.int(),
    title: z.string(),
    status: z.enum(problemStatuses),
    priority: z.int(),
    serviceId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    ownerId: z.uuid().nullable(),
    ...cost,
    /** In a month, over the last ninety days. */
    monthly: z.strictObject(cost),
    months: z.array(z.strictObject({ month: z.string(), ...cost })),
    lastAt: z.iso.datetime().nullable(),
    minutesToKnownError: z.number().nullable(),
    recurredAfterFix: z.int().nullable(),
  })
  .meta({ id: 'RankedProblem', description: 'Minutes on the clock: down until the service was back, open until it was resolved' });
export type RankedProblem = z.output<typeof rankedProblem>;

export const problemRanking = view({
  name: 'problem-ranking',
  about:
    'Problems with what they cost, the most recurring hours first: incidents, hours down and open, by month; how soon the error was known, whether the fix holds.',
  path: '/problem-ranking',
  query: z.strictObject({
    id: z.uuid().optional(),
    serviceId: z.uuid().optional(),
    show: z.enum(['unsolved', 'known-errors', 'solved', 'all']).default('all'),
  }),
  result: z
    .strictObject({
      items: z.array(rankedProblem),
      /** Over all problems, whatever is shown of them. */
      figures: z.strictObject({
        unsolved: z.int(),
        knownErrors: z.int(),
        medianMinutesToKnownError: z.number().nullable(),
        /** Problems that were resolved, and of these those of which incidents came within ninety days after. */
        resolved: z.int(),
        recurred: z.int(),
      }),
    })
    .meta({ id: 'ProblemRanking' }),
  may: learnersMayRead,
});

const incidentOfProblem = z
  .strictObject({
    linkId: z.uuid(),
    linkVersion: z.int(),
    id: z.uuid(),
    number: z.int(),
    title: z.string(),
    priority: z.int(),
    status: z.enum(incidentStatuses),
    openedAt: z.iso.datetime(),
    downMinutes: z.number(),
    openMinutes: z.number(),
  })
  .meta({ id: 'IncidentOfProblem' });

export const incidentsOfProblem = view({
  name: 'incidents-of-problem',
  about: 'The incidents that come from a problem, the latest first, each with what it cost.',
  path: '/problems/{id}/linked-incidents',
  query: z.strictObject({ id: z.uuid() }),
  result: z.strictObject({ items: z.array(incidentOfProblem) }).meta({ id: 'IncidentsOfProblem' }),
  may: learnersMayRead,
});

const repeat = z
  .strictObject({
    serviceId: z.uuid().nullable(),
    title: z.string(),
    /** By what they were found: the same alert, the same asset, words of the title. */
    by: z.array(z.enum(['alert', 'asset', 'title'])),
    incidentIds: z.array(z.uuid()),
    count: z.int(),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    downMinutes: z.number(),
    openMinutes: z.number(),
    /** An unsolved problem of which incidents like these come already. */
    problem: z.strictObject({ id: z.uuid(), number: z.int(), title: z.string() }).nullable(),
  })
  .meta({ id: 'Repeat' });
export type Repeat = z.output<typeof repeat>;

export const mostRepeats = 50;

export const repeats = view({
  name: 'repeats',
  about: 'Groups of incidents of the last days that look alike and belong to no problem yet, the most hours first.',
  path: '/repeats',
  query: z.strictObject({
    days: z.coerce.number().int().min(7).max(730).default(180),
    least: z.coerce.number().int().min(2).max(100).default(3),
    serviceId: z.uuid().optional(),
  }),
  result: z.strictObject({ items: z.array(repeat) }).meta({ id: 'Repeats', description: `At most ${mostRepeats} groups` }),
  may: learnersMayRead,
});
