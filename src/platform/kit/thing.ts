/** A thing is declared once; its validation, API, list, form, import, export, search, history and table check come from here. */
import { z } from 'zod';
import { everyone, type Permission } from './permission.ts';

export type Kind = 'text' | 'integer' | 'number' | 'boolean' | 'uuid' | 'date' | 'instant' | 'json';

export interface Field {
  readonly name: string;
  /** The name in SQL. */
  readonly column: string;
  readonly kind: Kind;
  readonly isNullable: boolean;
  /** The values of an enumeration, else undefined. */
  readonly values?: readonly string[];
}

type Names<S extends z.ZodObject> = Extract<keyof z.output<S>, string>;

export interface ThingDeclaration<S extends z.ZodObject> {
  /** Singular, kebab-case: `task`. */
  readonly name: string;
  /** Plural, kebab-case, its place in the API: `tasks`. */
  readonly plural: string;
  /** The room that owns it, which is also its SQL schema. */
  readonly room: string;
  /** One sentence for the API page and the glossary. */
  readonly about: string;
  /** Its own fields; id, version and times come by themselves. */
  readonly schema: S;
  /** The field that names a record to people. */
  readonly title: Names<S>;
  /** Field to the name of the thing that it refers to. */
  readonly references?: Partial<Record<Names<S>, string>>;
  /** References that no foreign key holds, because they point up the stairs: the writer looks them up itself. */
  readonly upward?: readonly Names<S>[];
  /** References that deeds take from other records, never from whoever asks: they may lead to what whoever does it does not see. Foreign keys hold them. */
  readonly drawn?: readonly Names<S>[];
  readonly searchable?: readonly Names<S>[];
  /** By which the filter of its list finds it too, search of everything does not: there is much of it. */
  readonly listedBy?: readonly Names<S>[];
  readonly sortable?: readonly Names<S>[];
  readonly filterable?: readonly Names<S>[];
  /** Never sent out, never logged. */
  readonly secret?: readonly Names<S>[];
  /** Set at creation, afterwards changed only by deeds of their own. */
  readonly fixed?: readonly Names<S>[];
  /** Stands before its `number` where people name it, and finds it: `INC` in `INC-240`. Of what lies in a project it is the project's key. */
  readonly keyPrefix?: string;
  /** Values of its `status` with which nobody has to do anything any more: search shows these after others. */
  readonly over?: readonly string[];
  /** Belongs to the plan: may differ in a what-if branch. */
  readonly isBranchable?: boolean;
  /** The field that says which scope (project) it lies in; `id` when it is the scope itself. */
  readonly scope?: Names<S> | 'id';
  /** The field that says whose it is: a membership's or a person's id. */
  readonly owner?: Names<S> | 'id';
  /** Who may read it. Everyone in the organisation unless said otherwise. */
  readonly mayRead?: Permission;
}

/** What the floor adds to each record. */
export interface Base {
  readonly id: string;
  /** Counts its changes; the strong ETag. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type Row<T extends Thing> = z.output<T['schema']> & Base;

export interface Thing<S extends z.ZodObject = z.ZodObject> extends ThingDeclaration<S> {
  readonly fields: readonly Field[];
  readonly fieldOf: ReadonlyMap<string, Field>;
  /** `room.table` in SQL. */
  readonly table: string;
  readonly mayRead: Permission;
  /** The whole record as it leaves the API, without its secrets. */
  readonly record: z.ZodObject;
  /** What may be changed by its general change deed: every field is optional, none has a default. */
  readonly changeable: z.ZodObject;
}

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');

