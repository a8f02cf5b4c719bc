import type { Principal } from '#platform/kit';

/** The program itself, acting in one organisation: set-up, imports at start, derived corrections. It signs the journal as "Evenkeel". */
export const systemPrincipal = (organisationId: string): Principal => ({
  organisationId,
  membershipId: '00000000-0000-7000-8000-000000000000',
  accountId: '00000000-0000-7000-8000-000000000000',
  personId: null,
  name: 'Evenkeel',
  role: 'owner',
  scopeRoles: {},
  hiddenScopes: [],
  carrier: 'system',
  canWrite: true,
});
