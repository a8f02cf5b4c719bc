import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardNewPostmaster } from './postmaster-guard.ts';

test('a database that is let go of before it listens to signals ends all the same', async () => {
  // Like PostgreSQL in its first moments it ignores what it is told, and listens later: Node.js undoes on start what it inherited.
  const slowToListen = ['/bin/sh', '-c', 'sleep 0.4; exec "$0" -e "setInterval(() => {}, 1000)"', process.execPath];
  const guard = guardNewPostmaster(slowToListen, {}, process.cwd(), 2);
  await guard.release();
  assert.ok(guard.hasEnded());
});
