import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from './database.ts';

test('two fresh databases know nothing of each other', async () => {
  const [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
  const ask = `select current_database() as name, current_user as role`;
  const one = (await first.pool.query(ask)).rows[0];
  const two = (await second.pool.query(ask)).rows[0];
  assert.notEqual(one.name, two.name);
  assert.deepEqual([one.role, two.role], ['evenkeel_app', 'evenkeel_app']);
});
