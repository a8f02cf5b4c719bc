/** Make status pages, change and remove them, and give them another address. */
import { z } from 'zod';
import { service } from '#operations/rules';
import { deed, done, many, notFound, one, patch, put, refuse, standardDeeds, type Asked, type Asking, type Refusal } from '#platform/kit';
import { monitorKeepers } from '../who-may.ts';
import { statusPage } from './status-page.ts';

function* refuseServices(serviceIds: readonly string[]): Asking<Refusal | undefined> {
  const ids = [...new Set(serviceIds)];
  if (ids.length < serviceIds.length) return refuse('service-twice', 'a service stands in it once', { field: 'serviceIds' });
  const found = yield* many(service, { id: ids });
  return found.length < ids.length ? refuse('no-such-service', 'one of these services is not there', { field: 'serviceIds' }) : undefined;
}

const { change, remove } = standardDeeds(statusPage, {
  mayCreate: monitorKeepers,
  mayChange: monitorKeepers,
  mayRemove: monitorKeepers,
  *check(next, before) {
    // What was removed since stands in nobody's way.
    return JSON.stringify(next.serviceIds) === JSON.stringify(before?.serviceIds) ? undefined : yield* refuseServices(next.serviceIds);
  },
});
export const changeStatusPage = change;
export const removeStatusPage = remove;

/** It names the organisation, as tokens do, so that the page is found without anybody signed in. */
const newAddress = (asked: Asked): string => `sta_${asked.by.organisationId.replaceAll('-', '')}_${asked.secret!().token}`;

export const createStatusPage = deed({
  name: 'create-status-page',
  about: `Adds: ${statusPage.about}`,
  on: statusPage,
  binding: { method: 'POST', path: '/status-pages' },
  input: statusPage.schema.omit({ token: true }),
  may: monitorKeepers,
  creates: true,
  *decide(input, asked) {
    const refusal = yield* refuseServices(input.serviceIds);
    if (refusal) return refusal;
    const id = asked.newId();
    return done([put(statusPage, id, { ...input, token: newAddress(asked) })], [{ event: 'status-page-created', data: { id } }]);
  },
});

export const renewStatusAddress = deed({
  name: 'renew-status-address',
  about: 'Gives a status page another public address; the one before shows nothing at once.',
  on: statusPage,
  binding: { method: 'POST', path: '/status-pages/{id}/address' },
  input: z.strictObject({ id: z.uuid() }),
  may: monitorKeepers,
  *decide({ id }, asked) {
    if (!(yield* one(statusPage, id))) return notFound(statusPage);
    return done([patch(statusPage, id, { token: newAddress(asked) })], [{ event: 'status-address-renewed', data: { id } }]);
  },
});
