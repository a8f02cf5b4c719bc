import type { ClientBase } from 'pg';

/** Rows and a digest of their contents, by `schema.table`. */
export type TableDigests = Readonly<Record<string, string>>;

/**
 * Tells whether two databases hold the same rows, whatever their order and whatever PostgreSQL they run on. Reads every table once, in
 * one snapshot.
 */
export async function tableDigests(client: Pick<ClientBase, 'query'>): Promise<TableDigests> {
  await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'; set local statement_timeout = 0`);
  try {
    const { rows } = await client.query<{ table: string }>(
      `select format('%I.%I', schemaname, tablename) as table from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const digests: Record<string, string> = {};
    for (const { table } of rows) digests[table] = await digestOf(client, table);
    return digests;
  } finally {
    await client.query('rollback');
  }
}

/** Two sums of 64-bit hashes with different seeds: order does not count, and no row can hide behind another. */
async function digestOf(client: Pick<ClientBase, 'query'>, table: string): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select concat_ws(' ', count(*), ${sum(1)}, ${sum(2)}) as digest from ${table} as it`,
  );
  return rows[0]!.digest;
}

const sum = (seed: number): string => `coalesce(sum(hashtextextended(it::text, ${seed})::numeric), 0)`;
