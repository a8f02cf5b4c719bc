import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { words as german } from './words.de.ts';
import { words as english } from './words.en.ts';

const exchange = join(import.meta.dirname, '../../server/exchange');
/** Those of people's tables are told on the page of people, those of writing in the file's log. */
const elsewhere = /people-|tables-out|write-|export|\.test\./;

test('every remark that reading a project file can make has its sentence in both languages', () => {
  const codes = new Set<string>();
  for (const file of globSync('**/*.ts', { cwd: exchange })) {
    if (elsewhere.test(file) && !file.endsWith('import/people-rows.ts')) continue;
    const source = readFileSync(join(exchange, file), 'utf8');
    for (const pattern of [
      /\bcode: '([a-z-]+)'/g,
      /\b(?:remark|note)\(\s*'[^']*',\s*'([a-z-]+)'/g,
      /\bremark\('([a-z-]+)',/g,
      /add\('\w+', \S+, '([a-z-]+)'/g,
    ])
      for (const match of source.matchAll(pattern)) codes.add(match[1]!);
  }
  // What has no hyphen is a field; the last two are problems of the whole request.
  const own = [...codes].filter((code) => code.includes('-') && !['already-taken', 'not-mspdi'].includes(code));
  assert.ok(own.length > 30, own.join());
  assert.deepEqual(
    own.filter((code) => !(`projects.remark.${code}` in english)),
    [],
  );
  assert.deepEqual(Object.keys(german), Object.keys(english));
});
