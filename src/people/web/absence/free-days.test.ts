import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarExceptionRow, CalendarRow } from '#calendar/rules';
import { freeDaysOf, monthsLater, rangeOf } from './free-days.ts';

const works = [[480, 1020]] as [number, number][];
const calendars = [
  { id: 'country', baseId: null, week: { monday: works, tuesday: works, wednesday: works, thursday: works, friday: works } },
  { id: 'city', baseId: 'country', week: { friday: [] } },
] as unknown as CalendarRow[];
const exception = (calendarId: string, name: string, startsOn: string, fields: object = {}) =>
  ({
    calendarId,
    name,
    startsOn,
    endsOn: startsOn,
    shifts: [],
    recurrence: null,
    times: null,
    ...fields,
  }) as unknown as CalendarExceptionRow;
const exceptions = [
  exception('country', 'Christmas Day', '2020-12-25', {
    endsOn: '2199-12-31',
    recurrence: { kind: 'yearly-on-day', month: 12, day: 25 },
  }),
  exception('country', 'Stock-taking', '2026-12-22'),
  exception('city', 'We work all the same', '2026-12-22', { shifts: works }),
];
const drawn = (calendarId: string | null) => {
  const free = freeDaysOf(calendarId, calendars, exceptions, '2026-12-21', '2026-12-27');
  return [...'MTWTFSS'].map((letter, place) => (free.some((each) => each.place === place) ? '.' : letter)).join('');
};

test('a city takes its week and holidays from the country, unless it says otherwise itself', () => {
  assert.equal(drawn('country'), 'M.WT...');
  assert.equal(drawn('city'), 'MTWT...');
  assert.equal(freeDaysOf('city', calendars, exceptions, '2026-12-25', '2026-12-25')[0]?.holiday, 'Christmas Day');
});

test('without any calendar only the weekend is free', () => assert.equal(drawn(null), 'MTWTF..'));

test('a quarter begins with its first month and ends with the last day of its third', () => {
  assert.deepEqual(rangeOf('2026-12-17', 3), { from: '2026-12-01', to: '2027-02-28' });
  assert.equal(monthsLater('2026-01-31', -1), '2025-12-01');
});
