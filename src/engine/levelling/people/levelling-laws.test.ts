import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
  assert as check,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  property,
  record,
  subarray,
  tuple,
  uniqueArray,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { CalendarFacts, LinkKind } from '../../facts.ts';
import { level } from './level.ts';
import type { Ask, LevellingFacts, LevelTask, PoolMember } from './pool-facts.ts';
import { verifyLevelling } from './verify-levelling.ts';

const HOUR = 600;
const DAY = 14_400;
const MONDAY = 20_605; // 2026-06-01
const FROM = MONDAY * DAY;
const work = (...shifts: readonly (readonly [number, number])[]) => shifts.map(([from, to]): [number, number] => [from * 60, to * 60]);
const office = work([8, 12], [13, 17]);
const early = work([6, 14]);
const calendars: readonly CalendarFacts[] = [
  { id: 'office', week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office } },
  { id: 'early', week: { monday: early, tuesday: early, thursday: early }, offsets: [{ from: 0, offsetMinutes: 120 }] },
  { id: 'nights', week: { tuesday: work([0, 4], [22, 24]), wednesday: work([0, 4]), saturday: work([9, 18]) } },
];

const units = constantFrom(1000, 1000, 500, 250, 800);
const member = (id: string): Arbitrary<PoolMember> =>
  record({
    id: constant(id),
    calendar: constantFrom('office', 'office', 'early'),
    share: constantFrom(1000, 1000, 800, 500, 2000),
    absences: array(
      tuple(nat(40), integer({ min: 1, max: 8 })).map(([from, days]) => ({ from: FROM + from * DAY, to: FROM + (from + days) * DAY })),
      { maxLength: 2 },
    ),
    skills: subarray([
      { skill: 'network', level: 1 },
      { skill: 'network', level: 3 },
      { skill: 'database', level: 2 },
    ]),
    teams: subarray(['desk', 'infrastructure']),
    reserves: array(
      record({ day: integer({ min: MONDAY, max: MONDAY + 20 }), work: integer({ min: 1, max: 9 }).map((hours) => hours * HOUR) }),
      { maxLength: 3 },
    ),
  });
const ask: Arbitrary<Ask> = oneof(
  {
    weight: 3,
    arbitrary: record({
      resource: constantFrom('ann', 'bo', 'cem', 'dee'),
      units,
      work: integer({ min: 1, max: 60 }).map((hours) => hours * HOUR),
    }),
  },
  { weight: 1, arbitrary: record({ resource: constantFrom('ann', 'bo', 'cem', 'dee'), units: constantFrom(250, 500) }) },
  {
    weight: 2,
    arbitrary: record({
      skill: constantFrom('network', 'database'),
      level: integer({ min: 1, max: 3 }),
      units,
      work: constant(13 * HOUR),
    }),
  },
  {
    weight: 1,
    arbitrary: record({
      team: constantFrom('desk', 'infrastructure'),
      people: integer({ min: 1, max: 2 }),
      work: constant(9 * HOUR),
    }),
  },
);
const task = (id: string): Arbitrary<LevelTask> =>
  record(
    {
      id: constant(id),
      project: constantFrom('alpha', 'beta'),
      priority: constantFrom(500, 500, 700, 1000),
      duration: integer({ min: 0, max: 5 }).map((days) => days * 8 * HOUR),
      asks: uniqueArray(ask, { maxLength: 2, selector: (one) => one.resource ?? one.team ?? one.skill }),
      calendar: constantFrom('nights', 'office'),
      constraint: record({
        kind: constantFrom('SNET', 'FNET', 'FNLT', 'MSO', 'MFO', 'ASAP'),
        date: integer({ min: 5, max: 60 }).map((days) => FROM + days * DAY + 9 * HOUR),
      }),
      deadline: integer({ min: 5, max: 60 }).map((days) => FROM + days * DAY),
      fixed: record({ start: nat(20).map((days) => FROM + (days - 5) * DAY), why: constantFrom('progress', 'pinned', 'manual') }),
    },
    { requiredKeys: ['id', 'asks', 'duration'] },
  ) as Arbitrary<LevelTask>;
const names = Array.from({ length: 12 }, (_, at) => `t${at + 1}`);
const link = record({
  from: nat(11),
  to: nat(11),
  kind: constantFrom<LinkKind[]>('FS', 'FS', 'FS', 'SS', 'FF', 'SF'),
  lag: constantFrom(0, 0, 8 * HOUR, -4 * HOUR, 24 * HOUR),
  lagKind: constantFrom('working' as const, 'elapsed' as const),
});
const plan: Arbitrary<LevellingFacts> = record({
  pool: tuple(member('ann'), member('bo'), member('cem'), member('dee')),
  tasks: tuple(...names.map(task)),
  drawn: array(link, { maxLength: 14 }),
  bookings: array(
    record({
      id: constantFrom('training', 'audit'),
      resource: constantFrom('ann', 'bo'),
      from: nat(10).map((days) => FROM + days * DAY),
      to: integer({ min: 11, max: 14 }).map((days) => FROM + days * DAY),
      units: constantFrom(1000, 400),
    }),
    { maxLength: 2 },
  ),
}).map(({ pool, tasks, drawn, bookings }) => ({
  from: FROM,
  calendar: 'office',
  calendars,
  pool,
  tasks,
  bookings,
  // Backward links make loops, which must not break anything; most go forward.
  links: drawn.map(({ from, to, ...rest }, at) => {
    const isBackward = at % 7 === 6;
    return {
      id: `l${at}`,
      from: names[isBackward ? Math.max(from, to) : Math.min(from, to)] as string,
      to: names[isBackward ? Math.min(from, to) : Math.max(from, to)] as string,
      ...rest,
    };
  }),
}));

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((one, at) => ({ one, key: ((at + 1) * seed) % 101 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);

test('nobody is held beyond his time and every link is kept, or a conflict says so, in the eyes of an independent verifier', () => {
  check(
    property(plan, (facts) => {
      assert.deepEqual(verifyLevelling(facts, level(facts)), []);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test('the order in which people, tasks and links are told changes nothing, and neither does asking twice', () => {
  check(
    property(plan, integer({ min: 1, max: 100 }), (facts, seed) => {
      const other = {
        ...facts,
        pool: shuffled(facts.pool, seed),
        tasks: shuffled(facts.tasks, seed),
        links: shuffled(facts.links, seed),
        calendars: shuffled(facts.calendars, seed),
      };
      const options = { samples: 3, seed: 5 };
      assert.equal(JSON.stringify(level(other, options)), JSON.stringify(level(facts, options)));
    }),
    { numRuns: 40, seed: 8 },
  );
});

test('with more capacity and the plan from before in hand, the plan is never worse; without it, a list schedule may be (Graham)', () => {
  check(
    property(plan, (facts) => {
      const simple = {
        ...facts,
        tasks: facts.tasks.map((one) => ({ ...one, constraint: undefined, calendar: undefined, fixed: undefined })),
      };
      const before = level(simple, { aim: 'last-finish' });
      const more = { ...simple, pool: simple.pool.map((one) => ({ ...one, absences: [], reserves: [] })) };
      const after = level(more, { aim: 'last-finish', incumbent: before });
      const late = (levelled: typeof before) =>
        levelled.tasks.reduce(
          (sum, one) => sum + Math.max(0, one.finish - (simple.tasks.find((each) => each.id === one.id)?.deadline ?? Infinity)),
          0,
        );
      assert.ok(late(after) <= late(before));
      if (late(after) === late(before)) assert.ok(after.finish <= before.finish);
    }),
    { numRuns: 100, seed: 9 },
  );
});
