import type { Shift, WorkingWeek } from '#engine';
import { calendar, calendarException } from '#calendar/rules';
import type { PlanCalendar, PlanDay, PlanDocument } from '../../../rules/plan-document.ts';
import type { ImportOptions } from '../import-plan.ts';
import { workingResources } from './people-rows.ts';
import { asLine, shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';

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

  const ids = new Map([...used].map((each) => [each.uid, options.newId()]));
  const idOf = (uid: number | null): string | null => ids.get(target(uid)?.uid ?? Number.NaN) ?? null;
  const rows = [...used].map((each) => calendarRow(each, document, options, ids.get(each.uid) ?? '', idOf(each.baseUid), report));
  return {
    calendars: rows.flatMap((row) => (row === undefined ? [] : [row])),
    exceptions: [...used].flatMap((each) => exceptionRows(each, ids.get(each.uid) ?? '', options, report)),
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
