/** T1: every route, every kind of visitor, every relation to the record, every carrier of an id. The oracle is `policy.ts`, written by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyone, type Endpoint, type Permission } from '#platform/kit';
import { example } from './example.ts';
import { policy, type Line } from './policy.ts';
import { makeWorld, relations, type Relation, type Visitor } from './world.ts';

const world = await makeWorld();
const { server, visitors } = world;
const endpoints = server.tools.registry.endpoints;

interface Cell {
  readonly endpoint: Endpoint;
  readonly visitor: Visitor;
  readonly relation: Relation;
}
type Verdict = 'let in' | 'not signed in' | 'denied' | 'nothing there';

/** Which thing the id in the path belongs to. */
function thingOf(endpoint: Endpoint): string | undefined {
  const { source } = endpoint;
  if (source.of === 'one' || source.of === 'history') return source.thing.name;
  if (source.of === 'deed' && endpoint.inPath.includes('id')) return source.deed.on.name;
  if (endpoint.inPath.includes('projectId')) return 'project';
  return endpoint.id === 'compare-branch' ? 'branch' : undefined;
}

/** What must happen, from the policy alone. */
function expected({ endpoint, visitor, relation }: Cell, line: Line): Verdict | Verdict[] {
  if (line.isPublic) return 'let in';
  const { as } = visitor;
  if (!as) return 'not signed in';
  const roleMay = line.roles.includes(as.role);
  const someScope = Object.values(as.scope).some((role) => line.scope.includes(role));
  if (!roleMay && !line.own && !someScope) return 'denied';
  if (endpoint.method !== 'GET' && !as.canWrite) return 'denied';
  const name = thingOf(endpoint);
  if (visitor.name === 'write token' && needsASession.has(endpoint.id)) return 'denied';
  if (!name) {
    // What is made inside a project is made in the open one here.
    const isInScope =
      endpoint.source.of === 'deed' &&
      ['projectId', 'scopeId', 'taskId', 'ids', 'taskIds', 'fromId'].some((field) => field in endpoint.input.shape);
    return roleMay || !isInScope || line.scope.includes(as.scope.open ?? '') ? 'let in' : 'denied';
  }
  const thing = server.tools.registry.things.get(name)!;
  const isElsewhere = as.organisation === 'second' ? relation !== 'foreign' : relation === 'foreign';
  if (relation === 'non-existent' || relation === 'removed' || isElsewhere) return 'nothing there';
  const isScoped = Boolean(thing.scope);
  const readLine = policy.get(`read-${name}`)!;
  const seesAll = ['owner', 'admin', 'auditor'].includes(as.role);
  if (isScoped && relation === 'members-only' && !seesAll && !as.scope['members-only']) return 'nothing there';
  const scopeRole = as.scope[relation];
  const isOwn = Boolean(thing.owner) && relation === 'own' && visitor.name === 'member';
  const may = (of: Line) =>
    of.roles.includes(as.role) || (isScoped && scopeRole !== undefined && of.scope.includes(scopeRole)) || (of.own && isOwn);
  // A membership's record of somebody else's own relation: the example of `own` belongs to the member.
  if (!may(readLine)) return 'nothing there';
  return may(line) ? 'let in' : 'denied';
}

const verdictOf = (status: number, code: string): Verdict =>
  status === 401 && code === 'not-signed-in'
    ? 'not signed in'
    : status === 403
      ? 'denied'
      : status === 404 && code === 'not-found'
        ? 'nothing there'
        : 'let in';

