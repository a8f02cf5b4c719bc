/** T8: many at once. Whoever is told "done" is in the history; whoever was late is told so; numbers have no gaps; one invitation makes one member. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client, Endpoint, HistoryEntry } from '#platform/kit';
import { changeTask, createProject, createTask, task } from '#projects/rules';
import { createInvitation, membership } from '#access/rules';
import { problemOf } from '../support/server.ts';
import { inputOf, requestOf, thingOf } from './request-of.ts';
import { allOf, sendTo } from './send.ts';
import { makeWorld } from './world.ts';

const world = await makeWorld();
const { server, visitors } = world;
const { registry } = server.tools;
const { owner, manager } = server.members;
const { headers } = visitors.find((visitor) => visitor.name === 'owner')!;
const { data: project } = await manager.client.do(createProject, { key: 'STORM', name: 'Storm', startAt: '2026-12-01T08:00:00.000Z' });

/** The version that a record has now; undefined when it is gone. */
async function versionOf(endpoint: Endpoint, id: string): Promise<number | undefined> {
  const thing = registry.things.get(thingOf(registry, endpoint)!)!;
  const { status, text } = await sendTo(server.url, { method: 'GET', path: `/api/v1/${thing.plural}/${id}`, headers });
  return status === 200 ? (JSON.parse(text) as { version: number }).version : undefined;
}

test('of two who change the same record from the same version, one goes through and the other is shown how it is now', async () => {
  // Removals last and most dependent things first, so that each finds its record.
  const guarded = registry.endpoints
    .filter((endpoint) => endpoint.needsIfMatch)
    .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  const wrong: string[] = [];
  let races = 0;
  let rounds = 0;
  for (const endpoint of guarded) {
    const name = thingOf(registry, endpoint)!;
    const { shape } = endpoint.input;
    for (const relation of ['open', 'own', 'members-only'] as const) {
      const id = world.idOf(name, relation);
      const version = id && (await versionOf(endpoint, id));
      if (!id || !version) continue;
      rounds++;
      // Texts that both write differently; where there is none, the two say the same and only a removal can be lost.
      const text = ['name', 'text', 'note', 'about', 'goal', 'description'].find((field) => field in shape);
      const requests = [1, 2].map((who) =>
        requestOf(endpoint, { ...inputOf(world, endpoint, relation), ...(text ? { [text]: `Raced ${who} ${rounds}` } : {}) }, version),
      );
      const answers = await Promise.all(
        requests.map((request) => sendTo(server.url, { ...request, headers: { ...request.headers, ...headers } })),
      );
      const done = answers.filter(({ status }) => status < 300);
      const late = answers.filter(({ status }) => status === 412);
      const isGone = endpoint.method === 'DELETE' && answers.some(({ status }) => status === 404);
      // A deed that refuses both, or changes nothing, is no race.
      if (done.length === 0) continue;
      const after = await versionOf(endpoint, id);
      if (endpoint.method !== 'DELETE' && after === version) continue;
      races++;
      if (done.length !== 1) wrong.push(`${endpoint.id}: ${done.length} went through`);
      if (!isGone && late.length !== 1) wrong.push(`${endpoint.id}: ${answers.map(({ status }) => status).join(' and ')}`);
      for (const { text: told } of late) {
        const { current } = JSON.parse(told) as { current?: { version: number } };
        if (current?.version !== version + 1) wrong.push(`${endpoint.id}: shown version ${current?.version}, it is ${version + 1}`);
      }
      break;
    }
  }
  console.log(`T8: ${races} races over ${guarded.length} guarded deeds; ${wrong.length} wrong`);
  assert.deepEqual(wrong, []);
  assert.ok(races >= 20, `only ${races} races`);
});

const fields = ['name', 'notes', 'durationMinutes', 'priority'] as const;
interface Edit {
  readonly field: (typeof fields)[number];
  readonly value: string | number;
}
const editOf = (client: number, round: number): Edit => {
  const field = fields[client % fields.length]!;
  const number = client * 1000 + round + 1;
  return {
    field,
    value: field === 'name' || field === 'notes' ? `Edit ${client}.${round}` : field === 'priority' ? number % 1000 : number,
  };
};

/** Reads, changes, and does it again when somebody was faster: what our screens do. */
async function editUntilDone(client: Client, id: string, { field, value }: Edit): Promise<number | null> {
  for (;;) {
    const { version } = await client.one(task, id);
    try {
      return (await client.do(changeTask, { id, [field]: value }, { version })).sequence;
    } catch (error) {
      if ((error as { details?: { status?: number } }).details?.status !== 412) throw error;
    }
  }
}

async function historyOf(id: string): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await owner.client.history(task, id, { limit: 200, cursor });
    entries.push(...page.items);
    if (!page.nextCursor) return entries;
    cursor = page.nextCursor;
  }
}

const clients = 32;
const rounds = Number(process.env['STORM_ROUNDS'] ?? 20);

