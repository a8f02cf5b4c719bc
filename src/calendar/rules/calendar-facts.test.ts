import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendars } from '#engine';
import { idOf, record } from '../../../test/company/deciding.ts';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { calendarFactsOf, type CalendarExceptionRow, type CalendarRow } from './calendar-facts.ts';
import { instantOf, tickOf } from './points-in-time.ts';
import { workingStretches } from './working-stretches.ts';
import { offsetsOver } from './zone-offsets.ts';

const day = [
  [540, 720],
  [780, 1020],
];
const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: [[540, 900]], saturday: [], sunday: [] };
const [germany, hamburg] = [idOf(1), idOf(2)];
const rows = [
  record(calendar, germany, { name: 'Germany', zone: 'Europe/Berlin', week, isDefault: true }),
  record(calendar, hamburg, {
    name: 'Hamburg',
    baseId: germany,
    workWeeks: [{ name: 'Stocktaking', startsOn: '2026-11-23', endsOn: '2026-11-29', week: { saturday: [[480, 720]] } }],
  }),
].map(([, row]) => row as unknown as CalendarRow);
const exceptions = [
  record(calendarException, idOf(3), {
    calendarId: germany,
    name: 'Unity Day',
    kind: 'holiday',
    startsOn: '2026-10-03',
    endsOn: '2035-12-31',
    recurrence: { kind: 'yearly-on-day', month: 10, day: 3 },
  }),
  record(calendarException, idOf(4), {
    calendarId: hamburg,
    name: 'Open day',
    startsOn: '2026-11-25',
    endsOn: '2026-11-25',
    shifts: [[600, 1440]],
  }),
].map(([, row]) => row as unknown as CalendarExceptionRow);
const compiled = compileCalendars(calendarFactsOf(rows, exceptions, offsetsOver(2025, 2035)), tickOf('2026-11-01T00:00:00Z'));
const stretches = (id: string, from: string, to: string) =>
  workingStretches(compiled.get(id)!, tickOf(`${from}T00:00:00Z`), tickOf(`${to}T00:00:00Z`)).map(
    (each) => `${instantOf(each.from).slice(5, 16)}–${instantOf(each.to).slice(5, 16)}`,
  );

test('a calendar works in the civil time of its zone, and what stands on it follows', () => {
  assert.deepEqual(stretches(hamburg, '2026-07-03', '2026-07-07'), [
    '07-03T07:00–07-03T13:00',
    '07-06T07:00–07-06T10:00',
    '07-06T11:00–07-06T15:00',
  ]);
});

test('work weeks and exceptions are told to the engine with all they say', () => {
  assert.deepEqual(stretches(hamburg, '2026-11-25', '2026-11-26'), ['11-25T09:00–11-25T23:00']);
  assert.deepEqual(stretches(hamburg, '2026-11-28', '2026-11-29'), ['11-28T07:00–11-28T11:00']);
  assert.deepEqual(stretches(germany, '2026-11-28', '2026-11-29'), []);
});

test('a recurring holiday is free in every year', () => {
  assert.deepEqual(stretches(hamburg, '2028-10-03', '2028-10-04'), []);
  assert.equal(stretches(hamburg, '2028-10-02', '2028-10-03').length, 2);
});
