import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, record, refusalOf } from '../../../test/company/deciding.ts';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { changeCalendarException, createCalendarException, removeCalendarException } from './manage-calendar-exceptions.ts';

const facts = [
  record(calendar, idOf(1), { name: 'Germany', isDefault: true }),
  record(calendarException, idOf(10), { calendarId: idOf(1), name: 'Bridge day', startsOn: '2026-05-15', endsOn: '2026-05-15' }),
];
const bridge = { calendarId: idOf(1), name: 'Company outing', startsOn: '2026-06-12', endsOn: '2026-06-12' };

test('a day without shifts is free, and somebody wrote it', () => {
  const changes = changesOf(decide(createCalendarException, bridge, facts));
  assert.partialDeepStrictEqual(changes, [{ kind: 'put', row: { shifts: [], kind: 'exception', importedFrom: null } }]);
});

test('an exception does not end before it starts, on creation as on change', () => {
  assert.equal(refusalOf(decide(createCalendarException, { ...bridge, endsOn: '2026-06-11' }, facts)), 'ends-before-it-starts');
  assert.equal(refusalOf(decide(changeCalendarException, { id: idOf(10), endsOn: '2026-05-14' }, facts)), 'ends-before-it-starts');
});

test('its shifts do not overlap', () => {
  const shifts = [
    [480, 720],
    [600, 780],
  ];
  assert.equal(refusalOf(decide(createCalendarException, { ...bridge, shifts }, facts)), 'shifts-overlap');
});

test('it belongs to a calendar that exists', () => {
  assert.equal(refusalOf(decide(createCalendarException, { ...bridge, calendarId: idOf(9) }, facts)), 'no-such-calendar');
});

test('only what recurs is counted', () => {
  assert.equal(refusalOf(decide(createCalendarException, { ...bridge, times: 3 }, facts)), 'times-without-recurrence');
});

test('a day may be named by its place among the working or weekend days of a month', () => {
  for (const recurrence of [
    { kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'working-day' },
    { kind: 'yearly-on-weekday', month: 11, week: 'last', weekday: 'weekend-day' },
    { kind: 'monthly-on-weekday', every: 3, week: 'last', weekday: 'day' },
  ])
    assert.partialDeepStrictEqual(changesOf(decide(createCalendarException, { ...bridge, endsOn: '2027-12-31', recurrence }, facts)), [
      { kind: 'put', row: { recurrence } },
    ]);
  assert.throws(() =>
    decide(createCalendarException, { ...bridge, recurrence: { kind: 'weekly', every: 1, weekdays: ['working-day'] } }, facts),
  );
});

test('it can be taken out again', () => {
  assert.partialDeepStrictEqual(changesOf(decide(removeCalendarException, { id: idOf(10) }, facts)), [{ kind: 'remove' }]);
  assert.equal(refusalOf(decide(removeCalendarException, { id: idOf(11) }, facts)), 'not-found');
});
