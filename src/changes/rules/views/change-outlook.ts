/** What stands before a change: with what it collides, who has to agree, and when it would be free. */
import { z } from 'zod';
import { instant, view } from '#platform/kit';
import { approverKinds } from '../approval/change-policy.ts';
import { riskPoints } from '../change/risk.ts';
import { collisionCodes } from '../collision/collision.ts';
import { changeReaders } from '../who-may.ts';

/** What a change meets. A milestone of a project that the reader may not see has neither id nor name. */
export const metRecord = z
  .strictObject({ thing: z.enum(['change', 'window', 'absence', 'task', 'rota']), id: z.uuid().nullable(), name: z.string().nullable() })
  .meta({ id: 'MetRecord' });

export const saidCollision = z
  .strictObject({
    code: z.enum(collisionCodes),
    /** Nothing may be planned there; everything else warns. */
    isRefusing: z.boolean(),
    /** A hard freeze for which there is leave. */
    isExcepted: z.boolean(),
    with: metRecord.nullable(),
    startAt: z.iso.datetime(),
    endAt: z.iso.datetime(),
    /** All services and assets over which they meet. */
    items: z.array(z.strictObject({ thing: z.enum(['service', 'asset']), id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'ChangeCollision' });
export type SaidCollision = z.output<typeof saidCollision>;

const approvalLine = z
  .strictObject({
    policyId: z.uuid(),
    name: z.string(),
    approvers: z.enum(approverKinds),
    /** Names of those who may agree: people, the team, the owner of the service; empty for managers. */
    who: z.array(z.string()),
    quorum: z.int(),
    given: z.int(),
    isMet: z.boolean(),
    /** Whoever asks may agree for this line. */
    isMine: z.boolean(),
  })
  .meta({ id: 'ApprovalLine' });
export type ApprovalLine = z.output<typeof approvalLine>;

export const changeOutlook = view({
  name: 'change-outlook',
  about:
    'With what a change collides, at the time for which it is planned or at another, each with all records concerned; and who has to agree to it there.',
  path: '/changes/{id}/outlook',
  query: z.strictObject({ id: z.uuid(), plannedStart: instant().optional(), plannedEnd: instant().optional() }),
  result: z
    .strictObject({
      collisions: z.array(saidCollision),
      approvals: z.array(approvalLine),
      noticeHours: z.int(),
      /** Until when it holds its place: verified, or backed out again. */
      heldUntil: z.iso.datetime().nullable(),
      riskParts: z.array(z.strictObject({ of: z.enum(Object.keys(riskPoints) as [keyof typeof riskPoints]), points: z.int() })),
      /** Services that are down or worse should it fail. */
      services: z.array(z.strictObject({ id: z.uuid(), key: z.string(), name: z.string() })),
    })
    .meta({ id: 'ChangeOutlook' }),
  may: changeReaders,
});
export type ChangeOutlook = z.output<(typeof changeOutlook)['result']>;

const reason = z.strictObject({ code: z.enum(collisionCodes), with: metRecord.nullable() });

export const changeSlots = view({
  name: 'change-slots',
  about:
    'The next free times of a change: on each day the first at which it collides with nothing, and of the days between what stands in the way.',
  path: '/changes/{id}/slots',
  query: z.strictObject({
    id: z.uuid(),
    /** Now, when it is left out. */
    from: instant().optional(),
    days: z.coerce.number().int().min(1).max(366).default(180),
    most: z.coerce.number().int().min(1).max(50).default(10),
    /** It begins between these minutes of the day, on the organisation's clock. */
    clockFrom: z.coerce.number().int().min(0).max(1439).default(0),
    clockTo: z.coerce.number().int().min(1).max(1440).default(1440),
    /** For a change without a time. */
    durationMinutes: z.coerce.number().int().min(1).max(44_640).default(60),
  }),
  result: z
    .strictObject({
      slots: z.array(z.strictObject({ plannedStart: z.iso.datetime(), plannedEnd: z.iso.datetime(), heldUntil: z.iso.datetime() })),
      /** Days without a free time, up to the last one offered; the first sixty. */
      ruledOut: z.array(z.strictObject({ day: z.iso.date(), because: z.array(reason) })),
      /** The service has maintenance windows: only they are offered. */
      isBound: z.boolean(),
    })
    .meta({ id: 'ChangeSlots' }),
  may: changeReaders,
});
export type ChangeSlots = z.output<(typeof changeSlots)['result']>;
