import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compile, edit, run } from '../index.ts';
import type { Edit, Network } from '../index.ts';
import { drawnFacts, START } from '../../../test/engine/drawn-facts.ts';

/** 2026-04-06, 8:00. */
const MONDAY = 20_549 * 14_400 + 4_800;

const drawn = drawnFacts(false).chain((facts) =>
  fc.tuple(
    fc.constant(facts),
    fc.array(fc.record({ task: fc.nat(facts.tasks.length), days: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 5 }),
  ),
);

function datesOf({ start, finish, lateStart, lateFinish, totalSlack, freeSlack, isCritical }: Network): readonly number[][] {
  return [start, finish, lateStart, lateFinish, totalSlack, freeSlack, isCritical].map((dates) => [...dates]);
}

test('everything computed anew after a change is the same plan as the change repaired', () => {
  fc.assert(
    fc.property(drawn, ([facts, pulls]) => {
      const [repaired, anew] = [compile(facts), compile(facts)];
      for (const network of [repaired, anew]) run(network);
      for (const { task, days } of pulls) {
        const changes: Edit[] = [
          { kind: 'duration', task: `t${task}`, duration: days * 4_800 },
          { kind: 'constraint', task: `t${task}`, constraint: { kind: 'SNET', date: START + days * 14_400 } },
        ];
        const touched = new Set(edit(repaired, changes));
        const changed = edit(anew, changes, { recomputesAll: true });
        assert.deepEqual(datesOf(anew), datesOf(repaired));
        for (const each of changed) assert.ok(touched.has(each), `task ${each} changed unsaid`);
      }
    }),
    { numRuns: 60 },
  );
});

test('a task that must start on a date and follows nothing starts there, and nothing before it is overruled', () => {
  const week = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [[480, 1020] as const]]));
  const date = MONDAY + 14 * 14_400;
  const network = compile({
    start: MONDAY,
    calendar: 'office',
    calendars: [{ id: 'office', week }],
    tasks: [{ id: 'a', duration: 5_400, constraint: { kind: 'MSO', date } }],
    links: [],
  });
  run(network);
  assert.equal(network.start[0], date);
  assert.equal(network.totalSlack[0], 0);
});
