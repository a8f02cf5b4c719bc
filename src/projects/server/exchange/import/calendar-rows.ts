import { WEEKDAYS, type Shift, type WorkingWeek } from '#engine';
import { calendar, calendarException } from '#calendar/rules';
import { canonical, type Row } from '#platform/kit';
import type { PlanCalendar, PlanDay, PlanDocument } from '../../../rules/plan-document.ts';
import type { ImportOptions } from '../import-plan.ts';
import { workingResources } from './people-rows.ts';
import { asLine, importReport, shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';

export interface CalendarRows {
  readonly calendars: readonly ImportedRow<typeof calendar>[];
  readonly exceptions: readonly ImportedRow<typeof calendarException>[];
  /** The calendar of ours for a number of the file's: for one that says nothing of its own, the one that it stands on. */
  readonly idOf: (uid: number | null) => string | null;
}

/** The calendars that the project, a task or somebody who works on it runs on, and those that they stand on. */
export function calendarRows(document: PlanDocument, options: ImportOptions, report: ImportReport): CalendarRows {
  const byUid = new Map(document.calendars.map((each) => [each.uid, each]));
  const target = (uid: number | null): PlanCalendar | undefined => {
    let found = uid === null ? undefined : byUid.get(uid);
    // Every resource of Microsoft Project has a calendar of its own, most of which say nothing.
    for (let steps = 0; found !== undefined && saysNothing(found) && steps < byUid.size; steps += 1)
      found = byUid.get(found.baseUid ?? Number.NaN);
    return found;
  };
  const used = new Set<PlanCalendar>();
  const use = (uid: number | null): void => {
    for (let each = target(uid); each !== undefined && !used.has(each); each = target(each.baseUid)) used.add(each);
  };
  use(document.project.calendarUid);
  for (const each of document.tasks) use(each.calendarUid);
  const working = workingResources(document);
  for (const each of document.resources)
    if (each.kind === 'work' && (working.has(each.uid) || options.takesIdlePeople)) use(each.calendarUid);

  const ours = new Map(
    [...used].flatMap((each) => {
      const known = sameAsOurs(each, target(each.baseUid) !== undefined, document, options);
      return known === undefined ? [] : [[each.uid, known.id] as const];
    }),
  );
  for (const each of used)
    if (ours.has(each.uid))
      report.add({
        severity: 'note',
        subject: 'calendar',
        name: nameOf(each, document),
        code: 'known-calendar',
        detail: 'is here already with the same hours and stays as it is',
      });
  const ids = new Map([...used].map((each) => [each.uid, ours.get(each.uid) ?? options.newId()]));
  const idOf = (uid: number | null): string | null => ids.get(target(uid)?.uid ?? Number.NaN) ?? null;
  const coming = [...used].filter((each) => !ours.has(each.uid));
  const rows = coming.map((each) => calendarRow(each, document, options, ids.get(each.uid) ?? '', idOf(each.baseUid), report));
  return {
    calendars: rows.flatMap((row) => (row === undefined ? [] : [row])),
    exceptions: coming.flatMap((each) => exceptionRows(each, ids.get(each.uid) ?? '', options, report)),
    idOf,
  };
}

function saysNothing(each: PlanCalendar): boolean {
  return each.baseUid !== null && each.days.length + each.exceptions.length + each.workWeeks.length === 0;
}

function nameOf(each: PlanCalendar, document: PlanDocument): string {
  const owner = document.resources.find((resource) => resource.calendarUid === each.uid)?.name;
  return asLine(each.name ?? owner ?? '', 180) || `Calendar ${each.uid}`;
}

function calendarRow(
  each: PlanCalendar,
  document: PlanDocument,
  options: ImportOptions,
  id: string,
  baseId: string | null,
  report: ImportReport,
): ImportedRow<typeof calendar> | undefined {
  const own = nameOf(each, document);
  const isTaken = options.calendars.some((known) => known.name.toLowerCase() === own.toLowerCase());
  const name = isTaken ? `${own} (${options.key})` : own;
  const about = { subject: 'calendar', name: own } as const;
  if (isTaken)
    report.add({
      severity: 'amended',
      ...about,
      field: 'name',
      code: 'name-taken',
      detail: `a calendar of this name is here already; this one comes as "${name}"`,
      values: { name },
    });
  const tidy = (days: readonly PlanDay[]): WorkingWeek =>
    Object.fromEntries(days.map(({ day, shifts }) => [day, tidyShifts(shifts, about.name, report)]));
  return shapedRow(
    calendar,
    id,
    {
      name,
      baseId,
      zone: baseId === null ? options.zone : null,
      week: tidy(each.days),
      workWeeks: each.workWeeks.slice(0, 100).map((week) => ({
        name: week.name === null ? null : asLine(week.name, 100) || null,
        startsOn: week.from,
        endsOn: week.to,
        week: tidy(week.days),
      })),
    },
    report,
    about,
  );
}

/** A calendar that is here, with the exceptions that it has. */
export interface KnownCalendar extends Pick<Row<typeof calendar>, 'id' | 'name' | 'baseId' | 'zone' | 'week' | 'workWeeks'> {
  readonly exceptions: readonly Said[];
}
type Said = Pick<Row<typeof calendarException>, 'startsOn' | 'endsOn' | 'shifts' | 'recurrence' | 'times'>;

/** Of the same name and with the same hours: what was saved from here and comes back. One that stands on another is never taken for it. */
function sameAsOurs(
  each: PlanCalendar,
  standsOnAnother: boolean,
  document: PlanDocument,
  options: ImportOptions,
): KnownCalendar | undefined {
  if (standsOnAnother) return undefined;
  const silent = importReport();
  const id = options.newId();
  const row = calendarRow(each, document, { ...options, calendars: [] }, id, null, silent);
  const days = exceptionRows(each, id, options, silent);
  const own = row?.name.toLowerCase();
  return options.calendars.find(
    (known): known is KnownCalendar =>
      'week' in known &&
      known.name.toLowerCase() === own &&
      known.baseId === null &&
      known.zone === row?.zone &&
      hoursIn(known, known.exceptions) === hoursIn(row, days),
  );
}

/** What a calendar says, as one text, whatever order it was written in. */
const hoursIn = ({ week, workWeeks }: Pick<KnownCalendar, 'week' | 'workWeeks'>, exceptions: readonly Said[]): string =>
  canonical([
    WEEKDAYS.map((day) => week[day] ?? []),
    workWeeks,
    exceptions
      .map(({ startsOn, endsOn, shifts, recurrence, times }) => canonical([startsOn, endsOn, shifts, recurrence, times]))
      .toSorted(),
  ]);

/** In order, and one where they run into one another. */
function tidyShifts(shifts: readonly Shift[], name: string, report: ImportReport): readonly Shift[] {
  const tidy: [number, number][] = [];
  for (const [from, to] of shifts.toSorted((one, other) => one[0] - other[0])) {
    const last = tidy.at(-1);
    if (last !== undefined && from < last[1]) {
      report.add({
        severity: 'amended',
        subject: 'calendar',
        name,
        field: 'week',
        code: 'hours-overlap',
        detail: 'working hours overlap and come as one',
      });
      last[1] = Math.max(last[1], to);
    } else tidy.push([from, to]);
  }
  return tidy;
}

function exceptionRows(
  each: PlanCalendar,
  calendarId: string,
  options: ImportOptions,
  report: ImportReport,
): readonly ImportedRow<typeof calendarException>[] {
  return each.exceptions.flatMap((exception) => {
    const name =
      asLine(exception.name ?? '', 200) || (exception.from === exception.to ? exception.from : `${exception.from} – ${exception.to}`);
    const row = shapedRow(
      calendarException,
      options.newId(),
      {
        calendarId,
        name,
        kind: 'exception',
        startsOn: exception.from,
        endsOn: exception.to,
        shifts: tidyShifts(exception.shifts, name, report),
        recurrence: exception.recurrence,
        times: exception.recurrence !== null && exception.endsByOccurrences ? exception.occurrences : null,
      },
      report,
      { subject: 'calendar', name: `${each.name ?? each.uid}: ${name}` },
    );
    return row === undefined ? [] : [row];
  });
}
