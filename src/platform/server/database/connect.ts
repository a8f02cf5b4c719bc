import { hash } from 'node:crypto';
import { Pool, type ClientBase, type CustomTypesConfig, type PoolConfig } from 'pg';
import { plainTypes } from './plain-types.ts';

/** Where a database is: `{ connectionString }`, or host, port, user, database. */
export type DatabaseAddress = PoolConfig;

/** The role with which the program reads and writes. It cannot log in, owns nothing and never bypasses row-level security. */
export const runtimeRole = 'evenkeel_app';

export type PoolOptions = {
  /** Prepared statements per connection; switch off behind a PgBouncer older than 1.21. */
  readonly prepare?: boolean;
  /** Hears of connections that broke while idle; the pool replaces them by itself. */
  readonly log?: (line: string) => void;
};

/**
 * Opens a pool of connections for the program's daily work.
 *
 * Every connection speaks UTC and ISO dates, has time limits, and steps down to `evenkeel_app` when its login could otherwise
 * look past row-level security. A restarting database breaks the queries in flight (SQLSTATE 57P01 or 08*), never the process.
 * Calls with values are prepared on the server under a name made from their text.
 */
export function openPool(address: DatabaseAddress, { prepare = true, log = console.error }: PoolOptions = {}): Pool {
  const pool = new Pool({
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'evenkeel',
    keepAlive: true,
    pipeline: true, // a statement need not wait for the answer to the one before it
    ...address,
    types: plainTypes as CustomTypesConfig,
    // pg-pool waits for the promise before it hands the connection out; its types do not say so yet.
    onConnect: (async (client: ClientBase) => {
      await client.query(settle);
      if (prepare) nameStatements(client);
    }) as (client: ClientBase) => void,
  });
  pool.on('error', (error) => log(`database: an idle connection broke: ${error.message}`));
  pool.on('connect', (client) => client.on('error', () => {})); // a connection that is out reports through its query
  return pool;
}

/** One round trip that settles a new connection. `pg_has_role` is true for a superuser, so the role step covers both kinds of login. */
const settle = `
  select set_config('timezone', 'UTC', false),
         set_config('datestyle', 'ISO, YMD', false),
         set_config('intervalstyle', 'iso_8601', false),
         set_config('random_page_cost', '1', false), -- plans are kept for long: one made while a table is small must not scan it when it has grown
         set_config('statement_timeout', '30s', false),
         set_config('lock_timeout', '10s', false),
         set_config('idle_in_transaction_session_timeout', '60s', false),
         set_config('role', case when login.rolsuper or login.rolbypassrls or pg_has_role(login.oid, app.oid, 'member')
                                 then '${runtimeRole}' else 'none' end, false)
    from pg_catalog.pg_roles login
    left join pg_catalog.pg_roles app on app.rolname = '${runtimeRole}'
   where login.rolname = session_user`;

/** Dynamic filters could make statements without end; those beyond the first few hundred are sent unnamed. */
const nameLimit = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= nameLimit) return known;
  const name = `q${hash('sha1', text, 'base64url')}`;
  names.set(text, name);
  return name;
}

type Query = (query: unknown, ...rest: unknown[]) => unknown;

function nameStatements(client: ClientBase): void {
  const send = client.query.bind(client) as Query;
  const named: Query = (query, values, ...rest) => {
    if (typeof query === 'string' && Array.isArray(values) && values.length > 0) {
      const name = nameOf(query);
      if (name !== undefined) return send({ name, text: query, values }, ...rest);
    }
    return send(query, values, ...rest);
  };
  client.query = named as typeof client.query;
}
