import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { schedule } from '#engine';
import { baselineHash } from '../../rules/baseline-hash.ts';
import { planFactsOf } from '../../rules/plan-facts-of-document.ts';
import { corpusFiles } from './corpus.ts';
import { rowsOfDocument, type ImportedPlan, type ImportOptions } from './import-plan.ts';
import { readMspdi } from './read-mspdi.ts';

const file = readFileSync(new URL('./fixtures/telephone-system.xml', import.meta.url));

function importOf(xml: string | Uint8Array, given: Partial<ImportOptions> = {}): ImportedPlan {
  let made = 0;
  const options: ImportOptions = {
    key: 'TEL',
    zone: 'Europe/Berlin',
    at: '2026-11-22T09:00:00.000Z',
    newId: () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    people: [],
    teams: [],
    calendars: [],
    defaultCalendarId: '00000000-0000-7000-8000-999999999999',
    ...given,
  };
  return rowsOfDocument(readMspdi(xml).document, options);
}

function tasksXml(...tasks: readonly string[]): string {
  return `<Project><StartDate>2026-02-02T08:00:00</StartDate><Tasks>${tasks.map((inside, at) => `<Task><UID>${at + 1}</UID><ID>${at + 1}</ID>${inside}</Task>`).join('')}</Tasks></Project>`;
}

function codesOf(plan: ImportedPlan): readonly string[] {
  return plan.report.map((remark) => `${remark.severity} ${remark.subject} ${remark.code}`);
}

describe('what an import brings', () => {
  const plan = importOf(file);
  const [choose, wait, cutOver] = plan.tasks;

  test('times on the wall of the project become instants, in winter and in summer', () => {
    assert.equal(plan.project?.startAt, '2026-02-02T07:00:00.000Z');
    assert.equal(choose?.deadline, '2026-02-10T16:00:00.000Z');
    const summer = importOf(tasksXml('<Name>A</Name><Deadline>2026-07-01T08:00:00</Deadline>'));
    assert.equal(summer.tasks[0]?.deadline, '2026-07-01T06:00:00.000Z');
  });

  test('tasks come in their order with durations, constraints and progress; the project’s own line and empty rows do not', () => {
    assert.deepEqual(
      plan.tasks.map((task) => [task.number, task.name, task.durationMinutes, task.isElapsed, task.mode]),
      [
        [1, 'Choose <the> system & supplier', 2400, false, 'auto'],
        [2, 'Wait for delivery', 30_240, true, 'auto'],
        [3, 'Cut over at night', 480, false, 'manual'],
      ],
    );
    assert.deepEqual(
      [choose?.constraintKind, choose?.constraintAt, choose?.percentComplete, choose?.status, choose?.remainingMinutes],
      ['SNET', '2026-02-02T07:00:00.000Z', 40, 'doing', 1440],
    );
    assert.equal(cutOver?.manualFinish, '2026-03-20T06:00:00.000Z');
    assert.equal(wait?.isEstimated, true);
  });

  test('links come with lag in minutes or percent', () => {
    const names = new Map(plan.tasks.map((task) => [task.id, task.number]));
    assert.deepEqual(
      plan.links.map((link) => [names.get(link.fromId), names.get(link.toId), link.kind, link.lag, link.lagKind]),
      [
        [1, 2, 'FS', -480, 'working'],
        [2, 3, 'SS', 50, 'percent'],
        [1, 3, 'FF', 1440, 'elapsed'],
      ],
    );
  });

  test('calendars come that somebody works on, in the zone of the project', () => {
    assert.deepEqual(
      plan.calendars.map((calendar) => [calendar.name, calendar.zone, calendar.baseId === null]),
      [
        ['Head office', 'Europe/Berlin', true],
        ['Night shift', null, false],
      ],
    );
    assert.deepEqual(
      plan.exceptions.map((exception) => [exception.name, exception.startsOn, exception.endsOn, exception.times]),
      [
        ['Carnival', '2026-02-16', '2026-02-17', null],
        ['First Friday is short', '2026-02-01', '2026-07-01', 5],
      ],
    );
    assert.equal(cutOver?.calendarId, plan.calendars[1]?.id);
  });

  test('people come with their share, calendar and rate; work that nobody is named for stays with its task', () => {
    assert.deepEqual(
      plan.people.map((person) => [person.name, person.email, person.capacityPerMille, person.calendarId === plan.calendars[1]?.id]),
      [['Mia Brandt', 'mia.brandt@example.org', 800, true]],
    );
    assert.deepEqual(
      plan.rates.map((rate) => [rate.hourlyMinor, rate.currency]),
      [[8000, 'EUR']],
    );
    assert.deepEqual(
      plan.assignments.map((each) => [each.personId === plan.people[0]?.id, each.unitsPerMille, each.workMinutes, each.delayMinutes]),
      [[true, 500, 2836.4, 480]],
    );
  });

  test('baselines come with the hash that holds them', () => {
    assert.deepEqual(
      plan.baselines.map((each) => [each.number, each.name]),
      [
        [0, 'Baseline'],
        [3, 'Baseline 3'],
      ],
    );
    const promised = plan.baselineTasks.filter((each) => each.baselineId === plan.baselines[0]?.id);
    assert.equal(plan.baselines[0]?.hash, baselineHash(promised));
    assert.equal(promised[0]?.startAt, '2026-02-02T07:00:00.000Z');
  });

  test('what cannot come is told row by row', () => {
    assert.deepEqual(codesOf(plan), [
      'left-out person material-not-kept',
      'left-out person cost-not-kept',
      'note task blank-row',
      'note task custom-fields-not-kept',
      'note task fixed-cost-not-kept',
    ]);
    assert.equal(plan.report.find((remark) => remark.code === 'custom-fields-not-kept')?.row, 1);
  });

  test('every row refers only to rows that come', () => {
    const ids = new Set([plan.project, ...plan.calendars, ...plan.people, ...plan.tasks, ...plan.baselines].map((row) => row?.id));
    for (const task of plan.tasks)
      assert.ok((task.parentId === null || ids.has(task.parentId)) && (task.calendarId === null || ids.has(task.calendarId)));
    for (const each of plan.assignments) assert.ok(ids.has(each.taskId) && ids.has(each.personId ?? undefined));
    for (const each of plan.baselineTasks) assert.ok(ids.has(each.taskId) && ids.has(each.baselineId));
  });
});

