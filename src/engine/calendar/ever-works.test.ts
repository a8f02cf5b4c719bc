import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { CalendarFacts, Shift, ZoneOffset } from '../facts.ts';
import { WEEKDAYS } from '../facts.ts';
import { Calendars } from './compile-calendars.ts';
import { everWorks, hoursEverWorked, mayMeet } from './ever-works.ts';
import type { Pattern } from './pattern.ts';
import { intersectionOf, patternOf } from './pattern.ts';

const DAY = 14_400;
/** 2026-04-06, a Monday. */
const TODAY = 20_549;
const office: CalendarFacts['week'] = Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [[480, 1020] as const]]));
const weekend: CalendarFacts['week'] = { saturday: [[480, 1020]], sunday: [[480, 1020]] };
const winterAndSummer: readonly ZoneOffset[] = Array.from({ length: 100 }, (_, k) => ({
  from: (TODAY - 9_000 + 182 * k) * DAY,
  offsetMinutes: k % 2 === 0 ? 60 : 120,
}));

test('a calendar that never works, or no more, is told and counts as working round the clock', () => {
  const past = { from: TODAY - 100, to: TODAY - 90, shifts: [[480, 1020] as const] };
  const all = new Calendars(
    [{ id: 'empty' }, { id: 'left', exceptions: [past] }, { id: 'none', week: { monday: [[480, 480]] } }],
    TODAY * DAY,
  );
  for (const id of ['empty', 'left', 'none']) assert.equal(all.of(id).between(TODAY * DAY, (TODAY + 1) * DAY), DAY);
  assert.deepEqual(
    all.conflicts.map(({ kind, about }) => [kind, about]),
    [
      ['no-working-time', 'empty'],
      ['no-working-time', 'left'],
      ['no-working-time', 'none'],
    ],
  );
});

test('two calendars that never work together are told, and the first holds alone', () => {
  const all = new Calendars(
    [
      { id: 'a', week: office, offsets: winterAndSummer },
      { id: 'b', week: weekend, offsets: winterAndSummer },
    ],
    TODAY * DAY,
  );
  assert.equal(all.both('a', 'b'), all.of('a'));
  assert.deepEqual(
    all.conflicts.map(({ about }) => about),
    ['a, b'],
  );
});

test('nothing is laid out beyond the first year of a calendar that never works', () => {
  let asked = 0;
  const exceptions = Array.from({ length: 3 }, (_, k) => ({
    from: TODAY,
    to: TODAY + 200_000,
    get shifts(): readonly Shift[] {
      asked++;
      return [];
    },
    name: `closed ${k}`,
  }));
  const all = new Calendars([{ id: 'closed', exceptions }], TODAY * DAY);
  assert.equal(all.of('closed').isWorking(TODAY * DAY), true);
  assert.ok(asked < 10, `asked ${asked} times`);
});

test('whatever a calendar works lies within the hours that it is said to work', () => {
  const shifts = fc.constantFrom<readonly Shift[]>([], [[0, 300]], [[480, 720]], [[700, 900]], [[1200, 1440]]);
  const days = fc.integer({ min: -20, max: 40 }).map((day) => TODAY + day);
  const week = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, shifts])), { requiredKeys: [] });
  const calendar: fc.Arbitrary<CalendarFacts> = fc.record({
    id: fc.constant('x'),
    week,
    workWeeks: fc.array(fc.record({ from: days, to: days, week }), { maxLength: 1 }),
    exceptions: fc.array(fc.record({ from: days, to: days, shifts }), { maxLength: 2 }),
    offsets: fc.constantFrom(undefined, winterAndSummer),
  });
  const chains = fc.array(calendar, { minLength: 1, maxLength: 2 });
  const works = (pattern: Pattern): boolean => pattern(TODAY, TODAY + 60).starts.length > 0;
  fc.assert(
    fc.property(chains, chains, (one, other) => {
      const [hours, othersHours] = [hoursEverWorked(one, TODAY - 2), hoursEverWorked(other, TODAY - 2)];
      if (works(patternOf(one))) assert.ok(everWorks(hours));
      if (works(intersectionOf(patternOf(one), patternOf(other)))) assert.ok(mayMeet(hours, othersHours));
    }),
    { numRuns: 300 },
  );
});
