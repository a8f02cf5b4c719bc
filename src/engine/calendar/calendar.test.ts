import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { TICKS_PER_DAY, TICKS_PER_MINUTE, WEEKDAYS, compileCalendars } from '../index.ts';
import type { CalendarException, CalendarFacts, Shift, WorkingTime, ZoneOffset } from '../index.ts';
import { Calendars } from './compile-calendars.ts';
import { dayOf, weekdayOf } from './civil.ts';
import { daysOfException } from './recurrence.ts';

const at = (year: number, month: number, day: number, hour = 0, minute = 0): number =>
  dayOf(year, month, day) * TICKS_PER_DAY + (hour * 60 + minute) * TICKS_PER_MINUTE;
const office: readonly Shift[] = [
  [480, 720],
  [780, 1020],
];
const officeWeek = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office, saturday: [], sunday: [] };
const compiled = (...calendars: CalendarFacts[]): WorkingTime => compileCalendars(calendars).get(calendars.at(-1)?.id ?? '') as WorkingTime;

test('eight hours begun on Friday at noon end on Monday at noon', () => {
  const calendar = compiled({ id: 'office', week: officeWeek });
  assert.equal(calendar.add(at(2026, 1, 2, 12), 4_800), at(2026, 1, 5, 12));
  assert.equal(calendar.subtract(at(2026, 1, 5, 13), 4_800), at(2026, 1, 2, 13));
  assert.equal(calendar.between(at(2026, 1, 2, 12), at(2026, 1, 5, 13)), 4_800);
});

test('a day worked in full ends in the evening, and the next thing begins in the morning', () => {
  const calendar = compiled({ id: 'office', week: officeWeek });
  assert.equal(calendar.add(at(2026, 1, 5, 8), 4_800), at(2026, 1, 5, 17));
  assert.equal(calendar.nextStart(at(2026, 1, 5, 17)), at(2026, 1, 6, 8));
  assert.equal(calendar.previousFinish(at(2026, 1, 6, 8)), at(2026, 1, 5, 17));
});

test('the first question asked of a calendar may be about a day years away', () => {
  const asked = (): WorkingTime => compileCalendars([{ id: 'office', week: officeWeek }], at(2026, 1, 5)).get('office')!;
  assert.equal(asked().isWorking(at(2031, 1, 6, 9)), true);
  assert.equal(asked().isWorking(at(2031, 1, 5, 9)), false);
  assert.equal(asked().nextStart(at(2031, 1, 5, 9)), at(2031, 1, 6, 8));
});

test('a night shift to 24:00 joins the one that goes on at 0:00', () => {
  const night: readonly Shift[] = [
    [0, 360],
    [1320, 1440],
  ];
  const calendar = compiled({ id: 'night', week: Object.fromEntries(WEEKDAYS.map((day) => [day, night])) });
  assert.equal(calendar.add(at(2026, 1, 5, 22), 8 * 600), at(2026, 1, 6, 6));
});

test('the night on which clocks go forward is an hour shorter, the one on which they go back an hour longer', () => {
  const offsets: ZoneOffset[] = [
    { from: at(2025, 10, 26, 1), offsetMinutes: 60 },
    { from: at(2026, 3, 29, 1), offsetMinutes: 120 },
    { from: at(2026, 10, 25, 1), offsetMinutes: 60 },
  ];
  const calendar = compiled({ id: 'guard', week: Object.fromEntries(WEEKDAYS.map((day) => [day, [[0, 360]]])), offsets });
  assert.equal(calendar.between(at(2026, 3, 28, 12), at(2026, 3, 29, 12)), 5 * 600);
  assert.equal(calendar.between(at(2026, 10, 24, 12), at(2026, 10, 25, 12)), 7 * 600);
});

test('a holiday of the base calendar is a holiday for whoever has hours of their own', () => {
  const base: CalendarFacts = {
    id: 'base',
    week: officeWeek,
    exceptions: [{ from: dayOf(2026, 1, 6), to: dayOf(2026, 1, 6), shifts: [] }],
  };
  const own = compiled(base, { id: 'own', base: 'base', week: { tuesday: [[480, 540]] } });
  assert.equal(own.between(at(2026, 1, 6), at(2026, 1, 7)), 0);
  assert.equal(own.between(at(2026, 1, 13), at(2026, 1, 14)), 600);
});

