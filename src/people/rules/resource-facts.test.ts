import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendars, type CalendarFacts } from '#engine';
import { instantOf, offsetsOver, tickOf, workingStretches } from '#calendar/rules';
import { idOf, record } from '../../../test/company/deciding.ts';
import { absence } from './absence.ts';
import { candidatesFor } from './candidates.ts';
import { person } from './person.ts';
import { rateAt } from './rate-at.ts';
import {
  calendarIdOf,
  capacityMinutesOf,
  isHereOn,
  resourceFactsOf,
  type AbsenceRow,
  type PeopleFacts,
  type PersonRow,
  type SiteRow,
} from './resource-facts.ts';
import { site } from './site.ts';

const zoneOffsets = offsetsOver(2025, 2028);
const day = [
  [540, 720],
  [780, 1020],
] as const;
const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
const calendars: readonly CalendarFacts[] = [
  { id: 'germany', week, offsets: zoneOffsets('Europe/Berlin'), exceptions: [{ from: 20_811, to: 20_811, shifts: [] }] },
  { id: 'lisbon', base: 'germany', offsets: zoneOffsets('Europe/Lisbon') },
  { id: 'office', week },
];
const rowOf = <T>(...made: Parameters<typeof record>): T => record(...made)[1] as T;
const [hamburg, lisbon] = [
  rowOf<SiteRow>(site, idOf(1), { name: 'Hamburg', zone: 'Europe/Berlin' }),
  { ...rowOf<SiteRow>(site, idOf(2), { name: 'Lisboa', zone: 'Europe/Lisbon' }), calendarId: 'lisbon' },
];
const away = (fields: object) =>
  rowOf<AbsenceRow>(absence, idOf(50), { personId: idOf(10), kind: 'vacation', status: 'approved', ...fields });
const facts = (defaultCalendarId: string, ...absences: AbsenceRow[]): PeopleFacts => ({
  sites: [hamburg, lisbon],
  absences,
  calendars,
  defaultCalendarId,
  zoneOffsets,
});
const ines = rowOf<PersonRow>(person, idOf(10), { name: 'Inês Tavares', siteId: idOf(2), capacityPerMille: 800 });
const jonas = { ...ines, siteId: idOf(1) };

/** Working stretches on Monday 2026-11-23 and Tuesday the 24th, in UTC. */
const hours = (row: PersonRow, people: PeopleFacts) => {
  const working = compileCalendars([...people.calendars, resourceFactsOf(row, people).calendar], tickOf('2026-11-23T00:00:00Z')).get(
    calendarIdOf(row.id),
  )!;
  return workingStretches(working, tickOf('2026-11-23T00:00:00Z'), tickOf('2026-11-25T00:00:00Z')).map(
    ({ from, to }) => `${instantOf(from).slice(8, 16)}–${instantOf(to).slice(11, 16)}`,
  );
};

test('somebody in Lisbon starts when it is nine in Lisbon, somebody in Hamburg an hour earlier', () => {
  assert.deepEqual(hours(ines, facts('germany')), ['23T09:00–12:00', '23T13:00–17:00', '24T09:00–12:00', '24T13:00–17:00']);
  assert.deepEqual(hours(jonas, facts('germany')), ['23T08:00–11:00', '23T12:00–16:00', '24T08:00–11:00', '24T12:00–16:00']);
});

test('a calendar without a zone is read on the clock of the site', () => {
  assert.deepEqual(hours(jonas, facts('office')).slice(0, 1), ['23T08:00–11:00']);
});

test('a calendar of their own rules over the site’s', () => {
  assert.deepEqual(hours({ ...ines, calendarId: 'germany' }, facts('office')).slice(0, 1), ['23T08:00–11:00']);
});

test('who is away does not work; who only asked does', () => {
  const monday = { startsOn: '2026-11-23', endsOn: '2026-11-23' };
  assert.deepEqual(hours(ines, facts('germany', away(monday))), ['24T09:00–12:00', '24T13:00–17:00']);
  assert.equal(hours(ines, facts('germany', away({ ...monday, status: 'requested' }))).length, 4);
  assert.equal(hours(ines, facts('germany', away({ ...monday, personId: idOf(11) }))).length, 4);
});

test('half days leave the hours before or after noon', () => {
  const around = away({ startsOn: '2026-11-23', endsOn: '2026-11-24', startsAtNoon: true, endsAtNoon: true });
  assert.deepEqual(hours(ines, facts('germany', around)), ['23T09:00–12:00', '24T13:00–17:00']);
  const morning = away({ startsOn: '2026-11-23', endsOn: '2026-11-23', endsAtNoon: true });
  const afternoon = away({ startsOn: '2026-11-23', endsOn: '2026-11-23', startsAtNoon: true });
  assert.deepEqual(hours(ines, facts('germany', morning, afternoon)), ['24T09:00–12:00', '24T13:00–17:00']);
});

test('half a day off on a public holiday gives no working half', () => {
  const holiday = away({ startsOn: '2026-12-24', endsOn: '2026-12-24', startsAtNoon: true });
  assert.deepEqual(capacityMinutesOf(ines, facts('germany', holiday), '2026-12-23', '2026-12-25'), [336, 0, 336]);
});

test('capacity is hours times share, from the first to the last day', () => {
  const leaving = { ...ines, startsOn: '2026-11-24', endsOn: '2026-11-25' };
  assert.deepEqual(capacityMinutesOf(leaving, facts('germany'), '2026-11-23', '2026-11-28'), [0, 336, 336, 0, 0, 0]);
  assert.equal(resourceFactsOf(ines, facts('germany')).resource.maxUnits, 800);
});

test('who left without a last day is not here', () => {
  assert.ok(!isHereOn({ startsOn: null, endsOn: null, isActive: false }, '2026-11-23'));
  assert.ok(isHereOn({ startsOn: null, endsOn: '2026-12-31', isActive: false }, '2026-11-23'));
});

test('those who just suffice are asked first', () => {
  const people = [
    ines,
    { ...jonas, id: idOf(11), name: 'Jonas Petersen' },
    { ...jonas, id: idOf(12), name: 'Mara Lindqvist', endsOn: '2026-01-31' },
  ];
  const skills = [idOf(10), idOf(11), idOf(12)].map((personId, index) => ({ personId, skillId: idOf(60), level: 5 - index }));
  const names = (level: number, skillId = idOf(60)) =>
    candidatesFor({ skillId, level, on: '2026-11-23' }, people, skills).map((each) => each.person.name);
  assert.deepEqual(names(3), ['Jonas Petersen', 'Inês Tavares']);
  assert.deepEqual(names(5), ['Inês Tavares']);
  assert.deepEqual(names(1, idOf(61)), []);
});

const rate = (fields: object) => ({
  personId: null,
  jobRoleId: null,
  hourlyMinor: 0,
  currency: 'EUR',
  startsOn: '2026-01-01',
  ...fields,
});

test('the latest rate of the person holds, else that of the job role', () => {
  const rates = [
    rate({ personId: idOf(10), hourlyMinor: 8000 }),
    rate({ personId: idOf(10), hourlyMinor: 9000, startsOn: '2026-07-01' }),
    rate({ jobRoleId: idOf(70), hourlyMinor: 7000 }),
  ];
  const of = (id: string, date: string) => rateAt({ id, jobRoleId: idOf(70) }, date, rates)?.hourlyMinor;
  assert.deepEqual(
    [of(idOf(10), '2026-06-30'), of(idOf(10), '2026-07-01'), of(idOf(11), '2026-07-01'), of(idOf(10), '2025-12-31')],
    [8000, 9000, 7000, undefined],
  );
});
