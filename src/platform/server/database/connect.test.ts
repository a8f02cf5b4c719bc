import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Client, type PoolClient } from 'pg';
import { freshDatabase } from '../../../../test/support/database.ts';
import { openPool } from './connect.ts';
import { isoInstant, safeInteger } from './plain-types.ts';

const { pool, address } = await freshDatabase([]);

const read = async (expression: string): Promise<unknown> => (await pool.query<{ it: unknown }>(`select ${expression} as it`)).rows[0]?.it;

test('what goes into JSON unchanged comes out of the database unchanged', async () => {
  const table: readonly (readonly [expression: string, expected: unknown])[] = [
    [`timestamptz '2026-11-22 01:37:12.1+01'`, '2026-11-22T00:37:12.100Z'],
    [`timestamptz '2026-11-22 00:37:12.123456Z'`, '2026-11-22T00:37:12.123Z'],
    [`timestamptz 'infinity'`, 'infinity'],
    [`array[timestamptz '2026-11-22 00:00Z', null]`, ['2026-11-22T00:00:00.000Z', null]],
    [`date '2026-02-28'`, '2026-02-28'],
    [`array[date '2026-02-28']`, ['2026-02-28']],
    [`9007199254740991::bigint`, 9007199254740991],
    [`array[1, 2]::bigint[]`, [1, 2]],
    [`1234567890.10::numeric`, '1234567890.10'],
    [`array[0.10]::numeric[]`, ['0.10']],
    [`interval '1 day 2 hours'`, 'P1DT2H'],
    [`'{"a": [1]}'::jsonb`, { a: [1] }],
  ];
  for (const [expression, expected] of table) assert.deepEqual(await read(expression), expected, expression);
});

test('a number too large to be exact is refused, not rounded', () => {
  assert.throws(() => safeInteger('9007199254740992'), RangeError);
  assert.equal(isoInstant('10000-01-01 00:00:00+00'), '10000-01-01 00:00:00+00');
});

test('the program steps down to a role that owns nothing and cannot look past row security', async () => {
  assert.equal(await read('current_user'), 'evenkeel_app');
  assert.equal(await read('(select rolbypassrls or rolsuper or rolcanlogin from pg_roles where rolname = current_user)'), false);
  await assert.rejects(pool.query('create table mine (id int)'), { code: '42501' });
});

test('every connection has time limits', async () => {
  const limits = await Promise.all(
    ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'].map((name) => read(`current_setting('${name}')`)),
  );
  assert.deepEqual(limits, ['30s', '10s', '1min']);
});

test('a statement with values is prepared once per connection', async () => {
  const client = await pool.connect();
  try {
    for (const value of [1, 2, 3]) await client.query('select $1::int + 41', [value]);
    const { rows } = await client.query(`select statement from pg_prepared_statements where statement like '%+ 41'`);
    assert.equal(rows.length, 1);
  } finally {
    client.release();
  }
});

test('connections that the server cuts break the query in flight, and the pool replaces them', async () => {
  const told: string[] = [];
  const own = openPool({ ...address, max: 2 }, { log: (line) => told.push(line) });
  const administrator = new Client(address);
  await administrator.connect();
  const [busy, idle] = [await own.connect(), await own.connect()];
  const cut = [await pidOf(busy), await pidOf(idle)];
  idle.release();
  const noticed = once(own, 'error');
  const inFlight = assert.rejects(busy.query('select pg_sleep(60)'), { code: '57P01' });
  await administrator.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [cut]);
  await inFlight;
  await noticed;
  busy.release(true);
  assert.equal((await own.query('select 1 where pg_backend_pid() = any($1::int[])', [cut])).rowCount, 0);
  assert.match(told.join(), /idle connection broke/);
  await Promise.all([own.end(), administrator.end()]);
});

async function pidOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid;
}
