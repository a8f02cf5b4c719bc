import type { Pool, PoolClient } from 'pg';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Runs work inside one transaction that has named its organisation: the only way to reach a guarded table.
 * Rolls back when the work throws, or when it answers with `rollback`.
 */
export async function inOrganisation<R>(
  pool: Pool,
  organisationId: string,
  work: (client: PoolClient) => Promise<R>,
  options: { readonly readOnly?: boolean; readonly rollbackWhen?: (result: R) => boolean } = {},
): Promise<R> {
  if (!uuid.test(organisationId)) throw new Error('an organisation id is a lower-case UUID');
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin${options.readOnly ? ' read only' : ''}; select set_config('app.organisation', '${organisationId}', true)`);
    const result = await work(client);
    await client.query(options.rollbackWhen?.(result) ? 'rollback' : 'commit');
    return result;
  } catch (error) {
    try {
      await client.query('rollback');
    } catch (failed) {
      broken = failed as Error;
    }
    throw error;
  } finally {
    client.release(broken);
  }
}
