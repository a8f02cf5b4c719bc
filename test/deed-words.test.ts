/** The history tells every deed in words: somebody did what. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { allRooms } from '../src/rooms.ts';

const root = resolve(import.meta.dirname, '..');
const catalogues = ['shell', ...allRooms().rooms.map(({ name }) => name)];

for (const language of ['en', 'de'] as const) {
  test(`every deed that the journal may hold has words (${language})`, async () => {
    const known = new Set<string>();
    for (const file of globSync(`src/**/words.${language}.ts`, { cwd: root }))
      for (const key of Object.keys(((await import(join(root, file))) as { words: object }).words)) known.add(key);
    const speechless = [...allRooms().deeds.keys()].filter((deed) => !catalogues.some((room) => known.has(`${room}.deed.${deed}`)));
    assert.deepEqual(speechless, []);
  });
}
