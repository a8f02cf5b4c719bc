import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { WEEKDAYS, compile, compileCalendars, edit, explain, run, schedule } from '../index.ts';
import type { Edit, LinkFacts, Network, Plan, PlanFacts, PlannedTask, Tick, WorkingTime } from '../index.ts';
import { calendars, drawnFacts, START } from '../../../test/engine/drawn-facts.ts';

const RUNS = 60;
const DAY = 14_400;
const hours = compileCalendars(calendars, START);

function calendarOf(facts: PlanFacts, id: string): WorkingTime {
  const task = facts.tasks.find((each) => each.id === id);
  return hours.get(task?.calendar ?? facts.calendar)!;
}

/** What a link asks of its successor, computed without the engine's network. */
function askedBy(link: LinkFacts, from: PlannedTask, facts: PlanFacts): Tick {
  const date = link.kind === 'FS' || link.kind === 'FF' ? from.finish : from.start;
  const lag = link.lagKind === 'percent' ? Math.round((from.duration * (link.lag ?? 0)) / 1000) : (link.lag ?? 0);
  if (link.lagKind === 'elapsed') return date + lag;
  const to = facts.tasks.find(({ id }) => id === link.to);
  const calendar = to?.elapsed ? hours.get(facts.calendar)! : calendarOf(facts, link.to);
  return lag >= 0 ? calendar.add(date, lag) : calendar.subtract(date, -lag);
}

test('nothing starts or ends before what it follows allows, unless the plan says so', () => {
  fc.assert(
    fc.property(drawnFacts(false), (facts) => {
      const plan = schedule(facts);
      const byId = new Map(plan.tasks.map((task) => [task.id, task]));
      const told = new Set(plan.conflicts.flatMap(({ links }) => links ?? []));
      const active = new Set(facts.tasks.filter((task) => task.active !== false).map(({ id }) => id));
      for (const link of facts.links) {
        if (told.has(link.id) || !active.has(link.from) || !active.has(link.to)) continue;
        const to = byId.get(link.to)!;
        const is = link.kind === 'FS' || link.kind === 'SS' ? to.start : to.finish;
        const asked = askedBy(link, byId.get(link.from)!, facts);
        assert.ok(is >= asked || calendarOf(facts, link.to).between(is, asked) <= 0, `${link.id}: ${is} before ${asked}`);
      }
    }),
    { numRuns: RUNS },
  );
});

test('a summary spans its active tasks', () => {
  fc.assert(
    fc.property(drawnFacts(false), (facts) => {
      const plan = schedule(facts);
      for (const summary of plan.tasks.filter((task) => task.isSummary)) {
        const own = facts.tasks.find(({ id }) => id === summary.id);
        const within = facts.tasks.filter(({ parent, active }) => parent === summary.id && active !== false).map(({ id }) => id);
        const children = plan.tasks.filter(({ id }) => within.includes(id));
        if (children.length === 0 || own?.mode === 'manual') continue;
        assert.equal(summary.start, Math.min(...children.map(({ start }) => start)));
        assert.equal(summary.finish, Math.max(...children.map(({ finish }) => finish)));
      }
    }),
    { numRuns: RUNS },
  );
});

test('a milestone years away, alone on its calendar, stands where what it waits for ends', () => {
  const night = { id: 'night', week: { monday: [[0, 1_440]], thursday: [[0, 1_440]] } } as const;
  const plan = schedule({
    start: START,
    calendar: 'round',
    calendars: [{ id: 'round', week: Object.fromEntries(WEEKDAYS.map((day) => [day, [[0, 1_440]]])) }, night],
    tasks: [
      { id: 'long', duration: 1_500 * DAY },
      { id: 'reached', kind: 'milestone', calendar: 'night' },
    ],
    links: [{ id: 'then', from: 'long', to: 'reached', kind: 'FS' }],
  });
  const [long, reached] = plan.tasks;
  assert.ok(reached!.start >= long!.finish && reached!.start < long!.finish + 7 * DAY);
});

