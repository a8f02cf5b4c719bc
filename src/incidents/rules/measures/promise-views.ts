/** What was kept of each promise, and of what each team promises to the others. */
import { z } from 'zod';
import { view } from '#platform/kit';
import { targetKinds } from '../target/target.ts';
import { incidentReaders } from '../who-may.ts';
import { measuredPeriod, mostMeasureRecords, promiseOutcomes, timeMeasured } from './views.ts';

const staff = { organisation: incidentReaders.organisation };

export const promiseGroups = ['target', 'team'] as const;
export type PromiseGroup = (typeof promiseGroups)[number];

const { teamId, ...period } = measuredPeriod;
const narrowing = {
  ...period,
  /** Team that promises; left out: promises to the business too. */
  teamId,
};

const measures = z
  .strictObject({
    /** Id of the target or of the team. */
    key: z.string(),
    name: z.string(),
    /** Null where they are added up by team. */
    kind: z.enum(targetKinds).nullable(),
    /** Who promises it to the others (OLA); null: the department to the business (SLA). */
    teamId: z.uuid().nullable(),
    kept: z.int(),
    decided: z.int(),
    used: timeMeasured.omit({ negative: true }),
  })
  .meta({
    id: 'PromiseMeasures',
    description: 'Over clocks that were decided in the period; minutes used count in the hours of the promise, without pauses',
  });
export type PromiseMeasureRow = z.output<typeof measures>;

export const promiseMeasures = view({
  name: 'promise-measures',
  about:
    'How many of the clocks decided in a period were kept, target by target; or team by team, over what teams promise one another for each stay.',
  path: '/promise-measures',
  query: z.strictObject({ ...narrowing, by: z.enum(promiseGroups).default('target') }),
  result: z.strictObject({ items: z.array(measures) }).meta({ id: 'PromiseMeasureList' }),
  may: staff,
});

export const promiseMeasureRecords = view({
  name: 'promise-measure-records',
  about:
    'The clocks behind a promise: the broken ones first, those that took the most of their time before the others, then the latest; at most five hundred, and how many there are.',
  path: '/promise-measure-records',
  query: z.strictObject({ ...narrowing, targetId: z.uuid().optional(), outcome: z.enum(promiseOutcomes).optional() }),
  result: z
    .strictObject({
      total: z.int().meta({ description: `At most ${mostMeasureRecords} of them are told` }),
      items: z.array(
        z.strictObject({
          /** Of the incident. */
          id: z.uuid(),
          number: z.int(),
          title: z.string(),
          targetId: z.uuid(),
          targetName: z.string(),
          teamId: z.uuid().nullable(),
          isKept: z.boolean(),
          startedAt: z.iso.datetime(),
          stoppedAt: z.iso.datetime().nullable(),
          dueAt: z.iso.datetime().nullable(),
          usedMinutes: z.number(),
        }),
      ),
    })
    .meta({ id: 'PromiseMeasureRecords' }),
  may: staff,
});
