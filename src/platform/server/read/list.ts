/** The list of any thing: declared filters and sorting, text search, keyset pages. */
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { limits, Problem, type Field, type Page, type Principal, type Thing } from '#platform/kit';
import { columnOf, selectionOf, tableOf } from './columns.ts';
import { place, visibleTo, type Parameters } from './visibility.ts';

type Query = Readonly<Record<string, unknown>>;
type Item = Record<string, unknown>;

interface Key {
  readonly expression: string;
  readonly field: Field;
  readonly isDescending: boolean;
}

/** Written into the statement, so that PostgreSQL need not plan it anew each time; any other length would make a statement of its own. */
const usual: ReadonlySet<number> = new Set([50, limits.pageRows]);

export async function readList(client: PoolClient, thing: Thing, query: Query, principal: Principal): Promise<Page<Item>> {
  const parameters: Parameters = [principal.organisationId];
  const conditions = ['t.org_id = $1', visibleTo(thing, principal, parameters), ...filters(thing, query, parameters)];
  const keys = orderOf(thing, query['sort'] as readonly string[] | undefined);
  const cursor = query['cursor'] as string | undefined;
  if (cursor) conditions.push(after(keys, openCursor(cursor, thing, keys), parameters));
  const limit = query['limit'] as number;
  const order = keys.map(
    ({ expression, isDescending, field }) => `${expression} ${isDescending ? 'desc' : 'asc'}${field.isNullable ? ' nulls last' : ''}`,
  );
  const { rows } = await client.query<Item>(
    `select ${selectionOf(thing, 'shown')} from ${tableOf(thing)} t where ${conditions.filter((each) => each !== 'true').join(' and ')} order by ${order.join(', ')} limit ${usual.has(limit) ? limit + 1 : place(parameters, limit + 1)}`,
    parameters,
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? closeCursor(thing, keys, items.at(-1)!) : null };
}

function filters(thing: Thing, query: Query, parameters: Parameters): string[] {
  const conditions: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || ['limit', 'cursor', 'sort'].includes(name)) continue;
    if (name === 'q') {
      const pattern = place(parameters, `%${String(value).replace(/[\\%_]/g, '\\$&')}%`);
      const columns = (thing.searchable as readonly string[]).map((each) => columnOf(thing.fieldOf.get(each)!, 't'));
      for (const each of thing.listedBy ?? []) columns.push(`${columnOf(thing.fieldOf.get(each as string)!, 't')}::text`);
      if (thing.keyPrefix) columns.push(`'${thing.keyPrefix}-' || ${columnOf(thing.fieldOf.get('number')!, 't')}`);
      conditions.push(`(${columns.map((each) => `${each} ilike ${pattern}`).join(' or ')})`);
      continue;
    }
    const [, fieldName, bound] = /^(\w+?)(?:\.(from|before))?$/.exec(name)!;
    const field = thing.fieldOf.get(fieldName!)!;
    const column = columnOf(field, 't');
    if (bound) conditions.push(`${column} ${bound === 'from' ? '>=' : '<'} ${place(parameters, value)}`);
    else conditions.push(equalsAny(column, field, value as readonly string[], parameters));
  }
  return conditions;
}

const arrayTypes: Record<Field['kind'], string> = {
  text: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  uuid: 'uuid',
  date: 'date',
  instant: 'timestamptz',
  json: 'jsonb',
};

function equalsAny(column: string, field: Field, values: readonly string[], parameters: Parameters): string {
  const some = values.filter((value) => !(field.isNullable && value === 'null'));
  if (field.kind === 'json')
    return `(${some.map((value) => `${column} @> ${place(parameters, JSON.stringify([value]))}::jsonb`).join(' or ') || 'false'})`;
  const ways = [];
  if (some.length === 1) ways.push(`${column} = ${place(parameters, some[0])}::${arrayTypes[field.kind]}`);
  if (some.length > 1) ways.push(`${column} = any(${place(parameters, some)}::${arrayTypes[field.kind]}[])`);
  if (some.length < values.length) ways.push(`${column} is null`);
  return ways.length === 1 ? ways[0]! : `(${ways.join(' or ')})`;
}

/** Text sorts as people expect, by the Unicode collation; the id makes every order total. */
function orderOf(thing: Thing, sort: readonly string[] | undefined): readonly Key[] {
  const named = (sort ?? ['createdAt']).map((each) => {
    const isDescending = each.startsWith('-');
    const field = thing.fieldOf.get(isDescending ? each.slice(1) : each)!;
    const column = columnOf(field, 't');
    return { expression: field.kind === 'text' && !field.values ? `${column} collate "und-x-icu"` : column, field, isDescending };
  });
  const id = thing.fieldOf.get('id')!;
  return [...named, { expression: columnOf(id, 't'), field: id, isDescending: named.at(-1)!.isDescending }];
}

/** Strictly after these values in this order, nulls last. */
function after(keys: readonly Key[], values: readonly unknown[], parameters: Parameters): string {
  const ways: string[] = [];
  const equal: string[] = [];
  for (const [index, { expression, field, isDescending }] of keys.entries()) {
    const value = values[index];
    if (value === null) {
      equal.push(`${expression} is null`);
      continue;
    }
    const at = `${place(parameters, value)}::${arrayTypes[field.kind]}`;
    const beyond = `${expression} ${isDescending ? '<' : '>'} ${at}`;
    ways.push([...equal, field.isNullable ? `(${beyond} or ${expression} is null)` : beyond].join(' and '));
    equal.push(`${expression} = ${at}`);
  }
  return `(${ways.map((way) => `(${way})`).join(' or ')})`;
}

/** A cursor belongs to one order of one list; used with another it is refused rather than misread. */
const signature = (thing: Thing, keys: readonly Key[]): string =>
  createHash('sha256')
    .update(`${thing.name} ${keys.map((key) => `${key.field.name}${key.isDescending}`).join()}`)
    .digest('base64url')
    .slice(0, 8);

const closeCursor = (thing: Thing, keys: readonly Key[], last: Item): string =>
  Buffer.from(JSON.stringify([signature(thing, keys), ...keys.map((key) => last[key.field.name] ?? null)])).toString('base64url');

function openCursor(cursor: string, thing: Thing, keys: readonly Key[]): readonly unknown[] {
  try {
    const [signed, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const fits = values.length === keys.length && values.every((value, index) => fitsKind(value, keys[index]!.field));
    if (signed === signature(thing, keys) && fits) return values;
  } catch {
    // falls through: any other text is no cursor of ours
  }
  throw new Problem(400, 'bad-cursor', 'The cursor does not belong to this list', {
    errors: [{ pointer: '/cursor', detail: 'take nextCursor of the page before, with the same sort' }],
  });
}

function fitsKind(value: unknown, field: Field): boolean {
  if (value === null) return field.isNullable;
  if (field.kind === 'integer' || field.kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (field.kind === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string' || value.includes('\0')) return false;
  if (field.kind === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  if (field.kind === 'instant' || field.kind === 'date')
    return /^\d{4}-\d\d-\d\d/.test(value) && value.length < 30 && !Number.isNaN(Date.parse(value));
  return true;
}
