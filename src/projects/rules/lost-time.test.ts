import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf } from '#calendar/rules';
import { explain, schedule, type CalendarException, type PlanFacts } from '#engine';
import { lostTime } from './lost-time.ts';

const TUESDAY = 20_795; // 2026-12-08
const day = [
  [480, 720],
  [780, 1020],
] as const;
const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
const at = (date: number, hour: number) => date * 14_400 + hour * 600;
const office = { id: 'office', name: 'Office', week };
const hoursOf = (person: string, ...exceptions: readonly CalendarException[]) => ({ id: `person:${person}`, base: 'office', exceptions });
const away = (from: number, to: number): CalendarException => ({ name: 'vacation', from, to, shifts: [] });
const onIt = (person: string, task = 'servers') => ({ id: `${person} ${task}`, task, resource: person });

/** Licences until Monday 7 December, then servers (5 days), which Ruth installs. */
function plan(more: Partial<PlanFacts>): PlanFacts {
  const calendars = [office, hoursOf('Ruth'), ...(more.calendars ?? [])];
  return {
    start: at(TUESDAY - 1, 8),
    calendar: 'office',
    tasks: [
      { id: 'licences', duration: 4_800 },
      { id: 'servers', duration: 24_000 },
    ],
    links: [{ id: 'first', from: 'licences', to: 'servers', kind: 'FS' }],
    resources: ['Ruth', 'Ines'].map((id) => ({ id, kind: 'work', calendar: `person:${id}` })),
    assignments: [onIt('Ruth')],
    ...more,
    calendars: [...new Map(calendars.map((each) => [each.id, each])).values()],
  };
}

/** `Ruth 2026-12-08 to 2026-12-11: 4`. */
const told = (facts: PlanFacts, side: 'start' | 'finish' = 'start', task = 'servers') => {
  const computed = schedule(facts);
  const [step] = explain(computed, facts, task, side);
  return lostTime(computed, facts, step!).map(
    (each) => `${each.person ?? each.name ?? 'free'} ${dateOf(each.from)} to ${dateOf(each.to)}: ${each.days}`,
  );
};

test('a start that waited for somebody who is away names them and their days, and the weekend behind', () => {
  assert.deepEqual(told(plan({ calendars: [hoursOf('Ruth', away(TUESDAY, TUESDAY + 3))] })), [
    'Ruth 2026-12-08 to 2026-12-11: 4',
    'free 2026-12-12 to 2026-12-13: 2',
  ]);
});

test('a start that follows at once has nothing to explain, whoever is away later', () => {
  assert.deepEqual(told(plan({ calendars: [hoursOf('Ruth', away(TUESDAY + 1, TUESDAY + 3))] })), []);
});

test('a task that is stretched by a vacation and a holiday says so of its finish', () => {
  const holiday = { name: 'Founders’ day', from: TUESDAY + 6, to: TUESDAY + 6, shifts: [] };
  const calendars = [{ ...office, exceptions: [holiday] }, hoursOf('Ruth', away(TUESDAY + 1, TUESDAY + 2))];
  assert.deepEqual(told(plan({ calendars }), 'finish'), ['Ruth 2026-12-09 to 2026-12-10: 2', 'Founders’ day 2026-12-14 to 2026-12-14: 1']);
});

test('time that a lag runs over a holiday belongs to the start', () => {
  const holiday = { name: 'Christmas', from: TUESDAY, to: TUESDAY, shifts: [] };
  const links = [{ id: 'first', from: 'licences', to: 'servers', kind: 'FS', lag: 9_600 }] as const;
  assert.deepEqual(told(plan({ links, calendars: [{ ...office, exceptions: [holiday] }] })), ['Christmas 2026-12-08 to 2026-12-08: 1']);
});

test('with two people only those are named who hold the task up', () => {
  const both = { assignments: [onIt('Ruth'), onIt('Ines')] };
  const ruth = hoursOf('Ruth', away(TUESDAY, TUESDAY + 3));
  assert.deepEqual(told(plan({ ...both, calendars: [ruth, hoursOf('Ines')] })), []);
  assert.deepEqual(told(plan({ ...both, calendars: [ruth, hoursOf('Ines')] }), 'finish'), ['Ruth 2026-12-08 to 2026-12-11: 4']);
  assert.deepEqual(told(plan({ ...both, calendars: [ruth, hoursOf('Ines', away(TUESDAY, TUESDAY + 3))] })), [
    'Ruth 2026-12-08 to 2026-12-11: 4',
    'Ines 2026-12-08 to 2026-12-11: 4',
    'free 2026-12-12 to 2026-12-13: 2',
  ]);
});

test('half a day away counts as half', () => {
  const half = { from: TUESDAY, to: TUESDAY, shifts: [[780, 1020]] } as const;
  assert.deepEqual(told(plan({ calendars: [hoursOf('Ruth', half)] })), ['Ruth 2026-12-08 to 2026-12-08: 0.5']);
});

test('a day is that of the calendar’s own clock', () => {
  const calendars = [{ ...office, offsets: [{ from: 0, offsetMinutes: 720 }] }, hoursOf('Ruth', away(TUESDAY, TUESDAY))];
  assert.deepEqual(told(plan({ start: at(TUESDAY - 2, 20), calendars })), ['Ruth 2026-12-08 to 2026-12-08: 1']);
});
