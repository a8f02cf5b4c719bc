/** One HTTP endpoint, described once: route, validation, OpenAPI, typed client and the authorisation matrix are derived from it. */
import { z } from 'zod';
import type { Deed } from './deed.ts';
import { listQueryOf } from './list-query.ts';
import type { Permission } from './permission.ts';
import { pascal, type Row, type Thing } from './thing.ts';
import type { View } from './view.ts';

export type Source =
  | { readonly of: 'list'; readonly thing: Thing }
  | { readonly of: 'one'; readonly thing: Thing }
  | { readonly of: 'history'; readonly thing: Thing }
  | { readonly of: 'deed'; readonly deed: Deed }
  | { readonly of: 'view'; readonly view: View }
  | { readonly of: 'own' };

export interface Endpoint<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under /api/v1, `{id}` for path parameters. */
  readonly path: `/${string}`;
  readonly about: string;
  readonly tag: string;
  /** Path parameters, query and body together, as one flat object. */
  readonly input: I;
  /** Which of the input's fields travel in the path; of the rest, GET sends them in the query, others in the body. */
  readonly inPath: readonly string[];
  readonly answer: O | null;
  readonly status: 200 | 201 | 204;
  /** Null: open to anybody (sign-in and the like). */
  readonly may: Permission | null;
  readonly needsIfMatch: boolean;
  /** `bytes`: the body is a file (application/octet-stream), everything else travels in path and query. */
  readonly carries?: 'json' | 'bytes';
  /** `bytes`: the answer is a file. */
  readonly answers?: 'json' | 'bytes';
  /** For programs that send by themselves, many at once, and take every 4xx for final: the limit is wider, and too fast is told as 503. */
  readonly isForSenders?: boolean;
  readonly source: Source;
}

type OwnEndpoint<I extends z.ZodObject, O extends z.ZodType> = Omit<
  Endpoint<I, O>,
  'inPath' | 'needsIfMatch' | 'source' | 'status' | 'answer'
> & {
  readonly answer?: O | null;
  readonly status?: Endpoint['status'];
};

/** An endpoint that is neither a thing's nor a deed's nor a view's (signing in, uploading a file); its room's server shelf answers it. */
export const ownEndpoint = <I extends z.ZodObject, O extends z.ZodType = z.ZodType>(definition: OwnEndpoint<I, O>): Endpoint<I, O> => ({
  ...definition,
  answer: definition.answer ?? null,
  status: definition.status ?? (definition.answer || definition.answers === 'bytes' ? 200 : 204),
  inPath: pathParts(definition.path),
  needsIfMatch: false,
  source: { of: 'own' },
});

function pathParts(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
}

export const pageOf = <T extends Thing>(thing: T) =>
  z
    .strictObject({ items: z.array(thing.record), nextCursor: z.string().nullable() })
    .meta({ id: `${pascal(thing.name)}Page`, description: `A page of ${thing.plural}` });

export interface Page<R> {
  readonly items: readonly R[];
  readonly nextCursor: string | null;
}

export const historyEntry = z
  .strictObject({
    sequence: z.int(),
    at: z.iso.datetime(),
    by: z.strictObject({ membershipId: z.uuid().nullable(), name: z.string() }),
    deed: z.string(),
    branchId: z.uuid().nullable(),
    undoes: z.int().nullable(),
    /** Taken back, and not brought back since. */
    isUndone: z.boolean(),
    /** How the records are called that the changes are about or refer to, by id; of those that may be read and are still there. */
    names: z.record(z.string(), z.string()),
    changes: z.array(
      z.strictObject({
        thing: z.string(),
        id: z.uuid(),
        kind: z.enum(['put', 'patch', 'remove']),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  })
  .meta({ id: 'HistoryEntry', description: 'One deed in the journal, with what it changed' });
export const historyPage = z.strictObject({ items: z.array(historyEntry), nextCursor: z.string().nullable() }).meta({ id: 'HistoryPage' });
export type HistoryEntry = z.output<typeof historyEntry>;

export function readEndpoints(thing: Thing): Endpoint[] {
  const common = { method: 'GET', tag: thing.room, status: 200, may: thing.mayRead, needsIfMatch: false } as const;
  return [
    {
      ...common,
      id: `list-${thing.plural}`,
      path: `/${thing.plural}`,
      about: `Lists ${thing.plural}. ${thing.about}`,
      input: listQueryOf(thing),
      inPath: [],
      answer: pageOf(thing),
      source: { of: 'list', thing },
    },
    {
      ...common,
      id: `read-${thing.name}`,
      path: `/${thing.plural}/{id}`,
      about: `One ${thing.name}. ${thing.about}`,
      input: z.strictObject({ id: z.uuid() }),
      inPath: ['id'],
      answer: thing.record,
      source: { of: 'one', thing },
    },
    {
      ...common,
      id: `read-${thing.name}-history`,
      path: `/${thing.plural}/{id}/history`,
      about: `What happened to one ${thing.name}, latest first`,
      input: z.strictObject({
        id: z.uuid(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z
          .string()
          .regex(/^\d{1,15}$/)
          .optional(),
      }),
      inPath: ['id'],
      answer: historyPage,
      source: { of: 'history', thing },
    },
  ];
}

export function deedEndpoint(deed: Deed): Endpoint {
  const { method, path } = deed.binding;
  const inPath = pathParts(path);
  const answer = deed.answer ?? (method === 'DELETE' ? null : deed.on.record);
  return {
    id: deed.name,
    method,
    path,
    about: deed.about,
    tag: deed.on.room,
    input: deed.input,
    inPath,
    answer,
    status: answer === null ? 204 : deed.creates ? 201 : 200,
    may: deed.may,
    needsIfMatch: !deed.creates && inPath.includes('id') && method !== 'POST',
    source: { of: 'deed', deed },
  };
}

export function viewEndpoint(view: View, room: string): Endpoint {
  return {
    id: view.name,
    method: 'GET',
    path: view.path,
    about: view.about,
    tag: room,
    input: view.query,
    inPath: pathParts(view.path),
    answer: view.result,
    status: 200,
    may: view.may,
    needsIfMatch: false,
    source: { of: 'view', view },
  };
}

export type { Row };