test('recurring exceptions fall on the days that their rule names', () => {
  const days = (exception: Omit<CalendarException, 'shifts'>): readonly number[] =>
    daysOfException({ ...exception, shifts: [] }, dayOf(2026, 1, 1), dayOf(2026, 12, 31));
  const range = { from: dayOf(2026, 1, 1), to: dayOf(2030, 12, 31) };
  assert.deepEqual(days({ ...range, recurrence: { kind: 'yearly-on-day', month: 12, day: 24 } }), [dayOf(2026, 12, 24)]);
  assert.deepEqual(days({ ...range, recurrence: { kind: 'yearly-on-weekday', month: 11, week: 4, weekday: 'thursday' } }), [
    dayOf(2026, 11, 26),
  ]);
  assert.deepEqual(days({ ...range, times: 3, recurrence: { kind: 'monthly-on-weekday', every: 2, week: 'last', weekday: 'friday' } }), [
    dayOf(2026, 1, 30),
    dayOf(2026, 3, 27),
    dayOf(2026, 5, 29),
  ]);
  assert.deepEqual(days({ ...range, times: 2, recurrence: { kind: 'monthly-on-day', every: 1, day: 31 } }), [
    dayOf(2026, 1, 31),
    dayOf(2026, 2, 28),
  ]);
  assert.deepEqual(days({ ...range, times: 3, recurrence: { kind: 'weekly', every: 2, weekdays: ['monday', 'thursday'] } }), [
    dayOf(2026, 1, 1),
    dayOf(2026, 1, 12),
    dayOf(2026, 1, 15),
  ]);
  assert.deepEqual(days({ ...range, times: 2, recurrence: { kind: 'daily', every: 10 } }), [dayOf(2026, 1, 1), dayOf(2026, 1, 11)]);
});

test('a calendar that is missing, loops or never works is told and works round the clock', () => {
  const calendars = new Calendars([{ id: 'a', base: 'b' }, { id: 'b', base: 'a' }, { id: 'never' }]);
  assert.equal(calendars.of('missing').add(0, 100_000), 100_000);
  assert.equal(calendars.of('a').add(0, 100_000), 100_000);
  assert.equal(calendars.of('never').add(0, 100_000), 100_000);
  assert.deepEqual(
    calendars.conflicts.map(({ kind }) => kind),
    ['unknown-calendar', 'calendar-loop', 'no-working-time', 'no-working-time'],
  );
});

// ------------------------------------------------------------------------------------- the same, minute by minute, on drawn calendars

const FIRST = dayOf(2026, 3, 16);
const shifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 4, comparator: 'SameValue' })
  .map((hours) => hours.toSorted((a, b) => a - b))
  .map((hours): Shift[] => [[hours[0]! * 60, hours[1]! * 60], ...(hours.length === 4 ? [[hours[2]! * 60, hours[3]! * 60] as Shift] : [])]);
const maybeFree = fc.oneof(fc.constant<Shift[]>([]), shifts, shifts);
const week = fc.record({ monday: shifts, tuesday: maybeFree, wednesday: maybeFree, saturday: maybeFree }, { requiredKeys: ['monday'] });
const exception = fc.record({
  from: fc.integer({ min: FIRST, max: FIRST + 20 }),
  length: fc.integer({ min: 0, max: 5 }),
  shifts: maybeFree,
});
const drawn = fc.record({
  week,
  exceptions: fc.array(exception, { maxLength: 3 }).map((list) => list.map((each) => ({ ...each, to: each.from + each.length }))),
  shift: fc.constantFrom(0, 60, -300, 600),
  change: fc.constantFrom(0, 60, -60),
});

