import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import {
  apiToken,
  changeMembership,
  changeOrganisation,
  changeRole,
  createApiToken,
  createInvitation,
  createScopeRole,
  changeScopeRole,
  deactivateMembership,
  invitation,
  membership,
  organisation,
  reactivateMembership,
  removeApiToken,
  removeInvitation,
  removeScopeRole,
  scopeRole,
} from '#access/rules';

const member = (id: number, role: string, isActive = true) =>
  record(membership, idOf(id), { accountId: idOf(id + 1000), name: `Member ${id}`, email: `m${id}@example.org`, role, isActive });
const owner = principal({ role: 'owner' });
const admin = principal({ role: 'admin' });

test('an admin makes a member a manager', () => {
  const [change] = changesOf(decide(changeRole as never, { id: idOf(1), role: 'manager' }, [member(1, 'member')], admin));
  assert.deepEqual(change, { kind: 'patch', thing: membership, id: idOf(1), fields: { role: 'manager' } });
});
test('a person signs in with one account', () => {
  const linked = record(membership, idOf(2), {
    accountId: idOf(1002),
    name: 'Member 2',
    email: 'm2@example.org',
    role: 'member',
    isActive: true,
    personId: idOf(77),
  });
  const link = (id: number) =>
    decide(changeMembership as never, { id: idOf(id), personId: idOf(77) }, [member(1, 'member'), linked], admin);
  assert.equal(refusalOf(link(1)), 'person-has-account');
  assert.deepEqual(
    changesOf(decide(changeMembership as never, { id: idOf(1), personId: idOf(78) }, [member(1, 'member'), linked], admin)),
    [{ kind: 'patch', thing: membership, id: idOf(1), fields: { personId: idOf(78) } }],
  );
});
test('an admin can neither make nor unmake an owner', () => {
  assert.equal(refusalOf(decide(changeRole as never, { id: idOf(1), role: 'owner' }, [member(1, 'member')], admin)), 'above-your-own');
  assert.equal(
    refusalOf(decide(changeRole as never, { id: idOf(1), role: 'member' }, [member(1, 'owner'), member(2, 'owner')], admin)),
    'above-your-own',
  );
});
test('the last owner keeps the role and the place', () => {
  assert.equal(refusalOf(decide(changeRole as never, { id: idOf(1), role: 'admin' }, [member(1, 'owner')], owner)), 'last-owner');
  assert.equal(refusalOf(decide(deactivateMembership as never, { id: idOf(1) }, [member(1, 'owner')], owner)), 'last-owner');
});
test('one of two owners may go, and come back', () => {
  const facts = [member(1, 'owner'), member(2, 'owner')];
  const gone = changesOf(decide(deactivateMembership as never, { id: idOf(1) }, facts, owner));
  assert.equal(gone.length, 1);
  const back = changesOf(decide(reactivateMembership as never, { id: idOf(1) }, after(facts, gone), owner));
  assert.deepEqual((back[0] as { fields: object }).fields, { isActive: true });
});
test('only an owner lets an owner in again', () => {
  assert.equal(refusalOf(decide(reactivateMembership as never, { id: idOf(1) }, [member(1, 'owner', false)], admin)), 'above-your-own');
});
test('a name may be changed, the role only by its own deed', () => {
  const [change] = changesOf(decide(changeMembership as never, { id: idOf(1), name: 'New Name' }, [member(1, 'member')], admin));
  assert.deepEqual((change as { fields: object }).fields, { name: 'New Name' });
  assert.throws(() => changeMembership.input.parse({ id: idOf(1), role: 'owner' }));
});
test('the organisation is renamed', () => {
  const facts = [record(organisation, idOf(1), { name: 'Old', zone: 'Europe/Berlin', locale: 'en' })];
  assert.equal(changesOf(decide(changeOrganisation as never, { id: idOf(1), name: 'New' }, facts, owner)).length, 1);
});
test('nobody is invited twice, nor above the inviter', () => {
  assert.equal(
    refusalOf(decide(createInvitation as never, { email: 'M1@example.org', role: 'member' }, [member(1, 'member')], admin)),
    'already-member',
  );
  assert.equal(refusalOf(decide(createInvitation as never, { email: 'x@example.org', role: 'owner' }, [], admin)), 'above-your-own');
});
test('an invitation is taken back', () => {
  const facts = [
    record(invitation, idOf(5), { email: 'x@example.org', role: 'member', tokenHash: 'h', expiresAt: '2027-01-01T00:00:00.000Z' }),
  ];
  assert.equal(changesOf(decide(removeInvitation as never, { id: idOf(5) }, facts, admin))[0]?.kind, 'remove');
});
test('a token makes no further token', () => {
  assert.equal(
    refusalOf(decide(createApiToken as never, { name: 'ci', scope: 'read' }, [], principal({ carrier: 'token' }))),
    'token-makes-no-token',
  );
});
test('a token cannot have run out before it was made', () => {
  assert.equal(
    refusalOf(decide(createApiToken as never, { name: 'ci', scope: 'read', expiresAt: '2020-01-01T00:00:00.000Z' }, [])),
    'expired-already',
  );
});
test('a token is removed', () => {
  const facts = [record(apiToken, idOf(6), { name: 'ci', membershipId: idOf(900_002), scope: 'read', tokenHash: 'h', hint: 'abc' })];
  assert.equal(changesOf(decide(removeApiToken as never, { id: idOf(6) }, facts))[0]?.kind, 'remove');
});
test('a lead gives roles in the own project only', () => {
  const lead = principal({ role: 'member', scopeRoles: { [idOf(7)]: 'lead' } });
  assert.equal(
    changesOf(decide(createScopeRole as never, { membershipId: idOf(1), scopeId: idOf(7), role: 'viewer' }, [], lead)).length,
    1,
  );
  assert.equal(
    refusalOf(decide(createScopeRole as never, { membershipId: idOf(1), scopeId: idOf(8), role: 'viewer' }, [], lead)),
    'no-such-reference',
  );
});
test('a role in a project is changed and taken away', () => {
  const facts = [record(scopeRole, idOf(9), { membershipId: idOf(1), scopeId: idOf(7), role: 'viewer' })];
  assert.equal(changesOf(decide(changeScopeRole as never, { id: idOf(9), role: 'lead' }, facts, owner)).length, 1);
  assert.equal(changesOf(decide(removeScopeRole as never, { id: idOf(9) }, facts, owner))[0]?.kind, 'remove');
});