describe('who is here already', () => {
  test('somebody known by e-mail or by name does not come twice', () => {
    const id = '00000000-0000-7000-8000-000000777777';
    for (const known of [
      { id, name: 'M. Brandt', email: 'Mia.Brandt@example.org' },
      { id, name: 'mia brandt', email: null },
    ]) {
      const plan = importOf(file, { people: [known] });
      assert.deepEqual([plan.people.length, plan.assignments[0]?.personId], [0, id]);
      assert.ok(codesOf(plan).includes('note person known-person'));
    }
  });

  test('a calendar whose name is taken comes under another', () => {
    const plan = importOf(file, { calendars: [{ id: 'x', name: 'head office' }] });
    assert.equal(plan.calendars[0]?.name, 'Head office (TEL)');
    assert.ok(codesOf(plan).includes('amended calendar name-taken'));
  });

  test('a role, or a resource that is more than one person, becomes a team', () => {
    const resources = '<Resources><Resource><UID>1</UID><Name>Electricians</Name><MaxUnits>3</MaxUnits></Resource></Resources>';
    const assigned =
      '<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>2</Units></Assignment></Assignments>';
    const plan = importOf(tasksXml('<Name>Wire</Name>').replace('</Project>', `${resources}${assigned}</Project>`));
    assert.deepEqual(
      [plan.teams[0]?.name, plan.assignments[0]?.teamId === plan.teams[0]?.id, plan.assignments[0]?.unitsPerMille],
      ['Electricians', true, 2000],
    );
  });
});

