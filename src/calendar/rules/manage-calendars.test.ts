import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, changesOf, decide, idOf, record, refusalOf } from '../../../test/company/deciding.ts';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { changeCalendar, createCalendar, removeCalendar } from './manage-calendars.ts';
import { setDefaultCalendar } from './set-default-calendar.ts';

const [germany, hamburg, lisbon] = [idOf(1), idOf(2), idOf(3)] as const;
const facts = [
  record(calendar, germany, { name: 'Germany', zone: 'Europe/Berlin', isDefault: true }),
  record(calendar, hamburg, { name: 'Hamburg', baseId: germany }),
  record(calendar, lisbon, { name: 'Lisbon', zone: 'Europe/Lisbon' }),
];

const monday = (...shifts: [number, number][]) => decide(createCalendar, { name: 'Late', week: { monday: shifts } });
const summer = (workWeek: object) => decide(createCalendar, { name: 'Summer', workWeeks: [{ name: 'August', ...workWeek }] });

test('the first calendar of an organisation is its default, the next is not', () => {
  const first = changesOf(decide(createCalendar, { name: 'Office hours', week: { monday: [[540, 1020]] } }));
  assert.partialDeepStrictEqual(first, [{ kind: 'put', row: { isDefault: true, baseId: null } }]);
  assert.partialDeepStrictEqual(changesOf(decide(createCalendar, { name: 'Night shift' }, facts)), [
    { kind: 'put', row: { isDefault: false } },
  ]);
});

test('a shift may run to midnight, but not beyond, backwards or into the next one', () => {
  assert.equal(changesOf(monday([1320, 1440])).length, 1);
  assert.throws(() => monday([1320, 1500]));
  assert.equal(refusalOf(monday([1020, 540])), 'shift-ends-before-it-starts');
  assert.equal(refusalOf(monday([780, 1020], [540, 790])), 'shifts-overlap');
});

test('a work week does not end before it starts, nor hold overlapping shifts', () => {
  assert.equal(refusalOf(summer({ startsOn: '2026-08-31', endsOn: '2026-08-01', week: {} })), 'ends-before-it-starts');
  const overlapping = {
    friday: [
      [480, 720],
      [700, 900],
    ],
  };
  assert.equal(refusalOf(summer({ startsOn: '2026-08-01', endsOn: '2026-08-31', week: overlapping })), 'shifts-overlap');
});

test('calendars that stand on one another are refused, and the loop is named', () => {
  const decision = decide(changeCalendar, { id: germany, baseId: hamburg }, facts);
  assert.equal(refusalOf(decision), 'calendar-loop');
  assert.equal(decision.refused && decision.detail, 'loop: Germany → Hamburg → Germany');
});

test('a base must exist', () => {
  assert.equal(refusalOf(decide(changeCalendar, { id: hamburg, baseId: idOf(99) }, facts)), 'no-such-calendar');
});

test('an unknown zone is refused by the shape', () => {
  assert.throws(() => decide(createCalendar, { name: 'Atlantis', zone: 'Europe/Atlantis' }), /known time zone/);
});

test('another default takes the place of the one before, and saying it again changes nothing', () => {
  const changes = changesOf(decide(setDefaultCalendar, { id: lisbon }, facts));
  const [before, now] = [germany, lisbon].map((id) => changes.find((change) => change.id === id));
  assert.partialDeepStrictEqual([before, now], [{ fields: { isDefault: false } }, { fields: { isDefault: true } }]);
  assert.deepEqual(changesOf(decide(setDefaultCalendar, { id: lisbon }, after(facts, changes))), []);
  assert.equal(refusalOf(decide(setDefaultCalendar, { id: idOf(99) }, facts)), 'not-found');
});

test('a calendar goes with its exceptions, unless it is the default or others stand on it', () => {
  const withHoliday = [
    ...facts,
    record(calendarException, idOf(10), { calendarId: hamburg, name: 'Inventory', startsOn: '2026-12-28', endsOn: '2026-12-28' }),
  ];
  const changes = changesOf(decide(removeCalendar, { id: hamburg }, withHoliday));
  assert.deepEqual(
    changes.map((change) => [change.kind, change.id]),
    [
      ['remove', idOf(10)],
      ['remove', hamburg],
    ],
  );
  assert.equal(refusalOf(decide(removeCalendar, { id: germany }, facts)), 'is-default');
  const lisbonFirst = after(facts, changesOf(decide(setDefaultCalendar, { id: lisbon }, facts)));
  assert.equal(refusalOf(decide(removeCalendar, { id: germany }, lisbonFirst)), 'is-base');
  assert.equal(refusalOf(decide(removeCalendar, { id: idOf(99) }, facts)), 'not-found');
});
