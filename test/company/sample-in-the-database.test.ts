import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allRooms, rooms } from '../../src/rooms.ts';
import { freshDatabase } from '../support/database.ts';
import { idOf } from './deciding.ts';
import { sampleCompany } from './index.ts';

const sqlTypes = {
  text: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  uuid: 'uuid',
  date: 'date',
  instant: 'timestamptz(3)',
  json: 'jsonb',
} as const;

test('the database takes every record of the sample company', async () => {
  const migrations = rooms
    .map((room) => room.name)
    .map((room) => ({ room, dir: join(import.meta.dirname, '../../src', room, 'server/migrations') }))
    .filter(({ dir }) => existsSync(dir));
  const { pool } = await freshDatabase(migrations);
  const { things } = allRooms();
  const organisation = idOf(900_001);
  let count = 0;
  const records = sampleCompany({ today: '2026-11-25', newId: () => idOf(++count) });
  const client = await pool.connect();
  try {
    await client.query(`begin; select set_config('app.organisation', '${organisation}', true); set constraints all deferred`);
    for (const [name, of] of Map.groupBy(records, (each) => each.thing)) {
      const thing = things.get(name)!;
      const columns = thing.fields.map((field) => `"${field.column}"`).join(', ');
      const shape = thing.fields.map((field) => `"${field.column}" ${sqlTypes[field.kind]}`).join(', ');
      const rows = of.map(({ id, row }) => ({
        id,
        ...Object.fromEntries(thing.fields.map((field) => [field.column, row[field.name] ?? null])),
      }));
      await client.query(
        `insert into ${thing.table.replace('.', '."')}" (org_id, id, ${columns}) select $1, id, ${columns} from jsonb_to_recordset($2::jsonb) as x(id uuid, ${shape})`,
        [organisation, JSON.stringify(rows)],
      );
    }
    await client.query('set constraints all immediate');
    const { rows } = await client.query<{ tasks: number }>('select count(*)::integer as tasks from projects.task');
    assert.equal(rows[0]?.tasks, records.filter((each) => each.thing === 'task').length);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
