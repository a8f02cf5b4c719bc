/** The walls of ARCHITECTURE.md, held by tests: stairs, doors, pure shelves, no cycles, deeds with a standing and a test, things that fit their tables. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { registry, type Field, type Kind } from '#platform/kit';
import { rooms } from '../src/rooms.ts';
import { freshDatabase } from './support/database.ts';

const root = resolve(import.meta.dirname, '..');

/** From the floor upwards; a room imports only from lower steps. `sample` stands above all, for it is a whole company. */
const steps: Readonly<Record<string, number>> = {
  engine: 0,
  platform: 0,
  access: 1,
  calendar: 2,
  finance: 2,
  people: 3,
  suppliers: 3,
  strategy: 3,
  projects: 4,
  operations: 4,
  duty: 4,
  changes: 5,
  incidents: 6,
  monitoring: 7,
  requests: 7,
  problems: 7,
  planning: 8,
  portfolio: 9,
  compliance: 9,
  communication: 9,
  sample: 10,
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly isTypeOnly: boolean;
}

const files = globSync(['src/**/*.ts', 'src/**/*.tsx'], { cwd: root });
const imports: readonly Import[] = files.flatMap((file) =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
    ),
  ].map((match) => ({
    file,
    from: (match[2] ?? match[3] ?? match[4])!,
    isTypeOnly: match[1] !== undefined,
  })),
);
const roomOf = (file: string): string => file.split('/')[1]!.replace(/\.tsx?$/, '');
const shelfOf = (file: string): string | undefined => file.split('/')[2];
const isEntrance = (file: string): boolean => !(roomOf(file) in steps);
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

test('every folder of src is a room on the stairs or a part of the entrance', () => {
  const entrance = new Set(['cli.ts', 'server.ts', 'web.tsx', 'rooms.ts', 'version.ts', 'load-sample.ts', 'furnish.ts', 'commands']);
  const unknown = [...new Set(files.map((file) => file.split('/')[1]!))].filter((name) => !(name in steps) && !entrance.has(name));
  assert.deepEqual(unknown, []);
});

test('a room imports only rooms on lower steps, and only through their doors', () => {
  const wrong = imports
    .filter(({ file }) => !isEntrance(file) && !isTest(file))
    .filter(({ file, from }) => {
      if (!from.startsWith('#')) return false;
      const [other] = from.slice(1).split('/') as [string];
      return other !== roomOf(file) && !(steps[other]! < steps[roomOf(file)]!);
    });
  assert.deepEqual(
    wrong.map(({ file, from }) => `${file} imports ${from}`),
    [],
  );
});

test('nobody reaches into another room by a relative path', () => {
  const wrong = imports.filter(
    ({ file, from }) =>
      from.startsWith('.') &&
      !isEntrance(file) &&
      roomOf(relative(root, resolve(root, dirname(file), from))) !== roomOf(file) &&
      !isTest(file),
  );
  assert.deepEqual(
    wrong.map(({ file, from }) => `${file} imports ${from}`),
    [],
  );
});

test('shelves keep to the place where they run: rules import neither server nor web, web never server', () => {
  const wrong = imports.filter(({ file, from }) => {
    if (isEntrance(file) || isTest(file)) return false;
    const shelf = roomOf(file) === 'platform' && shelfOf(file) === 'kit' ? 'rules' : shelfOf(file);
    const target = from.startsWith('#')
      ? from.split('/')[1]
      : from.startsWith('.')
        ? shelfOf(relative(root, resolve(root, dirname(file), from)))
        : undefined;
    if (shelf === 'rules') return target === 'server' || target === 'web' || target === 'cli';
    if (shelf === 'web') return target === 'server' || target === 'cli';
    return shelf === 'server' && target === 'web';
  });
  assert.deepEqual(
    wrong.map(({ file, from }) => `${file} imports ${from}`),
    [],
  );
});

