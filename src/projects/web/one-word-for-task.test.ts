import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

test('German has one word for a task, that of DIN 69900: Vorgang', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const others = globSync('src/**/words.de.ts', { cwd: root }).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => /aufgabe/i.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  assert.deepEqual(others, []);
});
