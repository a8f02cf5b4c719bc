/** Create, change and remove: the deeds that nearly every thing has, with room for what is special about it. */
import { z } from 'zod';
import { deed, type Asked, type Deed } from './deed.ts';
import { done, notFound, patch, put, remove, type Change, type Refusal } from './decision.ts';
import { many, one, type Asking } from './facts.ts';
import type { Permission } from './permission.ts';
import type { Row, Thing } from './thing.ts';

export interface StandardOptions<T extends Thing> {
  readonly mayCreate: Permission;
  readonly mayChange: Permission;
  readonly mayRemove: Permission;
  /** The record whose scope counts when one is created. */
  readonly within?: Deed['within'];
  /** Sense: called with the record as it will be. Refuse, or return nothing. */
  readonly check?: (
    next: Omit<Row<T>, 'version' | 'createdAt' | 'updatedAt'>,
    before: Row<T> | undefined,
    asked: Asked,
  ) => Asking<Refusal | undefined>;
  /** Fields that the floor fills at creation (numbers, authors); they are not part of the create input. */
  readonly filled?: { readonly [field: string]: (input: Readonly<Record<string, unknown>>, asked: Asked) => Asking<unknown> };
  /** Things that go with it when it is removed: each with its field that refers to it. */
  readonly takesAlong?: () => readonly { readonly thing: Thing; readonly field: string }[];
}

export interface StandardDeeds<T extends Thing> {
  readonly create: Deed<z.ZodObject, T>;
  readonly change: Deed<z.ZodObject, T>;
  readonly remove: Deed<z.ZodObject, T>;
}

/** The three deeds of a thing, bound to POST /plural, PATCH /plural/{id} and DELETE /plural/{id}. */
export function standardDeeds<T extends Thing>(on: T, options: StandardOptions<T>): StandardDeeds<T> {
  const filled = Object.keys(options.filled ?? {});
  const createInput = z.strictObject(
    Object.fromEntries(Object.entries(on.schema.shape).filter(([name]) => !filled.includes(name))) as z.ZodRawShape,
  );
  const changeInput = z.strictObject({
    id: z.uuid(),
    ...Object.fromEntries(Object.entries(on.changeable.shape).filter(([name]) => !filled.includes(name))),
  } as z.ZodRawShape);
  const ownerIn = on.owner ? (input: Readonly<Record<string, unknown>>) => (input[on.owner as string] as string | null) ?? null : undefined;

  const create = deed({
    name: `create-${on.name}`,
    about: `Adds: ${on.about}`,
    on,
    binding: { method: 'POST', path: `/${on.plural}` },
    input: createInput,
    may: options.mayCreate,
    creates: true,
    within: options.within,
    ownerIn,
    *decide(input, asked) {
      const row: Record<string, unknown> = { ...input };
      for (const [field, fill] of Object.entries(options.filled ?? {})) row[field] = yield* fill(row, asked);
      const id = asked.newId();
      const refusal = options.check ? yield* options.check({ ...row, id } as never, undefined, asked) : undefined;
      if (refusal) return refusal;
      return done([put(on, id, row as never)], [{ event: `${on.name}-created`, data: { id } }]);
    },
  });

  const change = deed({
    name: `change-${on.name}`,
    about: `Changes fields of one record: ${on.about}`,
    on,
    binding: { method: 'PATCH', path: `/${on.plural}/{id}` },
    input: changeInput,
    may: options.mayChange,
    *decide(input, asked) {
      const before = yield* one(on, (input as { id: string }).id);
      if (!before) return notFound(on);
      const { id, ...fields } = input as { id: string } & Record<string, unknown>;
      const changed = differing(before, fields);
      const refusal = options.check ? yield* options.check({ ...before, ...changed } as never, before, asked) : undefined;
      if (refusal) return refusal;
      if (Object.keys(changed).length === 0) return done([]);
      return done([patch(on, id, changed as never)], [{ event: `${on.name}-changed`, data: { id, fields: Object.keys(changed) } }]);
    },
  });

  const removal = deed({
    name: `remove-${on.name}`,
    about: `Removes one record; it can be brought back by undo: ${on.about}`,
    on,
    binding: { method: 'DELETE', path: `/${on.plural}/{id}` },
    input: z.strictObject({ id: z.uuid() }),
    may: options.mayRemove,
    *decide(input) {
      const before = yield* one(on, input.id);
      if (!before) return notFound(on);
      const changes = yield* alongWith(input.id, options.takesAlong?.() ?? []);
      return done([...changes, remove(on, input.id)], [{ event: `${on.name}-removed`, data: { id: input.id } }]);
    },
  });

  return { create: create as never, change: change as never, remove: removal as never };
}

/** The fields whose value differs from the record's; JSON values are compared by content. */
export function differing(before: object, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const old = before as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(old[name] ?? null) !== JSON.stringify(value ?? null)),
  );
}

function* alongWith(id: string, along: readonly { thing: Thing; field: string }[]): Asking<Change[]> {
  const changes: Change[] = [];
  for (const { thing, field } of along) for (const row of yield* many(thing, { [field]: id })) changes.push(remove(thing, row.id));
  return changes;
}
