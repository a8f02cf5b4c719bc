import { z } from 'zod';
import {
  administrators,
  deed,
  done,
  everyone,
  isAllowed,
  instant,
  line,
  many,
  notFound,
  one,
  organisationRoles,
  ownersOnly,
  patch,
  planners,
  put,
  reference,
  refuse,
  remove,
  standardDeeds,
  type OrganisationRole,
} from '#platform/kit';
import { apiToken, invitation, membership, organisation, scopeRole } from './things.ts';

const rank = (role: OrganisationRole): number => organisationRoles.length - organisationRoles.indexOf(role);
const mayGive = (by: OrganisationRole, role: OrganisationRole): boolean => by === 'owner' || (role !== 'owner' && rank(role) <= rank(by));

export const changeOrganisation = standardDeeds(organisation, {
  mayCreate: ownersOnly,
  mayChange: administrators,
  mayRemove: ownersOnly,
}).change;

export const changeMembership = standardDeeds(membership, {
  mayCreate: administrators,
  mayChange: administrators,
  mayRemove: administrators,
  *check(next, before) {
    if (!next.personId || next.personId === before?.personId) return undefined;
    const other = (yield* many(membership, { personId: next.personId })).find((each) => each.id !== before?.id);
    return (
      other && refuse('person-has-account', `${other.name} signs in as this person`, { field: 'personId', values: { name: other.name } })
    );
  },
}).change;

export const changeRole = deed({
  name: 'change-role',
  about: 'Gives a member another role in the organisation; nobody gives more than they have, and one owner always stays',
  on: membership,
  binding: { method: 'POST', path: '/memberships/{id}/role' },
  input: z.strictObject({ id: z.uuid(), role: z.enum(organisationRoles) }),
  may: administrators,
  *decide(input, asked) {
    const member = yield* one(membership, input.id);
    if (!member) return notFound(membership);
    if (member.role === input.role) return done([]);
    if (!mayGive(asked.by.role, input.role) || !mayGive(asked.by.role, member.role))
      return refuse('above-your-own', `only an owner makes or unmakes an owner`, { field: 'role', status: 403 });
    if (member.role === 'owner') {
      const owners = yield* many(membership, { role: 'owner', isActive: true });
      if (owners.length < 2)
        return refuse('last-owner', `${member.name} is the last owner`, { field: 'role', values: { name: member.name } });
    }
    return done([patch(membership, input.id, { role: input.role })], [{ event: 'role-changed', data: { id: input.id } }]);
  },
});

export const deactivateMembership = deed({
  name: 'deactivate-membership',
  about: 'Shuts a member out at once: sessions and tokens stop working. The history keeps the name',
  on: membership,
  binding: { method: 'POST', path: '/memberships/{id}/deactivate' },
  input: z.strictObject({ id: z.uuid() }),
  may: administrators,
  *decide(input, asked) {
    const member = yield* one(membership, input.id);
    if (!member) return notFound(membership);
    if (!mayGive(asked.by.role, member.role)) return refuse('above-your-own', 'only an owner shuts out an owner', { status: 403 });
    if (member.role === 'owner' && (yield* many(membership, { role: 'owner', isActive: true })).length < 2)
      return refuse('last-owner', `${member.name} is the last owner`, { values: { name: member.name } });
    return done(member.isActive ? [patch(membership, input.id, { isActive: false })] : [], [
      { event: 'membership-deactivated', data: { id: input.id } },
    ]);
  },
});

export const reactivateMembership = deed({
  name: 'reactivate-membership',
  about: 'Lets a member in again',
  on: membership,
  binding: { method: 'POST', path: '/memberships/{id}/reactivate' },
  input: z.strictObject({ id: z.uuid() }),
  may: administrators,
  *decide(input, asked) {
    const member = yield* one(membership, input.id);
    if (!member) return notFound(membership);
    if (!mayGive(asked.by.role, member.role)) return refuse('above-your-own', 'only an owner lets an owner in', { status: 403 });
    return done(member.isActive ? [] : [patch(membership, input.id, { isActive: true })]);
  },
});

const scopeRoleDeeds = standardDeeds(scopeRole, {
  mayCreate: planners,
  mayChange: planners,
  mayRemove: planners,
  *check(next, _before, asked) {
    // In the very words for what does not exist, so that nobody learns of a project by asking for a role in it.
    if (!isAllowed(planners, asked.by, { scopeId: next.scopeId }))
      return refuse('no-such-reference', 'scopeId refers to nothing that exists', { field: 'scopeId' });
    return undefined;
  },
});

