import type { Writable } from 'node:stream';
import type { Pool, PoolClient } from 'pg';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Statements sent in one breath travel in one packet: nothing is written until the code at hand waits for something. */
export function inOneBreath(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Waits until all that was sent has left for PostgreSQL, which then works on it while the code at hand goes on. */
export async function hasLeft(client: PoolClient): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  await new Promise<void>((resolve) => {
    stream.write('', () => resolve());
  });
}

/**
 * Runs work inside one transaction that has named its organisation: the only way to reach a guarded table.
 * Rolls back when the work throws, or when it answers with `rollback`.
 *
 * Connections are pipelined: `begin` travels with the first statement. Statements that work hands to `last` instead of waiting for them
 * travel with `commit`; one that fails makes PostgreSQL roll back, and its error is thrown. Work of a single statement says so
 * (`oneStatement`), and all of the transaction is one round trip.
 */
export async function inOrganisation<R>(
  pool: Pool,
  organisationId: string,
  work: (client: PoolClient, last: (statement: Promise<unknown>) => void) => Promise<R>,
  options: { readonly readOnly?: boolean; readonly oneStatement?: boolean; readonly rollbackWhen?: (result: R) => boolean } = {},
): Promise<R> {
  if (!uuid.test(organisationId)) throw new Error('an organisation id is a lower-case UUID');
  const client = await pool.connect();
  let broken: Error | undefined;
  const statements: Promise<unknown>[] = [];
  const last = (statement: Promise<unknown>): void => {
    statement.catch(() => {});
    statements.push(statement);
  };
  try {
    inOneBreath(client);
    // What writes asks by keys, always alike: a plan that is kept serves as well as one made anew each time, also one made when the table was empty.
    last(
      client.query(
        options.readOnly
          ? `begin read only; select set_config('app.organisation', '${organisationId}', true)`
          : `begin; select set_config('app.organisation', '${organisationId}', true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`,
      ),
    );
    const working = work(client, last);
    if (options.oneStatement) last(client.query('commit'));
    const result = await working;
    if (!options.oneStatement) last(client.query(options.rollbackWhen?.(result) ? 'rollback' : 'commit'));
    for (const statement of await Promise.allSettled(statements)) if (statement.status === 'rejected') throw statement.reason;
    return result;
  } catch (error) {
    try {
      await client.query('rollback');
    } catch (failed) {
      broken = failed as Error;
    }
    throw (error as { code?: string }).code === afterAnother ? ((await firstFault(statements)) ?? error) : error;
  } finally {
    client.release(broken);
  }
}

/** What PostgreSQL says of a statement that comes after one that failed; the fault is that one's. */
const afterAnother = '25P02';

async function firstFault(statements: readonly Promise<unknown>[]): Promise<unknown> {
  const failed = (await Promise.allSettled(statements)).filter((each) => each.status === 'rejected');
  return failed.map((each) => each.reason as unknown).find((reason) => (reason as { code?: string }).code !== afterAnother);
}
