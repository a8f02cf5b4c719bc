/** Turns a session cookie or a bearer token into a principal, in one look-up; nothing is cached, so revocation acts at once. */
import type { Pool } from 'pg';
import type { OrganisationRole, Principal, ScopeRole } from '#platform/kit';
import { hashOfSecret } from '#platform/server';

interface Found {
  organisation_id: string;
  membership_id: string;
  account_id: string;
  person_id: string | null;
  name: string;
  role: OrganisationRole;
  scope_roles: Record<string, ScopeRole>;
  hidden_scopes: string[];
  scope?: 'read' | 'write';
}

const columns = 'organisation_id, membership_id, account_id, person_id, name, role, scope_roles, hidden_scopes::text[] as hidden_scopes';

export const makeAuthenticate =
  (pool: Pool) =>
  async ({ cookie, bearer }: { cookie: string | undefined; bearer: string | undefined }): Promise<Principal | null> => {
    if (bearer !== undefined) {
      const parts = /^evk_([0-9a-f]{32})_([\w-]{43})$/.exec(bearer);
      if (!parts) return null;
      const organisationId = parts[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const { rows } = await pool.query<Found>(`select ${columns}, scope from access.principal_of_token($1, $2)`, [
        organisationId,
        hashOfSecret(parts[2]!),
      ]);
      return rows[0] ? principalOf(rows[0], 'token', rows[0].scope === 'write') : null;
    }
    if (cookie === undefined || !/^[\w-]{43}$/.test(cookie)) return null;
    const { rows } = await pool.query<Found>(`select ${columns} from access.principal_of_session($1)`, [hashOfSecret(cookie)]);
    return rows[0] ? principalOf(rows[0], 'session', rows[0].role !== 'auditor') : null;
  };

const principalOf = (found: Found, carrier: Principal['carrier'], canWrite: boolean): Principal => ({
  organisationId: found.organisation_id,
  membershipId: found.membership_id,
  accountId: found.account_id,
  personId: found.person_id,
  name: found.name,
  role: found.role,
  scopeRoles: found.scope_roles,
  hiddenScopes: found.hidden_scopes,
  carrier,
  canWrite: canWrite && found.role !== 'auditor',
});
