/** Which records of a thing a principal may read, as a condition for SQL: the same rule as `isAllowed`, for many rows at once. */
import { branch, isAllowed, Problem, type Principal, type Registry, type Thing } from '#platform/kit';
import { columnOf } from './columns.ts';

export type Parameters = unknown[];

/** Adds a value and answers its place: `$3`. */
export const place = (parameters: Parameters, value: unknown): string => `$${parameters.push(value)}`;

/** @throws Problem 403 when nothing of this thing can ever be read by this principal. */
export function visibleTo(thing: Thing, principal: Principal, parameters: Parameters, alias = 't'): string {
  const scope = thing.scope ? columnOf(thing.fieldOf.get(thing.scope)!, alias) : undefined;
  const owner = thing.owner ? columnOf(thing.fieldOf.get(thing.owner)!, alias) : undefined;
  const shown =
    scope && principal.hiddenScopes.length
      ? `(${scope} is null or ${scope} <> all(${place(parameters, principal.hiddenScopes)}::uuid[]))`
      : 'true';
  if (thing.mayRead.organisation.includes(principal.role)) return shown;
  const ways: string[] = [];
  if (scope && thing.mayRead.scope) {
    const scopes = Object.entries(principal.scopeRoles)
      .filter(([, role]) => thing.mayRead.scope!.includes(role))
      .map(([id]) => id);
    ways.push(`${scope} = any(${place(parameters, scopes)}::uuid[])`);
  }
  if (owner && thing.mayRead.own)
    ways.push(`${owner} = any(${place(parameters, [principal.membershipId, principal.personId].filter(Boolean))}::uuid[])`);
  if (ways.length === 0) throw new Problem(403, 'not-permitted', 'Not permitted', { detail: `your role does not read ${thing.plural}` });
  return `(${shown} and (${ways.join(' or ')}))`;
}

/** The same for one record at hand. */
export const isVisible = (thing: Thing, principal: Principal, row: object): boolean =>
  isAllowed(thing.mayRead, principal, standingOf(thing, row));

/** Where a record stands: its scope and its owner. */
export function standingOf(thing: Thing, row: object): { scopeId: string | null; ownerId: string | null } {
  const fields = row as Record<string, unknown>;
  return {
    scopeId: thing.scope ? ((fields[thing.scope] as string | null | undefined) ?? null) : null,
    ownerId: thing.owner ? ((fields[thing.owner] as string | null | undefined) ?? null) : null,
  };
}

/** What is asked of a line of the journal before it is shown. */
export interface LineStanding {
  readonly thing: string;
  readonly scopeId: string | null;
  readonly ownerId: string | null;
  readonly branchId: string | null;
  readonly branchOwnerId: string | null;
}

/** A line of the journal is for those who may read its record, and what a what-if changed only for those who may see the what-if. */
export function isLineVisible(registry: Registry, principal: Principal, line: LineStanding): boolean {
  const thing = registry.things.get(line.thing);
  if (!thing || !isAllowed(thing.mayRead, principal, line)) return false;
  return line.branchId === null || isAllowed(branch.mayRead, principal, { ownerId: line.branchOwnerId });
}