/** The minutes that work, by asking every one of them what the clock on the wall shows. */
function workingMinutes(calendar: CalendarFacts, minutes: number): boolean[] {
  return Array.from({ length: minutes }, (_, minute) => {
    const utc = FIRST * 1440 + minute;
    const offset = calendar.offsets?.findLast((each, k) => k === 0 || each.from <= utc * TICKS_PER_MINUTE)?.offsetMinutes ?? 0;
    const civil = utc + offset;
    const day = Math.floor(civil / 1440);
    const found = calendar.exceptions?.find((each) => each.from <= day && day <= each.to);
    const today = found?.shifts ?? calendar.week?.[WEEKDAYS[weekdayOf(day)]!] ?? [];
    return today.some(([from, to]) => from <= civil - day * 1440 && civil - day * 1440 < to);
  });
}

test('adding, subtracting and measuring agree with a clock that is watched minute by minute', () => {
  const minutes = 21 * 1440;
  fc.assert(
    fc.property(
      drawn,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 7 * 1440 }), fc.integer({ min: 1, max: 2_000 })), { minLength: 5 }),
      (draw, questions) => {
        // The change of clocks comes at a whole hour between shifts or within one; no shift may begin or end in the hour that is skipped or doubled.
        const offsets = [
          { from: 0, offsetMinutes: draw.shift },
          { from: (FIRST + 13) * TICKS_PER_DAY - draw.shift * TICKS_PER_MINUTE, offsetMinutes: draw.shift + draw.change },
        ];
        const facts: CalendarFacts = {
          id: 'x',
          week: draw.week,
          exceptions: draw.exceptions,
          offsets: draw.change ? offsets : offsets.slice(0, 1),
        };
        const calendar = compiled(facts);
        const works = workingMinutes(facts, minutes);
        const tick = (minute: number): number => (FIRST * 1440 + minute) * TICKS_PER_MINUTE;
        if (draw.change) {
          const total = works.slice(0, 12 * 1440).filter(Boolean).length;
          assert.equal(calendar.between(tick(0), tick(12 * 1440)), total * TICKS_PER_MINUTE);
          return;
        }
        for (const [from, work] of questions) {
          let left = work;
          let end = from;
          while (left > 0 && end < minutes) if (works[end++]) left--;
          if (left > 0) continue;
          assert.equal(calendar.add(tick(from), work * TICKS_PER_MINUTE), tick(end));
          assert.equal(calendar.between(tick(from), tick(end)), work * TICKS_PER_MINUTE);
          const begin = calendar.subtract(tick(end), work * TICKS_PER_MINUTE);
          assert.equal(begin, tick(works.indexOf(true, from)));
          assert.equal(calendar.nextStart(tick(from)), begin);
          assert.equal(calendar.previousFinish(tick(end)), tick(end));
          assert.equal(calendar.isWorking(tick(from)), works[from]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('the time in which two calendars both work is that in which each of them does', () => {
  fc.assert(
    fc.property(drawn, drawn, (one, other) => {
      const pair: CalendarFacts[] = [one, other].map((draw, k) => ({
        id: String(k),
        week: { ...draw.week, friday: [[540, 600]] },
        exceptions: draw.exceptions,
        offsets: [{ from: 0, offsetMinutes: k * 30 }],
      }));
      const both = new Calendars(pair, FIRST * TICKS_PER_DAY).both('0', '1');
      const [a, b] = pair.map((facts) => workingMinutes(facts, 20 * 1440)) as [boolean[], boolean[]];
      const shared = a.filter((works, minute) => works && b[minute]).length;
      const measured = both.between(FIRST * TICKS_PER_DAY, (FIRST + 20) * TICKS_PER_DAY);
      if (shared > 0) assert.equal(measured, shared * TICKS_PER_MINUTE);
    }),
    { numRuns: 50 },
  );
});

test('a calendar answers alike near its first dates and centuries away', () => {
  const calendar = compiled({ id: 'office', week: officeWeek });
  const far = at(2300, 6, 1, 8);
  assert.equal(calendar.add(far, 4_800) - far, 5_400);
  assert.equal(calendar.subtract(at(1952, 1, 7, 17), 4_800), at(1952, 1, 7, 8));
  assert.equal(calendar.between(at(1951, 1, 1, 8), at(1951, 1, 8, 8)), 5 * 4_800);
});
