/** Add sources of alerts, change them, give them another token, remove those that have never sent anything. */
import { z } from 'zod';
import { deed, done, managers, many, notFound, one, patch, put, refuse, standardDeeds, type Asked } from '#platform/kit';
import { alertSource } from './alert-source.ts';
import { outsideKinds } from './canonical-event.ts';

const { change, remove } = standardDeeds(alertSource, { mayCreate: managers, mayChange: managers, mayRemove: managers });
export const changeAlertSource = change;
export const removeAlertSource = remove;

const answer = z
  .strictObject({ id: z.uuid(), name: z.string(), kind: alertSource.schema.shape.kind, token: z.string().nullable() })
  .meta({ id: 'NewAlertSource', description: 'A source of alerts with the token that it is to use; the token is told only now' });

/** A token names its organisation, as an API token does: `int_<organisation>_<secret>`. */
function newToken(asked: Asked): { readonly fields: { readonly tokenHash: string; readonly hint: string }; readonly token: string } {
  const secret = asked.secret!();
  const token = `int_${asked.by.organisationId.replaceAll('-', '')}_${secret.token}`;
  return { fields: { tokenHash: secret.hash, hint: secret.token.slice(0, 6) }, token };
}

export const createAlertSource = deed({
  name: 'create-alert-source',
  about: 'Adds a program that sends alerts; the token by which it does is told once.',
  on: alertSource,
  binding: { method: 'POST', path: '/alert-sources' },
  input: alertSource.schema.omit({ tokenHash: true, hint: true }).extend({ kind: z.enum(outsideKinds) }),
  may: managers,
  creates: true,
  answer,
  answersSecret: 'token',
  *decide(input, asked) {
    const id = asked.newId();
    const { fields, token } = newToken(asked);
    return done([put(alertSource, id, { ...input, ...fields })], [{ event: 'alert-source-created', data: { id } }], {
      id,
      name: input.name,
      kind: input.kind,
      token,
    });
  },
});

export const createOwnAlertSource = deed({
  name: 'create-own-alert-source',
  about: 'Adds this program itself as a source of alerts, when it has something to say for the first time; it needs no token.',
  on: alertSource,
  binding: { method: 'POST', path: '/alert-sources/own' },
  input: z.strictObject({ name: alertSource.schema.shape.name }),
  may: managers,
  creates: true,
  isInner: true,
  *decide({ name }, asked) {
    const [known] = yield* many(alertSource, { kind: 'evenkeel' });
    if (known) return done([]);
    const id = asked.newId();
    const row = alertSource.schema.parse({ name, kind: 'evenkeel', hint: '' });
    return done([put(alertSource, id, row)], [{ event: 'alert-source-created', data: { id } }]);
  },
});

export const renewAlertToken = deed({
  name: 'renew-alert-token',
  about: 'Gives a source another token, told once; the one before is worthless at once.',
  on: alertSource,
  binding: { method: 'POST', path: '/alert-sources/{id}/token' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  answer,
  answersSecret: 'token',
  *decide({ id }, asked) {
    const before = yield* one(alertSource, id);
    if (!before) return notFound(alertSource);
    if (before.kind === 'evenkeel') return refuse('own-source-has-no-token', 'this program itself needs no token', { status: 409 });
    const { fields, token } = newToken(asked);
    return done([patch(alertSource, id, fields)], [{ event: 'alert-token-renewed', data: { id } }], {
      id,
      name: before.name,
      kind: before.kind,
      token,
    });
  },
});
