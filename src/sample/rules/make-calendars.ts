/** Working calendars of the three sites, their holidays, and when operations must be left alone. */
import { calendar, calendarException, dateOf, dayOf, weekdayOf, window } from '#calendar/rules';
import type { Making } from './make-records.ts';
import { holidaysOf } from './public-holidays.ts';

const officeDay = [
  [480, 720],
  [750, 990],
] as [number, number][];
const lisbonDay = [
  [540, 780],
  [840, 1080],
] as [number, number][];
const lateDay = [
  [660, 900],
  [960, 1200],
] as [number, number][];
const weekOf = (day: [number, number][], friday = day) => ({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday,
  saturday: [],
  sunday: [],
});

/** Two years back and three ahead hold all that the sample plans. */
const yearsAround = (today: string): readonly number[] => [-2, -1, 0, 1, 2].map((offset) => Number(today.slice(0, 4)) + offset);

/** `isDefault`: false where the organisation has a default calendar already. */
export function makeCalendars({ add }: Making, today: string, isDefault: boolean) {
  const years = yearsAround(today);
  const germany = add(calendar, {
    name: 'Office hours Germany',
    zone: 'Europe/Berlin',
    countryCode: 'DE',
    week: weekOf(officeDay),
    isDefault,
  });
  const hamburg = add(calendar, { name: 'Hamburg', baseId: germany.id, countryCode: 'DE', regionCode: 'HH' });
  const leipzig = add(calendar, { name: 'Leipzig', baseId: germany.id, countryCode: 'DE', regionCode: 'SN' });
  const lisboa = add(calendar, {
    name: 'Lisboa',
    zone: 'Europe/Lisbon',
    countryCode: 'PT',
    week: weekOf(lisbonDay),
    workWeeks: years.map((year) => ({
      name: 'Short Fridays in summer',
      startsOn: `${year}-07-01`,
      endsOn: `${year}-08-31`,
      week: { friday: [[540, 840] as [number, number]] },
    })),
  });
  const late = add(calendar, { name: 'Service desk, late shift', baseId: lisboa.id, week: weekOf(lateDay) });
  const weekend = add(calendar, {
    name: 'Change weekends',
    zone: 'Europe/Berlin',
    week: { saturday: [[480, 1200]], sunday: [[480, 1200]] },
  });

  const holidays = { [hamburg.id]: 'DE-HH', [leipzig.id]: 'DE-SN', [lisboa.id]: 'PT' } as const;
  for (const [calendarId, importedFrom] of Object.entries(holidays))
    for (const { date, name } of years.flatMap((year) => holidaysOf[importedFrom](year)))
      add(calendarException, { calendarId, name, kind: 'holiday', startsOn: date, endsOn: date, importedFrom });
  const lastDay = `${years.at(-1)}-12-31`;
  for (const [day, name] of [
    [24, 'Christmas Eve, closed at noon'],
    [31, "New Year's Eve, closed at noon"],
  ] as const)
    add(calendarException, {
      calendarId: germany.id,
      name,
      startsOn: `${years[0]}-12-01`,
      endsOn: lastDay,
      shifts: [[480, 720]],
      recurrence: { kind: 'yearly-on-day', month: 12, day },
    });
  add(calendarException, {
    calendarId: lisboa.id,
    name: 'Véspera de Natal',
    startsOn: `${years[0]}-12-01`,
    endsOn: lastDay,
    recurrence: { kind: 'yearly-on-day', month: 12, day: 24 },
  });
  return { germany, hamburg, leipzig, lisboa, late, weekend };
}