const base = {
  id: z.uuid(),
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
export const baseFields: readonly Field[] = [
  { name: 'id', column: 'id', kind: 'uuid', isNullable: false },
  { name: 'version', column: 'version', kind: 'integer', isNullable: false },
  { name: 'createdAt', column: 'created_at', kind: 'instant', isNullable: false },
  { name: 'updatedAt', column: 'updated_at', kind: 'instant', isNullable: false },
];

/** Declares a thing. Throws at start-up when the declaration contradicts itself: that is our own mistake. */
export function thing<S extends z.ZodObject>(declaration: ThingDeclaration<S>): Thing<S> {
  const fields = Object.entries(declaration.schema.shape).map(([name, shape]) => fieldOfShape(name, shape as z.ZodType));
  const known = new Set(['id', ...fields.map((field) => field.name)]);
  const named = [
    declaration.title,
    ...(declaration.searchable ?? []),
    ...(declaration.listedBy ?? []),
    ...(declaration.sortable ?? []),
    ...(declaration.filterable ?? []),
    ...(declaration.secret ?? []),
    ...(declaration.fixed ?? []),
    ...(declaration.scope ? [declaration.scope] : []),
    ...(declaration.owner ? [declaration.owner] : []),
    ...Object.keys(declaration.references ?? {}),
  ];
  for (const name of named) if (!known.has(name)) throw new Error(`thing ${declaration.name} has no field ${name}`);
  const shown = Object.fromEntries(
    Object.entries(declaration.schema.shape)
      .filter(([name]) => !(declaration.secret as readonly string[] | undefined)?.includes(name))
      .map(([name, shape]) => [name, output(shape as z.ZodType)]),
  );
  const changeable = Object.fromEntries(
    Object.entries(declaration.schema.shape)
      .filter(([name]) => !(declaration.fixed as readonly string[] | undefined)?.includes(name))
      .map(([name, shape]) => [name, withoutDefault(shape as z.ZodType).optional()]),
  );
  return {
    ...declaration,
    fields,
    fieldOf: new Map([...baseFields, ...fields].map((field) => [field.name, field])),
    table: `${declaration.room}.${snake(declaration.name)}`,
    mayRead: declaration.mayRead ?? everyone,
    record: z.strictObject({ ...base, ...shown }).meta({ id: pascal(declaration.name), description: declaration.about }),
    changeable: z.strictObject(changeable),
  };
}

export const pascal = (name: string): string => name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
}
const definitionOf = (shape: z.ZodType): Definition => shape._zod.def as unknown as Definition;

function withoutDefault(shape: z.ZodType): z.ZodType {
  const definition = definitionOf(shape);
  if (definition.type === 'default' || definition.type === 'prefault' || definition.type === 'optional')
    return withoutDefault(definition.innerType!);
  return shape;
}

/** As it leaves: present always, so neither default nor optional. */
function output(shape: z.ZodType): z.ZodType {
  return withoutDefault(shape);
}

function fieldOfShape(name: string, shape: z.ZodType): Field {
  let isNullable = false;
  let inner = shape;
  for (;;) {
    const definition = definitionOf(inner);
    if (definition.type === 'nullable') isNullable = true;
    if (definition.type === 'pipe') inner = definitionOf(definition.out!).type === 'transform' ? definition.in! : definition.out!;
    else if (definition.innerType && ['nullable', 'optional', 'default', 'prefault', 'readonly'].includes(definition.type))
      inner = definition.innerType;
    else break;
  }
  const { type, format } = definitionOf(inner);
  const field = { name, column: snake(name), isNullable };
  if (type === 'string') {
    const stringFormat = (inner as z.ZodString).format ?? format;
    const kind = stringFormat === 'uuid' ? 'uuid' : stringFormat === 'date' ? 'date' : stringFormat === 'datetime' ? 'instant' : 'text';
    return { ...field, kind };
  }
  if (type === 'enum') return { ...field, kind: 'text', values: (inner as z.ZodEnum).options as string[] };
  if (type === 'number') return { ...field, kind: isInteger(inner as z.ZodNumber) ? 'integer' : 'number' };
  if (type === 'boolean') return { ...field, kind: 'boolean' };
  if (['array', 'object', 'record', 'union', 'tuple', 'unknown'].includes(type)) return { ...field, kind: 'json' };
  throw new Error(`field ${name}: no column kind for the shape "${type}"`);
}

const isInteger = (shape: z.ZodNumber): boolean => Boolean(shape.format?.includes('int'));
