/** Signing in and one's own account: before there is a membership there is nobody who could do a deed, so these are endpoints of their own. */
import { z } from 'zod';
import { everyone, line, organisationRoles, ownEndpoint, scopeRoles, zone } from '#platform/kit';
import { locales } from './things.ts';

/** NIST SP 800-63B: length counts, composition rules do not. */
export const password = () => z.string().min(10, 'use at least 10 characters').max(200);

const me = z.strictObject({
  membershipId: z.uuid(),
  personId: z.uuid().nullable(),
  name: z.string(),
  email: z.string(),
  role: z.enum(organisationRoles),
  scopeRoles: z.record(z.string(), z.enum(scopeRoles)),
  canWrite: z.boolean(),
  hasSecondFactor: z.boolean(),
});

export const sessionShape = z
  .strictObject({
    isFirstRun: z.boolean(),
    me: me.nullable(),
    organisation: z.strictObject({ id: z.uuid(), name: z.string(), zone: z.string(), hasSample: z.boolean() }).nullable(),
    locale: z.enum(locales).nullable(),
    theme: z.enum(['auto', 'light', 'dark']).nullable(),
    settings: z.record(z.string(), z.unknown()),
    /** Where this person may also go. */
    places: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    version: z.string(),
  })
  .meta({ id: 'Session' });

const common = { tag: 'access', input: z.strictObject({}) } as const;

export const readSession = ownEndpoint({
  ...common,
  id: 'read-session',
  method: 'GET',
  path: '/session',
  about: 'Who is signed in here; the first thing a screen asks',
  answer: sessionShape,
  may: null,
});

const placeCode = () => z.string().regex(/^[A-Z0-9]{1,3}$/, 'must be a code of ISO 3166');

export const firstRun = ownEndpoint({
  ...common,
  id: 'first-run',
  method: 'POST',
  path: '/first-run',
  about: 'Sets the organisation and its owner up, once, on a fresh installation',
  input: z.strictObject({
    organisation: line(200),
    name: line(200),
    email: z.email().max(254),
    password: password(),
    zone: zone().default('Europe/Berlin'),
    locale: z.enum(locales).default('en'),
    /** Whose public holidays nobody works on, ISO 3166; none when left out. */
    countryCode: placeCode().nullable().default(null),
    regionCode: placeCode().nullable().default(null),
    withSample: z.boolean().default(false),
  }),
  answer: sessionShape,
  may: null,
});

/** Asked before there is anybody who could be signed in. */
export const firstRunPlaces = ownEndpoint({
  ...common,
  id: 'first-run-places',
  method: 'GET',
  path: '/first-run/places',
  about: 'The countries, or the regions of one, whose public holidays a new organisation can begin with',
  input: z.strictObject({ countryCode: placeCode().optional() }),
  answer: z.strictObject({ items: z.array(z.strictObject({ code: z.string(), name: z.string() })) }).meta({ id: 'FirstRunPlaces' }),
  may: null,
});

export const signIn = ownEndpoint({
  ...common,
  id: 'sign-in',
  method: 'POST',
  path: '/sign-in',
  about: 'Signs in by e-mail address and password, and by a one-time code where a second factor is on; sets the session cookie',
  input: z.strictObject({
    email: z.string().max(254),
    password: z.string().max(200),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  answer: sessionShape,
  may: null,
});

export const signOut = ownEndpoint({ ...common, id: 'sign-out', method: 'POST', path: '/sign-out', about: 'Ends this session', may: null });

export const goTo = ownEndpoint({
  ...common,
  id: 'go-to-organisation',
  method: 'POST',
  path: '/session/organisation',
  about: 'Turns this session to another organisation of the same account',
  input: z.strictObject({ organisationId: z.uuid() }),
  answer: sessionShape,
  may: everyone,
});

const accountShape = z
  .strictObject({
    name: z.string(),
    email: z.string(),
    locale: z.enum(locales),
    theme: z.enum(['auto', 'light', 'dark']),
    settings: z.record(z.string(), z.unknown()),
    hasSecondFactor: z.boolean(),
  })
  .meta({ id: 'Account' });

export const readAccount = ownEndpoint({
  ...common,
  id: 'read-account',
  method: 'GET',
  path: '/account',
  about: 'Your own account',
  answer: accountShape,
  may: everyone,
});

export const changeAccount = ownEndpoint({
  ...common,
  id: 'change-account',
  method: 'PATCH',
  path: '/account',
  about: 'Changes your name, language, theme or settings of the screens',
  input: z.strictObject({
    name: line(200).optional(),
    locale: z.enum(locales).optional(),
    theme: z.enum(['auto', 'light', 'dark']).optional(),
    settings: z.record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])).optional(),
  }),
  answer: accountShape,
  may: everyone,
});

