/** A refusal is told in the reader's language: every code has words, and every value in them comes with the refusal. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { words as german } from '../src/platform/web/words/refusals/words.de.ts';
import { words as english } from '../src/platform/web/words/refusals/words.en.ts';

const root = resolve(import.meta.dirname, '..');

/** Only programs meet these: they are about the request as such, not about what somebody wanted to do. */
const forPrograms = new Set([
  'bad-cursor',
  'bad-idempotency-key',
  'bad-if-match',
  'bad-json',
  'foreign-origin',
  'if-match-needed',
  'key-used-before',
  'method-not-allowed',
  'no-such-page',
  'not-an-object',
  'not-json',
  'too-deep',
]);

/** Codes that are put together, with everything that may come of it. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  '`no-such-${thing.name}`': ['no-such-person', 'no-such-skill', 'no-such-team'],
};

interface Said {
  readonly where: string;
  readonly code: string;
  readonly carriesValues: boolean;
}

/** From the opening bracket to the one that closes it. */
function callAt(text: string, start: number): string {
  let depth = 0;
  for (let at = text.indexOf('(', start); at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return text.slice(start, at + 1);
  }
  return text.slice(start);
}

const said: readonly Said[] = globSync('src/{*/{rules,server},platform/kit}/**/*.ts', { cwd: root })
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/\b(?:refuse|new Problem)\(\s*(?:\d+,\s*)?('[\w-]+'|`[^`]+`)/g)].flatMap((match) => {
      const carriesValues = /\bvalues\b/.test(callAt(text, match.index));
      const codes = drawn[match[1]!] ?? [match[1]!.slice(1, -1)];
      return codes.map((code) => ({ where: file, code, carriesValues }));
    });
  })
  .filter(({ code }) => !forPrograms.has(code));

for (const [language, catalogue] of Object.entries({ en: english, de: german } as Readonly<
  Record<string, Readonly<Record<string, string>>>
>)) {
  test(`every refusal is told in words (${language})`, () => {
    assert.ok(said.length > 100, `${said.length} refusals found`);
    const speechless = said.filter(({ code }) => !catalogue[`problem.${code}`]).map(({ where, code }) => `${where}: ${code}`);
    assert.deepEqual(speechless, []);
  });

  test(`a refusal whose words name a value brings values with it (${language})`, () => {
    const empty = said.filter(({ code, carriesValues }) => !carriesValues && catalogue[`problem.${code}`]?.includes('{'));
    assert.deepEqual(empty, []);
  });
}
