import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { freshDatabase } from '../../../../test/support/database.ts';
import { migrate, type RoomMigrations } from './migrate.ts';

const made: string[] = [];
after(() => made.forEach((directory) => rmSync(directory, { recursive: true })));

function room(name: string, files: Readonly<Record<string, string>>): RoomMigrations {
  const dir = mkdtempSync(join(tmpdir(), 'evenkeel-migrations-'));
  made.push(dir);
  for (const [file, sql] of Object.entries(files)) writeFileSync(join(dir, file), sql);
  return { room: name, dir };
}

const people = () =>
  room('people', {
    '0001-person.sql': 'create table people.person (id int primary key, name text not null);',
    '0002-team.sql': 'create table people.team (id int primary key); alter table people.person add team int references people.team;',
  });
const projects = () =>
  room('projects', { '0001-task.sql': 'create table projects.task (id int primary key, person int references people.person);' });

test('rooms are brought up in order, each file once', async () => {
  const { address } = await freshDatabase([]);
  const rooms = [people(), projects()];
  assert.deepEqual(await migrate(address, rooms), ['people/0001-person.sql', 'people/0002-team.sql', 'projects/0001-task.sql']);
  assert.deepEqual(await migrate(address, rooms), []);
  writeFileSync(join(rooms[0]!.dir, '0003-skill.sql'), 'create table people.skill (id int primary key);');
  assert.deepEqual(await migrate(address, rooms), ['people/0003-skill.sql']);
});

test('of several instances that start together one migrates and the others find it done', async () => {
  const { address } = await freshDatabase([]);
  const rooms = [people(), projects()];
  const done = await Promise.all([1, 2, 3, 4].map(() => migrate(address, rooms)));
  assert.equal(done.flat().length, 3);
});

test('a migration that fails leaves nothing behind, and those before it stay', async () => {
  const { address, pool } = await freshDatabase([]);
  const rooms = [
    room('people', {
      '0001-person.sql': 'create table people.person (id int);',
      '0002-broken.sql': 'create table people.half (id int); select 1/0;',
    }),
  ];
  await assert.rejects(migrate(address, rooms), /people\/0002-broken\.sql: division by zero/);
  const { rows } = await pool.query(`select to_regclass('people.person')::text as person, to_regclass('people.half')::text as half`);
  assert.deepEqual(rows, [{ person: 'people.person', half: null }]);
});

test('a released file that was changed stops the start', async () => {
  const { address } = await freshDatabase([]);
  const rooms = [people()];
  await migrate(address, rooms);
  writeFileSync(join(rooms[0]!.dir, '0001-person.sql'), 'create table people.person (id bigint);');
  await assert.rejects(migrate(address, rooms), /changed after it had been applied: people\/0001-person\.sql/);
});

test('a database that is newer than the program is left alone', async () => {
  const { address } = await freshDatabase([]);
  await migrate(address, [people(), projects()]);
  const older = [people(), room('calendar', { '0001-window.sql': 'create table calendar.window (id int);' })];
  await assert.rejects(migrate(address, older), /newer than this program: it already has projects\/0001-task\.sql/);
  await migrate(address, [people(), projects()]);
});

test('an index is built without a lock in a file that says so', async () => {
  const { address, pool } = await freshDatabase([]);
  const index =
    '-- no-transaction\ndrop index concurrently if exists people.person_name;\n\n-- the list sorts by name\ncreate index concurrently person_name on people.person (name);\n';
  await migrate(address, [
    room('people', { '0001-person.sql': 'create table people.person (id int, name text);', '0002-index.sql': index }),
  ]);
  const { rows } = await pool.query(`select indisvalid from pg_index where indexrelid = 'people.person_name'::regclass`);
  assert.deepEqual(rows, [{ indisvalid: true }]);
});

test('two files with the same number, or without one, are refused before anything is done', async () => {
  const { address } = await freshDatabase([]);
  await assert.rejects(migrate(address, [room('people', { '0001-a.sql': '', '0001-b.sql': '' })]), /two migrations carry the number 0001/);
  await assert.rejects(migrate(address, [room('people', { 'person.sql': '' })]), /called NNNN-name\.sql/);
});

test('the program may read and write what a migration made, unless the migration took the right away', async () => {
  const { address, pool } = await freshDatabase([]);
  const sql =
    'create table people.journal (id bigint generated always as identity, said text); revoke update, delete on people.journal from evenkeel_app;';
  await migrate(address, [room('people', { '0001-journal.sql': sql })]);
  await pool.query(`insert into people.journal (said) values ('yes')`);
  await assert.rejects(pool.query(`update people.journal set said = 'no'`), { code: '42501' });
  await assert.rejects(pool.query('drop table people.journal'), { code: '42501' });
});

test('forced row security holds for a login that could look past it', async () => {
  const { address, pool } = await freshDatabase([]);
  const sql = `
    create table people.secret (org_id int not null, said text);
    alter table people.secret enable row level security;
    alter table people.secret force row level security;
    create policy own on people.secret using (org_id = current_setting('app.org', true)::int);
    insert into people.secret values (1, 'ours'), (2, 'theirs');`;
  await migrate(address, [room('people', { '0001-secret.sql': sql })]);
  const client = await pool.connect();
  await client.query(`set app.org = '1'`);
  const { rows } = await client.query('select said from people.secret');
  client.release(true);
  assert.deepEqual(rows, [{ said: 'ours' }]);
});

test('an ordinary owner migrates the rows of all organisations, and is bound by row security again afterwards', async () => {
  const { address } = await freshDatabase([]);
  const administrator = new Client(address);
  await administrator.connect();
  const owner = `evenkeel_test_owner_${process.pid}`;
  await administrator.query(
    `create role ${owner} login; grant all on database ${(await nameOf(administrator)).name} to ${owner}; grant evenkeel_app to ${owner}`,
  );
  await administrator.query(`grant all on schema platform to ${owner}; grant all on platform.schema_migration to ${owner}`);
  const url = new URL((address as { connectionString: string }).connectionString);
  url.username = owner;
  const guarded = `
    create table people.person (org_id uuid not null, id int, name text, primary key (org_id, id));
    alter table people.person enable row level security;
    alter table people.person force row level security;
    create policy own on people.person using (org_id = (select current_setting('app.organisation'))::uuid) with check (true);
    create table people.team (org_id uuid not null, lead int);
    alter table people.team add foreign key (org_id, lead) references people.person;
    insert into people.person values (gen_random_uuid(), 1, 'ours'), (gen_random_uuid(), 1, 'theirs');`;
  const rooms = [room('people', { '0001-person.sql': guarded })];
  await migrate({ connectionString: url.href }, rooms);
  writeFileSync(join(rooms[0]!.dir, '0002-loud.sql'), 'update people.person set name = upper(name);');
  await migrate({ connectionString: url.href }, rooms);
  const { rows } = await administrator.query<{ names: string; forced: boolean }>(
    `select string_agg(name, ' ' order by name) as names, (select relforcerowsecurity from pg_class where oid = 'people.person'::regclass) as forced from people.person`,
  );
  assert.deepEqual(rows, [{ names: 'OURS THEIRS', forced: true }]);
  await administrator.query(`drop owned by ${owner} cascade; drop role ${owner}`);
  await administrator.end();
});

async function nameOf(client: Client): Promise<{ name: string }> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  return rows[0]!;
}
