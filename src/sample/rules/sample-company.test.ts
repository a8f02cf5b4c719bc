import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registry } from '#platform/kit';
import { baselineHash, planOf, type ProjectFacts, type PromisedTask } from '#projects/rules';
import { idOf } from '../../../test/company/deciding.ts';
import { publicHolidaysOf } from '../../calendar/server/public-holidays.ts';
import { holidaysOf } from './public-holidays.ts';
import { itsRooms } from './its-rooms.ts';
import { sampleCompany, type SampleRecord } from './sample-company.ts';

const author = idOf(999_999);
const made = (today: string, authorId: string | null = author): readonly SampleRecord[] => {
  let count = 0;
  return sampleCompany({ today, newId: () => idOf(++count), authorId });
};
const company = made('2026-11-25');
const things = registry(itsRooms).things;
const rowsOf = (thing: string, of = company) =>
  of.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as unknown as Record<string, never>);

test('sixty people at three sites in two time zones work on twelve projects with some seven hundred tasks', () => {
  assert.equal(rowsOf('person').length, 60);
  assert.deepEqual([...new Set(rowsOf('site').map((each) => each['zone']))], ['Europe/Berlin', 'Europe/Lisbon']);
  assert.equal(rowsOf('project').length, 12);
  const tasks = rowsOf('task').length;
  assert.ok(tasks >= 650 && tasks <= 750, `${tasks}`);
});

test('the same day gives the same company', () => {
  assert.deepEqual(made('2026-11-25'), company);
});

test('every record fits its thing, refers only to records of the sample, and bears an id of its own', () => {
  const known = new Map(company.map(({ id, thing }) => [id, thing]));
  assert.equal(known.size, company.length);
  for (const { thing: name, row } of company) {
    const thing = things.get(name)!;
    thing.schema.parse(row);
    for (const [field, of] of Object.entries(thing.references ?? {})) {
      const id = row[field];
      if (id !== null && of !== 'membership') assert.equal(known.get(id as string), of, `${name}.${field}`);
    }
  }
});

test('without somebody who says them there are no comments, and nothing else is missing', () => {
  const silent = made('2026-11-25', null);
  assert.deepEqual(company.filter((each) => each.thing !== 'comment').length, silent.length);
});

test('where there is a default calendar already, the sample brings no second one', () => {
  const second = sampleCompany({ today: '2026-11-25', newId: () => crypto.randomUUID(), isDefaultCalendar: false });
  assert.ok(rowsOf('calendar', second).every((each) => !each['isDefault']));
});

const factsOf = (of: readonly SampleRecord[], projectId: string): ProjectFacts => {
  const own = (thing: string) => rowsOf(thing, of).filter((each) => each['projectId'] === projectId);
  return {
    project: rowsOf('project', of).find((each) => each['id'] === projectId),
    tasks: own('task'),
    links: own('link'),
    assignments: own('assignment'),
    people: rowsOf('person', of),
    sites: rowsOf('site', of),
    absences: rowsOf('absence', of),
    calendars: rowsOf('calendar', of),
    exceptions: rowsOf('calendar-exception', of),
  } as never;
};

for (const today of ['2026-11-25', '2027-01-01', '2028-02-29']) {
  test(`loaded on ${today}, what is done lies before that day, what is to do after it, and no plan has a loop`, () => {
    const loaded = made(today);
    const now = Date.parse(today) / 6000;
    for (const { id, key } of rowsOf('project', loaded) as unknown as { id: string; key: string }[]) {
      const facts = factsOf(loaded, id);
      const plan = planOf(facts);
      assert.deepEqual(
        plan.conflicts.filter((each) => each.kind !== 'deadline-missed'),
        [],
        key,
      );
      const statusOf = new Map(facts.tasks.map((each) => [each.id, (each as unknown as { status: string }).status]));
      const leaves = plan.tasks.filter((each) => !each.isSummary);
      assert.ok(leaves.some((each) => statusOf.get(each.id) === 'done') && leaves.some((each) => statusOf.get(each.id) === 'todo'), key);
      for (const { id: task, start, finish } of leaves) {
        if (statusOf.get(task) === 'done') assert.ok(finish <= now, key);
        else if (statusOf.get(task) === 'todo') assert.ok(start >= now, key);
        else assert.ok(start < now && finish >= now, key);
      }
    }
  });
}

test('some projects have slipped against what was promised, and the promises hash to what was frozen', () => {
  let slipped = 0;
  for (const frozen of rowsOf('baseline') as unknown as { id: string; projectId: string; hash: string }[]) {
    const promises = rowsOf('baseline-task').filter((each) => each['baselineId'] === frozen.id) as unknown as PromisedTask[];
    assert.equal(baselineHash(promises), frozen.hash);
    const promised = promises.map((each) => each.finishAt).reduce((a, b) => (a > b ? a : b));
    if (planOf(factsOf(company, frozen.projectId)).finish > Date.parse(promised) / 6000) slipped++;
  }
  assert.ok(slipped >= 4, `${slipped}`);
});

test('the holidays of the sites are those that the collection knows', () => {
  for (const [place, holidays] of Object.entries(holidaysOf))
    for (const year of [2025, 2026, 2027, 2038]) {
      const [countryCode, regionCode] = place.split('-') as [string, string?];
      const known = publicHolidaysOf({ countryCode, regionCode, year }).map((each) => each.startsOn);
      assert.deepEqual([...new Set(holidays(year).map((each) => each.date))].toSorted(), known, `${place} ${year}`);
    }
});