describe('what does not come', () => {
  const follows = (uid: number): string => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type></PredecessorLink>`;
  const level = (number: number): string => `<OutlineLevel>${number}</OutlineLevel>`;

  for (const [title, xml, code] of [
    [
      'a link from another project',
      tasksXml('<Name>A</Name><PredecessorLink><PredecessorUID>9</PredecessorUID><CrossProject>1</CrossProject></PredecessorLink>'),
      'left-out link other-project',
    ],
    ['a link from a task that is not there', tasksXml(`<Name>A</Name>${follows(9)}`), 'left-out link task-missing'],
    ['a link of a task to itself', tasksXml(`<Name>A</Name>${follows(1)}`), 'left-out link link-to-itself'],
    [
      'a link across its own summary',
      tasksXml(`${level(1)}<Name>S</Name>`, `${level(2)}<Name>A</Name>${follows(1)}`),
      'left-out link linked-with-summary',
    ],
    [
      'the second link between two tasks',
      tasksXml('<Name>A</Name>', `<Name>B</Name>${follows(1)}${follows(1)}`),
      'left-out link linked-already',
    ],
    ['a link that closes a loop', tasksXml(`<Name>A</Name>${follows(2)}`, `<Name>B</Name>${follows(1)}`), 'left-out link loop'],
    [
      'a constraint that a summary cannot have',
      tasksXml(
        `${level(1)}<Name>S</Name><ConstraintType>2</ConstraintType><ConstraintDate>2026-02-02T08:00:00</ConstraintDate>`,
        `${level(2)}<Name>A</Name>`,
      ),
      'amended task constraint-not-for-summary',
    ],
    ['a constraint without its date', tasksXml('<Name>A</Name><ConstraintType>4</ConstraintType>'), 'amended task constraint-needs-date'],
    [
      'a finish before the start',
      tasksXml('<Name>A</Name><ActualStart>2026-02-03T08:00:00</ActualStart><ActualFinish>2026-02-02T08:00:00</ActualFinish>'),
      'amended task finish-before-start',
    ],
    ['a name that is missing', tasksXml('<OutlineLevel>1</OutlineLevel>'), 'amended task name-missing'],
    ['a project in another file', tasksXml('<Name>P</Name><IsSubproject>1</IsSubproject>'), 'amended task subproject'],
  ] as const) {
    test(`${title} is told`, () => assert.ok(codesOf(importOf(xml)).includes(code), codesOf(importOf(xml)).join('; ')));
  }

  test('a loop is told with the names on it, and only one of its links goes', () => {
    const plan = importOf(
      tasksXml(`<Name>Mail</Name>${follows(3)}`, `<Name>Backup</Name>${follows(1)}`, `<Name>Storage</Name>${follows(2)}`),
    );
    assert.equal(plan.links.length, 2);
    assert.match(plan.report.find((remark) => remark.code === 'loop')?.detail ?? '', /^loop: .*Mail.*→.*Backup/);
  });

  test('without a calendar anywhere the project does not come, and the report says why', () => {
    const plan = importOf(tasksXml('<Name>A</Name>'), { defaultCalendarId: null });
    assert.deepEqual([plan.project, plan.tasks.length, codesOf(plan)], [undefined, 0, ['left-out project value-not-possible']]);
  });
});

describe('the corpus at hand', () => {
  test('every file comes whole: no row is refused for its shape but rates without a currency', () => {
    for (const { name, xml } of corpusFiles()) {
      const { document } = readMspdi(xml);
      const plan = importOf(xml);
      assert.notEqual(plan.project, undefined, name);
      assert.equal(plan.tasks.length, document.tasks.filter((task) => !task.isBlank && task.uid !== 0).length, name);
      const misshaped = plan.report.filter((remark) => remark.code === 'value-not-possible' && remark.field !== 'currency');
      assert.deepEqual(misshaped, [], name);
      assert.doesNotThrow(() => schedule(planFactsOf(document)), name);
    }
  });
});
