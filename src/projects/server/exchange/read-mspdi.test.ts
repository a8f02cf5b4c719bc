import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readMspdi } from './read-mspdi.ts';

const file = readFileSync(new URL('./fixtures/telephone-system.xml', import.meta.url));

function projectWith(inside: string): string {
  return `<Project xmlns="http://schemas.microsoft.com/project">${inside}</Project>`;
}

function taskNumbered(uid: number, number: string): string {
  return `<Task><UID>${uid}</UID><Name>T${uid}</Name><OutlineNumber>${number}</OutlineNumber></Task>`;
}

function codesOf(xml: string): readonly string[] {
  return readMspdi(xml).findings.map((finding) => `${finding.severity} ${finding.subject} ${finding.field ?? ''} ${finding.code}`);
}

describe('reading Microsoft Project XML', () => {
  const { document, findings } = readMspdi(file);
  const [, choose, wait, cutOver, blank] = document.tasks;

  test('durations and work are in tenths of a minute, to the second', () => {
    assert.equal(choose?.duration, 24_000);
    assert.equal(choose?.work, 28_364);
    assert.deepEqual(document.assignments[0]?.timephased[0]?.amount, { ticks: 4.75 });
  });

  test('an elapsed duration keeps its unit, an estimate its question mark', () => {
    assert.deepEqual(wait?.durationFormat, { unit: 'elapsed-weeks', isEstimated: false });
    assert.equal(wait?.isEstimated, true);
    assert.deepEqual(cutOver?.durationFormat, { unit: 'days', isEstimated: true });
  });

  test('links of four kinds carry their lag in the unit that somebody wrote', () => {
    assert.deepEqual(
      document.links.map((link) => [link.predecessorUid, link.successorUid, link.kind, link.lag, link.lagFormat.unit]),
      [
        [7, 8, 'FS', -4800, 'days'],
        [8, 9, 'SS', 50, 'percent'],
        [7, 9, 'FF', 14_400, 'elapsed-days'],
      ],
    );
  });

  test('what the other program computed stands apart', () => {
    assert.equal(choose?.stored.earlyFinish, '2026-02-06T17:00:00');
    assert.equal(choose?.stored.isCritical, true);
    assert.equal(choose?.constraint, 'SNET');
    assert.equal(choose?.constraintDate, '2026-02-02T08:00:00');
  });

  test('a calendar has its days, exceptions, recurring exceptions and working weeks', () => {
    const office = document.calendars[0];
    assert.deepEqual(office?.days, [
      { day: 'sunday', shifts: [] },
      {
        day: 'monday',
        shifts: [
          [480, 720],
          [780, 1020],
        ],
      },
    ]);
    assert.equal(office?.exceptions.length, 2, 'the copy among the weekdays is not a third one');
    assert.deepEqual(office?.exceptions[1]?.recurrence, { kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'friday' });
    assert.deepEqual(office?.workWeeks[0]?.days, [{ day: 'saturday', shifts: [[540, 780]] }]);
  });

  test('a shift that ends at 00:00 ends with the day', () => {
    assert.deepEqual(document.calendars[1]?.days[0]?.shifts, [
      [0, 180],
      [1380, 1440],
    ]);
  });

  test('a blank row, unnamed work and a cost are what they are', () => {
    assert.equal(blank?.isBlank, true);
    assert.equal(document.assignments[1]?.resourceUid, null);
    assert.deepEqual(
      document.resources.map((resource) => resource.kind),
      ['work', 'material', 'cost'],
    );
  });

  test('what has no place in a plan is told, once', () => {
    assert.deepEqual(
      findings.map((finding) => [finding.code, finding.field]),
      [['not-carried', 'Views']],
    );
  });

  test('a date of 24:00 is midnight of the next day, also over the end of a year', () => {
    const { document: read } = readMspdi(projectWith('<Tasks><Task><UID>1</UID><Deadline>2027-12-31T24:00:00</Deadline></Task></Tasks>'));
    assert.equal(read.tasks[0]?.deadline, '2028-01-01T00:00:00');
  });

  test('a file without levels and summaries gets both from its outline numbers', () => {
    const { document: read } = readMspdi(
      projectWith(`<Tasks>${taskNumbered(1, '1')}${taskNumbered(2, '1.1')}${taskNumbered(3, '1.1.1')}${taskNumbered(4, '2')}</Tasks>`),
    );
    assert.deepEqual(
      read.tasks.map((row) => [row.outlineLevel, row.isSummary]),
      [
        [1, true],
        [2, true],
        [3, false],
        [1, false],
      ],
    );
  });

  test('exceptions of before 2007 are taken from among the weekdays', () => {
    const old =
      '<Calendars><Calendar><UID>1</UID><WeekDays><WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2003-12-24T00:00:00</FromDate><ToDate>2003-12-26T23:59:59</ToDate></TimePeriod></WeekDay></WeekDays></Calendar></Calendars>';
    const { document: read } = readMspdi(projectWith(old));
    assert.deepEqual(
      read.calendars[0]?.exceptions.map(({ from, to, shifts }) => [from, to, shifts.length]),
      [['2003-12-24', '2003-12-26', 0]],
    );
  });

  test('a value that is not understood is left out and told with its task and field', () => {
    assert.deepEqual(
      codesOf(
        projectWith(
          '<Tasks><Task><UID>5</UID><Summary>0</Summary><Duration>three days</Duration><Deadline>2026-02-30T08:00:00</Deadline></Task></Tasks>',
        ),
      ),
      ['warning Task 5 Duration invalid-value', 'warning Task 5 Deadline invalid-value'],
    );
  });

  test('the second row with the same number is left out and told', () => {
    const xml = projectWith('<Tasks><Task><UID>5</UID><Name>One</Name></Task><Task><UID>5</UID><Name>Other</Name></Task></Tasks>');
    assert.deepEqual(codesOf(xml), ['error Task 5 UID duplicate-uid']);
    assert.deepEqual(
      readMspdi(xml).document.tasks.map((task) => task.name),
      ['One'],
    );
  });

  test('hours that end before they begin are left out and told', () => {
    const calendar =
      '<Calendars><Calendar><UID>1</UID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>13:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></Calendar></Calendars>';
    assert.deepEqual(codesOf(projectWith(calendar)), [
      'warning Calendar 1 WorkingTime hours-reversed',
      'warning Calendar 1 WorkingTimes hours-missing',
    ]);
  });

  test('control characters that XML forbids are dropped and told, not a reason to refuse', () => {
    const xml = projectWith('<Tasks><Task><UID>1</UID><Notes>before\u0000after</Notes></Task></Tasks>');
    assert.equal(readMspdi(xml).document.tasks[0]?.notes, 'beforeafter');
    assert.deepEqual(codesOf(xml), ['note File  control-characters']);
  });

  test('the encoding is the one that the file declares or marks', () => {
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${projectWith('<Title>Gerät</Title>')}`, 'latin1');
    const wide = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${projectWith('<Title>Gerät</Title>')}`, 'utf16le');
    assert.equal(readMspdi(latin).document.project.title, 'Gerät');
    assert.equal(readMspdi(wide).document.project.title, 'Gerät');
  });

  test('another kind of file is refused', () => {
    assert.throws(() => readMspdi('<html><body/></html>'), {
      refusal: { code: 'not-mspdi', detail: 'The file begins with "html", not with "Project": it is not a Microsoft Project XML file.' },
    });
    assert.throws(() => readMspdi('<Project><Tasks></Project>'), /malformed-xml/);
  });
});
