import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { PoolClient } from 'pg';
import { idOf } from '../../../test/company/deciding.ts';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.ts';

const migrationsOf = (room: string) => ({ room, dir: join(import.meta.dirname, '../..', room, 'server/migrations') });
const organisation = idOf(900_001);
let database: FreshDatabase;

before(async () => {
  database = await freshDatabase(['platform', 'calendar', 'people'].map(migrationsOf));
});

/** The database's answer to statements of one organisation, in a transaction that leaves nothing behind. */
async function answerTo(...statements: readonly string[]): Promise<string> {
  const client: PoolClient = await database.pool.connect();
  try {
    await client.query(`begin; select set_config('app.organisation', '${organisation}', true)`);
    for (const statement of statements) await client.query(statement);
    return 'taken';
  } catch (error) {
    return (error as { constraint?: string; code?: string }).constraint ?? (error as { code: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const person = (number: number) =>
  `insert into people.person (org_id, id, name, kind, capacity_per_mille, is_active, notes) values ('${organisation}', '${idOf(number)}', 'Person ${number}', 'staff', 1000, true, '')`;
const absence = (number: number, of: number, from: string, to: string, startsAtNoon = false, endsAtNoon = false) =>
  `insert into people.absence (org_id, id, person_id, kind, starts_on, ends_on, starts_at_noon, ends_at_noon, status)
   values ('${organisation}', '${idOf(number)}', '${idOf(of)}', 'vacation', '${from}', '${to}', ${startsAtNoon}, ${endsAtNoon}, 'requested')`;
const calendar = (number: number, isDefault: boolean) =>
  `insert into calendar.calendar (org_id, id, name, week, work_weeks, is_default) values ('${organisation}', '${idOf(number)}', 'C', '{}', '[]', ${isDefault})`;
const rate = (fields: string) =>
  `insert into people.rate (org_id, id, person_id, hourly_minor, currency, starts_on) values ('${organisation}', '${idOf(7)}', ${fields}, '2026-01-01')`;

test('the database too keeps absences of one person apart, in half days', async () => {
  const first = [person(1), person(2), absence(10, 1, '2026-12-21', '2026-12-23', false, true)];
  assert.equal(await answerTo(...first, absence(11, 1, '2026-12-22', '2026-12-30')), 'absences_apart');
  assert.equal(await answerTo(...first, absence(11, 1, '2026-12-23', '2026-12-30', true)), 'taken');
  assert.equal(await answerTo(...first, absence(11, 2, '2026-12-22', '2026-12-30')), 'taken');
  assert.equal(await answerTo(person(1), absence(10, 1, '2026-12-21', '2026-12-21', true, true)), 'absence_check');
});

test('two calendars may change places as the default, but not both be it', async () => {
  const two = [calendar(1, true), calendar(2, false)];
  assert.equal(await answerTo(...two, `update calendar.calendar set is_default = not is_default`), 'taken');
  assert.equal(await answerTo(...two, `update calendar.calendar set is_default = true`), 'one_default');
});

test('teams and people may name one another in one transaction', async () => {
  const team = `insert into people.team (org_id, id, name, lead_id) values ('${organisation}', '${idOf(5)}', 'Network', '${idOf(1)}')`;
  assert.equal(await answerTo('set constraints all deferred', team, person(1), 'set constraints all immediate'), 'taken');
  assert.equal(await answerTo('set constraints all deferred', team, 'set constraints all immediate'), 'team_org_id_lead_id_fkey');
});

test('levels, shares and rates outside their ranges are refused', async () => {
  assert.equal(await answerTo(person(1), rate(`'${idOf(1)}', 6500, 'EUR'`)), 'taken');
  assert.equal(await answerTo(rate(`null, 6500, 'EUR'`)), 'rate_check');
  assert.equal(await answerTo(person(1), rate(`'${idOf(1)}', -1, 'EUR'`)), 'rate_hourly_minor_check');
  assert.equal(await answerTo(person(1), 'update people.person set capacity_per_mille = 1001'), 'person_capacity_per_mille_check');
});
