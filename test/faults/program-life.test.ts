import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryDirectory } from '../support/throw-away-server.ts';
import { postmasterOf, shutDownCleanly } from './support/keeper.ts';
import { runProgram } from './support/program.ts';

const root = temporaryDirectory();
after(() => rmSync(root, { recursive: true, force: true }));

test('the program ends with status 0 when it is asked to, and its database with it, even when it is killed', async () => {
  const dataDir = join(root, 'data');
  const endings: readonly (readonly [signal: NodeJS.Signals, status: number | NodeJS.Signals])[] = [
    ['SIGTERM', 0],
    ['SIGINT', 0],
    ['SIGKILL', 'SIGKILL'],
  ];
  for (const [signal, status] of endings) {
    const program = await runProgram(dataDir);
    assert.ok(postmasterOf(dataDir) !== undefined);
    assert.equal((await fetch(`${program.url}/readyz`)).status, 200);
    assert.equal(await program.stop(signal), status, signal);
    if (signal === 'SIGKILL') await shutDownCleanly(dataDir);
    assert.equal(postmasterOf(dataDir), undefined, `PostgreSQL after ${signal}`);
  }
});
