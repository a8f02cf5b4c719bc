import { z } from 'zod';
import { administrators, instant, line, organisationRoles, reference, scopeRoles, staff, thing, zone } from '#platform/kit';

export const locales = ['en', 'de'] as const;

const email = () =>
  z
    .email()
    .max(254)
    .transform((value) => value.toLowerCase())
    .pipe(z.string());

export const organisation = thing({
  name: 'organisation',
  plural: 'organisations',
  room: 'access',
  about: 'One tenant: everything else lies in exactly one organisation',
  schema: z.strictObject({ name: line(200), zone: zone(), locale: z.enum(locales), sample: z.array(z.unknown()).nullable().default(null) }),
  title: 'name',
  secret: ['sample'],
  fixed: ['sample'],
});

export const membership = thing({
  name: 'membership',
  plural: 'memberships',
  room: 'access',
  about: "Somebody's place in the organisation: who may sign in, with which role",
  schema: z.strictObject({
    accountId: reference(),
    name: line(200),
    email: email(),
    role: z.enum(organisationRoles),
    personId: reference().nullable().default(null),
    isActive: z.boolean().default(true),
  }),
  title: 'name',
  searchable: ['name', 'email'],
  sortable: ['name', 'email', 'role'],
  references: { personId: 'person' },
  upward: ['personId'],
  filterable: ['role', 'isActive', 'personId', 'accountId'],
  fixed: ['accountId', 'role', 'isActive', 'email'],
  owner: 'id',
  mayRead: { ...staff, own: true },
});

export const scopeRole = thing({
  name: 'scope-role',
  plural: 'scope-roles',
  room: 'access',
  about: 'The role of one member in one scope, such as a project',
  schema: z.strictObject({ membershipId: reference(), scopeId: reference(), role: z.enum(scopeRoles) }),
  title: 'role',
  references: { membershipId: 'membership', scopeId: 'project' },
  upward: ['scopeId'],
  filterable: ['membershipId', 'scopeId', 'role'],
  fixed: ['membershipId', 'scopeId'],
  scope: 'scopeId',
  owner: 'membershipId',
  mayRead: { ...staff, own: true },
});

export const invitation = thing({
  name: 'invitation',
  plural: 'invitations',
  room: 'access',
  about: 'A link by which somebody new may join the organisation, once and for a while',
  schema: z.strictObject({
    email: email(),
    role: z.enum(organisationRoles),
    personId: reference().nullable().default(null),
    tokenHash: z.string(),
    expiresAt: instant(),
    acceptedAt: instant().nullable().default(null),
  }),
  title: 'email',
  references: { personId: 'person' },
  upward: ['personId'],
  secret: ['tokenHash'],
  sortable: ['email', 'expiresAt'],
  filterable: ['email', 'role'],
  mayRead: administrators,
});

export const apiToken = thing({
  name: 'api-token',
  plural: 'api-tokens',
  room: 'access',
  about: 'A secret by which a program acts for a member, reading only or writing too',
  schema: z.strictObject({
    name: line(100),
    membershipId: reference(),
    scope: z.enum(['read', 'write']),
    tokenHash: z.string(),
    /** Its first characters, to tell it by. */
    hint: z.string(),
    expiresAt: instant().nullable().default(null),
  }),
  title: 'name',
  references: { membershipId: 'membership' },
  secret: ['tokenHash'],
  sortable: ['name', 'expiresAt'],
  filterable: ['membershipId'],
  owner: 'membershipId',
  mayRead: { organisation: ['owner', 'admin'], own: true },
});
