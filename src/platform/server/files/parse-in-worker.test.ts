import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openParserPool, parserIn } from './parse-in-worker.ts';

const module = new URL('./testing/unruly-parsers.ts', import.meta.url);
const file = (): Uint8Array => new Uint8Array([1, 2, 3]);

describe('a file is read in a worker that may fail alone', () => {
  const pool = openParserPool({ memoryMegabytes: 48, workers: 1 });
  const impatient = openParserPool({ seconds: 1, workers: 1 });
  after(() => Promise.all([pool.close(), impatient.close()]));

  test('a parser that never has enough memory is stopped, and the next file is read', async () => {
    const answer = await pool.parse(parserIn(module, 'readGreedily'), file());
    assert.equal(answer.ok ? undefined : answer.refusal.code, 'file-too-complex');
    assert.equal((await pool.parse(parserIn<unknown, { rows: number }>(module, 'readRows'), file(), { rows: 1 })).ok, true);
  });

  test('a parser that never comes to an end is stopped, and the next file is read', async () => {
    const answer = await impatient.parse(parserIn(module, 'readEndlessly'), file());
    assert.equal(answer.ok ? undefined : answer.refusal.code, 'file-too-slow');
    assert.equal((await impatient.parse(parserIn<unknown, { rows: number }>(module, 'readRows'), file(), { rows: 1 })).ok, true);
  });

  test('a mistake of the parser is told as one', async () => {
    const answer = await pool.parse(parserIn(module, 'readWrongly'), file());
    assert.equal(answer.ok ? undefined : answer.refusal.code, 'parser-failed');
  });

  test('long lists arrive whole although they travel in pieces', async () => {
    const parser = parserIn<
      { readonly head: string; readonly rows: readonly { readonly row: number }[]; readonly sheets: readonly (readonly number[])[] },
      { rows: number }
    >(module, 'readRows');
    const answer = await pool.parse(parser, file(), { rows: 2_001 });
    assert.ok(answer.ok);
    assert.equal(answer.value.head, 'kept');
    assert.deepEqual(
      answer.value.rows.map(({ row }) => row),
      Array.from({ length: 2_001 }, (_, row) => row),
    );
    assert.deepEqual(
      answer.value.sheets.map((sheet) => sheet.length),
      [2, 2_001],
    );
  });

  test('a file beyond the limit is not even handed to a worker', async () => {
    const small = openParserPool({ fileBytes: 2 });
    const answer = await small.parse(parserIn(module, 'readWrongly'), file());
    assert.deepEqual(answer, { ok: false, refusal: { code: 'file-too-large', detail: 'The file has 3 bytes; at most 2 are taken.' } });
    await small.close();
  });
});
