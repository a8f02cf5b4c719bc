/**
 * The program is killed without a word while incidents call for whoever is on duty: each level is asked, in order, once. KILLS and FAULTS_SEED ask
 * for more kills, or others.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '../support/throw-away-server.ts';
import { chanceFrom } from './support/chance.ts';
import { killHard, postmasterOf } from './support/keeper.ts';
import { runProgram } from './support/program.ts';
import { firstRun } from './support/writing-clients.ts';

const kills = Number(process.env['KILLS'] ?? 5);
const seed = Number(process.env['FAULTS_SEED'] ?? 20_261_123);

interface Listed {
  readonly id: string;
  readonly incidentId: string;
  readonly step: number;
  readonly level: number;
  readonly failure: string | null;
  readonly version: number;
  readonly kind: string;
  readonly reason: string;
}

test('every level is asked once, in order, however often the program is killed in between', async () => {
  const root = temporaryDirectory();
  after(() => rmSync(root, { recursive: true, force: true }));
  const dataDir = join(root, 'data');
  const chance = chanceFrom(seed);
  const program = await runProgram(dataDir, { REQUESTS_PER_MINUTE: '1000000' });
  try {
    const { cookie } = await firstRun(program.url);
    const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
      fetch(`${program.url}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', cookie, ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const made = async (path: string, body: object) => (await (await call('POST', path, body)).json()) as { id: string };
    const listed = async (path: string) => ((await (await call('GET', path)).json()) as { items: Listed[] }).items;

    const team = await made('/teams', { name: 'Network' });
    const rota = await made('/rotas', { name: 'Network', teamId: team.id, zone: 'UTC', escalationMinutes: 60 });
    const people: { id: string }[] = [];
    // Who has no account cannot be reached, so the next is asked at once: the levels follow one another without waiting.
    for (const level of [1, 2, 3]) {
      const person = await made('/people', { name: `Level ${level}` });
      people.push(person);
      await made('/rota-layers', { rotaId: rota.id, name: `Level ${level}`, level, startsOn: '2026-01-05', personIds: [person.id] });
    }
    const [owner] = await listed('/memberships');
    await call('PATCH', `/memberships/${owner!.id}`, { personId: people[2]!.id }, { 'if-match': `"${owner!.version}"` });

    const reported = new Set<string>();
    let isOver = false;
    /** Again under the same key until it is answered. */
    async function reporter(name: string): Promise<void> {
      for (let number = 0; !isOver; number++) {
        const key = randomUUID();
        const body = { title: `${name} ${number}`, teamId: team.id, impact: 1, urgency: 1 };
        for (let isTold = false; !isTold;) {
          const answer = await call('POST', '/incidents', body, { 'idempotency-key': key }).catch(() => null);
          assert.ok(answer === null || answer.status === 201 || answer.status >= 500, `${answer?.status}`);
          isTold = answer?.status === 201;
          if (isTold) reported.add(((await answer!.json().catch(() => ({ id: '' }))) as { id: string }).id);
          else await sleep(30);
        }
        await sleep(20);
      }
    }
    const reporters = ['a', 'b'].map(reporter);
    const more = async (count: number): Promise<void> => {
      const before = reported.size;
      while (reported.size < before + count) await sleep(10);
    };
    for (let killed = 0; killed < kills; killed++) {
      await more(4);
      await sleep(chance.between(0, 300));
      const postmaster = postmasterOf(dataDir);
      await killHard(...(killed % 3 === 2 && postmaster !== undefined ? [program.pid(), postmaster] : [program.pid()]));
    }
    await more(4);
    isOver = true;
    await Promise.all(reporters);
    reported.delete('');

    for (const incidentId of reported) {
      const pages = () => listed(`/pages?incidentId=${incidentId}&sort=level&limit=50`);
      while ((await pages()).length < 3) await sleep(50);
      assert.deepEqual(
        (await pages()).map(({ step, level, failure }) => [step, level, failure]),
        [
          [1, 1, 'no-account'],
          [2, 2, 'no-account'],
          [3, 3, null],
        ],
      );
      const lines = await listed(`/incident-entries?incidentId=${incidentId}&kind=page&sort=number&limit=50`);
      assert.deepEqual(
        lines.map((each) => each.reason),
        ['unreachable', 'unreachable', 'asked'],
      );
    }
    console.log(`${kills} kills, ${reported.size} incidents, ${reported.size * 3} pages, none lost, none twice; seed ${seed}`);
  } finally {
    await program.stop();
  }
});
