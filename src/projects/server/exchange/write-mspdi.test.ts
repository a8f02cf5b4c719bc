import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { PlanDocument } from '../../rules/plan-document.ts';
import { corpusFiles } from './corpus.ts';
import { readMspdi } from './read-mspdi.ts';
import { writeMspdi } from './write-mspdi.ts';

const file = readFileSync(new URL('./fixtures/telephone-system.xml', import.meta.url));

function readAgain(document: PlanDocument): PlanDocument {
  return readMspdi(writeMspdi(document)).document;
}

describe('writing Microsoft Project XML', () => {
  test('what is read, written and read again is the same document', () => {
    const { document } = readMspdi(file);
    assert.deepEqual(readAgain(document), document);
  });

  test('every file of the corpus at hand comes back as the same document', () => {
    for (const { name, xml } of corpusFiles()) {
      const { document } = readMspdi(xml);
      assert.deepEqual(readAgain(document), document, name);
    }
  });

  test('elements stand in the order of the schema, so that Microsoft Project takes the file', () => {
    const xml = writeMspdi(readMspdi(file).document);
    const inOrder = (from: string, ...names: readonly string[]): void => {
      const places = names.map((name) => xml.indexOf(`<${name}>`, xml.indexOf(from)));
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
        names.join(' '),
      );
      assert.ok(!places.includes(-1), names.join(' '));
    };
    inOrder(
      '<Project',
      'SaveVersion',
      'Name',
      'Title',
      'CreationDate',
      'ScheduleFromStart',
      'StatusDate',
      'OutlineCodes',
      'ExtendedAttributes',
      'Calendars',
      'Tasks',
      'Resources',
      'Assignments',
    );
    inOrder(
      '<UID>7<',
      'OutlineLevel',
      'Priority',
      'EffortDriven',
      'Milestone',
      'FixedCost',
      'PercentComplete',
      'ConstraintType',
      'ConstraintDate',
      'Deadline',
    );
    inOrder('<Resources>', 'Initials', 'EmailAddress', 'MaxUnits', 'CanLevel', 'AvailabilityPeriods', 'Rates');
  });

  test('a period of an exception says how many days it has, and older programs find it among the weekdays', () => {
    const xml = writeMspdi(readMspdi(file).document);
    assert.match(xml, /<Occurrences>2<\/Occurrences>\s*<Name>Carnival<\/Name>/);
    assert.match(xml, /<DayType>0<\/DayType>\s*<DayWorking>0<\/DayWorking>\s*<TimePeriod>\s*<FromDate>2026-02-16T00:00:00/);
  });

  test('text that would be markup, and characters that XML forbids, do no harm', () => {
    const { document } = readMspdi(file);
    const [first, ...rest] = document.tasks;
    assert.ok(first !== undefined);
    const hostile = { ...document, tasks: [{ ...first, name: ']]></Name><Task>&lol;\u0001', notes: 'a\r\nb\tc' }, ...rest] };
    const [read] = readAgain(hostile).tasks;
    assert.equal(read?.name, ']]></Name><Task>&lol;');
    assert.equal(read?.notes, 'a\r\nb\tc');
  });
});