export const createInvitation = deed({
  name: 'create-invitation',
  about: 'Makes a link by which somebody new may join; the link is shown once',
  on: invitation,
  binding: { method: 'POST', path: '/invitations' },
  input: z.strictObject({ email: z.email().max(254), role: z.enum(organisationRoles), personId: reference().nullable().default(null) }),
  may: administrators,
  creates: true,
  answer: z
    .strictObject({
      id: z.uuid(),
      email: z.string(),
      role: z.enum(organisationRoles),
      expiresAt: z.iso.datetime(),
      token: z.string().nullable(),
    })
    .meta({ id: 'NewInvitation' }),
  answersSecret: 'token',
  *decide(input, asked) {
    const email = input.email.toLowerCase();
    if (!mayGive(asked.by.role, input.role))
      return refuse('above-your-own', 'nobody invites to more than their own role', { field: 'role', status: 403 });
    if ((yield* many(membership, { email, isActive: true })).length)
      return refuse('already-member', `${email} is a member already`, { field: 'email', values: { email } });
    const id = asked.newId();
    const secret = asked.secret!();
    const expiresAt = new Date(Date.parse(asked.at) + 14 * 86_400_000).toISOString();
    return done(
      [put(invitation, id, { email, role: input.role, personId: input.personId, tokenHash: secret.hash, expiresAt, acceptedAt: null })],
      [{ event: 'member-invited', data: { id } }],
      { id, email, role: input.role, expiresAt, token: `inv_${asked.by.organisationId.replaceAll('-', '')}_${secret.token}` },
    );
  },
});

export const removeInvitation = standardDeeds(invitation, {
  mayCreate: administrators,
  mayChange: administrators,
  mayRemove: administrators,
}).remove;

export const createApiToken = deed({
  name: 'create-api-token',
  about: 'Makes a token by which a program acts for yourself; it is shown once',
  on: apiToken,
  binding: { method: 'POST', path: '/api-tokens' },
  input: z.strictObject({ name: line(100), scope: z.enum(['read', 'write']), expiresAt: instant().nullable().default(null) }),
  may: everyone,
  creates: true,
  answer: z
    .strictObject({
      id: z.uuid(),
      name: z.string(),
      scope: z.enum(['read', 'write']),
      expiresAt: z.iso.datetime().nullable(),
      token: z.string().nullable(),
    })
    .meta({ id: 'NewApiToken' }),
  answersSecret: 'token',
  *decide(input, asked) {
    if (asked.by.carrier === 'token')
      return refuse('token-makes-no-token', 'a token cannot make tokens; sign in for that', { status: 403 });
    if (input.expiresAt && input.expiresAt <= asked.at) return refuse('expired-already', 'expiry lies in the past', { field: 'expiresAt' });
    const id = asked.newId();
    const secret = asked.secret!();
    const token = `evk_${asked.by.organisationId.replaceAll('-', '')}_${secret.token}`;
    return done(
      [
        put(apiToken, id, {
          name: input.name,
          membershipId: asked.by.membershipId,
          scope: input.scope,
          tokenHash: secret.hash,
          hint: secret.token.slice(0, 6),
          expiresAt: input.expiresAt,
        }),
      ],
      [],
      { id, name: input.name, scope: input.scope, expiresAt: input.expiresAt, token },
    );
  },
});

export const removeApiToken = deed({
  name: 'remove-api-token',
  about: 'Makes a token worthless at once',
  on: apiToken,
  binding: { method: 'DELETE', path: '/api-tokens/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: { organisation: ['owner', 'admin'], own: true },
  *decide(input) {
    return (yield* one(apiToken, input.id)) ? done([remove(apiToken, input.id)]) : notFound(apiToken);
  },
});

export const accessDeeds = [
  changeOrganisation,
  changeMembership,
  changeRole,
  deactivateMembership,
  reactivateMembership,
  scopeRoleDeeds.create,
  scopeRoleDeeds.change,
  scopeRoleDeeds.remove,
  createInvitation,
  removeInvitation,
  createApiToken,
  removeApiToken,
];
export const createScopeRole = scopeRoleDeeds.create;
export const changeScopeRole = scopeRoleDeeds.change;
export const removeScopeRole = scopeRoleDeeds.remove;
