import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, describe, test, type TestContext } from 'node:test';
import { openParserPool, type ParserPool } from '#platform/server/files';
import { mspdiParser } from './parsers.ts';

const MEGABYTE = 1024 * 1024;

describe('hostile Microsoft Project files', () => {
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
    assert.equal(await codeOf('<Project/>'), 'taken', 'after all of them, a good file is still read');
    await pool.close();
  });

  async function codeOf(xml: string): Promise<string> {
    const answer = await pool.parse(mspdiParser, new TextEncoder().encode(xml));
    return answer.ok ? 'taken' : answer.refusal.code;
  }

  test('entities that multiply, and one long entity used often, are refused before they are expanded', async () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    assert.equal(await codeOf(`<!DOCTYPE Project [<!ENTITY l0 "ha">${laughs}]><Project><Title>&l9;</Title></Project>`), 'xml-doctype');
    assert.equal(
      await codeOf(`<!DOCTYPE Project [<!ENTITY a "${'a'.repeat(100_000)}">]><Project><Title>${'&a;'.repeat(10_000)}</Title></Project>`),
      'xml-doctype',
    );
  });

  test('nothing outside of the file is opened', async () => {
    assert.equal(
      await codeOf('<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project><Title>&x;</Title></Project>'),
      'xml-doctype',
    );
    assert.equal(await codeOf('<!DOCTYPE Project SYSTEM "http://127.0.0.1:9/evil.dtd"><Project/>'), 'xml-doctype');
    assert.equal(await codeOf('<Project><Title>&x;</Title></Project>'), 'malformed-xml');
  });

  test('half a million attributes', async () => {
    const attributes = Array.from({ length: 500_000 }, (_, at) => `a${at}="1"`).join(' ');
    assert.equal(await codeOf(`<Project ${attributes}/>`), 'xml-attributes');
  });

  test('elements half a million deep', async () => {
    assert.equal(await codeOf(`<Project>${'<Task>'.repeat(500_000)}`), 'xml-depth');
  });

  test('a text, a comment and a tag without end', async () => {
    const much = 'x'.repeat(6 * MEGABYTE);
    assert.equal(await codeOf(`<Project><Title>${much}</Title></Project>`), 'xml-piece');
    assert.equal(await codeOf(`<Project><!-- ${much} --></Project>`), 'xml-piece');
    assert.equal(await codeOf(`<Project><Title a="${much}"/></Project>`), 'xml-piece');
    assert.equal(await codeOf(`<Project><Title>${`<![CDATA[${'x'.repeat(5_000)}]]>`.repeat(1_000)}</Title></Project>`), 'xml-piece');
  });

  test('an unknown encoding, and bytes that are no text', async () => {
    assert.equal(await codeOf('<?xml version="1.0" encoding="x-evil"?><Project/>'), 'unknown-encoding');
    const answer = await pool.parse(
      mspdiParser,
      new Uint8Array(1000).map((_, at) => (at * 7919) % 251),
    );
    assert.equal(answer.ok, false);
  });
});