export const changePassword = ownEndpoint({
  ...common,
  id: 'change-password',
  method: 'POST',
  path: '/account/password',
  about: 'Changes your password and ends all your other sessions',
  input: z.strictObject({ current: z.string().max(200), next: password() }),
  may: everyone,
});

export const startTotp = ownEndpoint({
  ...common,
  id: 'start-second-factor',
  method: 'POST',
  path: '/account/totp',
  about: 'Begins to set up one-time codes (TOTP, RFC 6238): answers the secret to put into an authenticator',
  input: z.strictObject({ password: z.string().max(200) }),
  answer: z.strictObject({ secret: z.string(), uri: z.string() }).meta({ id: 'NewSecondFactor' }),
  may: everyone,
});

export const confirmTotp = ownEndpoint({
  ...common,
  id: 'confirm-second-factor',
  method: 'POST',
  path: '/account/totp/confirm',
  about: 'Switches one-time codes on, once the authenticator shows the right one',
  input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  may: everyone,
});

export const stopTotp = ownEndpoint({
  ...common,
  id: 'stop-second-factor',
  method: 'POST',
  path: '/account/totp/stop',
  about: 'Switches one-time codes off',
  input: z.strictObject({ password: z.string().max(200) }),
  may: everyone,
});

export const listSessions = ownEndpoint({
  ...common,
  id: 'list-sessions',
  method: 'GET',
  path: '/sessions',
  about: 'Where you are signed in',
  answer: z
    .strictObject({
      items: z.array(
        z.strictObject({
          id: z.uuid(),
          startedAt: z.iso.datetime(),
          seenAt: z.iso.datetime(),
          agent: z.string(),
          address: z.string(),
          isThis: z.boolean(),
        }),
      ),
    })
    .meta({ id: 'SessionList' }),
  may: everyone,
});

export const endSession = ownEndpoint({
  ...common,
  id: 'end-session',
  method: 'DELETE',
  path: '/sessions/{id}',
  about: 'Signs you out there',
  input: z.strictObject({ id: z.uuid() }),
  may: everyone,
});

export const seeInvitation = ownEndpoint({
  ...common,
  id: 'see-invitation',
  method: 'POST',
  path: '/invitations/seen',
  about: 'What an invitation link is for',
  input: z.strictObject({ token: z.string().min(20).max(300) }),
  answer: z
    .strictObject({ organisation: z.string(), email: z.string(), role: z.enum(organisationRoles), hasAccount: z.boolean() })
    .meta({ id: 'SeenInvitation' }),
  may: null,
});

export const acceptInvitation = ownEndpoint({
  ...common,
  id: 'accept-invitation',
  method: 'POST',
  path: '/invitations/accepted',
  about: 'Joins by an invitation link. Who has an account already proves it by its password',
  input: z.strictObject({ token: z.string().min(20).max(300), name: line(200), password: password() }),
  answer: sessionShape,
  may: null,
});

export const accessEndpoints = [
  readSession,
  firstRun,
  firstRunPlaces,
  signIn,
  signOut,
  goTo,
  readAccount,
  changeAccount,
  changePassword,
  startTotp,
  confirmTotp,
  stopTotp,
  listSessions,
  endSession,
  seeInvitation,
  acceptInvitation,
];
