import type pg from 'pg';

/**
 * What keeps a PostgreSQL from keeping its word after a power cut, in words for the operator; empty when all is well. The embedded
 * database does not start with a problem; for an external one they are warnings, for its operator may know better (a replica, a test).
 */
export async function durabilityProblems(client: Pick<pg.ClientBase, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')`,
  );
  const setting = new Map(rows.map((row) => [row.name, row.setting]));
  return [...dangers].filter(([name]) => setting.get(name) === 'off').map(([name, danger]) => `${name} is off (${danger})`);
}

const dangers: ReadonlyMap<string, string> = new Map([
  ['fsync', 'a power cut can destroy the whole database'],
  ['full_page_writes', 'a power cut can leave torn pages'],
  ['synchronous_commit', 'the last acknowledged changes can be lost'],
  ['data_checksums', 'a failing disk is not noticed'],
]);
