/**
 * The search for collisions and free times, held against brute force on departments drawn by chance. At full size (10,000 changes, 500
 * recurring windows, 10,000 items): COLLISIONS_AT_FULL_SIZE=1.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TICKS_PER_DAY } from '#engine';
import { bruteForce, told } from '../../../../test/changes/brute-force.ts';
import { drawnDepartment, factsOf, firstDay, zoneOffsets, zones, type Sizes } from '../../../../test/changes/drawn-department.ts';
import { collisionCodes } from './collision.ts';
import { collisionsOf } from './collisions-of.ts';
import { freeSlots } from './free-slots.ts';

const isFull = Boolean(process.env['COLLISIONS_AT_FULL_SIZE']);
const begin = firstDay * TICKS_PER_DAY;

function check(
  seed: number,
  sizes: Sizes,
  everyChange: number,
  everySearch: number,
): { readonly pairs: number; readonly codes: Set<string>; readonly slots: number } {
  const drawn = drawnDepartment(seed, sizes);
  const facts = factsOf(drawn, begin - 60 * TICKS_PER_DAY, begin + (sizes.days + 200) * TICKS_PER_DAY);
  const brute = bruteForce(drawn);
  const codes = new Set<string>();
  let pairs = 0;
  for (let place = seed % everyChange; place < drawn.changes.length; place += everyChange) {
    const change = drawn.changes[place]!;
    const found = collisionsOf(change, facts);
    assert.deepEqual(told(found), brute.collisions(change), `seed ${seed}, ${change.id}`);
    for (const { code } of found) codes.add(code);
    pairs += found.length;
  }
  let slots = 0;
  for (let place = seed % everySearch; place < drawn.changes.length; place += everySearch) {
    const change = drawn.changes[place]!;
    const zone = zones[place % zones.length]!;
    const days = isFull ? 180 : 20;
    const clock = [
      [0, 1440],
      [18 * 60, 1440],
      [9 * 60 + 7, 11 * 60],
    ][place % 3] as [number, number];
    const from = change.from - 7;
    const answer = freeSlots(change, facts, { from, days, clockFrom: clock[0], clockTo: clock[1], offsets: zoneOffsets(zone), most: 10 });
    assert.deepEqual(
      answer.slots.map((each) => each.from),
      brute.slots(change, from, days, clock, zone, 10),
      `seed ${seed}, slots of ${change.id} from ${from} in ${zone}`,
    );
    for (const each of answer.ruledOut) assert.ok(each.because.length > 0, `a day is ruled out without a reason: ${change.id}`);
    slots += answer.slots.length;
  }
  return { pairs, codes, slots };
}

test('every collision that brute force finds is found, none is invented, and the free times are the same', (context) => {
  const codes = new Set<string>();
  let pairs = 0;
  let slots = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const found = check(seed, { items: 40 + seed * 5, changes: 60, windows: 12, days: 12 }, 1, 15);
    for (const code of found.codes) codes.add(code);
    pairs += found.pairs;
    slots += found.slots;
  }
  context.diagnostic(`${pairs} collisions and ${slots} free times, all equal`);
  assert.deepEqual(
    collisionCodes.filter((code) => !codes.has(code)),
    ['notice'],
  );
  assert.ok(slots > 100, `${slots} free times`);
});

if (isFull)
  test('the same at full size', { timeout: 3_600_000 }, (context) => {
    const { pairs, slots } = check(7, { items: 10_000, changes: 10_000, windows: 500, days: 365 }, 1, 500);
    context.diagnostic(`10,000 changes, 500 windows, 10,000 items: ${pairs} collisions and ${slots} free times, all equal`);
  });
