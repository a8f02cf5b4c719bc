import type { PoolClient } from 'pg';
import { tableOf } from '../read/columns.ts';
import type { Line } from './apply.ts';

/**
 * Has the tables counted that a large deed wrote to, so that plans of statements made while they were small are made anew: it leaves
 * PostgreSQL's statistics behind, and the next autovacuum may be a minute away.
 */
export async function takeStock(client: PoolClient, lines: readonly Line[]): Promise<void> {
  const tables = new Set(lines.map((line) => tableOf(line.thing)));
  const counted = [...tables, 'platform.journal_line', 'platform.search_entry'].toSorted();
  await client.query(`select platform.take_stock(variadic $1::text[]::regclass[])`, [counted]);
}
