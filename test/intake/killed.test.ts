/**
 * The program is killed without a word while alerts come in: every alert that was answered has its effect, once. KILLS and FAULTS_SEED ask
 * for more kills, or others.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { chanceFrom } from '../faults/support/chance.ts';
import { killHard, postmasterOf } from '../faults/support/keeper.ts';
import { runProgram } from '../faults/support/program.ts';
import { firstRun } from '../faults/support/writing-clients.ts';
import { temporaryDirectory } from '../support/throw-away-server.ts';

const kills = Number(process.env['KILLS'] ?? 6);
const seed = Number(process.env['FAULTS_SEED'] ?? 20_261_122);

interface Listed {
  readonly id: string;
  readonly key?: string;
  readonly title: string;
  readonly count?: number;
  readonly incidentId?: string | null;
}

test('what was answered is there, and has opened one alert and one incident, however often the program is killed', async () => {
  const root = temporaryDirectory();
  after(() => rmSync(root, { recursive: true, force: true }));
  const dataDir = join(root, 'data');
  const chance = chanceFrom(seed);
  const program = await runProgram(dataDir, { REQUESTS_PER_MINUTE: '1000000' });
  try {
    const access = await firstRun(program.url);
    const headers = { 'content-type': 'application/json', cookie: access.cookie };
    const made = await fetch(`${program.url}/api/v1/alert-sources`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'Senders', kind: 'json', leastSeverity: 0 }),
    });
    const { token } = (await made.json()) as { token: string };

    const answered = new Set<string>();
    let isOver = false;
    /** As senders do: again until it is taken. What was not answered may have been kept all the same. */
    async function sender(name: string): Promise<void> {
      for (let number = 0; !isOver; number++) {
        const key = `${name}-${number}`;
        const body = JSON.stringify({ key, id: key, state: 'firing', severity: 'critical', title: key, time: new Date().toISOString() });
        for (let isTaken = false; !isTaken;) {
          const answer = await fetch(`${program.url}/api/v1/intake/${token}`, { method: 'POST', body }).catch(() => null);
          assert.ok(answer === null || answer.status === 202 || answer.status >= 500, `${answer?.status}`);
          isTaken = answer?.status === 202;
          if (!isTaken) await sleep(30);
        }
        answered.add(key);
      }
    }
    const senders = ['a', 'b', 'c', 'd'].map(sender);
    for (let killed = 0; killed < kills; killed++) {
      const before = answered.size;
      while (answered.size < before + 20) await sleep(10);
      await sleep(chance.between(0, 400));
      const postmaster = postmasterOf(dataDir);
      await killHard(...(killed % 3 === 2 && postmaster !== undefined ? [program.pid(), postmaster] : [program.pid()]));
    }
    const before = answered.size;
    while (answered.size < before + 20) await sleep(10);
    isOver = true;
    await Promise.all(senders);

    async function all(path: string): Promise<readonly Listed[]> {
      const found: Listed[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer = await fetch(`${program.url}/api/v1/${path}&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, {
          headers,
        });
        const page = (await answer.json()) as { items: Listed[]; nextCursor: string | null };
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    }
    let alerts = await all('alerts?sort=startedAt');
    while (alerts.length < answered.size) {
      await sleep(100);
      alerts = await all('alerts?sort=startedAt');
    }
    const byKey = Map.groupBy(alerts, (each) => each.key!);
    const incidents = Map.groupBy(await all('incidents?sort=openedAt'), (each) => each.title);
    const lost = [...answered].filter((key) => !byKey.has(key));
    const doubled = alerts.filter(({ key, count }) => byKey.get(key!)!.length > 1 || count !== 1 || incidents.get(key!)?.length !== 1);
    console.log(`${kills} kills, ${answered.size} alerts answered, ${lost.length} lost, ${doubled.length} doubled; seed ${seed}`);
    assert.deepEqual(lost, []);
    assert.deepEqual(doubled, []);
    assert.ok(alerts.every((each) => each.incidentId));
  } finally {
    await program.stop();
  }
});