test('the engine imports nothing from outside itself; rules and kit import nothing with effects', () => {
  const allowed = new Set(['zod']);
  const wrong = imports.filter(({ file, from }) => {
    if (isTest(file)) return false;
    if (roomOf(file) === 'engine') return !from.startsWith('.');
    const isPure = shelfOf(file) === 'rules' || (roomOf(file) === 'platform' && shelfOf(file) === 'kit') || roomOf(file) === 'sample';
    return isPure && !from.startsWith('.') && !from.startsWith('#') && !allowed.has(from);
  });
  assert.deepEqual(
    wrong.map(({ file, from }) => `${file} imports ${from}`),
    [],
  );
});

test('pure shelves read neither clock nor chance', () => {
  const pure = files.filter(
    (file) =>
      !isTest(file) &&
      (roomOf(file) === 'engine' ||
        roomOf(file) === 'sample' ||
        shelfOf(file) === 'rules' ||
        (roomOf(file) === 'platform' && shelfOf(file) === 'kit')),
  );
  const wrong = pure.filter((file) =>
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.|\bperformance\.now\(|\btoLocale\w+\(/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('no file imports itself over a circle of others', () => {
  const edges = new Map<string, string[]>();
  for (const { file, from, isTypeOnly } of imports) {
    if (isTypeOnly || isTest(file)) continue;
    const target = from.startsWith('.')
      ? relative(root, resolve(root, dirname(file), from))
      : from.startsWith('#')
        ? `src/${from.slice(1)}/index.ts`
        : null;
    if (target) edges.set(file, [...(edges.get(file) ?? []), target]);
  }
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of edges.keys()) visit(file, []);
  assert.deepEqual(circles, []);
});

test('no file is called by a word that says nothing', () => {
  assert.deepEqual(
    files.filter((file) => /(^|\/)(utils?|helpers?|manager|misc|common)\.tsx?$/.test(file)),
    [],
  );
});

test('no source file of ours is longer than 400 lines', () => {
  const long = files.filter((file) => !/words\.\w+\.ts$/.test(file) && readFileSync(join(root, file), 'utf8').split('\n').length > 401);
  assert.deepEqual(long, []);
});

const all = registry(rooms);

test('every deed says who may, in words of the permission table, and never lets everybody by mistake', () => {
  for (const deed of all.deeds.values()) {
    assert.ok(deed.may.organisation.length > 0 || deed.may.own || deed.may.scope?.length, `${deed.name} has no may`);
    if (deed.may.organisation.includes('auditor')) assert.equal(deed.on.name, 'api-token', `${deed.name}: an auditor changes nothing`);
  }
});

test('every deed is named in a test', () => {
  const texts = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  // A standard deed is tested through the object that holds the three of its thing, such as `teamDeeds.create`.
  const isNamed = (name: string) => {
    const [verb, ...rest] = name.split('-');
    const of = camel(rest.join('-'));
    const ways = [name, camel(name), `${of}Deeds.${verb}`, `${of}.${verb}`];
    return texts.some((text) => ways.some((way) => text.includes(way)));
  };
  assert.deepEqual(
    [...all.deeds.keys()].filter((name) => !isNamed(name)),
    [],
  );
});

test('every reference of a thing names a thing that there is', () => {
  for (const thing of all.things.values())
    for (const target of Object.values(thing.references ?? {}))
      assert.ok(all.things.has(target as string), `${thing.name} refers to ${String(target)}`);
});

const sqlNames: Readonly<Record<Kind, string>> = {
  text: 'text',
  integer: 'int4',
  number: 'float8',
  boolean: 'bool',
  uuid: 'uuid',
  date: 'date',
  instant: 'timestamptz',
  json: 'jsonb',
};

test('every thing agrees with its table, and every table of a thing is guarded', async () => {
  const { pool } = await freshDatabase();
  const { rows } = await pool.query<{ table: string; column: string; type: string; nullable: boolean; guarded: boolean }>(
    `select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable, c.relrowsecurity and c.relforcerowsecurity as guarded
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid where c.relkind in ('r', 'p')`,
  );
  const tables = Map.groupBy(rows, (row) => row.table);
  const base: readonly Field[] = [
    { name: 'orgId', column: 'org_id', kind: 'uuid', isNullable: false },
    { name: 'id', column: 'id', kind: 'uuid', isNullable: false },
    { name: 'version', column: 'version', kind: 'integer', isNullable: false },
    { name: 'createdAt', column: 'created_at', kind: 'instant', isNullable: false },
    { name: 'updatedAt', column: 'updated_at', kind: 'instant', isNullable: false },
  ];
  const differences: string[] = [];
  for (const thing of all.things.values()) {
    const columns = new Map((tables.get(thing.table) ?? []).map((row) => [row.column, row]));
    if (columns.size === 0) differences.push(`${thing.name}: no table ${thing.table}`);
    if (columns.size && ![...columns.values()][0]!.guarded) differences.push(`${thing.table} is not guarded by row-level security`);
    const wanted = [...base, ...thing.fields];
    for (const field of wanted) {
      const column = columns.get(field.column);
      if (!column) differences.push(`${thing.table}.${field.column} is missing`);
      else if (column.type !== sqlNames[field.kind])
        differences.push(`${thing.table}.${field.column} is ${column.type}, the thing says ${sqlNames[field.kind]}`);
      else if (column.nullable !== field.isNullable)
        differences.push(`${thing.table}.${field.column} ${column.nullable ? 'may' : 'may not'} be null, the thing says otherwise`);
    }
    for (const name of columns.keys())
      if (!wanted.some((field) => field.column === name)) differences.push(`${thing.table}.${name} is not a field of ${thing.name}`);
  }
  assert.deepEqual(differences, []);
});

test('every table that knows an organisation is guarded, and org_id leads its primary key', async () => {
  const { pool } = await freshDatabase();
  const { rows } = await pool.query<{ table: string; guarded: boolean; leads: boolean }>(
    `select n.nspname || '.' || c.relname as table, c.relrowsecurity and c.relforcerowsecurity as guarded,
            coalesce((select a.attname = 'org_id' from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary), false) as leads
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`,
  );
  /** Reached before an organisation is known (sessions) or only through functions that name it (search). */
  const unguarded = new Set(['access.session', 'platform.search_entry']);
  assert.deepEqual(
    rows.filter((row) => !row.guarded && !unguarded.has(row.table)).map((row) => row.table),
    [],
  );
  assert.deepEqual(
    rows.filter((row) => !row.leads && row.table !== 'access.session').map((row) => row.table),
    [],
  );
});

/** What speaks to the network or starts a program beside the egress client: the operator's own, or this machine itself. */
const goesOut: Readonly<Record<string, string>> = {
  'src/platform/server/database/*': 'the database, whose address the operator gives, and its programs',
  'src/platform/server/live/journal-listener.ts': 'the same database, listened to',
  'src/platform/server/jobs/jobs.ts': 'the queue in it',
  'src/platform/server/start-server.ts': 'listens; nothing is asked',
  'src/platform/kit/client.ts': 'calls what it is given to call',
  'src/commands/*': 'the command line: speaks to its own server, builds the screens, asks whether its port is free',
};

test('whatever leaves the house leaves it by the egress client', () => {
  const modules = '(?:undici|nodemailer|pg|pg-boss|(?:node:)?(?:net|tls|dns|dns/promises|http|https|http2|dgram|child_process))';
  const ways = new RegExp(
    `^import (?!type\\b)[^;]*?from '${modules}'|import\\('${modules}'\\)|(?<![.\\w])fetch\\(|globalThis\\.fetch\\b|new (?:WebSocket|EventSource)\\(`,
    'gm',
  );
  const isOfTypes = (way: string): boolean => /^import \{(?:\s*type [^,}]+,?)+\s*\} from/.test(way);
  const isExcused = (file: string): boolean =>
    Object.keys(goesOut).some((place) => (place.endsWith('*') ? file.startsWith(place.slice(0, -1)) : file === place));
  const wrong = files
    .filter((file) => !isTest(file) && shelfOf(file) !== 'web' && !file.startsWith('src/platform/server/egress/') && !isExcused(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(ways)]
        .map(([way]) => way)
        .filter((way) => !isOfTypes(way))
        .map((way) => `${file}: ${way}`),
    );
  assert.deepEqual(wrong, []);
});
