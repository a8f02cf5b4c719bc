/** Takes a request that is right and makes one thing about it wrong. */
import type { Chance } from './chance.ts';
import type { Request } from './send.ts';

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{id}` for path parameters, from the root. */
  readonly path: string;
  readonly inPath: readonly string[];
  readonly inQuery: readonly string[];
  readonly inBody: readonly string[];
}

export interface Right {
  readonly operation: Operation;
  readonly headers: Readonly<Record<string, string>>;
  /** Values that fit, by field, of path, query and body together. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Ids that exist, so that a wrong reference is a real one. */
  readonly ids: readonly string[];
}

export interface Wrong {
  readonly how: string;
  readonly request: Request;
}

/** Text that stands in the JSON as it is, for what JSON.stringify would not write. */
const raw = (text: string) => `\u0001raw:${text}\u0001`;
const written = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/"\\u0001raw:(.*?)\\u0001"/g, (_, text: string) => JSON.parse(`"${text}"`) as string);

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\u202eabc',
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(300),
  'x'.repeat(30_000),
  '0000-00-00',
  '0000-01-01T00:00:00.000Z',
  '+999999-01-01',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '2026-02-30',
  '2026-13-01',
  '2026-06-30T23:59:60.000Z',
  '2026-12-01T08:00:00.000+25:00',
  '2026-12-01T24:00:00.000Z',
  '2026-12-01T08:00:00.123456789Z',
  '1900-01-01',
  '2199-12-31T23:59:59.999Z',
  '9999-12-31',
  'NaN',
  'Infinity',
  '-0',
  '1e5',
  '0x10',
  '١٢٣',
  "'; drop table projects.task; --",
  "' or '1'='1",
  '%',
  '_%\\',
  '../../../../etc/passwd',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'null',
  'undefined',
  'Europe/Nowhere',
  '../Europe/Berlin',
  'EUROPE/BERLIN',
  '01A20000-0000-7000-8000-000000000001',
  '{01a20000-0000-7000-8000-000000000001}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '999999999999999FS+9999999999999d',
  '1FS+1d,1FS+1d',
  '@[Nobody](01a20000-0000-7000-8000-000000000001)',
] as const;
const others = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.1,
  1.5,
  -0.5,
  1e-320,
  1e308,
  -1e308,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  60_000_000,
  999_999_999,
  10_000,
  [],
  [[]],
  [null],
  ['x'],
  [1, 2, 3],
  {},
  { a: 1 },
  { length: 1e9 },
  { toString: 'x' },
  raw('1e400'),
  raw('-1e400'),
  raw('9007199254740993'),
  raw('{"__proto__":{"isAdmin":true}}'),
  raw('{"constructor":{"prototype":{"x":1}}}'),
  raw('"\\ud800"'),
  raw('-0'),
] as const;

const hostile = (chance: Chance, ids: readonly string[]): unknown => {
  const kind = chance.below(12);
  if (kind === 0) return chance.pick(ids);
  if (kind === 1) return Array.from({ length: chance.pick([2, 501, 3000]) }, () => chance.pick(ids));
  return kind < 7 ? chance.pick(texts) : chance.pick(others);
};

const contentTypes = [
  'application/json\t',
  'application/json ; charset=utf-8',
  'application/json;charset=utf-16',
  'application/json; charset=utf-8; x=y',
  'application/json trailing',
  'application/jsonx',
  'Application/JSON',
  'application/json, text/plain',
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/merge-patch+json',
  '\u00a0application/json',
  '',
];
const otherHeaders: readonly Readonly<Record<string, string | readonly string[]>>[] = [
  { 'if-match': '*' },
  { 'if-match': 'W/"1"' },
  { 'if-match': '"abc"' },
  { 'if-match': '"-1"' },
  { 'if-match': '""' },
  { 'if-match': '"99999999999999999999"' },
  { 'if-match': '1' },
  { 'if-match': '"1", "2"' },
  { 'if-match': '"999999999"' },
  { 'idempotency-key': 'short' },
  { 'idempotency-key': 'x'.repeat(201) },
  { 'idempotency-key': 'with spaces in it' },
  { 'idempotency-key': '        ' },
  { authorization: 'Bearer x' },
  { authorization: 'Bearer evk_00000000000000000000000000000000_0000000000000000000000000000000000000000000' },
  { authorization: 'Basic YTpi' },
  { cookie: 'evenkeel=' },
  { cookie: `evenkeel=${'A'.repeat(43)}` },
  { cookie: 'evenkeel=%00%ff' },
  { cookie: ';;;=;evenkeel;=x' },
  { origin: 'null' },
  { origin: 'https://elsewhere.example' },
  { origin: 'not a url' },
  { 'sec-fetch-site': 'cross-site' },
  { 'content-encoding': 'gzip' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': '127.0.0.1, ::1' },
  { accept: 'text/html' },
  { range: 'bytes=0-1' },
  { 'accept-encoding': 'identity;q=0' },
  { host: 'elsewhere.example' },
];

type Maker = (right: Right, chance: Chance) => Wrong | undefined;

/** The right request, with parts replaced. */
function build(
  { operation, headers, input }: Right,
  changed: {
    readonly body?: string | Uint8Array;
    readonly query?: string;
    readonly path?: string;
    readonly headers?: Request['headers'];
    readonly method?: string;
  } = {},
): Request {
  const path =
    changed.path ?? operation.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(wellFormed(input[field] ?? '1')));
  const query =
    changed.query ??
    operation.inQuery
      .filter((field) => field in input)
      .map((field) => `${encodeURIComponent(field)}=${encodeURIComponent(wellFormed(input[field]))}`)
      .join('&');
  const body =
    changed.body ??
    (operation.inBody.length
      ? written(Object.fromEntries(Object.entries(input).filter(([field]) => operation.inBody.includes(field))))
      : undefined);
  return {
    method: changed.method ?? operation.method,
    // Beyond 16 KB of headers Node answers by itself (431), and no handler hears of it.
    path: (query ? `${path}?${query}` : path).slice(0, 12_000),
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...changed.headers },
    ...(body === undefined ? {} : { body }),
  };
}
const wellFormed = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

/** One value somewhere in the input, however deep, replaced. */
function spoil(value: unknown, chance: Chance, ids: readonly string[]): unknown {
  if (Array.isArray(value) && value.length && chance.below(3)) {
    const at = chance.below(value.length);
    return value.map((item, index) => (index === at ? spoil(item, chance, ids) : item));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length && chance.below(3)) {
    const at = chance.pick(Object.keys(value));
    return { ...value, [at]: spoil((value as Record<string, unknown>)[at], chance, ids) };
  }
  return hostile(chance, ids);
}

const makers: readonly Maker[] = [
  // A field of another kind, out of bounds or in another encoding: the most of all, because most is to be found there.
  ...Array.from({ length: 8 }, (): Maker => (right, chance) => {
    const { operation } = right;
    const fields = [...operation.inBody, ...operation.inQuery, ...operation.inPath];
    if (fields.length === 0) return undefined;
    const field = chance.pick(fields);
    const value = spoil(right.input[field], chance, right.ids);
    return {
      how: `${field} is ${wellFormed(value).slice(0, 60)}`,
      request: build({ ...right, input: { ...right.input, [field]: value } }),
    };
  }),
  (right, chance) => {
    const field = chance.pick([
      '',
      'organisationId',
      'orgId',
      'id',
      'role',
      'version',
      'createdAt',
      '__proto__',
      'constructor',
      'then',
      '0',
      'x.y',
    ]);
    if (!right.operation.inBody.length) return { how: `unknown query ${field}`, request: build(right, { query: `${field}=1` }) };
    const body = build(right).body as string;
    const text = body === '{}' ? `{"${field}":1}` : `{"${field}":1,${body.slice(1)}`;
    return { how: `unknown field ${field}`, request: build(right, { body: text }) };
  },
  (right, chance) => {
    const fields = Object.keys(right.input).filter((field) => right.operation.inBody.includes(field));
    if (!fields.length) return undefined;
    const gone = chance.pick(fields);
    return {
      how: `without ${gone}`,
      request: build({ ...right, input: Object.fromEntries(Object.entries(right.input).filter(([field]) => field !== gone)) }),
    };
  },
  (right, chance) => {
    const fields = Object.keys(right.input).filter((field) => right.operation.inBody.includes(field));
    if (!fields.length) return undefined;
    const twice = chance.pick(fields);
    const body = build(right).body as string;
    return {
      how: `${twice} given twice`,
      request: build(right, { body: `${body.slice(0, -1)},"${twice}":${written(hostile(chance, right.ids))}}` }),
    };
  },
  (right, chance) => {
    if (right.operation.method === 'GET') return undefined;
    const whole = typeof build(right).body === 'string' ? (build(right).body as string) : '{}';
    const bodies: readonly (string | Uint8Array)[] = [
      '[]',
      '"x"',
      '1',
      'null',
      '{',
      '{"a":1,}',
      whole.slice(0, -1),
      `\ufeff${whole}`,
      `${whole}${whole}`,
      `${whole}\0`,
      Buffer.from(whole, 'utf16le'),
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `{"a":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`,
      `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join(',')}}`,
      `{"name":"${'x'.repeat(1_000_001)}"}`,
      '',
      new Uint8Array(20),
      "{'a':1}",
      '{"a":NaN}',
      '{"a":01}',
      '{"\\u0000":1}',
    ];
    const body = chance.pick(bodies);
    return { how: `body ${String(body).slice(0, 40)}`, request: build(right, { body }) };
  },
  (right, chance) => {
    if (!right.operation.inBody.length) return undefined;
    const type = chance.pick(contentTypes);
    return { how: `content-type ${JSON.stringify(type)}`, request: build(right, { headers: { 'content-type': type } }) };
  },
  (right, chance) => {
    const headers = chance.pick(otherHeaders);
    return { how: `header ${JSON.stringify(headers)}`, request: build(right, { headers }) };
  },
  (right, chance) => {
    const name = chance.pick(['limit', 'cursor', 'sort', 'q', 'branch', 'id', ...right.operation.inQuery]);
    const queries = [
      `${name}=1&${name}=2`,
      `${name}=${encodeURIComponent(wellFormed(hostile(chance, right.ids))).slice(0, 6000)}`,
      `${name}=%ZZ`,
      `${name}=%C0%80`,
      `${name}=%00`,
      `${name}=%ed%a0%80`,
      `${name}[]=1`,
      `${name}[__proto__]=1`,
      `=${name}`,
      `${name}`,
      `&&&`,
      `limit=999999999999999999999`,
      `limit=0`,
      `limit=1e2`,
      `limit=%201`,
      `sort=name,-name,name,name`,
      `sort=,`,
      `sort=id%3Bdrop`,
      `cursor=${Buffer.from(JSON.stringify(['x', 1, {}])).toString('base64url')}`,
      `cursor=${Buffer.from('null').toString('base64url')}`,
      `cursor=9999999999999999`,
      `branch=${chance.pick(right.ids)}`,
      `branch=01a20000-0000-7000-8000-00000000dead`,
      `${'a'.repeat(2000)}=1`,
      Array.from({ length: 1000 }, (_, index) => `k${index}=1`).join('&'),
    ];
    const query = chance.pick(queries);
    return { how: `query ${query.slice(0, 60)}`, request: build(right, { query }) };
  },
  (right, chance) => {
    const method = chance.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND', 'TRACE']);
    return method === right.operation.method ? undefined : { how: `method ${method}`, request: build(right, { method }) };
  },
  (right, chance) => {
    const part = chance.pick([
      'abc',
      '%00',
      '%2e%2e',
      '%ff',
      '%',
      '%2f',
      '..',
      '.',
      '',
      '*',
      ';',
      'x'.repeat(3000),
      '%F0%9F%98%80',
      '-1',
      '1e9',
      '__proto__',
    ]);
    const whole = right.operation.inPath.length ? right.operation.path.replace(/\{\w+\}/, part) : `${right.operation.path}/${part}`;
    const path = whole.replace(/\{\w+\}/g, '1');
    return { how: `path ${path.slice(0, 80)}`, request: build(right, { path }) };
  },
];

export function spoiled(right: Right, chance: Chance): Wrong {
  for (;;) {
    const wrong = chance.pick(makers)(right, chance);
    if (wrong) return wrong;
  }
}
