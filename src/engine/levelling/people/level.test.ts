import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarFacts, LinkFacts } from '../../facts.ts';
import { levellingFactsOf } from './facts-of-plans.ts';
import { ledgerRows } from './ledger.ts';
import { level } from './level.ts';
import { capacityOf, loadOf } from './load-of.ts';
import type { Levelled, LevellingFacts, LevelTask, PoolMember } from './pool-facts.ts';
import { verifyLevelling } from './verify-levelling.ts';

const HOUR = 600;
const DAY = 14_400;
/** 1 June 2026, a Monday. */
const MONDAY = 20_605;
const FROM = MONDAY * DAY;
const eight = [
  [480, 720],
  [780, 1020],
] as const;
const office: CalendarFacts = { id: 'office', week: { monday: eight, tuesday: eight, wednesday: eight, thursday: eight, friday: eight } };

function department(
  pool: readonly PoolMember[],
  tasks: readonly LevelTask[],
  links: readonly LinkFacts[] = [],
  rest: Partial<LevellingFacts> = {},
): LevellingFacts {
  return { from: FROM, calendar: 'office', calendars: [office], pool, tasks, links, ...rest };
}

/** The weeks from the first Monday on, a letter per day and person: the task that has most of his day, `.` a working day without any. */
function drawn(levelled: Levelled, resource: string, days: number): string {
  const rows = [...ledgerRows(levelled.ledger)].filter((row) => row.resource === resource);
  return Array.from({ length: days }, (_, at) => {
    if (at % 7 > 4 && !rows.some((row) => row.day === MONDAY + at)) return ' ';
    const [most] = rows.filter((row) => row.day === MONDAY + at).toSorted((a, b) => b.work - a.work);
    return most?.task.slice(-1) ?? '.';
  }).join('');
}

const days = (count: number): number => count * 8 * HOUR;
const task = (id: string, work: number, more: Partial<LevelTask> = {}): LevelTask => ({ id, asks: [{ resource: 'ann', work }], ...more });
const found = (levelled: Levelled, id: string) => levelled.tasks.find((one) => one.id === id) as Levelled['tasks'][number];

test('two tasks of one person come one after the other, and the second says whom and what it waited for', () => {
  const levelled = level(department([{ id: 'ann' }], [task('a', days(2)), task('b', days(3))]));
  //                                    MTWTFSS
  assert.equal(drawn(levelled, 'ann', 7), 'aabbb  ');
  assert.deepEqual(found(levelled, 'b').reason, { kind: 'resource', resource: 'ann', waitedFor: ['a'] });
  assert.equal(found(levelled, 'b').delay, 2 * DAY);
  assert.equal(levelled.bound.gapPerMille, 0);
});

test('a task goes on after the weekend and after an absence, and half a person takes twice as long', () => {
  const away = { from: FROM + DAY, to: FROM + 3 * DAY };
  assert.equal(drawn(level(department([{ id: 'ann', absences: [away] }], [task('a', days(4))])), 'ann', 10), 'a..aa  a..');
  assert.equal(drawn(level(department([{ id: 'ann', share: 500 }], [task('a', days(3))])), 'ann', 10), 'aaaaa  a..');
});

test('what operations keep of a day is not there for projects', () => {
  const reserves = [
    { day: MONDAY, work: days(1) },
    { day: MONDAY + 1, work: days(0.5) },
  ];
  const levelled = level(department([{ id: 'ann', reserves }], [task('a', days(1))]));
  const rows = [...ledgerRows(levelled.ledger)].map(({ day, work }) => [day - MONDAY, work / HOUR]);
  assert.deepEqual(rows, [
    [1, 4],
    [2, 4],
  ]);
});

test('a firm booking is worked around, and named as what was waited for', () => {
  const bookings = [{ id: 'training', resource: 'ann', from: FROM, to: FROM + 2 * DAY }];
  const levelled = level(department([{ id: 'ann' }], [task('a', days(1))], [], { bookings }));
  assert.equal(drawn(levelled, 'ann', 7), '..a..  ');
});

test('the important project goes first, and what it waits for becomes as important', () => {
  const tasks = [
    task('a', days(2), { project: 'x' }),
    task('b', days(2), { project: 'y', priority: 800 }),
    task('c', days(1), { project: 'z' }),
  ];
  const levelled = level(department([{ id: 'ann' }], tasks, [{ id: 'l', from: 'c', to: 'b', kind: 'FS' }]));
  assert.equal(drawn(levelled, 'ann', 7), 'cbbaa  ');
});

test('anybody with the skill will do, the expert last of all', () => {
  const skill = (level_: number) => [{ skill: 'network', level: level_ }];
  const pool = [
    { id: 'ann', skills: skill(3) },
    { id: 'bo', skills: skill(1) },
    { id: 'cem', skills: skill(2) },
  ];
  const ask = [{ skill: 'network', level: 2, work: days(2) }];
  const levelled = level(
    department(pool, [
      { id: 'a', asks: ask },
      { id: 'b', asks: ask },
      { id: 'c', asks: ask },
    ]),
  );
  assert.equal(drawn(levelled, 'cem', 5), 'aacc.');
  assert.equal(drawn(levelled, 'ann', 5), 'bb...');
  assert.equal(drawn(levelled, 'bo', 5), '.....');
});

test('a team gives as many different people as are asked for', () => {
  const pool = ['ann', 'bo', 'cem'].map((id) => ({ id, teams: ['desk'] }));
  const levelled = level(department(pool, [{ id: 'a', asks: [{ team: 'desk', people: 2, work: days(1) }] }]));
  assert.deepEqual(found(levelled, 'a').resources, ['bo', 'ann']);
});

