/** Soft and hard states, parents, and who is told when: by cases of the trade, and by chance. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lookStates, type LookState } from '../probe.ts';
import { neverChecked, standingAfter, type Circumstances, type Standing } from './monitor-state.ts';
import { tellingOf, type ToldState } from './telling.ts';

const minute = 60_000;
const run = (found: readonly (LookState | readonly [LookState, Circumstances['parents']])[], tries = 3): readonly Standing[] => {
  let standing = neverChecked(0);
  return found.map((each, place) => {
    const [state, parents] = typeof each === 'string' ? ([each, 'up'] as const) : each;
    standing = standingAfter(standing, { at: (place + 1) * minute, state }, { tries, parents });
    return standing;
  });
};
const statesOf = (...given: Parameters<typeof run>) => run(...given).map((each) => each.state);

test('a failure counts after so many tries in a row, and has been so since the first of them', () => {
  assert.deepEqual(statesOf(['up', 'down', 'down', 'up', 'down', 'down', 'down', 'up']), [
    'up',
    'up',
    'up',
    'up',
    'up',
    'up',
    'down',
    'up',
  ]);
  assert.equal(run(['up', 'down', 'down', 'down']).at(-1)!.since, 2 * minute);
  assert.deepEqual(statesOf(['down'], 1), ['down']);
});

test('what is known to be wrong gets better or worse at once', () => {
  assert.deepEqual(statesOf(['warning', 'warning', 'warning', 'down', 'warning', 'up']), [
    'pending',
    'pending',
    'warning',
    'down',
    'warning',
    'up',
  ]);
});

test('behind a parent that is down it is not reachable, and is tried anew once the parent is back', () => {
  const behind = ['down', 'down'] as const;
  assert.deepEqual(statesOf([behind, behind, behind, 'down', 'down', 'down']), [
    'pending',
    'pending',
    'unreachable',
    'unreachable',
    'unreachable',
    'down',
  ]);
  assert.deepEqual(statesOf([behind, behind, behind, 'up']).at(-1), 'up');
});

test('what was down before its parents stays down', () => {
  assert.deepEqual(statesOf(['down', ['down', 'down']], 1), ['down', 'down']);
});

test('as long as nobody knows how its parents are, a failure does not count yet', () => {
  const doubtful = ['down', 'doubtful'] as const;
  assert.deepEqual(statesOf(['up', doubtful, doubtful, doubtful, doubtful, 'down']), ['up', 'up', 'up', 'up', 'up', 'down']);
  assert.deepEqual(statesOf(['up', doubtful, doubtful, doubtful, ['down', 'down']]).at(-1), 'unreachable');
});

test('where nobody could look nothing is known at once, whatever was before, and a failure is counted anew', () => {
  assert.deepEqual(statesOf(['blind', 'up', 'blind', 'down', 'down', 'down', 'blind', 'up']), [
    'blind',
    'up',
    'blind',
    'blind',
    'blind',
    'down',
    'blind',
    'up',
  ]);
  assert.equal(run(['blind', 'blind']).at(-1)!.since, minute);
  assert.equal(tellingOf({ state: 'blind', told: null, isHeld: false, isEnabled: true }), null);
});

const step = fc.record({
  found: fc.constantFrom(...lookStates),
  parents: fc.constantFrom<Circumstances['parents']>('up', 'doubtful', 'down'),
  isHeld: fc.boolean(),
  isEnabled: fc.boolean(),
});

test('never told while held, never of what cannot be reached, the end always to whom the beginning was told', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (steps, tries) => {
      let standing = neverChecked(0);
      let told: ToldState | null = null;
      for (const [place, { found, parents, isHeld, isEnabled }] of steps.entries()) {
        const before = standing;
        standing = standingAfter(standing, { at: place + 1, state: found }, { tries, parents });
        const { state } = standing;
        // A state is up exactly when the check was, unless nothing has counted yet.
        assert.equal(found === 'up', state === 'up' && standing.failing === null && !(before.state === 'up' && found !== 'up'));
        assert.ok(standing.since <= place + 1);
        const telling = tellingOf({ state, told, isHeld, isEnabled });
        if (telling === 'open') {
          assert.ok(!isHeld && isEnabled && (state === 'down' || state === 'warning'));
          told = state as ToldState;
        }
        if (telling === 'close') {
          assert.ok(told !== null && (state === 'up' || !isEnabled));
          told = null;
        }
        if (state === 'up' || !isEnabled) assert.equal(told, null, 'that it is over is told, also in a maintenance');
        if (!isHeld && isEnabled && state === 'down') assert.equal(told, 'down', 'what is still wrong after a pause is told');
        // Asked again without anything new there is nothing more to tell.
        assert.equal(tellingOf({ state, told, isHeld, isEnabled }), null);
      }
    }),
    { numRuns: 2000 },
  );
});
