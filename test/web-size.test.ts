/** What the browser must fetch before it shows something, and that none of it needs a hole in the content security policy. */
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const directory = mkdtempSync(join(tmpdir(), 'evenkeel-web-'));
after(() => rmSync(directory, { recursive: true, force: true }));
await build({ root, logLevel: 'error', build: { outDir: directory, emptyOutDir: true, manifest: true } });

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
const manifest = JSON.parse(readFileSync(join(directory, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;
const zippedBytes = (file: string): number => gzipSync(readFileSync(join(directory, file))).length;
const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + zippedBytes(file), 0);

/** A chunk with everything it imports at once. */
function withImports(key: string, found = new Set<string>()): Set<string> {
  if (!found.has(key)) {
    found.add(key);
    for (const each of manifest[key]?.imports ?? []) withImports(each, found);
  }
  return found;
}
const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry)!;
const shell = withImports(entry);
const shellWords = Object.keys(manifest).find((key) => key.endsWith('platform/web/words/words.de.ts'))!;

test('the shell is at most 200 kB of JavaScript and 15 kB of styles, compressed', (context) => {
  const scripts = sum([...shell, shellWords].map((key) => manifest[key]!.file));
  const styles = sum(new Set([...shell].flatMap((key) => manifest[key]!.css ?? [])));
  context.diagnostic(`JavaScript ${(scripts / 1000).toFixed(1)} kB, styles ${(styles / 1000).toFixed(1)} kB`);
  assert.ok(scripts <= 200_000, `JavaScript: ${scripts} bytes`);
  assert.ok(styles <= 15_000, `styles: ${styles} bytes`);
});

test('a page is at most 60 kB of JavaScript of its own, and brings at most 140 kB with all it shares with other pages', (context) => {
  const pages = Object.keys(manifest).filter(
    (key) => manifest[key]!.src && /-(page|tab|panel|form)\.tsx$/.test(key) && !manifest[key]!.isEntry,
  );
  const sizes = pages
    .map((key) => ({
      key,
      own: zippedBytes(manifest[key]!.file),
      all: sum([...withImports(key)].filter((each) => !shell.has(each)).map((each) => manifest[each]!.file)),
    }))
    .toSorted((left, right) => right.all - left.all);
  for (const { key, own, all } of sizes.slice(0, 5))
    context.diagnostic(`${key}: ${(own / 1000).toFixed(1)} kB, in all ${(all / 1000).toFixed(1)} kB`);
  assert.deepEqual(
    sizes.filter(({ own, all }) => own > 60_000 || all > 140_000),
    [],
  );
});

test('the page itself holds neither script nor style', () => {
  const html = readFileSync(join(directory, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
});

test('nothing is fetched from another house', () => {
  const html = readFileSync(join(directory, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//);
  for (const file of globSync('assets/*.css', { cwd: directory })) {
    assert.doesNotMatch(readFileSync(join(directory, file), 'utf8'), /url\(\s*["']?(?:https?:)?\/\//, file);
  }
});

test('no screen uses a component that writes style elements, which the content security policy refuses', () => {
  const writers =
    /import\s*\{[^}]*\b(AppShell|Flex|Grid|SimpleGrid|MediaQuery)\b[^}]*\}\s*from\s*'@mantine\/core'|\buseMantineColorScheme\(\)|\b(?:visibleFrom|hiddenFrom)=|=\{\{\s*base:/;
  const found = globSync('src/*/web/**/*.tsx', { cwd: root }).filter((file) => writers.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(found, []);
});
