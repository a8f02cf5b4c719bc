/** What members type never makes this server knock where nobody may go (SSRF): every trick that is known, at every way out, met by nobody. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { inOwnNetwork } from './support/own-network.ts';

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

interface DoorOutcome {
  readonly monitors: number;
  readonly refusedAtOnce: number;
  readonly refusals: readonly string[];
  readonly told: Readonly<Record<string, number>>;
  readonly details: readonly (string | null)[];
  readonly trial: string;
  readonly met: number;
  readonly forbiddenMet: readonly string[];
}

const script = (name: string): string => join(import.meta.dirname, 'support', name);
const where = (isAlone: boolean): string => (isAlone ? 'in a network where every address is ours' : 'on this machine');

test('no address that may not be reached is reached, and none is even knocked at', (context) => {
  const outcome = inOwnNetwork<Outcome>(script('outgoing-world.ts'));
  const { vectors, tried, attempts, isAlone } = outcome;
  const counts = Object.entries(vectors).filter(([, count]) => count > 0);
  context.diagnostic(
    `${counts.reduce((sum, [, count]) => sum + count, 0)} vectors (${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}), ` +
      `${tried} attempts by every way out, ${where(isAlone)}: ${outcome.forbiddenMet.length} forbidden connections; ` +
      `${attempts.begun} begun, ${attempts.met} met where allowed; without the guard met ${outcome.control}; ${outcome.milliseconds} ms`,
  );
  assert.deepEqual(outcome.surprises, []);
  assert.deepEqual(outcome.forbiddenMet, []);
  // What the kernel saw begun is what the listener saw come, and all of that was allowed: nothing was knocked at in vain either.
  assert.equal(attempts.begun, attempts.met);
  assert.ok(outcome.control > 0, 'the listener is met when nothing guards the way');
  assert.ok(vectors.literals + vectors.names + vectors.urls >= 500);
  assert.deepEqual(outcome.echoes, isAlone ? ['93.184.216.34'] : []);
  assert.ok(outcome.rss < 200_000_000, `hostile bodies took ${outcome.rss} bytes`);
});

test('no monitor of a member is met where nobody may go', (context) => {
  const { monitors, refusedAtOnce, refusals, told, details, trial, met, forbiddenMet, isAlone } = inOwnNetwork<DoorOutcome>(
    script('outgoing-doors.ts'),
  );
  context.diagnostic(
    `${monitors} monitors, ${refusedAtOnce} refused before, ${where(isAlone)}: ${forbiddenMet.length} forbidden connections, ${met} where allowed; ${JSON.stringify(told)}`,
  );
  assert.deepEqual(forbiddenMet, []);
  // Literal addresses are refused as they are written; names are found out when they are looked up.
  assert.ok(monitors > 50 && monitors + refusedAtOnce >= 150);
  assert.deepEqual(refusals, ['forbidden-place']);
  assert.equal(trial, 'forbidden-address');
  assert.deepEqual(
    Object.keys(told).filter((reason) => !['forbidden-address', 'forbidden-url'].includes(reason)),
    [],
  );
  assert.deepEqual(details, [null]);
});
