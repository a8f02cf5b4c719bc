/** The pages of docs/ say what is true: every thing has its word, every dependency its reason, and `npm run new` writes what the house accepts. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { allRooms } from '../src/rooms.ts';

const root = resolve(import.meta.dirname, '..');
const page = (name: string): string => readFileSync(join(root, name), 'utf8');

/** The cells of every table row of a page. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('every thing of the house has its line among the words, in both languages', () => {
  const words = new Map(rowsOf(page('docs/words.md')).map(([word, german, meaning]) => [word!, { german, meaning }]));
  const missing = [...allRooms().things.keys()]
    .map((name) => name.replaceAll('-', ' '))
    .filter((word) => !words.get(word)?.german || !words.get(word)?.meaning);
  assert.deepEqual(missing, []);
});

test('every direct dependency has its line with licence and reason, and every line its dependency', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(page('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const asked = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).toSorted();
  const written = rowsOf(page('docs/dependencies.md')).filter(([name]) => name!.startsWith('`'));
  const named = written.flatMap(([names]) => [...names!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
  assert.deepEqual(named.toSorted(), asked);
  for (const cells of written) assert.ok(cells.length >= 4 && cells.every((cell) => cell !== ''), `${cells[0]}: a cell is empty`);
});

test('the licences on the page are those of the installed packages', () => {
  for (const [names, , licence] of rowsOf(page('docs/dependencies.md')).filter(([name]) => name!.startsWith('`')))
    for (const [, name] of names!.matchAll(/`([^`]+)`/g)) {
      const manifest = join(root, 'node_modules', name!, 'package.json');
      if (existsSync(manifest)) assert.equal((JSON.parse(readFileSync(manifest, 'utf8')) as { license?: string }).license, licence, name);
    }
});

test('a link of a page leads to a file that there is', () => {
  const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })];
  const dead = pages.flatMap((name) =>
    [...page(name).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1]!)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(name), target)))
      .map((target) => `${name}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('npm run new writes what the walls of the house let pass, and over nothing', async (context) => {
  const copy = copyOfTheHouse(context);
  const node = (...options: string[]) => run(copy, process.execPath, options);
  await node(
    'scripts/new.ts',
    'thing',
    'room-booking',
    'people',
    'room:line',
    'personId:person',
    'startsAt:instant',
    'isFixed:boolean',
    'teamId:team?',
  );
  const said = await node('scripts/new.ts', 'deed', 'move-booking', 'people', 'room-booking');
  assert.match(said, /test\/trust\/policy\.ts: move-booking OAM/);
  await Promise.all([
    assert.rejects(node('scripts/new.ts', 'thing', 'absence', 'people'), /a thing called absence already/),
    assert.rejects(node('scripts/new.ts', 'thing', 'desk', 'people', 'freeAt:moment'), /no shape and no thing is called "moment"/),
  ]);

  const made = globSync('src/people/**/*booking*', { cwd: copy });
  assert.equal(made.length, 6);
  const tests = made.filter((file) => file.endsWith('.test.ts'));
  const typescript = [...made.filter((file) => file.endsWith('.ts')), 'src/people/rules/index.ts'];
  const program = (name: string, ...options: string[]) => run(copy, join(root, 'node_modules/.bin', name), options);
  writeFileSync(join(copy, 'tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include: typescript }));
  await Promise.all([
    program('oxfmt', '--check', ...typescript),
    program('oxlint', '--deny-warnings', ...typescript),
    program('tsc', '-p', 'tsconfig.new.json'),
    node('--test', ...tests),
  ]);
  await node('--test', '--test-name-pattern=agrees with its table|names a thing', 'test/house.test.ts');
});

/** What `npm run new` needs of the repository, in a directory of its own; it goes with the test. */
function copyOfTheHouse(context: TestContext): string {
  const copy = mkdtempSync(join(tmpdir(), 'evenkeel-new-'));
  context.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['src', 'test', 'scripts', ...globSync(['package.json', 'tsconfig*.json', '.oxfmtrc*', '.oxlintrc*'], { cwd: root })])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** What a program says; rejects with that when it ends badly. */
async function run(cwd: string, program: string, options: readonly string[]): Promise<string> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(program, options, { cwd, env });
  return stdout;
}
