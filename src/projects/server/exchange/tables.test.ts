import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { person } from '#people/rules';
import { dateOf, numberOf, type Table, writeCsv, writeXlsx } from '#platform/server/files';
import { GERMAN_CSV } from '../../../platform/kit/csv-cell.ts';
import { readCsv } from '../../../platform/server/files/read-csv.ts';
import { readXlsx } from '../../../platform/server/files/read-xlsx.ts';
import type { ExportedPlan } from './export-plan.ts';
import { rowsOfDocument } from './import-plan.ts';
import { peopleOfTable } from './people-of-table.ts';
import { planDocumentOfTable } from './plan-document-of-table.ts';
import { readMspdi } from './read-mspdi.ts';
import { tableOfPeople, tableOfTasks } from './tables-out.ts';

const lengths = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 };

function tableOf(csv: string): Table {
  return readCsv(new TextEncoder().encode(csv))[0]!;
}

describe('values of cells', () => {
  for (const [text, value] of [
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1.234.567', 1_234_567],
    ['40 %', 40],
    ['-3', -3],
    ['1 200,50 €', 1200.5],
    ['soon', undefined],
    ['1-2', undefined],
  ] as const) {
    test(`the number ${text} is ${value}`, () => assert.equal(numberOf(text), value));
  }

  for (const [text, order, date] of [
    ['2026-03-02', 'day-first', '2026-03-02'],
    ['02.03.2026', 'month-first', '2026-03-02'],
    ['2.3.26 8:30', 'day-first', '2026-03-02T08:30:00'],
    ['Mo 02.03.26 17:00', 'day-first', '2026-03-02T17:00:00'],
    ['3/2/2026', 'month-first', '2026-03-02'],
    ['3/2/2026', 'day-first', '2026-02-03'],
    ['Mon 3/2/26 5:00 PM', 'month-first', '2026-03-02T17:00:00'],
    ['2. März 2026', 'day-first', '2026-03-02'],
    ['March 2, 2026', 'day-first', '2026-03-02'],
    ['2026-03-02T08:00:00', 'day-first', '2026-03-02T08:00:00'],
    ['30.02.2026', 'day-first', undefined],
    ['next week', 'day-first', undefined],
  ] as const) {
    test(`the date ${text}, ${order}, is ${date}`, () => assert.equal(dateOf(text, order), date));
  }
});

describe('a table of tasks', () => {
  const german = [
    'Projektplan Telefonanlage;;;;;;',
    'Nr.;Vorgangsname;Dauer;Anfang;Vorgänger;Ressourcennamen;% Abgeschlossen',
    '1;Auswahl;;;;;',
    '2;   Angebote einholen;1,5 Wo;02.02.2026;;Mia Brandt [50 %], Jon Ek;40 %',
    '3;   Entscheiden;0t;;2EA+2t;;',
    '4;Umstellung;2ft?;;3;Jon Ek;',
    ';;;;;;',
    '5;Nacharbeit;bald;;9;;',
  ].join('\n');
  const read = planDocumentOfTable(tableOf(german), { tongue: 'de', lengths });

  test('the header is found by its words, in German as in English', () => {
    assert.deepEqual(read.mapping, { number: 0, name: 1, duration: 2, start: 3, predecessors: 4, assigned: 5, percentComplete: 6 });
    const english = planDocumentOfTable(tableOf('Task Name,Duration,Start,Resource Names\nBuild,3d,2/3/2026,Mia'), {
      tongue: 'en',
      lengths,
    });
    assert.deepEqual(english.mapping, { name: 0, duration: 1, start: 2, assigned: 3 });
    assert.equal(english.document.tasks[0]?.constraintDate, '2026-02-03T08:00:00');
  });

  test('indented rows stand under the row above them; durations, estimates and elapsed time are understood', () => {
    assert.deepEqual(
      read.document.tasks.map((task) => [task.name, task.outlineLevel, task.duration, task.durationFormat?.unit, task.isEstimated]),
      [
        ['Auswahl', 1, 4800, 'days', false],
        ['Angebote einholen', 2, 36_000, 'days', false],
        ['Entscheiden', 2, 0, 'days', false],
        ['Umstellung', 1, 28_800, 'elapsed-days', true],
        ['Nacharbeit', 1, 4800, 'days', true],
      ],
    );
    assert.deepEqual([read.document.tasks[0]?.isSummary, read.document.tasks[2]?.isMilestone], [true, true]);
  });

  test('a start that is written holds a task that waits for nobody; who waits starts when it can', () => {
    assert.deepEqual(
      read.document.tasks.map((task) => [task.constraint, task.constraintDate]),
      [
        ['ASAP', null],
        ['SNET', '2026-02-02T08:00:00'],
        ['ASAP', null],
        ['ASAP', null],
        ['ASAP', null],
      ],
    );
  });

  test('links and people come as they are typed', () => {
    assert.deepEqual(
      read.document.links.map((link) => [link.predecessorUid, link.successorUid, link.kind, link.lag]),
      [
        [2, 3, 'FS', 9600],
        [3, 4, 'FS', 0],
      ],
    );
    assert.deepEqual(
      read.document.resources.map((resource) => resource.name),
      ['Mia Brandt', 'Jon Ek'],
    );
    assert.deepEqual(
      read.document.assignments.map((each) => [each.taskUid, each.resourceUid, each.units]),
      [
        [2, 1, 0.5],
        [2, 2, 1],
        [4, 2, 1],
      ],
    );
    assert.equal(read.document.tasks[1]?.percentComplete, 40);
  });

  test('what is not understood is told with its row and column', () => {
    assert.deepEqual(
      read.report.map((remark) => [remark.row, remark.field, remark.code]),
      [
        [8, 'duration', 'not-understood'],
        [8, 'predecessors', 'task-missing'],
      ],
    );
  });

  test('from start and finish alone the weekdays between them are the duration', () => {
    const { document } = planDocumentOfTable(tableOf('Task,Start,Finish\nBuild,2026-02-05,2026-02-10'), { tongue: 'en', lengths });
    assert.equal(document.tasks[0]?.duration, 4 * 4800);
  });

  test('a day beyond twelve tells the order of all dates of the file', () => {
    const { document } = planDocumentOfTable(tableOf('Task,Start\nA,03/02/2026\nB,25/02/2026'), { tongue: 'en', lengths });
    assert.equal(document.tasks[0]?.constraintDate, '2026-02-03T08:00:00');
  });

  test('without a column of names nothing comes, and the report says why', () => {
    const { document, report } = planDocumentOfTable(tableOf('a,b\n1,2'), { tongue: 'en', lengths });
    assert.deepEqual([document.tasks.length, report.map((remark) => remark.code)], [0, ['column-missing']]);
  });

  test('a mapping that is given rules over the headers', () => {
    const { document } = planDocumentOfTable(tableOf('x,y\nBuild,2d'), { tongue: 'en', lengths, mapping: { name: 0, duration: 1 } });
    assert.deepEqual(
      document.tasks.map((task) => [task.name, task.duration]),
      [['Build', 9600]],
    );
  });
});

