/** What came of changes in a period, with the changes behind every figure. */
import { z } from 'zod';
import { day, view } from '#platform/kit';
import { changeShares, changeTimes } from '../measures/change-measures.ts';
import { changeReaders } from '../who-may.ts';

export const changeMeasures = view({
  name: 'change-measures',
  about:
    'Changes carried out that ended in a period: shares that succeeded, had issues, failed, were emergencies, standard, unapproved, in time; notice, lead time from approval, duration, on the elapsed clock.',
  path: '/change-measures',
  query: z.strictObject({
    from: day(),
    /** Last day, included; days are those of the organisation's zone. */
    to: day(),
    serviceId: z.uuid().optional(),
  }),
  result: z
    .strictObject({
      implemented: z.int(),
      /** Carried out in a week, on average. */
      perWeek: z.number(),
      shares: z.array(z.strictObject({ measure: z.enum(changeShares), counted: z.int(), of: z.int(), ids: z.array(z.uuid()) })),
      /** Minutes. */
      times: z.array(
        z.strictObject({
          measure: z.enum(changeTimes),
          of: z.int(),
          mean: z.number().nullable(),
          median: z.number().nullable(),
          p90: z.number().nullable(),
        }),
      ),
    })
    .meta({ id: 'ChangeMeasures' }),
  may: changeReaders,
});
export type ChangeMeasures = z.output<(typeof changeMeasures)['result']>;
