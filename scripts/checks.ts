import { existsSync, globSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** One thing that must hold before a change is good: a command that ends with 0. */
export type Check = { readonly name: string; readonly command: readonly string[] };

/** The walls that need no running program, quickest first. */
export function standingChecks(): readonly Check[] {
  return [
    { name: 'format', command: ['oxfmt', '--check', ...['src', 'test', 'bench', 'scripts'].filter(existsSync)] },
    { name: 'lint', command: ['oxlint', '--quiet'] },
    { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
    { name: 'pure shelves know neither Node nor browser', command: ['tsc', '-p', 'tsconfig.pure.json'] },
    ...(existsSync('vite.config.ts') ? [{ name: 'web build', command: ['vite', 'build', '--logLevel', 'warn'] }] : []),
  ];
}

/** The tests in groups, in the order in which a reader would want to hear of a failure. */
export function testGroups(): readonly Check[] {
  const groups = [
    { name: 'house: stairs, doors, no cycles', files: globSync('test/*.test.ts') },
    { name: 'engine', files: globSync('src/engine/**/*.test.ts') },
    { name: 'rooms and floor', files: globSync('src/**/*.test.ts').filter((file) => !file.startsWith('src/engine/')) },
    { name: 'across rooms', files: globSync('test/*/**/*.test.ts').filter((file) => !/^test\/(faults|journeys)\//.test(file)) },
    { name: 'faults', files: globSync('test/faults/**/*.test.ts') },
    { name: 'journeys in the browser', files: globSync('test/journeys/**/*.test.ts') },
  ];
  return groups.filter(({ files }) => files.length > 0).map(({ name, files }) => ({ name, command: nodeTest(files.toSorted()) }));
}

/** Every test file, the slow ones first, so that no core waits at the end for one long file. */
export function allTests(): readonly string[] {
  return globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).toSorted((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1));
}

function weight(file: string): number {
  const at = ['test/faults/', 'test/journeys/', 'test/'].findIndex((start) => file.startsWith(start));
  return at === -1 ? 3 : at;
}

/** A test that hangs fails after ten minutes instead of holding up the run; nothing else is timed. */
export function nodeTest(files: readonly string[]): readonly string[] {
  const concurrency = Math.min(availableParallelism(), 8);
  return ['node', '--test', '--test-reporter=spec', `--test-concurrency=${concurrency}`, '--test-timeout=600000', ...files];
}