test('a task with its own calendar runs only while both work, and leaves the rest of the day to others', () => {
  const calendars = [office, { id: 'window', week: { tuesday: [[480, 600]], thursday: [[480, 600]] } } as const];
  const tasks = [task('a', 3 * HOUR, { calendar: 'window' }), task('b', days(1))];
  const levelled = level({ ...department([{ id: 'ann' }], tasks), calendars });
  const rows = [...ledgerRows(levelled.ledger)].filter((row) => row.task === 'a').map(({ day, work }) => [day - MONDAY, work / HOUR]);
  assert.deepEqual(rows, [
    [1, 2],
    [3, 1],
  ]);
  assert.equal(found(levelled, 'b').finish, FROM + 17 * HOUR);
});

test('pinned tasks that ask for more than there is are a conflict that names person, day and tasks', () => {
  const fixed = { why: 'pinned', start: FROM + 8 * HOUR, finish: FROM + 17 * HOUR } as const;
  const levelled = level(department([{ id: 'ann' }], [task('a', days(1), { fixed }), task('b', days(1), { fixed })]));
  assert.deepEqual(levelled.conflicts, [{ kind: 'overload', resource: 'ann', day: MONDAY, over: days(1), tasks: ['a', 'b'] }]);
});

test('what has started keeps its start, its rest runs on from the status date, and others wait', () => {
  const fixed = { why: 'progress', start: FROM - 3 * DAY + 8 * HOUR, restFrom: FROM } as const;
  const levelled = level(department([{ id: 'ann' }], [task('a', days(1)), task('b', days(2), { fixed })]));
  assert.equal(drawn(levelled, 'ann', 7), 'bba..  ');
  assert.equal(found(levelled, 'b').start, fixed.start);
});

test('a loop, an unknown person and nobody with the skill are conflicts, and everything else is planned all the same', () => {
  const tasks = [
    task('a', days(1)),
    task('b', days(1)),
    { id: 'c', asks: [{ resource: 'zoe', work: days(1) }] },
    { id: 'd', asks: [{ skill: 'cobol', work: days(2) }] },
  ];
  const links = [
    { id: 'l1', from: 'a', to: 'b', kind: 'FS' },
    { id: 'l2', from: 'b', to: 'a', kind: 'FS' },
  ] as const;
  const levelled = level(department([{ id: 'ann' }], tasks, links));
  assert.deepEqual(
    levelled.conflicts.map(({ kind, tasks: named }) => [kind, ...named.toSorted()]),
    [
      ['loop', 'a', 'b'],
      ['nobody-can', 'd'],
      ['unknown-resource', 'c'],
    ],
  );
  assert.equal(drawn(levelled, 'ann', 5), 'ab...');
  assert.equal(found(levelled, 'd').finish, FROM + DAY + 17 * HOUR);
});

test('the verifier is not blind: moved dates, doubled people and hidden overloads are found', () => {
  const facts = department([{ id: 'ann' }], [task('a', days(2)), task('b', days(3))], [{ id: 'l', from: 'a', to: 'b', kind: 'FS' }]);
  const good = level(facts);
  assert.deepEqual(verifyLevelling(facts, good), []);
  const early = { ...good, tasks: good.tasks.map((one) => (one.id === 'b' ? { ...one, start: FROM } : one)) };
  assert.match(verifyLevelling(facts, early).join(), /link l wants b/);
  const doubled = { ...good, bookings: good.bookings.map((one) => ({ ...one, from: FROM, to: FROM + 5 * DAY })) };
  assert.match(verifyLevelling(facts, doubled).join(), /held at 2000 per mille at once by a, b/);
  const heavy = { ...good, ledger: { ...good.ledger, work: good.ledger.work.map((work) => work + 100) } };
  assert.match(verifyLevelling(facts, heavy).join(), /ann works 4900 of 4800/);
});

test('a plan of the network is levelled with its summaries dissolved and its links kept', () => {
  const plan = {
    start: FROM,
    calendar: 'office',
    calendars: [office],
    tasks: [
      { id: 's', kind: 'summary' },
      { id: 'a', parent: 's', duration: days(1) },
      { id: 'b', parent: 's', duration: days(1) },
      { id: 'm', kind: 'milestone', duration: 0 },
    ],
    links: [{ id: 'l', from: 's', to: 'm', kind: 'FS' }],
    resources: [{ id: 'ann', maxUnits: 1000 }],
    assignments: ['a', 'b'].map((id) => ({ id: `on-${id}`, task: id, resource: 'ann', units: 1000, work: days(1) })),
  } as const;
  const levelled = level(levellingFactsOf([{ id: 'p', facts: plan }], { from: FROM, calendar: 'office' }));
  assert.equal(drawn(levelled, 'ann', 5), 'ab...');
  assert.equal(found(levelled, 'm').finish, FROM + DAY + 17 * HOUR);
});

test('load is what is asked of each day against what there is, without moving anything', () => {
  const pool = [{ id: 'ann', share: 500, absences: [{ from: FROM + DAY, to: FROM + 2 * DAY }] }];
  const table = capacityOf(department(pool, []), MONDAY, MONDAY + 4);
  const load = loadOf(
    [
      { resource: 'ann', from: FROM, to: FROM + 3 * DAY, work: days(1) },
      { resource: 'network 2', from: FROM, to: FROM + DAY, work: HOUR },
    ],
    table,
  );
  const hours = (cells: Int32Array) => [...cells].map((cell) => cell / HOUR);
  assert.deepEqual(load.resources, ['ann', 'network 2']);
  assert.deepEqual(hours(load.capacity), [4, 0, 4, 4, 4, 0, 0, 0, 0, 0]);
  assert.deepEqual(hours(load.demand), [4, 0, 4, 0, 0, 1, 0, 0, 0, 0]);
});
