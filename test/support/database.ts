/**
 * A database for every test that wants one: a copy of a template that was migrated once, ready in some 30 ms, gone when the file ends.
 *
 * `npm test` starts one throw-away server for the whole run and names it in TEST_DATABASE_URL (or takes the server you name there, PostgreSQL 15
 * or newer, with a login that may create databases). A test file run on its own starts its own server and removes it at the end.
 */
import { createHash } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { migrate, openPool, type DatabaseAddress, type RoomMigrations } from '#platform/server/database';
import { everyRoomsMigrations, migrationTexts } from './migrations.ts';
import { startThrowAwayServer } from './throw-away-server.ts';

export type FreshDatabase = {
  readonly address: DatabaseAddress;
  /** Works under the runtime role, as the program does. */
  readonly pool: Pool;
  /** For a test that wants it gone early; otherwise it goes when the file ends. */
  drop(): Promise<void>;
};

/** An empty, migrated database of one's own. */
export async function freshDatabase(rooms: readonly RoomMigrations[] = everyRoomsMigrations()): Promise<FreshDatabase> {
  const url = await serverUrl();
  const template = await templateFor(url, rooms);
  const name = `evenkeel_test_${process.pid}_${++made}`;
  await asAdmin(url, (client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  const address = { connectionString: databaseUrl(url, name) };
  const pool = openPool({ ...address, max: 5, allowExitOnIdle: true });
  const drop = async () => {
    if (!open.delete(drop)) return;
    await pool.end();
    await asAdmin(url, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  open.add(drop);
  return { address, pool, drop };
}

const open = new Set<() => Promise<void>>();
let made = 0;
let server: ReturnType<typeof startThrowAwayServer> | undefined;

// Not an `after` hook: those run in the order in which they were asked for, and whatever still uses a database was asked for later.
process.once('beforeExit', async () => {
  for (const drop of open) await drop();
  await (await server)?.stop();
});

async function serverUrl(): Promise<string> {
  const named = process.env['TEST_DATABASE_URL'];
  if (named !== undefined) return named;
  server ??= startThrowAwayServer();
  return (await server).url;
}

const templates = new Map<string, Promise<string>>();

function templateFor(url: string, rooms: readonly RoomMigrations[]): Promise<string> {
  const key = JSON.stringify(rooms);
  const template = templates.get(key) ?? makeTemplate(url, rooms);
  templates.set(key, template);
  return template;
}

/** Named by what is in it. Built under another name and renamed when complete: a half-migrated template is never copied. */
async function makeTemplate(url: string, rooms: readonly RoomMigrations[]): Promise<string> {
  const template = `evenkeel_template_${digest(rooms)}`;
  await asAdmin(url, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('evenkeel test template'))`);
    if ((await client.query('select 1 from pg_database where datname = $1', [template])).rowCount === 1) return;
    await client.query(`drop database if exists ${template}_new with (force)`);
    await client.query(`create database ${template}_new template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);
    await migrate({ connectionString: databaseUrl(url, `${template}_new`) }, rooms);
    await client.query(`alter database ${template}_new rename to ${template}`);
  });
  return template;
}

function digest(rooms: readonly RoomMigrations[]): string {
  return createHash('sha256').update(migrationTexts(rooms).join('\n')).digest('hex').slice(0, 16);
}

async function asAdmin(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
