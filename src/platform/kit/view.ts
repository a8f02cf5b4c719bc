/** A view is a read that no single thing gives: declared here, answered in a room's server shelf by SQL or by computing from facts. */
import type { z } from 'zod';
import type { Permission, Principal } from './permission.ts';

export interface View<Q extends z.ZodObject = z.ZodObject, R extends z.ZodType = z.ZodType> {
  /** Adjective-noun: `open-tasks`. */
  readonly name: string;
  readonly about: string;
  /** Under /api/v1; `{name}` parts are fields of the query. */
  readonly path: `/${string}`;
  readonly query: Q;
  readonly result: R;
  readonly may: Permission;
  /** The scope (project id) that the query is about, when it is about one. */
  readonly scopeIn?: (query: z.output<Q>) => string | null;
  /** The owner (person or membership id) that the query is about, when it is about one. */
  readonly ownerIn?: (query: z.output<Q>, by: Principal) => string | null;
}

export const view = <Q extends z.ZodObject, R extends z.ZodType>(definition: View<Q, R>): View<Q, R> => definition;
