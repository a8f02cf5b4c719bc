/** Every word of the screens is there in every language, and every word that is asked for is there. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage';

const root = resolve(import.meta.dirname, '..');
type Words = Readonly<Record<string, string>>;

async function wordsIn(file: string): Promise<Words> {
  return ((await import(join(root, file))) as { words: Words }).words;
}

const catalogues = await Promise.all(
  globSync('src/**/words.en.ts', { cwd: root }).map(async (english) => ({
    room: english.split('/')[1]!,
    en: await wordsIn(english),
    de: await wordsIn(english.replace('.en.ts', '.de.ts')),
  })),
);

/** The names of the values that a message needs, however deep they stand in it. */
function placeholders(message: CompiledMessage): string[] {
  if (typeof message === 'string') return [];
  return message.flatMap((part) => {
    if (typeof part === 'string') return [];
    const [name, , choices] = part as readonly [string, string?, Readonly<Record<string, CompiledMessage>>?];
    const inside =
      choices && typeof choices === 'object'
        ? Object.values(choices).flatMap((each) => (Array.isArray(each) ? placeholders(each) : []))
        : [];
    return [name, ...inside.filter((each) => each !== '#')];
  });
}

test('both languages have the same words', () => {
  for (const { room, en, de } of catalogues) assert.deepEqual(Object.keys(de).toSorted(), Object.keys(en).toSorted(), room);
});

test('both languages name the same values in a message', () => {
  for (const { en, de } of catalogues) {
    for (const [key, english] of Object.entries(en)) {
      const names = (message: string) => [...new Set(placeholders(compileMessage(message)))].toSorted();
      assert.deepEqual(names(de[key] ?? ''), names(english), key);
    }
  }
});

test("a room's words begin with its name, the shell's with those of what all share", () => {
  const shared = ['shell', 'problem', 'field', 'value', 'thing'];
  for (const { room, en } of catalogues) {
    const allowed = room === 'platform' ? shared : [room];
    const strange = Object.keys(en).filter((key) => !allowed.includes(key.split('.')[0]!));
    assert.deepEqual(strange, [], room);
  }
});

test('a word that a screen asks for is there', () => {
  const known = new Set(catalogues.flatMap(({ en }) => Object.keys(en)));
  const missing = globSync('src/*/web/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const asked = [...text.matchAll(/\b(?:t|translate)\(\s*'([\w.-]+)'/g)].map((match) => match[1]!);
      return asked.filter((key) => key.includes('.') && !known.has(key)).map((key) => `${file}: ${key}`);
    });
  assert.deepEqual(missing, []);
});
