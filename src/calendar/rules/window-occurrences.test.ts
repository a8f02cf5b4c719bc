import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record, idOf } from '../../../test/company/deciding.ts';
import { instantOf, tickOf } from './points-in-time.ts';
import { occurrencesOf, windowsAt, type WindowRow } from './window-occurrences.ts';
import { window } from './window.ts';
import { offsetsOver } from './zone-offsets.ts';

const offsets = offsetsOver(2025, 2028);
const windowOf = (fields: object): WindowRow =>
  record(window, idOf(1), { kind: 'maintenance', zone: 'Europe/Berlin', ...fields } as never)[1] as unknown as WindowRow;
const open = (row: WindowRow, from: string, to: string) =>
  occurrencesOf(row, tickOf(from), tickOf(to), offsets(row.zone)).map(
    (each) => `${instantOf(each.from).slice(0, 16)}–${instantOf(each.to).slice(0, 16)}`,
  );

const patchNight = windowOf({
  name: 'Patch night',
  startsOn: '2026-01-10',
  startMinute: 22 * 60,
  endsOn: '2026-01-11',
  endMinute: 4 * 60,
  recurrence: { kind: 'monthly-on-weekday', every: 1, week: 2, weekday: 'saturday' },
});

test('patch night is the second Saturday of the month from ten to four, by the clock, in winter as in summer', () => {
  assert.deepEqual(open(patchNight, '2026-02-01T00:00:00Z', '2026-05-01T00:00:00Z'), [
    '2026-02-14T21:00–2026-02-15T03:00',
    '2026-03-14T21:00–2026-03-15T03:00',
    '2026-04-11T20:00–2026-04-12T02:00',
  ]);
});

test('the accounts are closed on the first working day of the month, whichever weekday that is', () => {
  const close = windowOf({
    name: 'Close',
    startsOn: '2026-01-01',
    endsOn: '2026-01-01',
    zone: 'UTC',
    recurrence: { kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'working-day' },
  });
  assert.deepEqual(
    open(close, '2026-08-01T00:00:00Z', '2026-12-01T00:00:00Z').map((each) => each.slice(0, 10)),
    ['2026-08-03', '2026-09-01', '2026-10-01', '2026-11-02'],
  );
});

test('a window that is open at the edges belongs to both sides', () => {
  assert.equal(open(patchNight, '2026-02-15T02:00:00Z', '2026-02-15T02:30:00Z').length, 1);
  assert.equal(open(patchNight, '2026-02-15T03:00:00Z', '2026-02-16T00:00:00Z').length, 0);
  assert.equal(open(patchNight, '2026-02-14T00:00:00Z', '2026-02-14T21:00:00Z').length, 0);
});

test('a freeze of weeks is seen from its middle', () => {
  const freeze = windowOf({ name: 'Year-end freeze', startsOn: '2026-12-14', endsOn: '2027-01-06' });
  assert.deepEqual(open(freeze, '2026-12-24T00:00:00Z', '2026-12-25T00:00:00Z'), ['2026-12-13T23:00–2027-01-06T23:00']);
});

test('a yearly freeze comes back, until its last year', () => {
  const yearly = windowOf({
    name: 'Year-end freeze',
    startsOn: '2025-12-14',
    endsOn: '2026-01-06',
    recurrence: { kind: 'yearly-on-day', month: 12, day: 14 },
    recursUntil: '2026-12-31',
  });
  assert.deepEqual(open(yearly, '2025-01-01T00:00:00Z', '2028-12-31T00:00:00Z'), [
    '2025-12-13T23:00–2026-01-06T23:00',
    '2026-12-13T23:00–2027-01-06T23:00',
  ]);
});

test('payroll peaks three times and no more', () => {
  const payroll = windowOf({
    name: 'Payroll',
    kind: 'business-peak',
    startsOn: '2026-01-25',
    endsOn: '2026-01-26',
    recurrence: { kind: 'monthly-on-day', every: 1, day: 25 },
    times: 3,
  });
  assert.equal(open(payroll, '2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z').length, 3);
});

test('a night that springs forward is an hour shorter', () => {
  const night = windowOf({ name: 'Move', startsOn: '2026-03-28', startMinute: 22 * 60, endsOn: '2026-03-29', endMinute: 6 * 60 });
  assert.deepEqual(open(night, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z'), ['2026-03-28T21:00–2026-03-29T04:00']);
});

test('three sites in three zones that say the same clock time are open at three times', () => {
  const seen = ['Europe/Lisbon', 'Europe/Berlin', 'Asia/Kolkata'].map((zone) =>
    open(
      windowOf({ name: 'Noon', zone, startsOn: '2026-07-01', startMinute: 720, endsOn: '2026-07-01', endMinute: 780 }),
      '2026-07-01T00:00:00Z',
      '2026-07-02T00:00:00Z',
    ),
  );
  assert.deepEqual(seen, [
    ['2026-07-01T11:00–2026-07-01T12:00'],
    ['2026-07-01T10:00–2026-07-01T11:00'],
    ['2026-07-01T06:30–2026-07-01T07:30'],
  ]);
});

test('the windows open at a moment are found among all', () => {
  const freeze = windowOf({ name: 'Freeze', startsOn: '2026-02-01', endsOn: '2026-02-28' });
  const names = (at: string) => windowsAt([patchNight, freeze], tickOf(at), offsets).map((each) => each.name);
  assert.deepEqual(names('2026-02-14T22:00:00Z'), ['Patch night', 'Freeze']);
  assert.deepEqual(names('2026-02-15T12:00:00Z'), ['Freeze']);
  assert.deepEqual(names('2026-03-02T12:00:00Z'), []);
});
