import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const program = join(import.meta.dirname, '..', 'cli.ts');

/** What the command line says, and with what it ends. */
async function said(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (error += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, error };
}

test('a start on a taken port says so and ends, before anything was begun', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const data = mkdtempSync(join(tmpdir(), 'evenkeel-start-'));
  try {
    const { code, error } = await said('start', '--port', String(port), '--data', data);
    assert.equal(code, 1);
    assert.match(error, new RegExp(`port ${port} is taken; choose another with --port`));
    assert.deepEqual(readdirSync(data), []);
  } finally {
    other.close();
    rmSync(data, { recursive: true });
  }
});

test('what the command line does not know is told by name, with what there is', async () => {
  const unknown = await said('strat');
  assert.equal(unknown.code, 2);
  assert.match(unknown.error, /no command "strat"/);
  assert.match(unknown.out, /evenkeel start/);
  const format = await said('export', 'ERP', '--format', 'pdf');
  assert.equal(format.code, 1);
  assert.match(format.error, /--format is one of mspdi, csv, xlsx, not "pdf"/);
  const moment = await said('restore', '--from', '/nowhere', '--into', '/nowhere-new', '--at', 'yesterday');
  assert.match(moment.error, /--at is a moment such as .*, not "yesterday"/);
});
