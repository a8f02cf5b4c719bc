import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, constantFrom, integer, nat, property, record, tuple } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { listSchedule } from './list-schedule.ts';
import type { ListSchedule } from './list-schedule.ts';
import { compilePeriodProject } from './project.ts';
import type { PeriodFacts, PeriodProject } from './project.ts';
import { serialGeneration } from './serial-generation.ts';
import { verifySchedule } from './verify-schedule.ts';

const activity = (id: string, duration: number, demands: Record<string, number> = {}, follows: string[] = []) => ({
  id,
  duration,
  demands,
  follows,
});

function compiled(facts: PeriodFacts): PeriodProject {
  const { project, conflicts } = compilePeriodProject(facts);
  assert.deepEqual(conflicts, []);
  return project as PeriodProject;
}
const startOf = (project: PeriodProject, found: ListSchedule) => (id: string) => found.starts[project.ids.indexOf(id)];

/** Capacities beyond 127 and beyond 32,767 take other roads through the packed words. */
const project: Arbitrary<PeriodFacts> = record({
  scale: constantFrom(1, 40, 9_000),
  capacities: array(integer({ min: 3, max: 9 }), { minLength: 1, maxLength: 6 }),
  drawn: array(tuple(integer({ min: 0, max: 7 }), array(nat(3), { maxLength: 6 }), array(nat(20), { maxLength: 3 })), {
    minLength: 1,
    maxLength: 20,
  }),
}).map(({ scale, capacities, drawn }) => ({
  resources: capacities.map((capacity, k) => ({ id: `r${k}`, capacity: capacity * scale })),
  activities: drawn.map(([duration, units, before], at) => ({
    id: `${at}`,
    duration,
    demands: Object.fromEntries(units.slice(0, capacities.length).map((amount, k) => [`r${k}`, amount * scale])),
    follows: [...new Set(before.map((one) => one % (at + 1)))].filter((one) => one < at).map(String),
  })),
}));

test('every schedule keeps links and capacities in the eyes of an independent verifier, and is no shorter than its bound', () => {
  check(
    property(project, (facts) => {
      const one = compiled(facts);
      for (const justify of [true, false]) {
        const found = listSchedule(one, { justify, schedules: 30 });
        assert.deepEqual(verifySchedule(facts, startOf(one, found)), []);
        assert.ok(found.bound <= found.makespan);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('the bound is honest: no order of the activities whatever gives a shorter schedule', () => {
  const orders = (rest: readonly number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((first) => orders(rest.filter((one) => one !== first)).map((others) => [first, ...others]));
  check(
    property(
      project.filter(({ activities }) => activities.length <= 5),
      (facts) => {
        const one = compiled(facts);
        const generate = serialGeneration(one);
        const follows = ({ start, item }: PeriodProject['predecessors'], at: number) => [...item.subarray(start[at], start[at + 1])];
        const lengths = orders(Array.from({ length: one.count }, (_, at) => at))
          .filter((order) => order.every((at, place) => follows(one.predecessors, at).every((before) => order.indexOf(before) < place)))
          .map((order) => generate(Int32Array.from(order), new Int32Array(one.count)));
        const shortest = Math.min(...lengths);
        const found = listSchedule(one);
        assert.ok(found.bound <= shortest && shortest <= found.makespan);
      },
    ),
    { numRuns: 100, seed: 2 },
  );
});

test('the same seed gives the same schedule, in whatever order activities and resources are told', () => {
  check(
    property(project, nat(99), (facts, seed) => {
      const turned = { activities: facts.activities.toReversed(), resources: facts.resources.toReversed() };
      const found = listSchedule(compiled(facts), { seed, schedules: 40 });
      assert.deepEqual(listSchedule(compiled(turned), { seed, schedules: 40 }), found);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('with more capacity and the schedule from before in hand, nothing gets worse', () => {
  check(
    property(project, nat(5), (facts, more) => {
      const before = listSchedule(compiled(facts));
      const roomier = compiled({ ...facts, resources: facts.resources.map((one) => ({ ...one, capacity: one.capacity + more })) });
      assert.ok(listSchedule(roomier, { incumbent: before.starts }).makespan <= before.makespan);
      assert.ok(listSchedule(roomier).bound <= before.bound);
    }),
    { numRuns: 150, seed: 4 },
  );
});

test("without it a list may lose by a third person: Graham's anomaly, which is why the law above speaks of the schedule in hand", () => {
  const facts = (people: number): PeriodFacts => ({
    resources: [{ id: 'people', capacity: people }],
    activities: (
      [
        ['1', 3, []],
        ['2', 2, []],
        ['3', 2, []],
        ['4', 2, []],
        ['5', 4, ['4']],
        ['6', 4, ['4']],
        ['7', 4, ['4']],
        ['8', 4, ['4']],
        ['9', 9, ['1']],
      ] as const
    ).map(([id, duration, follows]) => activity(id, duration, { people: 1 }, [...follows])),
  });
  const byNumber = { rules: ['EST'], schemes: ['parallel'], justify: false } as const;
  const three = listSchedule(compiled(facts(3)), byNumber);
  const four = listSchedule(compiled(facts(4)), byNumber);
  assert.ok(four.makespan > three.makespan, `${four.makespan} > ${three.makespan}`);
  assert.ok(listSchedule(compiled(facts(4)), { ...byNumber, incumbent: three.starts }).makespan <= three.makespan);
});

test('justification closes the gap that a rule left', () => {
  const facts: PeriodFacts = {
    resources: [{ id: 'r', capacity: 2 }],
    activities: [
      activity('1', 2, { r: 1 }),
      activity('2', 3, { r: 1 }),
      activity('3', 4, { r: 2 }, ['1']),
      activity('4', 1, { r: 1 }, ['2']),
    ],
  };
  const one = compiled(facts);
  const plain = listSchedule(one, { rules: ['SPT'], schemes: ['serial'], justify: false });
  const justified = listSchedule(one, { rules: ['SPT'], schemes: ['serial'] });
  assert.ok(justified.makespan <= plain.makespan);
});

test('a loop is named link by link, and so are strangers and whatever never fits', () => {
  const { conflicts } = compilePeriodProject({
    resources: [{ id: 'r', capacity: 2 }],
    activities: [
      activity('mail', 1, {}, ['cloud']),
      activity('backup', 1, { r: 3 }, ['mail']),
      activity('cloud', 1, { q: 1 }, ['backup']),
      activity('print', 1, {}, ['nobody']),
    ],
  });
  assert.deepEqual(
    conflicts.map((conflict) => conflict.kind),
    ['unknown-activity', 'loop', 'unknown-resource', 'never-fits'],
  );
  assert.deepEqual(
    conflicts.find((conflict) => conflict.kind === 'loop'),
    { kind: 'loop', activities: ['mail', 'backup', 'cloud', 'mail'] },
  );
});

test('a project without activities takes no time', () => {
  const found = listSchedule(compiled({ activities: [], resources: [] }));
  assert.equal(found.makespan, 0);
});
