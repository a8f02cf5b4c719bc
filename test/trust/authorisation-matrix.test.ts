/** T1: every route, every kind of visitor, every relation to the record, every carrier of an id. The oracle is `policy.ts`, written by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyone, type Endpoint, type Permission } from '#platform/kit';
import { policy, type Line } from './policy.ts';
import { inputOf, requestOf, thingOf } from './request-of.ts';
import { allOf, sendTo, type Answer } from './send.ts';
import { makeWorld, relations, type Relation, type Visitor } from './world.ts';

const world = await makeWorld();
const { server, visitors } = world;
const { registry } = server.tools;
const { endpoints } = registry;
const atOnce = 24;

interface Cell {
  readonly endpoint: Endpoint;
  readonly visitor: Visitor;
  readonly relation: Relation;
}
type Verdict = 'let in' | 'not signed in' | 'denied' | 'nothing there';

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
/** The sample company is loaded in a test of its own; here only those come to it who may not. */
const takesLong = new Set(['load-sample']);
/** Fields by which a new record says where it will lie. */
const placing = ['projectId', 'scopeId', 'taskId', 'ids', 'taskIds', 'fromId'];

const isElsewhere = (visitor: Visitor, relation: Relation): boolean =>
  visitor.as!.organisation === 'second' ? relation !== 'foreign' : relation === 'foreign';
const seesAll = (visitor: Visitor): boolean => ['owner', 'admin', 'auditor'].includes(visitor.as!.role);

/** What must happen, from the policy alone. */
function expected({ endpoint, visitor, relation }: Cell, line: Line): Verdict {
  if (line.isPublic) return 'let in';
  const { as } = visitor;
  if (!as) return 'not signed in';
  const roleMay = line.roles.includes(as.role);
  const someScope = Object.values(as.scope).some((role) => line.scope.includes(role));
  if (!roleMay && !line.own && !someScope) return 'denied';
  if (endpoint.method !== 'GET' && !as.canWrite) return 'denied';
  if (visitor.name === 'write token' && needsASession.has(endpoint.id)) return 'denied';
  const name = thingOf(registry, endpoint);
  if (!name) {
    if (endpoint.source.of !== 'deed' || roleMay) return 'let in';
    // What is made is made in the open project, for somebody else: that anybody may make it for themselves is tried below.
    const isInScope = placing.some((field) => field in endpoint.input.shape);
    return isInScope && line.scope.includes(as.scope.open ?? '') ? 'let in' : 'denied';
  }
  const thing = registry.things.get(name)!;
  if (relation === 'non-existent' || relation === 'removed' || isElsewhere(visitor, relation)) return 'nothing there';
  const isScoped = Boolean(thing.scope);
  if (isScoped && relation === 'members-only' && !seesAll(visitor) && !as.scope['members-only']) return 'nothing there';
  const scopeRole = as.scope[relation];
  // The records of `own` belong to the member; the others were written by the owner of the organisation.
  const isOwn =
    (Boolean(thing.owner) && relation === 'own' && visitor.name === 'member') ||
    (Boolean(thing.owner) && thing.owner !== 'personId' && relation !== 'own' && visitor.name === 'owner');
  const may = (of: Line) =>
    of.roles.includes(as.role) || (isScoped && scopeRole !== undefined && of.scope.includes(scopeRole)) || (of.own && isOwn);
  if (!may(policy.get(`read-${name}`)!)) return 'nothing there';
  return may(line) ? 'let in' : 'denied';
}

const codeOf = (text: string): string => (text.startsWith('{') ? ((JSON.parse(text) as { code?: string }).code ?? '') : '');
const verdictOf = (status: number, code: string): Verdict =>
  status === 401 && code === 'not-signed-in'
    ? 'not signed in'
    : status === 403
      ? 'denied'
      : status === 404 && code === 'not-found'
        ? 'nothing there'
        : 'let in';
const withoutIds = (text: string): string => text.replace(/"requestId":"[^"]*"/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');

