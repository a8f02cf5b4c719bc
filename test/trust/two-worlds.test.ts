/**
 * T2, non-interference: organisation A does the same twice, once alone on its server and once beside an organisation B full of canaries, which
 * works in between. All that A is told must be the same, and no canary may stand in A's bytes or in the log. TWO_WORLDS sets how many commands.
 */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { Endpoint, Registry } from '#platform/kit';
import { policy } from './policy.ts';
import { testServer, type Member, type TestServer } from '../support/server.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { example } from './example.ts';
import { requestOf } from './request-of.ts';
import { listenTo, sendTo, type Stream } from './send.ts';

const commands = Number(process.env['TWO_WORLDS'] ?? 150);
const seed = Number(process.env['TWO_WORLDS_SEED'] ?? 20_261_122);
const canary = 'CANARYBIRD';

interface World {
  readonly server: TestServer;
  readonly stream: Stream;
  /** What A was told, one line an answer, with ids and times replaced in the order of their appearance. */
  readonly told: string[];
  /** What A was told, as it came. */
  readonly bytes: string[];
  readonly log: string[];
  readonly a: Actor;
  readonly b: Actor | null;
}

/** An organisation at work: who acts in it, and what it has made, by thing. */
interface Actor {
  readonly members: readonly Member[];
  readonly made: Map<string, { id: string; version: number }[]>;
}

async function makeWorld(withB: boolean): Promise<World> {
  const log: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(chunk.toString('utf8'));
      done();
    },
  });
  const server = await testServer({ log: pino({ level: 'debug' }, sink) });
  const { owner, manager, member } = server.members;
  const b = withB ? await server.another('Second') : null;
  const others = b ? [b.owner, await server.join(b.organisationId, 'manager', canary)] : [];
  const actor = (members: readonly Member[]): Actor => ({ members, made: new Map() });
  const stream = await listenTo(server.url, owner.headers);
  return { server, stream, told: [], bytes: [], log, a: actor([owner, manager, member]), b: b ? actor(others) : null };
}

/** Ids, times and whatever else chance gives, numbered in the order in which they appear. */
function normaliser(): (text: string) => string {
  const names = new Map<string, string>();
  const named = (kind: string) => (found: string) => {
    const name = names.get(found) ?? `${kind}${names.size}`;
    names.set(found, name);
    return name;
  };
  return (text) =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named('id'))
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (time) => (/^2026-12|^20[3-9]/.test(time) ? time : 'time'))
      .replaceAll(/"(token|nextCursor|hint|hash)":"[^"]*"/g, '"$1":"chance"')
      // A place among siblings is the moment of its making, in seconds.
      .replaceAll(/"position":[\d.]+/g, '"position":0');
}

/**
 * Deeds that both organisations do again and again. Signing in, tokens and files are tried elsewhere. What rotas leave open is written down behind the
 * answer, when there is time for it, so that the numbers of what follows differ from run to run.
 */
const pool = (registry: Registry): Endpoint[] =>
  registry.endpoints.filter(
    ({ id, source }) =>
      source.of === 'deed' &&
      !source.deed.isInner &&
      !['organisation', 'membership', 'api-token', 'invitation', 'scope-role'].includes(source.deed.on.name) &&
      !/sample|import|baseline|attachment|discard|merge|branch|deactivate|default-calendar|rota/.test(id),
  );

/** What is made first, so that the deeds drawn by chance have something to be about. */
const furniture =
  'create-programme create-project create-project create-site create-team create-skill create-label create-calendar create-person create-person create-task create-task create-task create-task create-absence assign comment-on-task'.split(
    ' ',
  );

