/** A thing's declaration as SQL: the only place where names become identifiers. All of them come from our own declarations. */
import { baseFields, type Field, type Kind, type Thing } from '#platform/kit';

export const quoted = (identifier: string): string => {
  if (!/^[a-z][a-z0-9_.]*$/.test(identifier)) throw new Error(`not an identifier of ours: ${identifier}`);
  return identifier
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
};

const sqlTypes: Readonly<Record<Kind, string>> = {
  text: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  uuid: 'uuid',
  date: 'date',
  instant: 'timestamptz(3)',
  json: 'jsonb',
};
export const sqlType = (field: Field): string => sqlTypes[field.kind];

export const tableOf = (thing: Thing): string => quoted(thing.table);
export const columnOf = (field: Field, alias?: string): string => (alias ? `${alias}.` : '') + quoted(field.column);

const selections = new WeakMap<Thing, { all: string; shown: string }>();

/** `"project_id" as "projectId", …`; without secrets unless `all`. */
export function selectionOf(thing: Thing, which: 'all' | 'shown'): string {
  let known = selections.get(thing);
  if (!known) {
    const secret = (thing.secret ?? []) as readonly string[];
    const list = (fields: readonly Field[]) => fields.map((field) => `t.${quoted(field.column)} as "${field.name}"`).join(', ');
    const fields = [...baseFields, ...thing.fields];
    known = { all: list(fields), shown: list(fields.filter((field) => !secret.includes(field.name))) };
    selections.set(thing, known);
  }
  return known[which];
}

/** `x(id uuid, project_id uuid, …)` for json_to_recordset. */
export const recordset = (fields: readonly Field[]): string =>
  `x(${fields.map((field) => `${quoted(field.column)} ${sqlType(field)}`).join(', ')})`;