const requests = new Map<string, ReturnType<typeof requestOf>>();
/** The same request for every visitor; only who sends it differs. */
function sendAs({ endpoint, visitor, relation }: Cell): Promise<Answer> {
  const key = `${endpoint.id} ${relation}`;
  const request = requests.get(key) ?? requestOf(endpoint, inputOf(world, endpoint, relation));
  requests.set(key, request);
  return sendTo(server.url, { ...request, headers: { ...request.headers, ...visitor.headers } });
}
const send = (visitor: Visitor, endpoint: Endpoint, input: Readonly<Record<string, unknown>>): Promise<Answer> => {
  const request = requestOf(endpoint, input);
  return sendTo(server.url, { ...request, headers: { ...request.headers, ...visitor.headers } });
};
const visitorOf = (name: Visitor['name']): Visitor => visitors.find((visitor) => visitor.name === name)!;

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

/** Ids of records that do not exist for a visitor. */
function hiddenFrom(visitor: Visitor): Set<string> {
  const hidden = new Set<string>();
  for (const thing of registry.things.values())
    for (const relation of ['foreign', 'members-only', 'open', 'own'] as const) {
      const isHidden = relation === 'members-only' && thing.scope && !seesAll(visitor) && !visitor.as!.scope['members-only'];
      const id = world.idOf(thing.name, relation);
      if (id && (isElsewhere(visitor, relation) || isHidden)) hidden.add(id);
    }
  return hidden;
}

test('lists, searches, filters and the journal show nothing of the foreign and the hidden', async () => {
  const looks = visitors
    .filter((visitor) => visitor.as)
    .flatMap((visitor) => {
      const hidden = hiddenFrom(visitor);
      const lists = [...registry.things.values()].flatMap((thing) => [
        `${thing.plural}?limit=200`,
        `${thing.plural}?limit=200&id=${[...hidden].slice(0, 150).join(',')}`,
        ...Object.entries(thing.references ?? {})
          .filter(([field]) => (thing.filterable as readonly string[] | undefined)?.includes(field))
          .map(
            ([field, of]) => `${thing.plural}?${field}=${world.idOf(of as string, 'foreign')},${world.idOf(of as string, 'members-only')}`,
          ),
      ]);
      const views = endpoints
        .filter(
          ({ method, source, inPath, id }) => method === 'GET' && ['view', 'own'].includes(source.of) && !inPath.length && id !== 'search',
        )
        .map((endpoint) => requestOf(endpoint, inputOf(world, endpoint, 'open')).path.replace('/api/v1/', ''));
      return [...lists, ...views, 'search?q=example&limit=50', 'journal?limit=200'].map((path) => ({ visitor, hidden, path }));
    });
  const wrong: string[] = [];
  await allOf(looks, atOnce, async ({ visitor, hidden, path }) => {
    const { status, text } = await sendTo(server.url, { method: 'GET', path: `/api/v1/${path}`, headers: visitor.headers });
    const leaked = [...hidden].filter((id) => text.includes(id));
    if (leaked.length || status >= 500) wrong.push(`${path.slice(0, 60)} by ${visitor.name}: ${status}, ${leaked.length} leaked`);
  });
  console.log(`T1: ${looks.length} lists, searches and views; ${wrong.length} wrong`);
  assert.deepEqual(wrong, []);
});

/** Whoever may do a deed without seeing what is for members only; else the owner, who sees everything. */
const doerOf = (endpoint: Endpoint): Visitor => visitorOf(policy.get(endpoint.id)?.roles.includes('manager') ? 'manager' : 'owner');
const deeds = endpoints.flatMap((endpoint) =>
  endpoint.source.of === 'deed' && policy.has(endpoint.id) ? [{ endpoint, deed: endpoint.source.deed }] : [],
);

test('an id in the body that is foreign, hidden or invented is refused, and in the same words', async () => {
  const wrong: string[] = [];
  let cells = 0;
  const before = await world.writes();
  for (const { endpoint, deed } of deeds) {
    if (!deed.creates) continue;
    const doer = doerOf(endpoint);
    for (const [field, target] of Object.entries(deed.on.references ?? {})) {
      if (!(field in endpoint.input.shape) || endpoint.inPath.includes(field)) continue;
      const thing = registry.things.get(target as string)!;
      const answers = new Set<string>();
      for (const relation of ['foreign', 'non-existent', ...(thing.scope && !seesAll(doer) ? (['members-only'] as const) : [])] as const) {
        const input = inputOf(world, endpoint, 'open', {
          [field]: world.idOf(thing.name, relation),
          name: `Reference ${cells}`,
          key: `RF${cells}`,
        });
        const { status, text } = await send(doer, endpoint, input);
        cells++;
        if (![404, 422].includes(status)) wrong.push(`${endpoint.id} ${field} ${relation}: ${status} ${text.slice(0, 150)}`);
        answers.add(withoutIds(text));
      }
      if (answers.size > 1) wrong.push(`${endpoint.id} ${field}: told apart: ${[...answers].join(' | ').slice(0, 400)}`);
    }
  }
  console.log(`T1: ${cells} references in bodies; ${wrong.length} wrong; ${(await world.writes()) - before} statements rolled back`);
  assert.deepEqual(wrong, []);
});