/** One deed of an organisation, drawn by chance; `mark` stands in every text that it writes. */
async function act(world: World, actor: Actor, chance: Chance, number: number, mark: string, wanted?: string): Promise<void> {
  const { registry } = world.server.tools;
  const endpoint = wanted ? registry.endpoints.find(({ id }) => id === wanted)! : chance.pick(pool(registry));
  assert.ok(endpoint.source.of === 'deed');
  const { deed } = endpoint.source;
  const by = wanted ? actor.members[0]! : actor.members[chance.below(4) ? chance.below(2) : chance.below(actor.members.length)]!;
  const some = (thing: string) => {
    const of = actor.made.get(thing) ?? [];
    return of.length ? of[chance.below(of.length)] : undefined;
  };
  const target = deed.creates ? undefined : some(deed.on.name);
  const references = Object.fromEntries(
    ['project', 'task', 'person', 'team', 'site', 'skill', 'calendar', 'label', 'programme', 'absence', 'assignment'].flatMap((thing) => {
      const found = some(thing);
      return found
        ? [[`${thing}Id`, found.id], ...(thing === 'task' ? [['ids', [found.id]] as const, ['taskIds', [found.id]] as const] : [])]
        : [];
    }),
  );
  const input = example(endpoint.input, {
    ...references,
    id: target?.id,
    name: `${mark} name ${number}`,
    text: `${mark} text ${number}`,
    notes: `${mark} notes ${number}`,
    about: `${mark} about ${number}`,
    goal: `${mark} goal ${number}`,
    key: `K${number}`,
    email: `${mark.toLowerCase()}${number}@example.org`,
    startAt: '2026-12-01T08:00:00.000Z',
    zone: 'Europe/Berlin',
  }) as Record<string, unknown>;
  const request = requestOf(endpoint, input, target?.version ?? 1);
  const answer = await sendTo(world.server.url, { ...request, headers: { ...request.headers, ...by.headers } });
  if (actor === world.a) tell(world, `${endpoint.id} ${answer.status} ${String(answer.headers['evenkeel-sequence'] ?? '')}`, answer.text);
  if (answer.status === 201) {
    const { id, version } = JSON.parse(answer.text) as { id?: string; version?: number };
    if (id && version) actor.made.set(deed.on.name, [...(actor.made.get(deed.on.name) ?? []), { id, version }]);
  } else if (answer.status === 200 && target) target.version = (JSON.parse(answer.text) as { version?: number }).version ?? target.version;
}

const tell = (world: World, what: string, text: string): void => {
  world.bytes.push(text);
  world.told.push(`${what} ${text}`);
};