test('in a storm on one task every acknowledged edit is in its history, and each builds on the one before', async () => {
  const { data } = await manager.client.do(createTask, { projectId: project.id, name: 'In the storm' });
  let late = 0;
  const acknowledged = (
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const mine: { edit: Edit; sequence: number }[] = [];
        let version = data.version;
        // Each edit that goes through makes late all the others under way: the cost grows with the square of the clients.
        for (let round = 0; round < rounds / 8; round++) {
          const edit = editOf(client, round);
          for (let isDone = false; !isDone;) {
            const {
              status,
              text,
              headers: answered,
            } = await sendTo(server.url, {
              method: 'PATCH',
              path: `/api/v1/tasks/${data.id}`,
              headers: { ...manager.headers, 'content-type': 'application/json', 'if-match': `"${version}"` },
              body: JSON.stringify({ [edit.field]: edit.value }),
            });
            if (status === 200) {
              isDone = true;
              const sequence = Number(answered['evenkeel-sequence'] ?? 0);
              if (sequence) mine.push({ edit, sequence });
              version = (JSON.parse(text) as { version: number }).version;
            } else if (status === 412) {
              late++;
              version = (JSON.parse(text) as { current: { version: number } }).current.version;
            } else throw new Error(`${status} ${text}`);
          }
        }
        return mine;
      }),
    )
  ).flat();
  const history = new Map((await historyOf(data.id)).map((entry) => [entry.sequence, entry]));
  const lost = acknowledged.filter(({ edit, sequence }) => {
    const change = history.get(sequence)?.changes.find((each) => each.id === data.id);
    return change?.after?.[edit.field] !== edit.value;
  });
  // Told backwards, each edit found what the one before it left.
  const last = new Map<string, unknown>();
  let torn = 0;
  for (const entry of [...history.values()].toSorted((a, b) => a.sequence - b.sequence))
    for (const change of entry.changes.filter((each) => each.id === data.id))
      for (const [field, value] of Object.entries(change.after ?? {})) {
        if (last.has(field) && change.before && JSON.stringify(change.before[field]) !== JSON.stringify(last.get(field))) torn++;
        last.set(field, value);
      }
  const now = (await manager.client.one(task, data.id)) as unknown as Record<string, unknown>;
  for (const field of fields) assert.deepEqual(now[field], last.get(field), field);
  console.log(
    `T8: ${acknowledged.length} acknowledged edits of one task by ${clients} clients, ${late} came late and tried again; ${lost.length} lost, ${torn} torn`,
  );
  assert.deepEqual(lost, []);
  assert.equal(torn, 0);
});

test('a storm over many tasks loses nothing either', async () => {
  const made = await allOf(Array.from({ length: 8 }), 4, () =>
    manager.client.do(createTask, { projectId: project.id, name: 'One of many' }),
  );
  const acknowledged = (
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const sequences: { id: string; sequence: number }[] = [];
        for (let round = 0; round < rounds / 2; round++) {
          const { id } = made[(client + round) % made.length]!.data;
          const sequence = await editUntilDone(manager.client, id, editOf(client, round));
          if (sequence) sequences.push({ id, sequence });
        }
        return sequences;
      }),
    )
  ).flat();
  const known = new Set((await allOf(made, 4, ({ data }) => historyOf(data.id))).flat().map((entry) => entry.sequence));
  const lost = acknowledged.filter(({ sequence }) => !known.has(sequence));
  console.log(`T8: ${acknowledged.length} acknowledged edits of ${made.length} tasks by ${clients} clients; ${lost.length} lost`);
  assert.deepEqual(lost, []);
});

test('control: clients that put their stale text on whatever version is newest lose edits of one another', async () => {
  const { data } = await manager.client.do(createTask, { projectId: project.id, name: 'Unguarded', notes: '' });
  const marks: string[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, client) => {
      for (let round = 0; round < 5; round++) {
        // Each adds its mark to the text as it once read it, but sends the version of a moment ago: as if there were none.
        const { notes } = await manager.client.one(task, data.id);
        const mark = `[${client}.${round}]`;
        for (let isDone = false; !isDone;) {
          const { version } = await manager.client.one(task, data.id);
          const refused = await manager.client.do(changeTask, { id: data.id, notes: notes + mark }, { version }).then(
            () => undefined,
            (error: { details: { status: number } }) => error.details.status,
          );
          if (refused !== undefined && refused !== 412) throw new Error(String(refused));
          isDone = refused === undefined;
        }
        marks.push(mark);
      }
    }),
  );
  const { notes } = await manager.client.one(task, data.id);
  const lost = marks.filter((mark) => !notes.includes(mark)).length;
  console.log(`T8 control: without versions ${lost} of ${marks.length} acknowledged edits are lost`);
  assert.ok(lost > 0);
});

test('sixty-four tasks created at once have sixty-four numbers without a gap', async () => {
  const { data: counted } = await manager.client.do(createProject, { key: 'COUNT', name: 'Counted', startAt: '2026-12-01T08:00:00.000Z' });
  const made = await Promise.all(
    Array.from({ length: 64 }, (_, index) => manager.client.do(createTask, { projectId: counted.id, name: `Number ${index}` })),
  );
  const numbers = made.map(({ data }) => data.number).toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 64 }, (_, index) => index + 1),
  );
  console.log(`T8: ${made.length} tasks created at once; numbers 1 to ${numbers.at(-1)} without a gap`);
});

test('sixty-four acceptances of one invitation at once make one member', async () => {
  const email = 'invited@example.org';
  const { data } = await owner.client.do(createInvitation, { email, role: 'member' });
  const { status } = await problemOf(manager.client.do(createInvitation, { email, role: 'member' }));
  assert.equal(status, 403);
  const answers = await Promise.all(
    Array.from({ length: 64 }, () =>
      sendTo(server.url, {
        method: 'POST',
        path: '/api/v1/invitations/accepted',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: data.token, name: 'Invited', password: 'a long enough password' }),
      }),
    ),
  );
  const members = await owner.client.list(membership, { q: email });
  const statuses = [...Map.groupBy(answers, (answer) => answer.status)].map(([each, of]) => `${each}: ${of.length}`).join(', ');
  console.log(`T8: 64 acceptances of one invitation; ${members.items.length} member (${statuses})`);
  assert.equal(members.items.length, 1);
  assert.equal(answers.filter((answer) => answer.status < 300).length, 1);
  assert.deepEqual(
    answers.filter((answer) => answer.status >= 500).map((answer) => answer.text),
    [],
  );
});