test('the order in which facts are told changes no date', () => {
  fc.assert(
    fc.property(
      drawnFacts(false).chain((facts) => fc.tuple(fc.constant(facts), shuffled(facts))),
      ([facts, other]) => {
        const dates = (plan: Plan): unknown =>
          plan.tasks
            .map(({ id, start, finish, lateStart, lateFinish, totalSlack, freeSlack }) => [
              id,
              start,
              finish,
              lateStart,
              lateFinish,
              totalSlack,
              freeSlack,
            ])
            .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
        const plan = schedule(facts);
        // Which link of a loop is left out does depend on who comes first.
        fc.pre(plan.conflicts.every(({ kind }) => kind !== 'loop'));
        assert.deepEqual(dates(schedule(other)), dates(plan));
      },
    ),
    { numRuns: RUNS },
  );
});

function shuffled(facts: PlanFacts): fc.Arbitrary<PlanFacts> {
  const all = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length });
  return fc
    .record({
      tasks: all(facts.tasks),
      links: all(facts.links),
      calendars: all(facts.calendars),
      assignments: all(facts.assignments ?? []),
    })
    .map((parts) => ({ ...facts, ...parts }));
}

test('the same facts give the same bytes', () => {
  fc.assert(
    fc.property(drawnFacts(true), (facts) => assert.equal(JSON.stringify(schedule(facts)), JSON.stringify(schedule(facts)))),
    { numRuns: 100 },
  );
});

test('a bad plan is planned all the same, and each loop is told with every task in it', () => {
  fc.assert(
    fc.property(drawnFacts(true), (facts) => {
      const plan = schedule(facts);
      assert.equal(plan.tasks.length, facts.tasks.length);
      const parentOf = new Map(facts.tasks.map((task) => [task.id, task.parent]));
      for (const { kind, tasks, links } of plan.conflicts) {
        if (kind !== 'loop') continue;
        assert.ok(tasks.length > 0 && links?.length === 1);
        const link = facts.links.find(({ id }) => id === links[0])!;
        const isIn = (id: string): boolean =>
          tasks.includes(id) || tasks.some((task) => parentOf.get(task) === id || parentOf.get(id) === task);
        assert.ok(isIn(link.from) && isIn(link.to), `${tasks.join(' → ')} without ${link.from} → ${link.to}`);
      }
      for (const task of plan.tasks) assert.ok(explain(plan, facts, task.id).length > 0);
    }),
    { numRuns: RUNS },
  );
});

const drawnEdit = (count: number, links: number): fc.Arbitrary<Edit> => {
  const task = fc.nat(count - 1).map((index) => `t${index}`);
  const date = fc.integer({ min: -2, max: 30 }).map((day) => START + day * DAY);
  const link = fc.record({
    id: fc.nat(links + 2).map((index) => `l${index}`),
    from: fc.nat(count - 1),
    to: fc.nat(count - 1),
    kind: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const),
    lag: fc.integer({ min: -5, max: 10 }).map((tens) => tens * 600),
  });
  return fc.oneof(
    fc.record({ kind: fc.constant('duration' as const), task, duration: fc.integer({ min: 0, max: 60 }).map((tens) => tens * 600) }),
    fc.record({
      kind: fc.constant('constraint' as const),
      task,
      constraint: fc.record({ kind: fc.constantFrom('SNET' as const, 'FNLT' as const, 'MSO' as const, 'ASAP' as const), date }),
    }),
    fc.record({ kind: fc.constant('manual-dates' as const), task, start: date }),
    link.map(({ from, to, ...rest }): Edit => ({
      kind: 'put-link',
      link: { ...rest, from: `t${Math.min(from, to)}`, to: `t${Math.max(from, to)}` },
    })),
    fc.nat(links + 2).map((index): Edit => ({ kind: 'remove-link', link: `l${index}` })),
  );
};