/** Plans are computed behind the answers: waits until they say the same for a while. */
async function settle(world: World): Promise<void> {
  let before = '';
  for (let same = 0; same < 4;) {
    await sleep(300);
    const views = ['project-overview', 'planned-tasks'].map((path) =>
      sendTo(world.server.url, { method: 'GET', path: `/api/v1/${path}`, headers: world.a.members[0]!.headers }),
    );
    const now = (await Promise.all(views)).map(({ text }) => text).join();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

/** Everything that A can ask. */
async function lookAround(world: World): Promise<void> {
  const { server, a } = world;
  const [owner] = a.members;
  await settle(world);
  const { registry } = server.tools;
  const things = [...registry.things.values()].filter((thing) => policy.get(`list-${thing.plural}`)?.roles.includes('owner'));
  const recorded = [...a.made].flatMap(([thing, of]) =>
    of.slice(0, 3).map(({ id }) => `${registry.things.get(thing)!.plural}/${id}/history`),
  );
  for (const path of [
    ...things.flatMap((thing) => [`${thing.plural}?limit=200`, `${thing.plural}?limit=3&sort=-updatedAt`]),
    ...recorded,
    'journal?limit=200',
    'journal/verification',
    'project-overview',
    'planned-tasks',
    'my-work',
    'search?q=name&limit=50',
    `search?q=${canary.toLowerCase()}`,
    'session',
    'permissions',
  ]) {
    const { status, text } = await sendTo(server.url, { method: 'GET', path: `/api/v1/${path}`, headers: owner!.headers });
    const compared = path.startsWith('session') || path.endsWith('verification') ? text.replaceAll(/"head":"[^"]*"/g, '') : text;
    tell(world, `${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')} ${status}`, compared);
  }
}

/** The same commands of A in a world; between them, where there is a B, commands of B. */
async function live(world: World, count: number): Promise<void> {
  const chanceOfA = chanceFrom(seed);
  const chanceOfB = chanceFrom(seed + 1);
  for (let number = 0; number < count; number++) {
    if (world.b) await act(world, world.b, chanceOfB, number, canary, furniture[number]);
    await act(world, world.a, chanceOfA, number, 'Plain', furniture[number]);
  }
  await lookAround(world);
  const last = await world.a.members[0]!.client.call<{ id: string }>('POST', '/teams', { name: 'The very last' });
  await world.stream.hears(last.data.id);
  world.bytes.push(world.stream.heard());
  world.stream.close();
}

/** Where the two were told different things. */
function differences(alone: World, beside: World): string[] {
  const [one, other] = [normaliser(), normaliser()];
  const ones = alone.told.map(one);
  const others = beside.told.map(other);
  return ones.flatMap((line, index) => {
    if (line === others[index]) return [];
    const at = [...line].findIndex((letter, place) => letter !== others[index]?.[place]);
    return [`${line.slice(0, 60)} … ${line.slice(Math.max(0, at - 60), at + 60)} | ${others[index]?.slice(Math.max(0, at - 60), at + 60)}`];
  });
}
const canariesIn = (texts: readonly string[]): number => texts.filter((text) => text.toUpperCase().includes(canary)).length;
/** Messages of the stream without what the planner tells when it has time for it. */
const changesIn = (world: World): string[] => {
  const normalise = normaliser();
  return [...world.stream.heard().matchAll(/event: change\nid?:? ?.*\n?data: (.*)|data: (\{"sequence".*)/g)].map((match) =>
    normalise(match[1] ?? match[2]!),
  );
};

test('an organisation is told the same whether or not another one works on the same server', async () => {
  const [alone, beside] = [await makeWorld(false), await makeWorld(true)];
  await Promise.all([live(alone, commands), live(beside, commands)]);
  const different = differences(alone, beside);
  const canaries = canariesIn(beside.bytes);
  const logged = canariesIn(beside.log);
  const made = [...beside.b!.made.values()].flat().length;
  const [heardAlone, heardBeside] = [changesIn(alone), changesIn(beside)];
  console.log(
    `T2: ${commands} commands of A, ${commands} of B between them (${made} records), seed ${seed}; ${alone.told.length} answers and ${heardAlone.length} live messages compared, ${different.length} differences, ${canaries} canaries in A's bytes, ${logged} in ${beside.log.length} log lines`,
  );
  assert.deepEqual(different.slice(0, 10), []);
  assert.deepEqual(heardBeside, heardAlone);
  assert.equal(canaries, 0);
  assert.equal(logged, 0);
  assert.ok(made > commands / 20, `B made only ${made} records`);

  // Control: one record of B in A's rows, as a reader without the condition on the organisation would show it.
  const { Client } = await import('pg');
  const admin = new Client(beside.server.address as never);
  await admin.connect();
  await admin.query("select set_config('app.organisation', $1, false)", [beside.server.organisationId]);
  await admin.query(`insert into people.team (org_id, id, name) values ($1, gen_random_uuid(), '${canary} planted')`, [
    beside.server.organisationId,
  ]);
  await admin.end();
  for (const world of [alone, beside]) {
    world.told.length = 0;
    world.bytes.length = 0;
    await lookAround(world);
  }
  const caught = differences(alone, beside).length;
  console.log(`T2 control: one planted record of B makes ${caught} differences and ${canariesIn(beside.bytes)} canaries`);
  assert.ok(caught > 0 && canariesIn(beside.bytes) > 0);
});
