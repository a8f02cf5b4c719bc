/** A deed is one value: what it needs to be told, who may, and what it decides. Everything else is derived. */
import type { z } from 'zod';
import type { Decision, Refusal } from './decision.ts';
import type { Asking } from './facts.ts';
import type { Permission, Principal } from './permission.ts';
import type { Thing } from './thing.ts';

/** What the floor tells a deed besides its input; clock and chance come from here and nowhere else. */
export interface Asked {
  /** Now, RFC 3339 in UTC. */
  readonly at: string;
  /** A fresh UUIDv7. */
  readonly newId: () => string;
  /** A fresh secret of 256 bits and the SHA-256 (hex) under which it is kept. Only the server can make one. */
  readonly secret?: () => { readonly token: string; readonly hash: string };
  /** False for a literal address that checks may not ask, in a host or a URL. Only the server knows. */
  readonly mayLookAt?: (place: string) => boolean;
  readonly by: Principal;
  /** The what-if branch that the deed is aimed at; null for the live plan. */
  readonly branchId: string | null;
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Deed<S extends z.ZodObject = z.ZodObject, T extends Thing = Thing, A extends z.ZodType = z.ZodType> {
  /** Verb-noun: `move-task`. */
  readonly name: string;
  /** One sentence for the API page. */
  readonly about: string;
  /** The thing it is about. `input.id` is its target, unless the deed creates. */
  readonly on: T;
  readonly binding: { readonly method: Method; readonly path: `/${string}` };
  readonly input: S;
  readonly may: Permission;
  /** True when it brings a new record about. */
  readonly creates?: boolean;
  /** For a deed without a target: the record whose scope counts, by thing and id. */
  readonly within?: (input: z.output<S>) => { readonly thing: Thing; readonly id: string } | null;
  /** Shape of its answer, when that is not the record it is about. */
  readonly answer?: A;
  /** Whose it will be, for a deed that creates and that owners may do for themselves. */
  readonly ownerIn?: (input: z.output<S>) => string | null;
  /** True when the input may hold thousands of rows: the body may be larger (limits table). */
  readonly isBulk?: boolean;
  /** True for a deed that has no endpoint of its own: an own endpoint does it with rows that no JSON input carries. */
  readonly isInner?: boolean;
  /** What is said, rather than why, when undo cannot take it back any more: what to do instead. `values.leadsTo` is where. */
  readonly insteadOfUndo?: Refusal;
  /** True for the one deed that brings a branch's changes into the live plan. */
  readonly merges?: boolean;
  /** The field of the answer that is shown once and never again (a new token). */
  readonly answersSecret?: string;
  readonly decide: (input: z.output<S>, asked: Asked) => Asking<Decision>;
}

export const deed = <S extends z.ZodObject, T extends Thing, A extends z.ZodType = z.ZodType>(definition: Deed<S, T, A>): Deed<S, T, A> =>
  definition;
