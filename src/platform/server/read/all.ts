import type { PoolClient } from 'pg';
import type { Row, Thing, Where } from '#platform/kit';
import { columnOf, selectionOf, sqlType, tableOf } from './columns.ts';

/** All records of a thing whose fields equal these values (a list: any of them), whole, in order of id. Permission is the caller's business. */
export async function readAll<T extends Thing>(client: PoolClient, thing: T, organisationId: string, where: Where = {}): Promise<Row<T>[]> {
  const parameters: unknown[] = [organisationId];
  const conditions = Object.entries(where).map(([name, value]) => {
    const field = thing.fieldOf.get(name);
    if (!field) throw new Error(`${thing.name} has no field ${name}`);
    const column = columnOf(field, 't');
    if (value === null) return `${column} is null`;
    return Array.isArray(value)
      ? `${column} = any($${parameters.push(value)}::${sqlType(field)}[])`
      : `${column} = $${parameters.push(value)}`;
  });
  const { rows } = await client.query(
    `select ${selectionOf(thing, 'all')} from ${tableOf(thing)} t where ${['t.org_id = $1', ...conditions].join(' and ')} order by t.id`,
    parameters,
  );
  return rows as Row<T>[];
}