test('a table says of each row that does not come, and of each value that comes otherwise, why', () => {
  const { document, report } = planDocumentOfTable(tableOf('ID,Name,Percent done,Colour\n1,Dig,150 %,red\n2,,50 %,\n,,,\n3,Fill,-3,'), {
    lengths,
  });
  assert.deepEqual(
    document.tasks.map((task) => [task.number, task.name, task.percentComplete]),
    [
      [1, 'Dig', 100],
      [3, 'Fill', 0],
    ],
  );
  assert.deepEqual(
    report.map((remark) => [remark.severity, remark.row, remark.field, remark.code]),
    [
      ['left-out', undefined, undefined, 'column-not-used'],
      ['left-out', 3, 'name', 'name-missing'],
      ['amended', 2, 'percentComplete', 'percent-out-of-range'],
      ['amended', 5, 'percentComplete', 'percent-out-of-range'],
    ],
  );
});

for (const word of ['Resource', 'Resource Names', 'Assigned to', 'Ressource', 'Zugewiesen an', 'Bearbeiter', 'People assigned'])
  test(`people are found under ${word}, and durations are read in the language of the headers`, () => {
    const isGerman = ['Ressource', 'Zugewiesen an', 'Bearbeiter'].includes(word);
    const header = isGerman ? `Vorgangsname,Dauer,${word}` : `Task name,Duration,${word}`;
    const { document, report } = planDocumentOfTable(tableOf(`${header}\nDig,${isGerman ? '2 Tage' : '2 days'},Asha`), { lengths });
    assert.deepEqual([document.resources.map((each) => each.name), document.tasks[0]!.duration, report], [['Asha'], 9600, []]);
  });

test('words behind a comma or in brackets do not hide what a column is', () => {
  const { document } = planDocumentOfTable(tableOf('Number,Task name,"Predecessors, such as 12FS+2d",Work [hours]\n7,Dig,,4\n9,Fill,7,'), {
    lengths,
  });
  assert.deepEqual(
    [document.links.length, document.tasks.map((task) => [task.number, task.work])],
    [
      1,
      [
        [7, 2400],
        [9, null],
      ],
    ],
  );
});

