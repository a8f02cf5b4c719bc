/** The gate at which a pipeline asks before it deploys: yes or no, with reasons. */
import { z } from 'zod';
import { instant, line, view } from '#platform/kit';
import { collisionCodes } from '../collision/collision.ts';
import { changeReaders } from '../who-may.ts';
import { metRecord } from './change-outlook.ts';

export const gateCodes = [
  ...collisionCodes,
  /** There is no such change of this service. */
  'no-such-change',
  /** The change is not approved, or over. */
  'not-approved',
  /** It is not its time. */
  'not-planned-now',
] as const;

export const changeGate = view({
  name: 'change-gate',
  about:
    'May something be deployed to this service now? With the number of a change: when that is approved and it is its time, and no hard freeze holds. Without: when no freeze holds, no other change is in the way, and a maintenance window is open where the service has some.',
  path: '/change-gate',
  query: z.strictObject({
    /** Key or id of the service. */
    service: line(120),
    change: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
    environment: line(100).optional(),
    /** Now, when it is left out. */
    at: instant().optional(),
    /** For how long it will take. */
    minutes: z.coerce.number().int().min(1).max(1440).default(15),
  }),
  result: z
    .strictObject({
      isAllowed: z.boolean(),
      service: z.strictObject({ id: z.uuid(), key: z.string(), name: z.string() }),
      change: z.strictObject({ id: z.uuid(), number: z.int(), title: z.string() }).nullable(),
      at: z.iso.datetime(),
      /** Those that refuse first; the others are worth a look. */
      reasons: z.array(
        z.strictObject({
          code: z.enum(gateCodes),
          isRefusing: z.boolean(),
          with: metRecord.nullable(),
          startAt: z.iso.datetime().nullable(),
          endAt: z.iso.datetime().nullable(),
        }),
      ),
    })
    .meta({ id: 'ChangeGate' }),
  may: changeReaders,
});
export type ChangeGate = z.output<(typeof changeGate)['result']>;
