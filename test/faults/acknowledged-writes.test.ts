import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { commandOf, parentOf } from '../../src/platform/server/database/lock-file.ts';
import { temporaryDirectory } from '../support/throw-away-server.ts';
import { chanceFrom, type Chance } from './support/chance.ts';
import { killHard, postmasterOf } from './support/keeper.ts';
import { openLedger, type Promised } from './support/ledger.ts';
import { runProgram, type Program } from './support/program.ts';
import { firstRun, readAll, startWriting, verifyJournal, type Clients } from './support/writing-clients.ts';

const made: string[] = [];
after(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

/** What is killed with -9, without a word of warning. */
const victims = ['program', 'postmaster', 'backend', 'program and postmaster', 'everything'] as const;
type Victim = (typeof victims)[number];

async function killVictim(victim: Victim, program: Program, dataDir: string, chance: Chance): Promise<void> {
  const postmaster = postmasterOf(dataDir);
  const children = postmaster === undefined ? [] : childrenOf(postmaster);
  const pids: Readonly<Record<Victim, readonly (number | undefined)[]>> = {
    program: [program.pid()],
    postmaster: [postmaster],
    backend: [chance.oneOf([...children.filter((pid) => commandOf(pid).includes('evenkeel')), undefined])],
    'program and postmaster': [program.pid(), postmaster],
    everything: [program.pid(), postmaster, ...(postmaster === undefined ? [] : [parentOf(postmaster)]), ...children],
  };
  await killHard(...(pids[victim].filter((pid) => pid !== undefined && pid > 1) as number[]));
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

type Toll = { readonly promised: number; readonly lost: readonly Promised[]; readonly doubled: readonly string[]; readonly kills: number };

/** Lets clients write while processes are killed, and then holds what is there against what was promised. */
async function runUnderFire(kills: number, seed: number, environment: NodeJS.ProcessEnv, isEnough: (toll: Toll) => boolean): Promise<Toll> {
  const root = temporaryDirectory();
  made.push(root);
  const dataDir = join(root, 'data');
  const chance = chanceFrom(seed);
  const program = await runProgram(dataDir, { REQUESTS_PER_MINUTE: '1000000', ...environment });
  let clients: Clients | undefined;
  try {
    const access = await firstRun(program.url);
    const ledger = openLedger(join(root, 'ledger.jsonl'));
    let toll: Toll = { promised: 0, lost: [], doubled: [], kills: 0 };
    const recoveries: number[] = [];
    while (toll.kills < kills && !isEnough(toll)) {
      clients = startWriting(access, ledger);
      await writesGoThrough(clients, 1);
      await sleep(chance.between(50, 600));
      await killVictim(victims[toll.kills % victims.length]!, program, dataDir, chance);
      const killedAt = performance.now();
      // Nobody helps: it must come back by itself, and the clients' retries must get their answers.
      await writesGoThrough(clients, 5);
      recoveries.push(Math.round(performance.now() - killedAt));
      await clients.stop();
      toll = { ...holdAgainst(ledger.read(), await readAll(access)), kills: toll.kills + 1 };
    }
    ledger.close();
    recoveries.sort((a, b) => a - b);
    const journal = await verifyJournal(access);
    assert.ok(journal.isIntact, 'the journal is whole');
    await checkIndexes(dataDir);
    const figures = `${toll.kills} kills, ${toll.promised} acknowledged writes, ${toll.lost.length} lost, ${toll.doubled.length} doubled`;
    console.log(`${figures}; back after ${recoveries[recoveries.length >> 1]} ms (median), ${recoveries.at(-1)} ms (worst); seed ${seed}`);
    return toll;
  } finally {
    clients?.abandon();
    await program.stop();
  }
}

async function writesGoThrough(clients: Clients, more: number): Promise<void> {
  for (const before = clients.acknowledged(); clients.acknowledged() < before + more;) await sleep(10);
}

/** Every promise is kept if the record is there, as last promised; and nothing is there that nobody made or that was made twice. */
function holdAgainst(
  ledger: readonly Promised[],
  rows: readonly { readonly id: string; readonly name: string; readonly version: number }[],
): Omit<Toll, 'kills'> {
  const there = new Map(rows.map((row) => [row.id, row]));
  const last = new Map(ledger.map((promised) => [promised.id, promised]));
  const lost = [...last.values()].filter(({ id, name, version }) => there.get(id)?.name !== name || there.get(id)?.version !== version);
  const makings = Map.groupBy(
    ledger.filter(({ version }) => version === 1),
    ({ key }) => key,
  );
  const doubled = [...makings].filter(([, promises]) => promises.length > 1).map(([key]) => key);
  const unknown = rows.filter(({ id }) => !last.has(id)).map(({ name }) => name);
  return { promised: ledger.length, lost, doubled: [...doubled, ...unknown] };
}

/** PostgreSQL's own inspection of every index against its table. */
async function checkIndexes(dataDir: string): Promise<void> {
  const socketDir = readFileSync(join(dataDir, 'postgres-18/postmaster.pid'), 'utf8').split('\n')[4]!;
  const client = new Client({ host: socketDir, user: 'evenkeel', database: 'evenkeel' });
  await client.connect();
  try {
    await client.query('create extension if not exists amcheck');
    await client.query(
      `select bt_index_check(index => c.oid, heapallindexed => true) from pg_class c join pg_am a on a.oid = c.relam
        where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'`,
    );
  } finally {
    await client.end();
  }
}

const seed = Number(process.env['FAULTS_SEED'] ?? 20_261_122);

test('whatever is killed, and whenever: what was acknowledged is there, once', async () => {
  const toll = await runUnderFire(20, seed, {}, () => false);
  assert.equal(toll.kills, 20);
  assert.deepEqual(toll.lost, []);
  assert.deepEqual(toll.doubled, []);
});

test('the same harness finds what a database that acknowledges too early loses', async () => {
  const toll = await runUnderFire(20, seed, { EVENKEEL_DURABLE: 'no' }, ({ lost }) => lost.length > 0);
  assert.ok(toll.lost.length > 0, 'a loss was planted and must be seen');
});
