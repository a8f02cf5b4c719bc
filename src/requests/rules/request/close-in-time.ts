/** Fulfilled requests that nobody opens again are closed by themselves; after how many days is said by the offering. */
import { z } from 'zod';
import { deed, done, notFound, one, ownersOnly } from '#platform/kit';
import { offering, type Offering } from '../offering/offering.ts';
import { serviceRequest, type ServiceRequest } from './service-request.ts';
import { becomesWith } from './write-entries.ts';

/** When it is closed by itself, if nobody opens it before; null: never. */
export const requestClosesAt = (
  { status, fulfilledAt }: Pick<ServiceRequest, 'status' | 'fulfilledAt'>,
  { closesAfterDays }: Pick<Offering, 'closesAfterDays'>,
): string | null =>
  status !== 'fulfilled' || fulfilledAt === null || closesAfterDays === null
    ? null
    : new Date(Date.parse(fulfilledAt) + closesAfterDays * 86_400_000).toISOString();

export const closeRequestInTime = deed({
  name: 'close-request-in-time',
  about: 'Closes a fulfilled request that nobody has opened again for as long as its offering says.',
  on: serviceRequest,
  binding: { method: 'POST', path: '/service-requests/{id}/close-in-time' },
  input: z.strictObject({ id: z.uuid() }),
  may: ownersOnly,
  isInner: true,
  *decide({ id }, asked) {
    const before = yield* one(serviceRequest, id);
    const of = before && (yield* one(offering, before.offeringId));
    if (!before || !of) return notFound(serviceRequest);
    const at = requestClosesAt(before, of);
    if (at === null || at > asked.at) return done([]);
    const line = { kind: 'state', value: 'closed', reason: 'in-time' } as const;
    return done(becomesWith(before, { status: 'closed', closedAt: asked.at }, [line], asked), [{ event: 'request-closed', data: { id } }]);
  },
});
