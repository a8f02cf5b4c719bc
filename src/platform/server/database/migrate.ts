import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type DatabaseError } from 'pg';
import { runtimeRole, type DatabaseAddress } from './connect.ts';

/** A room and the directory of its `NNNN-name.sql` files. */
export type RoomMigrations = { readonly room: string; readonly dir: string };

type Migration = { readonly room: string; readonly name: string; readonly sql: string; readonly checksum: string };

/**
 * Brings a database up to this program: plain SQL files, forward only, room by room in the order given.
 *
 * Several instances may call it at once; an advisory lock lets one work and the others find everything done. Each file is one
 * transaction, unless its first line is `-- no-transaction` (for `create index concurrently`): then every statement ends with `;`
 * at the end of a line, runs on its own, and the file must be safe to run again from the top.
 *
 * Before a room's first file its schema is made, and whatever the files create there is readable and writable by `evenkeel_app`
 * unless they revoke it.
 *
 * @returns what was applied, as `room/NNNN-name.sql`
 * @throws when a released file was changed, when two files of a room share a number, or when the database is newer than the program
 */
export async function migrate(address: DatabaseAddress, rooms: readonly RoomMigrations[]): Promise<readonly string[]> {
  const migrations = rooms.flatMap(readRoom);
  const client = new Client({ application_name: 'evenkeel migrate', ...address });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set client_min_messages = warning; set search_path = public`);
    await client.query('select pg_advisory_lock(hashtext($1), hashtext($2))', ['evenkeel', 'migrate']);
    const hasRole = await makeRuntimeRole(client);
    await makeLedger(client);
    const applied = await readLedger(client);
    refuseDifference(migrations, applied);
    const pending = migrations.filter(({ room, name }) => !applied.has(`${room}/${name}`));
    for (const room of new Set(pending.map((migration) => migration.room))) await makeSchema(client, room, hasRole);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ room, name }) => `${room}/${name}`);
  } finally {
    await client.end();
  }
}

function readRoom({ room, dir }: RoomMigrations): readonly Migration[] {
  if (!/^[a-z][a-z_]*$/.test(room)) throw new Error(`a room's name is a plain word, not "${room}"`);
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir)
    .filter((file) => file.endsWith('.sql'))
    .toSorted();
  const numbers = names.map(
    (name) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? fail(`${room}: a migration is called NNNN-name.sql, not ${name}`),
  );
  const twice = numbers.find((number, index) => number === numbers[index - 1]);
  if (twice) fail(`${room}: two migrations carry the number ${twice}`);
  return names.map((name) => {
    const sql = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n');
    return { room, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

function fail(reason: string): never {
  throw new Error(reason);
}

/**
 * Makes the role that the program works under, if this login may make roles; if not, the login is no superuser and forced row
 * security covers it. Roles belong to the whole server: another database's migration may be making the same one right now.
 */
async function makeRuntimeRole(client: Client): Promise<boolean> {
  const exists = async () => (await client.query('select 1 from pg_roles where rolname = $1', [runtimeRole])).rowCount === 1;
  if (await exists()) return true;
  try {
    await client.query(`create role ${runtimeRole} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
    await client.query(`grant ${runtimeRole} to current_user`);
  } catch (error) {
    const harmless = ['42501', '42710', '23505']; // not allowed; already there; being made at this moment
    if (!harmless.includes((error as DatabaseError).code ?? '')) throw error;
  }
  return await exists();
}

async function makeLedger(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.schema_migration (
      room       text not null,
      name       text not null,
      checksum   text not null,
      applied_at timestamptz(3) not null default now(),
      primary key (room, name)
    )`);
}

async function readLedger(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ room: string; name: string; checksum: string }>(
    'select room, name, checksum from platform.schema_migration',
  );
  return new Map(rows.map((row) => [`${row.room}/${row.name}`, row.checksum]));
}

/** Looked at before anything is touched: a database from the future, or a file rewritten after its release, stops the start. */
function refuseDifference(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map((migration) => [`${migration.room}/${migration.name}`, migration.checksum]));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) fail(`the database is newer than this program: it already has ${unknown.join(', ')}. Start the newer program.`);
  const changed = [...applied].filter(([name, checksum]) => known.get(name) !== checksum).map(([name]) => name);
  if (changed.length > 0)
    fail(`a migration was changed after it had been applied: ${changed.join(', ')}. Migrations only go forward: add a new file.`);
}

async function makeSchema(client: Client, room: string, hasRole: boolean): Promise<void> {
  await client.query(`create schema if not exists ${room}`);
  if (!hasRole) return;
  await client.query(`
    grant usage on schema ${room} to ${runtimeRole};
    alter default privileges in schema ${room} grant select, insert, update, delete on tables to ${runtimeRole};
    alter default privileges in schema ${room} grant usage, select on sequences to ${runtimeRole};
    alter default privileges in schema ${room} grant execute on functions to ${runtimeRole}`);
}

/** A migration that cannot get its lock within seconds gives way to the readers behind it and tries again. */
const lockTimeout = '5s';
const lockAttempts = 6;

async function apply(client: Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await (migration.sql.startsWith('-- no-transaction') ? applyStatements(client, migration) : applyWhole(client, migration));
    } catch (error) {
      const locked = (error as DatabaseError).code === '55P03';
      if (!locked || attempt === lockAttempts) {
        throw new Error(`migration ${migration.room}/${migration.name}: ${(error as Error).message}`, { cause: error });
      }
      await sleep(500 * attempt);
    }
  }
}

async function applyWhole(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    const forced = await seeEveryRow(client);
    await client.query(migration.sql);
    await forced.again();
    await record(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * A migration works on the rows of all organisations. An owner who is no superuser is bound by forced row security like anybody else, and
 * would fill in, or check a foreign key against, no rows at all; so the force is lifted for this transaction, which nobody else sees.
 * Tables that the migration itself makes are empty: for them any organisation does.
 */
async function seeEveryRow(client: Client): Promise<{ again(): Promise<void> }> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles login on login.rolname = current_user
      where c.relforcerowsecurity and c.relowner = login.oid and not login.rolsuper and not login.rolbypassrls`,
  );
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`);
  await client.query(`select set_config('app.organisation', '00000000-0000-0000-0000-000000000000', true)`);
  return {
    async again() {
      for (const { name } of rows) await client.query(`alter table if exists ${name} force row level security`);
    },
  };
}

async function applyStatements(client: Client, migration: Migration): Promise<void> {
  const statements = migration.sql.split(/;[ \t]*(?:\n|$)/).filter((statement) => statement.replaceAll(/--.*$/gm, '').trim() !== '');
  await client.query(`set lock_timeout = '${lockTimeout}'`);
  for (const statement of statements) await client.query(statement);
  await client.query('reset lock_timeout');
  await record(client, migration);
}

async function record(client: Client, { room, name, checksum }: Migration): Promise<void> {
  await client.query('insert into platform.schema_migration (room, name, checksum) values ($1, $2, $3)', [room, name, checksum]);
}
