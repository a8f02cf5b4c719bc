/** Make status pages, change and remove them, and give them another address. */
import { z } from 'zod';
import { service } from '#operations/rules';
import {
  deed,
  differing,
  done,
  many,
  notFound,
  one,
  patch,
  put,
  refuse,
  standardDeeds,
  type Asked,
  type Asking,
  type Refusal,
} from '#platform/kit';
import { monitorKeepers } from '../who-may.ts';
import { statusPage, type StatusPage } from './status-page.ts';

function* refuseServices(serviceIds: readonly string[]): Asking<Refusal | undefined> {
  const ids = [...new Set(serviceIds)];
  if (ids.length < serviceIds.length) return refuse('service-twice', 'a service stands in it once', { field: 'serviceIds' });
  const found = yield* many(service, { id: ids });
  return found.length < ids.length ? refuse('no-such-service', 'one of these services is not there', { field: 'serviceIds' }) : undefined;
}

const { remove } = standardDeeds(statusPage, { mayCreate: monitorKeepers, mayChange: monitorKeepers, mayRemove: monitorKeepers });
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
    return done(
      [put(statusPage, id, { ...input, token: input.isPublic ? newAddress(asked) : null })],
      [{ event: 'status-page-created', data: { id } }],
    );
  },
});

export const changeStatusPage = deed({
  name: 'change-status-page',
  about: `Changes fields of one record; one that becomes public gets an address: ${statusPage.about}`,
  on: statusPage,
  binding: { method: 'PATCH', path: '/status-pages/{id}' },
  input: z.strictObject({ id: z.uuid(), ...statusPage.changeable.shape }),
  may: monitorKeepers,
  *decide(input, asked) {
    const { id, ...fields } = input as { readonly id: string };
    const before = yield* one(statusPage, id);
    if (!before) return notFound(statusPage);
    const changed = differing(before, fields) as Partial<StatusPage>;
    // What was removed since stands in nobody's way.
    const refusal = changed.serviceIds && (yield* refuseServices(changed.serviceIds));
    if (refusal) return refusal;
    if (Object.keys(changed).length === 0) return done([]);
    const token = changed.isPublic && before.token === null ? { token: newAddress(asked) } : {};
    return done([patch(statusPage, id, { ...changed, ...token })], [{ event: 'status-page-changed', data: { id } }]);
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
