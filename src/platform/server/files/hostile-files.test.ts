import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, describe, test, type TestContext } from 'node:test';
import { openParserPool, type ParseAnswer, type ParserPool } from './parse-in-worker.ts';
import { csvParser, jsonParser, xlsxParser } from './parsers.ts';
import { buildXlsx, xlsxParts, type XlsxPlan } from './testing/build-xlsx.ts';
import { buildZip, type ZipEntryPlan } from './testing/build-zip.ts';

/**
 * Files that were made to do harm. The oracle: refused with the reason that fits, nothing of them kept, and the process that asked
 * lives and still reads a good file. How busy its loop was is printed, not asserted.
 */
const MEGABYTE = 1024 * 1024;
const ONE_ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function codeOf(answer: ParseAnswer<unknown>): string {
  return answer.ok ? 'taken' : answer.refusal.code;
}

describe('hostile files', () => {
  let pool: ParserPool;
  const loop = monitorEventLoopDelay({ resolution: 5 });
  before(() => {
    pool = openParserPool();
    loop.enable();
  });
  after(async (context) => {
    loop.disable();
    (context as TestContext).diagnostic(
      `main loop delay, building the files included: p99 ${(loop.percentile(99) / 1e6).toFixed(1)} ms, longest ${(loop.max / 1e6).toFixed(1)} ms`,
    );
    const good = await pool.parse(csvParser, bytes('a,b\n1,2'));
    assert.equal(codeOf(good), 'taken', 'after all of them, a good file is still read');
    await pool.close();
  });

  const xlsx = (file: Uint8Array) => pool.parse(xlsxParser, file).then(codeOf);
  const workbook = (plan: Partial<XlsxPlan>): Promise<string> => xlsx(buildXlsx({ sheetData: ONE_ROW, ...plan }));
  const withEntry = (entry: ZipEntryPlan): Promise<string> => workbook({ more: [entry] });

  const csv = (text: string | Uint8Array): Promise<string> =>
    pool.parse(csvParser, typeof text === 'string' ? bytes(text) : text).then(codeOf);
  const json = (text: string): Promise<string> => pool.parse(jsonParser, bytes(text)).then(codeOf);

  describe('Excel', () => {
    test('a good one is taken', async () => {
      assert.equal(await workbook({}), 'taken');
    });

    test('a sheet that unpacks to a hundred times its size and more', async () => {
      assert.equal(await workbook({ sheetData: `<row>${' '.repeat(20 * MEGABYTE)}</row>` }), 'zip-ratio');
    });

    test('a sheet that says it is small and is not', async () => {
      const sheetData = `<row>${' '.repeat(4 * MEGABYTE)}</row>`;
      assert.match(await workbook({ sheetData, sheetEntry: { declaredBytes: 500 } }), /^(malformed-zip|zip-size)$/);
    });

    test('an entry that declares four gigabytes, or more than there are, in 64 bits', async () => {
      assert.equal(await withEntry({ name: 'xl/media/a.bin', content: 'x', declaredBytes: 0xfffffffe }), 'zip-size');
      assert.equal(await withEntry({ name: 'xl/media/a.bin', content: 'x', declaresIn64Bits: 1n << 52n }), 'zip-size');
      assert.equal(await withEntry({ name: 'xl/media/a.bin', content: 'x', declaresIn64Bits: (1n << 64n) - 1n }), 'zip-size');
    });

    test('many entries that are each within the limit and together are not', async () => {
      const more = Array.from({ length: 4 }, (_, at) => ({ name: `xl/media/${at}.bin`, content: 'x', declaredBytes: 100 * MEGABYTE }));
      assert.match(await workbook({ more }), /^zip-(size|ratio)$/);
    });

    test('more entries than anybody needs, and fewer than it says', async () => {
      assert.equal(
        await workbook({ more: Array.from({ length: 1200 }, (_, at) => ({ name: `xl/media/${at}`, content: '' })) }),
        'zip-entries',
      );
      assert.equal(await xlsx(buildZip(xlsxParts({ sheetData: ONE_ROW }), 60_000)), 'zip-entries');
    });

    test('entries that share their packed bytes', async () => {
      assert.equal(await withEntry({ name: 'xl/worksheets/sheet2.xml', content: 'x', sharesWith: 5 }), 'zip-overlap');
    });

    test('names that lead out of the archive, and links', async () => {
      assert.equal(await withEntry({ name: '../../etc/cron.d/job', content: '* * * * *' }), 'zip-path');
      assert.equal(await withEntry({ name: '/etc/passwd', content: 'root' }), 'zip-path');
      assert.equal(await withEntry({ name: '..\\..\\autorun.inf', content: 'x' }), 'zip-path');
      assert.equal(await withEntry({ name: 'xl/link', content: '/etc/passwd', externalAttributes: 0o120777 * 0x10000 }), 'zip-link');
    });

    test('an archive in an archive is not opened', async () => {
      const bomb = buildZip([{ name: 'zeros', content: Buffer.alloc(8 * MEGABYTE) }]);
      assert.equal(await withEntry({ name: 'xl/embeddings/bomb.zip', content: bomb }), 'taken');
    });

    test('an encrypted one, an old one, and what is no archive at all', async () => {
      assert.equal(await withEntry({ name: 'xl/secret', content: 'x', flags: 1 }), 'zip-encrypted');
      assert.equal(await xlsx(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])), 'not-xlsx');
      assert.equal(await xlsx(bytes('name,start')), 'malformed-zip');
      assert.equal(await xlsx(buildZip([{ name: 'readme.txt', content: 'hello' }])), 'not-xlsx');
    });

    test('entities in a sheet are not expanded, wherever they stand', async () => {
      const doctype = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
      assert.equal(
        await workbook({
          sheetEntry: { content: `${doctype}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>` },
        }),
        'xml-doctype',
      );
    });

    test('a cell in a column, and more rows, than any list has', async () => {
      assert.equal(await workbook({ sheetData: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }), 'too-many-columns');
      assert.equal(await workbook({ sheetData: '<row><c><v>1</v></c></row>'.repeat(200_001), sheetEntry: {} }), 'zip-ratio');
    });
  });

  describe('CSV', () => {
    test('one line without end, with and without a quote', async () => {
      assert.equal(await csv(`a,b\n${'x,'.repeat(3 * MEGABYTE)}`), 'csv-line-too-long');
      assert.equal(await csv(`a,b\n"${'x\n'.repeat(3 * MEGABYTE)}`), 'csv-line-too-long');
    });

    test('NUL characters', async () => {
      assert.equal(await csv('a,b\n1,\u00002'), 'csv-nul');
    });

    test('more rows and more columns than any list has', async () => {
      assert.equal(await csv('1,2\n'.repeat(200_002)), 'too-many-rows');
      assert.equal(await csv(`${','.repeat(300)}x\n`), 'too-many-columns');
      assert.equal(await csv(`a\n"${'x'.repeat(40_000)}"\n`), 'cell-too-long');
    });
  });

  describe('JSON', () => {
    test('nested beyond all measure', async () => {
      assert.equal(await json('['.repeat(1_000_000)), 'json-depth');
      assert.equal(await json('{"a":'.repeat(500_000)), 'json-depth');
    });

    test('the same key twice, also when one of them is written in escapes', async () => {
      assert.equal(await json('{"role":"member","role":"owner"}'), 'json-duplicate-key');
      assert.equal(await json('{"role":"member","r\\u006fle":"owner"}'), 'json-duplicate-key');
      assert.equal(await json('[{"a":1},{"a":2,"b":{"a":3}}]'), 'taken');
      assert.equal(await json('{"a":"\\"b\\":","b":1}'), 'taken');
    });

    test('keys that mean something else to JavaScript', async () => {
      assert.equal(await json('{"__proto__":{"isOwner":true}}'), 'json-forbidden-key');
    });

    test('a text without end, and no JSON at all', async () => {
      assert.equal(await json(`{"a":"${'x'.repeat(5 * MEGABYTE)}"}`), 'json-text');
      assert.equal(await json('{"a":1,}'), 'malformed-json');
      assert.equal(await json('"never closed'), 'malformed-json');
    });
  });
});