test('one foreign, hidden or invented id among many good ones refuses the whole, and nothing is written', async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const { endpoint } of deeds) {
    for (const [field, shape] of Object.entries(endpoint.input.shape)) {
      const things: Readonly<Record<string, string>> = { ids: 'task', taskIds: 'task', labelIds: 'label' };
      const name = things[field];
      if (!name) continue;
      for (const relation of ['foreign', 'non-existent', 'removed', ...(name === 'task' ? (['members-only'] as const) : [])] as const) {
        const known = { [field]: [world.idOf(name, 'open'), world.idOf(name, relation)] };
        if (!shape.safeParse(known[field]).success) continue;
        const before = await world.history('first');
        const { status, text } = await send(visitorOf('manager'), endpoint, inputOf(world, endpoint, 'open', known));
        cells++;
        if (status < 400 || status >= 500) wrong.push(`${endpoint.id} ${field} ${relation}: ${status} ${text.slice(0, 150)}`);
        if ((await world.history('first')) !== before) wrong.push(`${endpoint.id} ${field} ${relation}: something was written`);
      }
    }
  }
  console.log(`T1: ${cells} lists with one bad id; ${wrong.length} wrong`);
  assert.ok(cells >= 20, `only ${cells} lists`);
  assert.deepEqual(wrong, []);
});

test('a child that belongs to another parent is refused under this one', async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const { endpoint } of deeds) {
    const { shape } = endpoint.input;
    if (!('projectId' in shape)) continue;
    const inside = Object.keys(shape).filter((field) =>
      ['taskId', 'taskIds', 'ids', 'parentId', 'afterId', 'fromId', 'toId'].includes(field),
    );
    for (const field of inside) {
      const other = world.idOf('task', 'own')!;
      const input = inputOf(world, endpoint, 'open', { parentId: null, [field]: field.endsWith('s') ? [other] : other });
      if (JSON.stringify(input[field] ?? null).includes(other) === false) continue;
      const before = await world.history('first');
      const { status, text } = await send(visitorOf('owner'), endpoint, input);
      cells++;
      if (status < 400 || status >= 500) wrong.push(`${endpoint.id} ${field}: ${status} ${text.slice(0, 150)}`);
      if ((await world.history('first')) !== before) wrong.push(`${endpoint.id} ${field}: something was written`);
    }
  }
  console.log(`T1: ${cells} children under another parent; ${wrong.length} wrong`);
  assert.ok(cells >= 6, `only ${cells} children`);
  assert.deepEqual(wrong, []);
});

