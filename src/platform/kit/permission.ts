/** Who may do what, as plain data: denied unless a line here allows it. Shown as a page, and tested cell by cell. */

/** Standing in the whole organisation, from most to least. */
export const organisationRoles = ['owner', 'admin', 'manager', 'member', 'requester', 'auditor'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/** Standing within one scope (a project). */
export const scopeRoles = ['lead', 'contributor', 'viewer'] as const;
export type ScopeRole = (typeof scopeRoles)[number];

export interface Permission {
  /** These organisation roles may, everywhere in their organisation. */
  readonly organisation: readonly OrganisationRole[];
  /** These roles in the record's own scope may. */
  readonly scope?: readonly ScopeRole[];
  /** The one whose record it is may. */
  readonly own?: boolean;
}

/** What a signed-in someone (or a token acting for them) is. */
export interface Principal {
  readonly organisationId: string;
  readonly membershipId: string;
  readonly accountId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly role: OrganisationRole;
  /** Scope id to role in it. */
  readonly scopeRoles: Readonly<Record<string, ScopeRole>>;
  /** Scopes for members only in which this principal has no role: nothing in them exists for them. */
  readonly hiddenScopes: readonly string[];
  /** A session may all that the person may; a token only what it was made for. */
  readonly carrier: 'session' | 'token' | 'system';
  readonly canWrite: boolean;
}

/** Where a record stands towards a principal. */
export interface Standing {
  readonly scopeId?: string | null;
  readonly ownerId?: string | null;
}

/** May this principal, standing thus towards the record? The only place that says yes. */
export function isAllowed(permission: Permission, principal: Principal, standing: Standing = {}): boolean {
  if (isHidden(principal, standing.scopeId)) return false;
  if (permission.organisation.includes(principal.role)) return true;
  if (permission.own && standing.ownerId && (standing.ownerId === principal.membershipId || standing.ownerId === principal.personId))
    return true;
  const scopeRole = standing.scopeId ? principal.scopeRoles[standing.scopeId] : undefined;
  return scopeRole !== undefined && (permission.scope?.includes(scopeRole) ?? false);
}

/** A scope for members only is hidden from those without a role in it, whatever else they are. */
export const isHidden = (principal: Principal, scopeId: string | null | undefined): boolean =>
  scopeId != null && principal.hiddenScopes.includes(scopeId);

/** Short ways to say the usual lines of the permission table. */
export const everyone: Permission = { organisation: organisationRoles };
export const staff: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'], scope: scopeRoles };
export const managers: Permission = { organisation: ['owner', 'admin', 'manager'] };
export const administrators: Permission = { organisation: ['owner', 'admin'] };
export const ownersOnly: Permission = { organisation: ['owner'] };
export const planners: Permission = { organisation: ['owner', 'admin', 'manager'], scope: ['lead'] };
export const contributors: Permission = { organisation: ['owner', 'admin', 'manager'], scope: ['lead', 'contributor'] };