test('a plan repaired change by change is the plan computed anew', () => {
  const drawn = drawnFacts(false).chain((facts) =>
    fc.tuple(fc.constant(facts), fc.array(drawnEdit(facts.tasks.length, facts.links.length), { minLength: 1, maxLength: 6 })),
  );
  fc.assert(
    fc.property(drawn, ([facts, edits]) => {
      const network = compile(facts);
      run(network);
      for (const change of edits) {
        const before = datesOf(network);
        const changed = new Set(edit(network, [change]));
        const repaired = datesOf(network);
        run(network);
        assert.deepEqual(datesOf(network), repaired, `after ${JSON.stringify(change)}`);
        repaired.forEach((dates, task) => {
          if (!changed.has(task)) assert.deepEqual(dates, before[task], `task ${task} changed unsaid by ${JSON.stringify(change)}`);
        });
      }
    }),
    { numRuns: RUNS },
  );
});

function datesOf(network: Network): number[][] {
  const { start, finish, lateStart, lateFinish, totalSlack, freeSlack, isCritical } = network;
  return [...start.keys()].map((task) =>
    [start, finish, lateStart, lateFinish, totalSlack, freeSlack, isCritical].map((dates) => dates[task]!),
  );
}

test('a milestone on other hours than what it follows obeys its link', () => {
  const facts = (first: string, second: string): PlanFacts => ({
    start: START,
    calendar: 'office',
    calendars,
    tasks: [
      { id: 'work', duration: 4_800, calendar: first },
      { id: 'reached', kind: 'milestone', duration: 0, calendar: second },
      { id: 'next', duration: 600, calendar: first },
    ],
    links: [
      { id: 'one', from: 'work', to: 'reached', kind: 'FS' },
      { id: 'two', from: 'reached', to: 'next', kind: 'FS' },
    ],
  });
  for (const first of hours.keys()) {
    for (const second of hours.keys()) {
      const [work, reached, next] = schedule(facts(first, second)).tasks as [PlannedTask, PlannedTask, PlannedTask];
      assert.ok(reached.start >= work.finish && reached.finish === reached.start, `${first} then ${second}`);
      assert.ok(next.start >= reached.finish, `${second} then ${first}`);
      assert.ok(
        work.totalSlack >= 0 && reached.totalSlack >= 0 && next.totalSlack >= 0,
        `${first}, ${second}: negative slack without a constraint`,
      );
    }
  }
});

test('without constraints, deadlines and given dates no slack is negative, and something is critical', () => {
  fc.assert(
    fc.property(drawnFacts(false), (drawn) => {
      const tasks = drawn.tasks.map(({ id, parent, duration, calendar, elapsed }) => ({ id, parent, duration, calendar, elapsed }));
      const links = drawn.links.filter(({ kind, lag }) => kind === 'FS' && (lag ?? 0) >= 0);
      const plan = schedule({ ...drawn, tasks, links, assignments: [] });
      for (const task of plan.tasks) {
        assert.ok(task.totalSlack >= 0, `${task.id}: ${task.totalSlack}`);
        assert.ok(task.freeSlack >= 0 && task.freeSlack <= task.totalSlack, `${task.id}: free ${task.freeSlack} of ${task.totalSlack}`);
      }
      assert.ok(plan.tasks.some((task) => task.isCritical));
    }),
    { numRuns: RUNS },
  );
});

test('planned from its finish, a project ends there and starts as late as it can', () => {
  const finish = START + 11 * DAY;
  const plan = schedule({
    start: START,
    finish,
    scheduleFrom: 'finish',
    calendar: 'office',
    calendars: calendars.slice(0, 1).map((calendar) => ({ ...calendar, exceptions: [] })),
    tasks: [
      { id: 'long', duration: 4 * 4_800 },
      { id: 'short', duration: 4_800 },
      { id: 'early', duration: 4_800, constraint: { kind: 'ASAP' } },
      { id: 'last', duration: 4_800 },
    ],
    links: ['long', 'short', 'early'].map((from) => ({ id: from, from, to: 'last', kind: 'FS' })),
  });
  const [long, short, early, last] = plan.tasks as [PlannedTask, PlannedTask, PlannedTask, PlannedTask];
  assert.equal(plan.start, long.start);
  assert.equal(short.start - long.start > 2 * DAY, true);
  assert.equal(early.start, long.start);
  assert.ok(last.finish <= finish && last.start >= long.finish && last.start >= short.finish);
  assert.equal(long.totalSlack, 0);
});

