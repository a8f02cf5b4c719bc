/** Puts changes into the tables, many rows a statement. Called by the writer only. */
import type { PoolClient } from 'pg';
import { baseFields, type Field, type Thing } from '#platform/kit';
import { quoted, recordset, tableOf } from '../read/columns.ts';

/** From so many lines on a deed is a large one. */
export const manyLines = 1000;

/** One change with the record before and after it, as the journal keeps it. For a patch only the touched fields. */
export interface Line {
  readonly thing: Thing;
  readonly id: string;
  readonly kind: 'put' | 'patch' | 'remove';
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** The record as it was before, whole; search and reactions read it, the journal does not keep it. */
  readonly whole: Readonly<Record<string, unknown>> | null;
  readonly scopeId: string | null;
  readonly ownerId: string | null;
}

const toColumns = (row: Readonly<Record<string, unknown>>, fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.column, row[field.name] ?? null]));

/**
 * Puts first (things in the order they appear), then patches, then removals: so that what refers finds what it refers to. All statements
 * are sent before this returns; the promise tells when they were answered.
 */
export async function apply(client: PoolClient, organisationId: string, lines: readonly Line[], at: string): Promise<void> {
  const sent: Promise<unknown>[] = [];
  // The rows of a large deed are laid out once; without the memory for it they would go over temporary files.
  if (lines.length >= manyLines) sent.push(client.query(`set local work_mem = '256MB'`));
  if (lines.length > 1) sent.push(client.query('set constraints all deferred'));
  for (const [thing, of] of Map.groupBy(
    lines.filter((line) => line.kind === 'put'),
    (line) => line.thing,
  ))
    sent.push(insert(client, organisationId, thing, of, at));
  const patches = lines.filter((line) => line.kind === 'patch');
  for (const of of Map.groupBy(patches, (line) => `${line.thing.name} ${Object.keys(line.after!).toSorted().join()}`).values())
    sent.push(update(client, organisationId, of, at));
  for (const [thing, of] of Map.groupBy(
    lines.filter((line) => line.kind === 'remove'),
    (line) => line.thing,
  ))
    sent.push(
      client.query(`delete from ${tableOf(thing)} where org_id = $1 and id = any($2::uuid[])`, [organisationId, of.map((line) => line.id)]),
    );
  if (lines.length > 1) sent.push(client.query('set constraints all immediate'));
  await Promise.all(sent);
}

const insertions = new WeakMap<Thing, { readonly fields: readonly Field[]; readonly text: string }>();

function insertionInto(thing: Thing) {
  let known = insertions.get(thing);
  if (!known) {
    const fields = [baseFields[0]!, ...thing.fields];
    const columns = fields.map((field) => quoted(field.column)).join(', ');
    const text = `insert into ${tableOf(thing)} (org_id, created_at, updated_at, version, ${columns}) select $1, $2, $2, 1, ${columns} from json_to_recordset($3::json) as ${recordset(fields)}`;
    insertions.set(thing, (known = { fields, text }));
  }
  return known;
}

async function insert(client: PoolClient, organisationId: string, thing: Thing, lines: readonly Line[], at: string): Promise<void> {
  const { fields, text } = insertionInto(thing);
  const rows = lines.map((line) => toColumns({ ...line.after, id: line.id }, fields));
  await client.query(text, [organisationId, at, JSON.stringify(rows)]);
}

async function update(client: PoolClient, organisationId: string, lines: readonly Line[], at: string): Promise<void> {
  const { thing, after } = lines[0]!;
  const fields = Object.keys(after!)
    .toSorted()
    .map((name) => thing.fieldOf.get(name)!);
  const rows = lines.map((line) => toColumns({ ...line.after, id: line.id }, [baseFields[0]!, ...fields]));
  const set = fields.map((field) => `${quoted(field.column)} = x.${quoted(field.column)}`).join(', ');
  await client.query(
    `update ${tableOf(thing)} t set ${set}, version = t.version + 1, updated_at = $2 from json_to_recordset($3::json) as ${recordset([baseFields[0]!, ...fields])} where t.org_id = $1 and t.id = x.id`,
    [organisationId, at, JSON.stringify(rows)],
  );
}