export function makeWindows({ add }: Making, today: string, sites: Readonly<Record<'leipzig' | 'lisboa', { readonly id: string }>>): void {
  const lastYear = Number(today.slice(0, 4)) - 1;
  const zone = 'Europe/Berlin';
  const monday = dayOf(today) - weekdayOf(dayOf(today));
  const inWeeks = (weeks: number, weekday: number): string => dateOf(monday + 7 * weeks + weekday);
  add(window, {
    name: 'Year-end freeze',
    kind: 'freeze-hard',
    startsOn: `${lastYear}-12-14`,
    endsOn: `${lastYear + 1}-01-06`,
    zone,
    recurrence: { kind: 'yearly-on-day', month: 12, day: 14 },
    reason: 'Annual accounts, stocktaking and half the department on holiday.',
  });
  add(window, {
    name: 'Quarter-end close',
    kind: 'freeze-soft',
    scope: 'service',
    scopeNames: ['ERP', 'Data warehouse'],
    startsOn: `${lastYear}-03-28`,
    endsOn: `${lastYear}-04-05`,
    zone,
    recurrence: { kind: 'monthly-on-day', every: 3, day: 28 },
    reason: 'Finance closes the quarter; changes need the word of the head of accounting.',
  });
  add(window, {
    name: 'Patch night',
    kind: 'maintenance',
    startsOn: `${lastYear}-01-01`,
    startMinute: 22 * 60,
    endsOn: `${lastYear}-01-02`,
    endMinute: 4 * 60,
    zone,
    recurrence: { kind: 'monthly-on-weekday', every: 1, week: 2, weekday: 'saturday' },
    reason: 'Operating systems and firmware, every month.',
  });
  add(window, {
    name: 'Network evening',
    kind: 'maintenance',
    scope: 'environment',
    scopeNames: ['Network'],
    startsOn: `${lastYear}-01-01`,
    startMinute: 19 * 60,
    endsOn: `${lastYear}-01-01`,
    endMinute: 22 * 60,
    zone,
    recurrence: { kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'tuesday' },
  });
  add(window, {
    name: 'ERP maintenance',
    kind: 'maintenance',
    scope: 'service',
    scopeNames: ['ERP'],
    startsOn: dateOf(monday - 58 * 7 + 6),
    startMinute: 6 * 60,
    endsOn: dateOf(monday - 58 * 7 + 6),
    endMinute: 12 * 60,
    zone,
    recurrence: { kind: 'weekly', every: 2, weekdays: ['sunday'] },
  });
  add(window, {
    name: 'Payroll Germany',
    kind: 'business-peak',
    scope: 'service',
    scopeNames: ['Payroll'],
    startsOn: `${lastYear}-01-24`,
    endsOn: `${lastYear}-01-27`,
    zone,
    recurrence: { kind: 'monthly-on-day', every: 1, day: 24 },
    reason: 'Wages are computed and paid.',
  });
  add(window, {
    name: 'Payroll Portugal',
    kind: 'business-peak',
    scope: 'site',
    scopeIds: [sites.lisboa.id],
    scopeNames: ['Lisboa'],
    startsOn: `${lastYear}-01-19`,
    endsOn: `${lastYear}-01-22`,
    zone: 'Europe/Lisbon',
    recurrence: { kind: 'monthly-on-day', every: 1, day: 19 },
  });
  add(window, {
    name: 'Month-end close',
    kind: 'business-peak',
    scope: 'service',
    scopeNames: ['ERP'],
    startsOn: `${lastYear}-01-30`,
    endsOn: `${lastYear}-02-03`,
    zone,
    recurrence: { kind: 'monthly-on-day', every: 1, day: 30 },
  });
  add(window, {
    name: 'Autumn sale in the web shop',
    kind: 'business-peak',
    scope: 'service',
    scopeNames: ['Web shop'],
    startsOn: `${lastYear}-11-01`,
    endsOn: `${lastYear}-11-05`,
    zone,
    recurrence: { kind: 'yearly-on-weekday', month: 11, week: 4, weekday: 'friday' },
  });
  add(window, {
    name: 'Stocktaking in Leipzig',
    kind: 'freeze-hard',
    scope: 'site',
    scopeIds: [sites.leipzig.id],
    scopeNames: ['Leipzig'],
    startsOn: inWeeks(9, 4),
    startMinute: 12 * 60,
    endsOn: inWeeks(9, 6),
    zone,
    reason: 'Every handheld in the warehouse is in use.',
  });
  add(window, {
    name: 'Audit week',
    kind: 'freeze-soft',
    startsOn: inWeeks(13, 0),
    endsOn: inWeeks(13, 4),
    zone,
    reason: 'The auditors are in the house; what changes now is asked about.',
  });
}