test('numbers and names that make no sense are told and do no harm', () => {
  const plan = schedule({
    start: Number.NaN,
    calendar: 'missing',
    calendars: [],
    tasks: [
      { id: 'a', duration: Number.POSITIVE_INFINITY },
      { id: 'a', duration: -5, parent: 'nobody' },
      { id: 'b', duration: 1e15, parent: 'b', constraint: { kind: 'MSO' } },
    ],
    links: [{ id: 'x', from: 'a', to: 'nowhere', kind: 'FS', lag: Number.NaN }],
    assignments: [{ id: 'y', task: 'a', resource: 'nobody' }],
  });
  const kinds = plan.conflicts.map(({ kind }) => kind);
  for (const kind of [
    'duplicate-id',
    'unknown-task',
    'unknown-calendar',
    'unknown-resource',
    'bad-number',
    'loop',
    'beyond-horizon',
  ] as const) {
    assert.ok(kinds.includes(kind), kind);
  }
});

test('a project of 3,000 tasks in one chain is planned without a word about depth', () => {
  const tasks = Array.from({ length: 3_000 }, (_, k) => ({ id: `t${k}`, duration: 4_800 }));
  const links = tasks.slice(1).map(({ id }, k) => ({ id, from: `t${k}`, to: id, kind: 'FS' as const }));
  const plan = schedule({ start: START, calendar: 'office', calendars, tasks, links: links.toReversed() });
  assert.equal(plan.conflicts.length, 0);
  assert.ok(plan.tasks.every((task) => task.isCritical && task.totalSlack === 0));
});

test('whoever is assigned without a figure of work works as long as the task takes, and not while away', () => {
  const today = Math.floor(START / DAY);
  const facts = (assignments: PlanFacts['assignments']): PlanFacts => ({
    start: START,
    calendar: 'office',
    calendars: [...calendars, { id: 'hers', base: 'office', exceptions: [{ from: today, to: today + 1, shifts: [] }] }],
    tasks: [{ id: 'a', duration: 4800 }],
    links: [],
    resources: [{ id: 'ada', calendar: 'hers' }],
    assignments,
  });
  const alone = schedule(facts([])).tasks[0]!;
  const hers = schedule(facts([{ id: 'x', task: 'a', resource: 'ada', units: 1000 }])).tasks[0]!;
  const without = schedule(facts([{ id: 'x', task: 'a', resource: 'ada', units: 1000, work: 0 }])).tasks[0]!;
  assert.ok(hers.start >= (today + 2) * DAY && hers.start > alone.start, 'she comes back first');
  assert.equal(hers.duration, alone.duration);
  assert.equal(without.start, alone.start, 'no work, no waiting');
});

test('an absence moves what is left to do, not what was done meanwhile', () => {
  const dayOne = Math.floor(START / DAY) + 1;
  const finish = (percentComplete: number, assignments: PlanFacts['assignments']): Tick =>
    schedule({
      start: START,
      calendar: 'always',
      calendars: [...calendars, { id: 'hers', base: 'always', exceptions: [{ from: dayOne, to: dayOne + 1, shifts: [] }] }],
      tasks: [{ id: 'a', duration: 10 * DAY, actualStart: START, percentComplete }],
      links: [],
      resources: [{ id: 'ada', calendar: 'hers' }],
      assignments,
    }).tasks[0]!.finish;
  const hers: PlanFacts['assignments'] = [{ id: 'x', task: 'a', resource: 'ada', units: 1000, work: 10 * DAY }];
  assert.equal(finish(75, hers), finish(75, []));
  assert.equal(finish(5, hers), finish(5, []) + 2 * DAY);
});