describe('tables that leave come back', () => {
  let made = 0;
  const newId = (): string => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const options = {
    key: 'TEL',
    zone: 'Europe/Berlin',
    at: '2026-11-22T09:00:00.000Z',
    newId,
    people: [],
    teams: [],
    calendars: [],
    defaultCalendarId: newId(),
  };
  const imported = rowsOfDocument(readMspdi(readFileSync(new URL('./fixtures/telephone-system.xml', import.meta.url))).document, options);
  const plan: ExportedPlan = { ...imported, project: imported.project!, skills: [], plans: new Map(), at: options.at };

  for (const tongue of ['en', 'de'] as const) {
    test(`tasks with links, people, constraints and dates, through CSV and Excel (${tongue})`, async () => {
      const sheet = tableOfTasks(plan, tongue);
      const csv = new TextEncoder().encode(writeCsv([sheet.header, ...sheet.rows], tongue === 'de' ? GERMAN_CSV : undefined));
      for (const table of [readCsv(csv)[0]!, (await readXlsx(await writeXlsx([sheet])))[0]!]) {
        const again = rowsOfDocument(planDocumentOfTable(table, { tongue, lengths }).document, options);
        assert.deepEqual(
          again.tasks.map((task) => [
            task.number,
            task.name,
            task.durationMinutes,
            task.isElapsed,
            task.isEstimated,
            task.constraintKind,
            task.constraintAt,
            task.deadline,
            task.percentComplete,
            task.actualStart,
            task.mode,
            task.manualStart,
            task.workMinutes,
            task.notes,
          ]),
          imported.tasks.map((task) => [
            task.number,
            task.name,
            task.durationMinutes,
            task.isElapsed,
            task.isEstimated,
            task.constraintKind,
            task.constraintAt,
            task.deadline,
            task.percentComplete,
            task.actualStart,
            task.mode,
            task.manualStart,
            task.workMinutes,
            task.notes,
          ]),
        );
        assert.deepEqual(
          again.links.map((link) => [link.kind, link.lag, link.lagKind]).toSorted(),
          imported.links.map((link) => [link.kind, link.lag, link.lagKind]).toSorted(),
        );
        assert.deepEqual(
          again.assignments.map((each) => each.unitsPerMille),
          imported.assignments.map((each) => each.unitsPerMille),
        );
      }
    });
  }

  const [hamburg, network] = [
    { id: newId(), name: 'Hamburg' },
    { id: newId(), name: 'Network' },
  ];
  const known = { tongue: 'en', newId, people: [], teams: [network], sites: [hamburg], jobRoles: [], calendars: [] } as const;

  test('people with team, site, manager, share and days', async () => {
    const lead = {
      ...person.schema.parse({
        name: '=Mia Brandt',
        email: 'mia@example.org',
        teamId: network.id,
        siteId: hamburg.id,
        capacityPerMille: 800,
        startsOn: '2020-01-15',
      }),
      id: newId(),
    };
    const member = {
      ...person.schema.parse({ name: 'Jon Ek', kind: 'contract', managerId: lead.id, endsOn: '2027-12-31', notes: 'Two\nlines' }),
      id: newId(),
    };
    const names = new Map([hamburg, network, lead].map((each) => [each.id, each.name]));
    const sheet = tableOfPeople([member, lead], (id) => names.get(id), 'en');
    const csv = readCsv(new TextEncoder().encode(writeCsv([sheet.header, ...sheet.rows])))[0]!;
    for (const table of [csv, (await readXlsx(await writeXlsx([sheet])))[0]!]) {
      const { added, report } = peopleOfTable(table, known);
      assert.deepEqual(report, []);
      const content = (each: (typeof added)[number]): object => ({
        ...each,
        id: null,
        managerId: each.managerId === null ? null : 'manager',
      });
      assert.deepEqual(added.map(content), [member, lead].map(content));
      assert.equal(added[0]?.managerId, added[1]?.id);
    }
  });

  test('whoever is here already is changed in what the table says, by e-mail before name', () => {
    const people = [{ id: newId(), name: 'Mia Brandt', email: 'mia@example.org' }];
    const { added, changed } = peopleOfTable(tableOf('Name,E-mail,Capacity\nMia Brandt-Ek,MIA@example.org,60%\nJon Ek,,\n'), {
      ...known,
      people,
    });
    assert.deepEqual(changed, [{ id: people[0]!.id, fields: { name: 'Mia Brandt-Ek', email: 'mia@example.org', capacityPerMille: 600 } }]);
    assert.deepEqual(
      added.map((each) => each.name),
      ['Jon Ek'],
    );
  });

  test('what is not understood, unknown or stands twice is told with its row', () => {
    const { added, report } = peopleOfTable(
      tableOf('Name,E-mail,Team,Manager,Capacity\nMia,nonsense,Storage,Nobody,lots\n,x@example.org,,,\nMia,,,,\n'),
      known,
    );
    assert.deepEqual(
      report.map((remark) => [remark.row, remark.field, remark.code]),
      [
        [3, 'name', 'name-missing'],
        [4, undefined, 'twice'],
        [2, 'email', 'not-understood'],
        [2, 'team', 'team-unknown'],
        [2, 'managerId', 'manager-unknown'],
        [2, 'capacityPerMille', 'not-understood'],
      ],
    );
    assert.equal(added.length, 1);
  });
});
