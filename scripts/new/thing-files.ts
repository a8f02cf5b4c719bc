/** The files of a new thing, in the pattern of the room `people`: declaration, standard deeds, their test, migration. */
import type { Registry } from '#platform/kit';
import type { NewField } from './field.ts';
import { camel, capital, pascal, pluralOf, snake, spoken, withArticle } from './names.ts';

export interface NewThing {
  readonly name: string;
  readonly room: string;
  readonly fields: readonly NewField[];
}

export const titleOf = ({ fields }: NewThing): NewField => fields.find(({ shape }) => shape === 'line') ?? fields[0]!;

const list = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;
const namesOf = (fields: readonly NewField[]): string => list(fields.map(({ name }) => name));

export function declarationOf(thing: NewThing, isUpward: (field: NewField) => boolean): string {
  const { name, room, fields } = thing;
  const kit = [...new Set(['staff', 'thing', ...fields.flatMap(({ kit: from }) => from ?? [])])].toSorted();
  const references = fields.filter(({ refersTo }) => refersTo);
  const upward = references.filter(isUpward);
  const texts = fields.filter(({ shape }) => shape === 'line' || shape === 'prose');
  const sortable = fields.filter(({ shape, isNullable }) => ['line', 'day', 'instant', 'integer'].includes(shape) && !isNullable);
  const filterable = fields.filter(({ shape, refersTo }) => refersTo || ['day', 'instant', 'boolean'].includes(shape));
  const parts = [
    ...(references.length ? [`references: { ${references.map((field) => `${field.name}: '${field.refersTo!.name}'`).join(', ')} },`] : []),
    ...(upward.length ? [`upward: ${namesOf(upward)},`] : []),
    ...(texts.length ? [`searchable: ${namesOf(texts)},`] : []),
    ...(sortable.length ? [`sortable: ${namesOf(sortable)},`] : []),
    ...(filterable.length ? [`filterable: ${namesOf(filterable)},`] : []),
  ];
  return `/** ${capital(withArticle(name))}. */
import { z } from 'zod';
import { ${kit.join(', ')} } from '#platform/kit';

export const ${camel(name)} = thing({
  name: '${name}',
  plural: '${pluralOf(name)}',
  room: '${room}',
  about: '${capital(withArticle(name))}: say in one sentence what it is.',
  schema: z.strictObject({
${fields.map((field) => `    ${field.name}: ${field.code}${field.isNullable ? '.nullable().default(null)' : ''},`).join('\n')}
  }),
  title: '${titleOf(thing).name}',
${parts.map((part) => `  ${part}`).join('\n')}
  mayRead: staff,
});
`;
}

export function deedsOf({ name }: NewThing): string {
  const plural = spoken(pluralOf(name));
  return `/** Create, change and remove ${plural}. */
import { managers, standardDeeds } from '#platform/kit';
import { ${camel(name)} } from './${name}.ts';

export const {
  create: create${pascal(name)},
  change: change${pascal(name)},
  remove: remove${pascal(name)},
} = standardDeeds(${camel(name)}, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
});
`;
}

export function testOf(thing: NewThing): string {
  const { name, fields } = thing;
  const plural = pluralOf(name);
  const [deed, a] = [pascal(name), withArticle(name)];
  const required = fields.filter(({ isNullable }) => !isNullable);
  const first = `{ ${required.map((field) => `${field.name}: ${field.examples[0]}`).join(', ')} }`;
  const changed = titleOf(thing);
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { change${deed}, create${deed}, remove${deed} } from './manage-${plural}.ts';
import { ${camel(name)} } from './${name}.ts';

const fields = ${first};
const facts = [record(${camel(name)}, idOf(1), fields)];

test('${a} is created, changed and removed', () => {
  assert.partialDeepStrictEqual(changesOf(decide(create${deed}, fields)), [{ kind: 'put', row: fields }]);
  assert.equal(changesOf(decide(change${deed}, { id: idOf(1), ${changed.name}: ${changed.examples[1]} }, facts)).length, 1);
  assert.partialDeepStrictEqual(changesOf(decide(remove${deed}, { id: idOf(1) }, facts)), [{ kind: 'remove' }]);
  assert.equal(refusalOf(decide(remove${deed}, { id: idOf(2) }, facts)), 'not-found');
});

test('managers keep ${spoken(plural)}, members read them', () => {
  assert.ok(isAllowed(create${deed}.may, principal({ role: 'manager' })));
  assert.ok(!isAllowed(create${deed}.may, principal({ role: 'member' })));
  assert.ok(isAllowed(${camel(name)}.mayRead, principal({ role: 'member' })));
});
`;
}

export function migrationOf(thing: NewThing, isUpward: (field: NewField) => boolean): string {
  const { name, room, fields } = thing;
  const table = `${room}.${snake(name)}`;
  const base = [
    ['org_id', 'uuid not null'],
    ['id', 'uuid not null'],
    ['version', 'integer not null default 1'],
    ['created_at', 'timestamptz(3) not null default now()'],
    ['updated_at', 'timestamptz(3) not null default now()'],
  ];
  const columns = [...base, ...fields.map((field) => [field.column, field.isNullable ? field.sql : `${field.sql} not null`])];
  const width = Math.max(...columns.map(([column]) => column!.length)) + 2;
  const references = fields.filter((field) => field.refersTo);
  const held = references.filter((field) => !isUpward(field));
  const lines = [
    ...columns.map(([column, type]) => `${column!.padEnd(width)}${type}`),
    'primary key (org_id, id)',
    ...held.map(
      (field) => `foreign key (org_id, ${field.column}) references ${field.refersTo!.table} (org_id, id) deferrable initially immediate`,
    ),
  ];
  const index = (field: NewField) => {
    const sorted = { line: `${field.column} collate "und-x-icu", id`, day: `${field.column}, id`, instant: `${field.column}, id` };
    const by = field.refersTo ? field.column : sorted[field.shape as 'line'];
    return by === undefined ? [] : [`create index ${snake(name)}_${field.column} on ${table} (org_id, ${by});`];
  };
  return `-- ${capital(spoken(pluralOf(name)))}.

create table ${table} (
${lines.map((line) => `  ${line}`).join(',\n')}
);
${[...fields.flatMap(index), `call platform.guard('${table}');`].join('\n')}
`;
}

/** A reference to a room that comes later: its table is not there yet, so no foreign key can hold it. */
export const upwardIn = (room: string, { rooms }: Registry) => {
  const names = rooms.map((each) => each.name);
  return ({ refersTo }: NewField): boolean => refersTo !== undefined && names.indexOf(refersTo.room) > names.indexOf(room);
};
