/** What members type never makes this server knock where nobody may go (SSRF): every trick that is known, at every way out, met by nobody. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

interface Outcome {
  readonly tried: number;
  readonly vectors: Readonly<Record<'literals' | 'names' | 'urls' | 'rebinding' | 'redirects' | 'bodies', number>>;
  readonly told: Readonly<Record<string, number>>;
  readonly surprises: readonly string[];
  /** Where the listener was met although nobody may go there. */
  readonly forbiddenMet: readonly string[];
  readonly attempts: { readonly begun: number; readonly met: number };
  readonly echoes: readonly string[];
  readonly rss: number;
  /** How often it was met without the guard: it is there. */
  readonly control: number;
  readonly milliseconds: number;
}

const world = join(import.meta.dirname, 'support/outgoing-world.ts');
const path = `${process.env['PATH']}:/usr/sbin:/sbin`;
const everyAddressIsOurs = 'ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo';

/** A network of its own, where the system gives one. */
function namespace(): readonly string[] | null {
  const ways = [['--net'], ['--net', '--map-root-user']];
  const way = ways.find(
    (options) => spawnSync('unshare', [...options, 'sh', '-c', everyAddressIsOurs], { env: { PATH: path } }).status === 0,
  );
  return way ? ['unshare', ...way] : null;
}

test('no address that may not be reached is reached, and none is even knocked at', (context) => {
  const alone = namespace();
  const command = alone
    ? [...alone, 'sh', '-c', `${everyAddressIsOurs} && exec "$0" "$1"`, process.execPath, world]
    : [process.execPath, world, 'here'];
  const run = spawnSync(command[0]!, command.slice(1), { env: { ...process.env, PATH: path }, encoding: 'utf8', maxBuffer: 10_000_000 });
  assert.equal(run.status, 0, run.stderr);
  const outcome = JSON.parse(run.stdout) as Outcome;
  const { vectors, tried, attempts } = outcome;
  const count = Object.values(vectors).reduce((sum, each) => sum + each, 0);
  context.diagnostic(
    `${count} vectors (${Object.entries(vectors)
      .map(([kind, n]) => `${n} ${kind}`)
      .join(', ')}), ${tried} attempts by every way out, ` +
      `${alone ? 'in a network where every address is ours' : 'on this machine'}: ${outcome.forbiddenMet.length} forbidden connections, ` +
      `${attempts.begun} begun and ${attempts.met} met where allowed, control met ${outcome.control}; ${outcome.milliseconds} ms`,
  );
  assert.deepEqual(outcome.surprises, []);
  assert.deepEqual(outcome.forbiddenMet, []);
  // What the kernel saw begun is what the listener saw come, and all of that was allowed: nothing was knocked at in vain either.
  assert.equal(attempts.begun, attempts.met);
  assert.ok(outcome.control > 0, 'the listener is met when nothing guards the way');
  assert.ok(vectors.literals + vectors.names + vectors.urls >= 500);
  assert.deepEqual(outcome.echoes, alone ? ['93.184.216.34'] : []);
  assert.ok(outcome.rss < 200_000_000, `hostile bodies took ${outcome.rss} bytes`);
});