test('every cell of the matrix ends as the policy says, and whoever is not let in has written nothing', async () => {
  const began = performance.now();
  const wrong: string[] = [];
  const nothingThere = new Map<string, string>();
  const cells = endpoints.flatMap((endpoint) => {
    const name = thingOf(registry, endpoint);
    const line = policy.get(endpoint.id);
    if (!line || endsTheVisit.has(endpoint.id)) return [];
    const of = name ? relations.filter((relation) => world.idOf(name, relation)) : (['open'] as const);
    return visitors.flatMap((visitor) =>
      of.map((relation) => ({ endpoint, visitor, relation, wanted: expected({ endpoint, visitor, relation }, line) })),
    );
  });
  async function look(cell: (typeof cells)[number]): Promise<void> {
    const { endpoint, visitor, relation, wanted } = cell;
    const { status, text, headers } = await sendAs(cell);
    const got = verdictOf(status, codeOf(text));
    const where = `${endpoint.id} by ${visitor.name}, ${relation}`;
    // Whoever comes from elsewhere may make such things at home, but finds nothing here to make them in.
    const isLost = got === 'nothing there' && wanted === 'let in' && !thingOf(registry, endpoint) && isElsewhere(visitor, relation);
    if (got !== wanted && !isLost) wrong.push(`${where}: ${got} (${status} ${codeOf(text)}), the policy says ${wanted}`);
    if (status >= 500) wrong.push(`${where}: ${status} ${text.slice(0, 200)}`);
    if (headers['cache-control'] !== 'no-store' || headers['x-content-type-options'] !== 'nosniff')
      wrong.push(`${where}: headers are missing`);
    if (got !== 'nothing there') return;
    // What is not there and what may not be seen must not be told apart.
    const key = `${endpoint.id} ${visitor.name}`;
    const first = nothingThere.get(key) ?? withoutIds(text);
    nothingThere.set(key, first);
    if (first !== withoutIds(text)) wrong.push(`${where}: "nothing there" is said in two ways`);
  }
  const shut = Map.groupBy(
    cells.filter((cell) => cell.wanted !== 'let in'),
    (cell) => cell.endpoint,
  );
  for (const [endpoint, of] of shut) {
    if ((await world.writesOf(() => allOf(of, atOnce, look))) > 0)
      wrong.push(`${endpoint.id}: something was written by whoever is not let in`);
  }
  // Whoever is let in may write; what takes records away whatever their version comes last.
  const removes = ({ endpoint }: Cell) => endpoint.id.startsWith('remove-') && !endpoint.inPath.includes('id');
  const open = cells.filter((cell) => cell.wanted === 'let in' && !takesLong.has(cell.endpoint.id));
  await allOf([...open.filter((cell) => !removes(cell)), ...open.filter(removes)], atOnce, look);
  const perSecond = Math.round((cells.length / (performance.now() - began)) * 1000);
  console.log(
    `T1: ${cells.length} cells over ${endpoints.length} endpoints, ${visitors.length} visitors, ${relations.length} relations; ${wrong.length} wrong (${perSecond}/s)`,
  );
  assert.deepEqual(wrong.slice(0, 40), []);
});

test('what people may make for themselves they make for themselves, and for nobody else', async () => {
  const member = visitorOf('member');
  const theirs = endpoints.filter(
    ({ id, source }) => source.of === 'deed' && source.deed.creates && source.deed.ownerIn && policy.get(id)?.own,
  );
  for (const endpoint of theirs) {
    const forThemselves = await send(member, endpoint, {
      ...inputOf(world, endpoint, 'own'),
      startsOn: '2031-05-05',
      endsOn: '2031-05-09',
    });
    assert.notEqual(verdictOf(forThemselves.status, codeOf(forThemselves.text)), 'denied', `${endpoint.id}: ${forThemselves.text}`);
    const forAnother = await send(member, endpoint, inputOf(world, endpoint, 'open'));
    assert.equal(forAnother.status, 403, endpoint.id);
  }
  assert.ok(theirs.length >= 2);
});

test('control: a deed or a read that lets everybody is caught, each of them', async () => {
  const requester = visitorOf('requester');
  const loosened = endpoints.filter(
    ({ id, may, source }) => may && !policy.get(id)?.roles.includes('requester') && ['deed', 'list', 'view'].includes(source.of),
  );
  const missed: string[] = [];
  for (const endpoint of loosened) {
    const { source } = endpoint;
    // The record it is about can be read too, so that only the endpoint's own line stands in the way.
    const kept: [object, string, unknown][] = [[endpoint, 'may', endpoint.may]];
    if (source.of === 'deed') kept.push([source.deed, 'may', source.deed.may], [source.deed.on, 'mayRead', source.deed.on.mayRead]);
    if (source.of === 'list') kept.push([source.thing, 'mayRead', source.thing.mayRead]);
    if (source.of === 'view') kept.push([source.view, 'may', source.view.may]);
    for (const [holder, name] of kept) (holder as Record<string, Permission>)[name] = everyone;
    const { status, text } = await sendAs({ endpoint, visitor: requester, relation: 'open' });
    for (const [holder, name, value] of kept) (holder as Record<string, unknown>)[name] = value;
    if (verdictOf(status, codeOf(text)) === 'denied') missed.push(endpoint.id);
  }
  console.log(`T1 control: ${loosened.length - missed.length} of ${loosened.length} planted faults caught`);
  assert.deepEqual(missed, []);
});
