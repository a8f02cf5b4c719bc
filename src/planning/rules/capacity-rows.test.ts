import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar } from '#calendar/rules';
import { person } from '#people/rules';
import { idOf, record } from '../../../test/company/deciding.ts';
import { capacityRowsOf } from './capacity-rows.ts';
import { demandTableOf, type CapacityFacts, type PlannedAsk } from './demand-table.ts';
import { periodsBetween } from './period.ts';

const row = (...given: Parameters<typeof record>): never => record(...given)[1] as never;
const office = idOf(1);
const [ines, jonas, mara, tomas] = [idOf(11), idOf(12), idOf(13), idOf(14)] as const;
const [network, payroll] = [idOf(21), idOf(22)] as const;
const erp = idOf(31);
const eight = [[480, 960]] as const;

const someone = (id: string, name: string, teamId: string) => row(person, id, { name, teamId });
const facts: CapacityFacts = {
  sequence: 1,
  people: [
    someone(ines, 'Inês', network),
    someone(jonas, 'Jonas', network),
    someone(mara, 'Mara', network),
    someone(tomas, 'Tomás', payroll),
  ],
  sites: [],
  absences: [],
  calendars: [
    row(calendar, office, {
      name: 'Office',
      isDefault: true,
      zone: 'UTC',
      week: { monday: eight, tuesday: eight, wednesday: eight, thursday: eight, friday: eight },
    }),
  ],
  exceptions: [],
  teams: [
    { id: network, name: 'Network' },
    { id: payroll, name: 'Payroll' },
  ],
  skills: [],
  personSkills: [],
  projects: [{ id: erp, key: 'ERP', name: 'ERP', colour: null }],
  asks: [],
  rotas: [],
};

/** Two working weeks, Monday to Friday, of one person: 80 hours of time. */
const ask = (fields: Partial<PlannedAsk>): PlannedAsk => ({
  taskId: idOf(41),
  taskName: 'Cut over',
  taskNumber: 1,
  projectId: erp,
  calendarId: null,
  personId: tomas,
  teamId: null,
  skillId: null,
  unitsPerMille: 1000,
  workMinutes: 48 * 60,
  contour: 'flat',
  profile: [],
  delayMinutes: 0,
  startAt: '2027-03-01T08:00:00.000Z',
  finishAt: '2027-03-12T16:00:00.000Z',
  ...fields,
});

const everybody = () => true;
/** Hours of each day from Monday on, weekends left out. */
function hoursOf(fields: Partial<PlannedAsk>, from = '2027-03-01', to = '2027-03-12'): readonly number[] {
  const table = demandTableOf({ ...facts, asks: [ask(fields)] }, from, to);
  const [found] = capacityRowsOf({ ...facts, asks: [ask(fields)] }, table, {
    by: 'person',
    periods: periodsBetween(from, to, 'day'),
    maySee: (id) => id === tomas,
    counts: everybody,
  });
  return found!.planned.map((minutes) => Math.round(minutes / 6) / 10).filter((_, day) => found!.available[day]! > 0);
}

test('work lies evenly over its working time, unless its contour says otherwise', () => {
  assert.deepEqual(hoursOf({}), [4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8, 4.8]);
  assert.deepEqual(hoursOf({ contour: 'back-loaded' }), [0.8, 1.2, 2, 4, 4, 6, 6, 8, 8, 8]);
  assert.deepEqual(hoursOf({ contour: 'front-loaded' }), [8, 8, 8, 6, 6, 4, 4, 2, 1.2, 0.8]);
});

test('a contour without work told takes its strength from the units, and gives its average', () => {
  assert.deepEqual(hoursOf({ contour: 'bell', workMinutes: null }), [0.8, 1.6, 3.2, 6.4, 8, 8, 6.4, 3.2, 1.6, 0.8]);
});

test('what is seen of a contour does not depend on where the range begins and ends', () => {
  assert.deepEqual(hoursOf({ contour: 'back-loaded' }, '2027-03-04', '2027-03-09'), [4, 4, 6, 6]);
});

test('a profile laid out by hand rules over the contour, pauses included', () => {
  const profile = [
    { durationMinutes: 16 * 60, workMinutes: 16 * 60 },
    { durationMinutes: 48 * 60, workMinutes: 0 },
    { durationMinutes: 16 * 60, workMinutes: 8 * 60 },
  ];
  assert.deepEqual(hoursOf({ profile, contour: 'bell', workMinutes: 24 * 60 }), [8, 8, 0, 0, 0, 0, 0, 0, 4, 4]);
});

test('somebody who joins a task later works later', () => {
  assert.deepEqual(hoursOf({ delayMinutes: 5 * 480, workMinutes: 40 * 60 }), [0, 0, 0, 0, 0, 8, 8, 8, 8, 8]);
});

function teamsFor(maySee: (id: string) => boolean) {
  const all = { ...facts, asks: [ask({})] };
  const table = demandTableOf(all, '2027-03-01', '2027-03-12');
  return capacityRowsOf(all, table, { by: 'team', periods: periodsBetween('2027-03-01', '2027-03-12', 'week'), maySee, counts: everybody });
}

test('a team of one is withheld from those who may not see this one', () => {
  const [net, pay] = teamsFor(() => false);
  assert.partialDeepStrictEqual(net, { name: 'Network', people: 3, isWithheld: false });
  assert.ok(net!.available[0]! > 0);
  assert.partialDeepStrictEqual(pay, { name: 'Payroll', people: 1, isWithheld: true, available: [0, 0], planned: [0, 0], byProject: [] });
});

test('the one person of a team sees it, and so do managers', () => {
  for (const maySee of [(id: string) => id === tomas, everybody])
    assert.partialDeepStrictEqual(
      teamsFor(maySee).find(({ id }) => id === payroll),
      { isWithheld: false, planned: [24 * 60, 24 * 60] },
    );
});

test('where all but one of a team may be seen the team is withheld: whoever subtracts would see the one', () => {
  const rows = teamsFor((id) => id === ines || id === jonas);
  assert.equal(rows.find(({ id }) => id === network)?.isWithheld, true);
});
