import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, changesOf, decide, idOf, record, refusalOf } from '../../../test/company/deciding.ts';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { importHolidays } from './import-holidays.ts';

const hamburg = idOf(1);
const day = (startsOn: string, name: string) => ({ startsOn, endsOn: startsOn, name });
const rows = [day('2026-10-03', 'German Unity Day'), day('2026-10-31', 'Reformation Day'), day('2026-12-25', 'Christmas Day')];
const input = { id: hamburg, countryCode: 'DE', regionCode: 'HH', years: [2026], rows };
const facts = [
  record(calendar, hamburg, { name: 'Hamburg', isDefault: true }),
  record(calendarException, idOf(7), {
    calendarId: hamburg,
    name: 'Christmas (ours)',
    kind: 'holiday',
    startsOn: '2026-12-25',
    endsOn: '2026-12-25',
  }),
];
const imported = after(facts, changesOf(decide(importHolidays, input, facts)));

test('holidays that are not there yet come, with country and region; a day that somebody wrote stays as it is', () => {
  const decision = decide(importHolidays, input, facts);
  assert.deepEqual(!decision.refused && decision.answer, { added: 2, changed: 0, removed: 0 });
  assert.equal(imported.find(([, row]) => row['id'] === idOf(7))?.[1]['name'], 'Christmas (ours)');
  assert.equal(imported.find(([, row]) => row['id'] === hamburg)?.[1]['regionCode'], 'HH');
});

test('the same import again changes nothing', () => {
  const again = decide(importHolidays, input, imported);
  assert.deepEqual(changesOf(again), []);
  assert.deepEqual(!again.refused && again.answer, { added: 0, changed: 0, removed: 0 });
});

test('a holiday named twice comes once', () => {
  const twice = { ...input, rows: [rows[0], { ...rows[0], name: 'Unity' }] };
  assert.partialDeepStrictEqual(decide(importHolidays, twice, facts), { answer: { added: 1 } });
});

test('a site that moves to another region loses the holidays it no longer has', () => {
  const saxony = {
    ...input,
    regionCode: 'SN',
    rows: [...rows, day('2026-11-18', 'Day of Repentance')].filter((row) => row.startsOn !== '2026-10-03'),
  };
  assert.partialDeepStrictEqual(decide(importHolidays, saxony, imported), { answer: { added: 1, changed: 1, removed: 1 } });
});

test('other years are left alone', () => {
  const next = { ...input, years: [2027], rows: [day('2027-01-01', 'New Year')] };
  assert.partialDeepStrictEqual(decide(importHolidays, next, imported), { answer: { added: 1, changed: 0, removed: 0 } });
});

test('what cannot be is refused: a holiday outside the years, one that ends before it starts, a calendar that is not there', () => {
  assert.equal(refusalOf(decide(importHolidays, { ...input, years: [2027] }, facts)), 'outside-the-years');
  const backwards = [{ startsOn: '2026-12-25', endsOn: '2026-12-24', name: 'Christmas' }];
  assert.equal(refusalOf(decide(importHolidays, { ...input, rows: backwards }, facts)), 'ends-before-it-starts');
  assert.equal(refusalOf(decide(importHolidays, { ...input, id: idOf(2) }, facts)), 'not-found');
});
