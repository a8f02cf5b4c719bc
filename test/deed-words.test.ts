/** The history tells everything in words: somebody did what, to which thing, in which field. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { spineEndpoints } from '../src/platform/server/spine-endpoints.ts';
import { spokenChanges } from '../src/platform/web/parts/history-value.ts';
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

for (const language of ['en', 'de'] as const) {
  test(`every thing, and every field that history shows, has words (${language})`, async () => {
    const known = new Set<string>();
    for (const file of globSync(`src/**/words.${language}.ts`, { cwd: root }))
      for (const key of Object.keys(((await import(join(root, file))) as { words: object }).words)) known.add(key);
    const speechless = [...allRooms().things.values()].flatMap((thing) => {
      const room = thing.room === 'platform' ? 'shell' : thing.room;
      const shown = spokenChanges(null, Object.fromEntries(thing.fields.map(({ name }) => [name, name])));
      const wanted = shown.filter((field) => !thing.secret?.includes(field) && !known.has(`field.${field}`));
      return [`${room}.${thing.name}`, ...wanted.map((field) => `${room}.${thing.name}.${field}`)].filter((key) => !known.has(key));
    });
    assert.deepEqual(speechless, []);
  });
}

for (const language of ['en', 'de'] as const) {
  test(`every line of the permission table has words (${language})`, async () => {
    const { words } = (await import(join(root, `src/access/web/permissions/words.${language}.ts`))) as { words: Record<string, string> };
    const speechless = [...allRooms().endpoints, ...spineEndpoints].flatMap(({ id, source, tag }) => {
      const thing = source.of === 'deed' ? source.deed.on.name : undefined;
      const isUsual =
        ['list', 'one', 'history'].includes(source.of) || ['create', 'change', 'remove'].some((each) => id === `${each}-${thing}`);
      return [...(isUsual || words[`access.permits.${id}`] ? [] : [id]), ...(words[`access.permitGroup.${tag}`] ? [] : [tag])];
    });
    assert.deepEqual(speechless, []);
  });
}