async function send(cell: Cell): Promise<{ status: number; text: string; headers: Headers }> {
  const { endpoint, visitor, relation } = cell;
  const name = thingOf(endpoint);
  const known = { ...world.knownFor(relation), zone: 'Europe/Berlin', role: 'member' };
  const id = name ? (world.idOf(name, relation) ?? '01a20000-0000-7000-8000-00000000dead') : '01a20000-0000-7000-8000-00000000dead';
  const input = example(endpoint.input, { ...known, id }) as Record<string, unknown>;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, field: string) =>
    encodeURIComponent(String(field === 'id' ? id : (input[field] ?? known[field as never] ?? '1'))),
  );
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !endpoint.inPath.includes(field)));
  const isQuery = endpoint.method === 'GET' || endpoint.carries === 'bytes';
  const query = isQuery ? new URLSearchParams(Object.entries(rest).map(([field, value]) => [field, String(value)])).toString() : '';
  const response = await fetch(`${server.url}/api/v1${path}${query ? `?${query}` : ''}`, {
    method: endpoint.method,
    // A version that no record has: whoever is let in is told so (412), and nothing is changed by the matrix itself.
    headers: {
      ...visitor.headers,
      ...(endpoint.source.of === 'deed' ? { 'if-match': '"999999"' } : {}),
      ...(isQuery || endpoint.method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
    },
    ...(isQuery || endpoint.method === 'DELETE' ? {} : { body: JSON.stringify(rest) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** Endpoints that would end the visit itself are walked through in the tests of signing in; undo, whose standing is that of another deed, in the writer's. */
const endsTheVisit = new Set([
  'undo',
  'end-session',
  'sign-out',
  'first-run',
  'sign-in',
  'accept-invitation',
  'change-password',
  'go-to-organisation',
]);
/** A token acts for a person, but does not change the person's own account. */
const needsASession = new Set(['change-account', 'start-second-factor', 'confirm-second-factor', 'stop-second-factor', 'create-api-token']);
const codeOf = (text: string): string => (text.startsWith('{') ? ((JSON.parse(text) as { code?: string }).code ?? '') : '');

test('every endpoint has a line in the policy, and every line an endpoint', () => {
  assert.deepEqual(
    endpoints.filter((endpoint) => !policy.has(endpoint.id)).map((endpoint) => endpoint.id),
    [],
  );
  assert.deepEqual(
    [...policy.keys()].filter((id) => !endpoints.some((endpoint) => endpoint.id === id)),
    [],
  );
});

test('every cell of the matrix ends as the policy says, and whoever is not let in has written nothing', async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const endpoint of endpoints) {
    const line = policy.get(endpoint.id);
    if (!line || endsTheVisit.has(endpoint.id)) continue;
    const answers = new Map<string, string>();
    for (const visitor of visitors) {
      for (const relation of thingOf(endpoint) ? relations : (['open'] as const)) {
        if (thingOf(endpoint) && !world.idOf(thingOf(endpoint)!, relation)) continue;
        const cell: Cell = { endpoint, visitor, relation };
        const wanted = expected(cell, line);
        const before = wanted === 'let in' ? 0 : await world.writes();
        const { status, text, headers } = await send(cell);
        cells++;
        const got = verdictOf(status, codeOf(text));
        const where = `${endpoint.id} by ${visitor.name}, ${relation}`;
        if (got !== wanted) wrong.push(`${where}: ${got} (${status} ${codeOf(text)}), the policy says ${String(wanted)}`);
        if (status >= 500) wrong.push(`${where}: ${status} ${text.slice(0, 200)}`);
        if (wanted !== 'let in' && (await world.writes()) !== before) wrong.push(`${where}: something was written`);
        if (headers.get('cache-control') !== 'no-store' || headers.get('x-content-type-options') !== 'nosniff')
          wrong.push(`${where}: headers are missing`);
        // What is not there and what may not be seen must not be told apart.
        if (got === 'nothing there') {
          const body = text.replace(/"requestId":"[^"]*"/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
          const first = answers.get(visitor.name);
          if (first !== undefined && first !== body) wrong.push(`${where}: "nothing there" is said in two ways`);
          answers.set(visitor.name, body);
        }
      }
    }
  }
  console.log(
    `T1: ${cells} cells over ${endpoints.length} endpoints, ${visitors.length} visitors, ${relations.length} relations; ${wrong.length} wrong`,
  );
  assert.deepEqual(wrong.slice(0, 40), []);
});

test('an id in the body that is foreign, hidden or invented is refused, and in the same words', async () => {
  const wrong: string[] = [];
  let cells = 0;
  const manager = visitors.find((visitor) => visitor.name === 'manager')!;
  for (const endpoint of endpoints) {
    if (endpoint.source.of !== 'deed' || !endpoint.source.deed.creates || endpoint.source.deed.isInner) continue;
    const { on } = endpoint.source.deed;
    for (const [field, target] of Object.entries(on.references ?? {})) {
      if (!(field in endpoint.input.shape) || endpoint.inPath.includes(field)) continue;
      const thing = server.tools.registry.things.get(target as string)!;
      const bodies: string[] = [];
      for (const relation of ['foreign', 'non-existent', ...(thing.scope ? (['members-only'] as const) : [])] as const) {
        const input = example(endpoint.input, {
          ...world.knownFor('open'),
          zone: 'Europe/Berlin',
          [field]: world.idOf(thing.name, relation),
          name: `Reference ${cells}`,
          key: `RF${cells}`,
        }) as Record<string, unknown>;
        const response = await fetch(`${server.url}/api/v1${endpoint.path}`, {
          method: 'POST',
          headers: { ...manager.headers, 'content-type': 'application/json' },
          body: JSON.stringify(input),
        });
        const text = await response.text();
        cells++;
        if (![404, 422].includes(response.status))
          wrong.push(`${endpoint.id} ${field} ${relation}: ${response.status} ${text.slice(0, 150)}`);
        bodies.push(text.replace(/"requestId":"[^"]*"/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'));
      }
      if (new Set(bodies).size > 1) wrong.push(`${endpoint.id} ${field}: told apart: ${[...new Set(bodies)].join(' | ').slice(0, 400)}`);
    }
  }
  console.log(`T1: ${cells} references in bodies; ${wrong.length} wrong`);
  assert.deepEqual(wrong, []);
});

test('lists, searches and filters show nothing of the foreign and the hidden', async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const visitor of visitors) {
    if (!visitor.as) continue;
    const hidden = new Set<string>();
    for (const thing of server.tools.registry.things.values()) {
      for (const relation of ['foreign', 'members-only', 'open', 'own'] as const) {
        const isElsewhere = visitor.as.organisation === 'second' ? relation !== 'foreign' : relation === 'foreign';
        const isHidden =
          relation === 'members-only' &&
          Boolean(thing.scope) &&
          !['owner', 'admin', 'auditor'].includes(visitor.as.role) &&
          !visitor.as.scope['members-only'];
        const id = world.idOf(thing.name, relation);
        if (id && (isElsewhere || isHidden)) hidden.add(id);
      }
    }
    for (const thing of server.tools.registry.things.values()) {
      for (const query of ['limit=200', `id=${[...hidden].slice(0, 150).join(',')}`]) {
        const response = await fetch(`${server.url}/api/v1/${thing.plural}?${query}`, { headers: visitor.headers });
        const text = await response.text();
        cells++;
        const leaked = [...hidden].filter((id) => (JSON.parse(text) as { items?: { id: string }[] }).items?.some((item) => item.id === id));
        if (leaked.length) wrong.push(`${thing.plural}?${query.slice(0, 20)} by ${visitor.name}: ${leaked.length} leaked`);
      }
    }
    for (const path of ['search?q=example&limit=50', 'journal?limit=200', 'project-overview', 'my-work', 'planned-tasks']) {
      const text = await (await fetch(`${server.url}/api/v1/${path}`, { headers: visitor.headers })).text();
      cells++;
      const leaked = [...hidden].filter((id) => text.includes(id));
      if (leaked.length) wrong.push(`${path} by ${visitor.name}: ${leaked.length} leaked`);
    }
  }
  console.log(`T1: ${cells} lists, searches and views; ${wrong.length} wrong`);
  assert.deepEqual(wrong, []);
});

test('control: a deed or a read that lets everybody is caught, each of them', async () => {
  const requester = visitors.find((visitor) => visitor.name === 'requester')!;
  const loosened = endpoints.filter(
    (endpoint) =>
      endpoint.may &&
      !policy.get(endpoint.id)?.roles.includes('requester') &&
      (endpoint.source.of === 'deed' || endpoint.source.of === 'list' || endpoint.source.of === 'view'),
  );
  let caught = 0;
  const missed: string[] = [];
  for (const endpoint of loosened) {
    const open: Permission = everyone;
    const source = endpoint.source as { deed?: { may: Permission }; thing?: { mayRead: Permission }; view?: { may: Permission } };
    const holder = source.deed ?? source.view ?? source.thing!;
    const name = 'mayRead' in holder ? 'mayRead' : 'may';
    const before = (holder as Record<string, Permission>)[name]!;
    (holder as Record<string, Permission>)[name] = open;
    const kept = endpoint.may;
    (endpoint as { may: Permission }).may = open;
    // A record that the requester may read, so that only the deed's own line stands in the way.
    const on = source.deed && endpoint.source.of === 'deed' ? endpoint.source.deed.on : undefined;
    const keptRead = on?.mayRead;
    if (on) (on as { mayRead: Permission }).mayRead = open;
    const { status, text } = await send({ endpoint, visitor: requester, relation: 'open' });
    const got = verdictOf(status, codeOf(text));
    if (got !== 'denied') caught++;
    else missed.push(endpoint.id);
    (holder as Record<string, Permission>)[name] = before;
    (endpoint as { may: Permission | null }).may = kept;
    if (on) (on as { mayRead: Permission }).mayRead = keptRead!;
  }
  console.log(`T1 control: ${caught} of ${loosened.length} planted faults caught`);
  assert.deepEqual(missed, []);
});
