import { WEEKDAYS, type WorkingWeek } from '#engine';
import type { PlanCalendar, PlanDay, PlanException } from '../../../rules/plan-document.ts';
import type { ExportedPlan } from '../export-plan.ts';
import type { ImportReport } from '../import/import-report.ts';

export interface CalendarsOut {
  readonly calendars: readonly PlanCalendar[];
  readonly uidOf: (id: string | null) => number | null;
  /** The first number that no calendar has. */
  readonly nextUid: number;
}

/** The calendars that the project, its tasks and its people run on, and those that they stand on. */
export function calendarsOut(plan: ExportedPlan, report: ImportReport): CalendarsOut {
  const byId = new Map(plan.calendars.map((each) => [each.id, each]));
  const used = new Set<string>();
  const use = (id: string | null): void => {
    for (let each = id; each !== null && byId.has(each) && !used.has(each); each = byId.get(each)?.baseId ?? null) used.add(each);
  };
  use(plan.project.calendarId);
  for (const each of plan.tasks) use(each.calendarId);
  for (const each of plan.people) use(each.calendarId);
  const uids = new Map([...used].map((id, at) => [id, at + 1]));
  const exceptionsOf = Map.groupBy(plan.exceptions, (each) => each.calendarId);
  const calendars = [...used].flatMap((id): readonly PlanCalendar[] => {
    const each = byId.get(id);
    if (each === undefined) return [];
    if (each.zone !== null && each.zone !== plan.project.zone) {
      const detail = `"${each.name}" runs on the clock of ${each.zone}; the file knows only that of the project, ${plan.project.zone}`;
      report.add({
        severity: 'amended',
        subject: 'calendar',
        name: each.name,
        field: 'zone',
        code: 'zone-not-carried',
        detail,
        values: { zone: each.zone },
      });
    }
    return [
      {
        uid: uids.get(id) ?? 0,
        guid: null,
        name: each.name,
        isBase: true,
        isBaseline: false,
        baseUid: uids.get(each.baseId ?? '') ?? null,
        days: daysOf(each.week as WorkingWeek, each.baseId === null),
        exceptions: (exceptionsOf.get(id) ?? []).map(exceptionOut),
        workWeeks: each.workWeeks.map((week) => ({
          name: week.name,
          from: week.startsOn,
          to: week.endsOn,
          days: daysOf(week.week as WorkingWeek, false),
        })),
      },
    ];
  });
  return { calendars, uidOf: (id) => uids.get(id ?? '') ?? null, nextUid: used.size + 1 };
}

/** A calendar that stands on nothing says every day, the free ones too. */
function daysOf(week: WorkingWeek, saysAll: boolean): readonly PlanDay[] {
  return WEEKDAYS.flatMap((day) => {
    const shifts = week[day];
    return shifts === undefined && !saysAll ? [] : [{ day, shifts: shifts ?? [] }];
  });
}

function exceptionOut(each: ExportedPlan['exceptions'][number]): PlanException {
  return {
    name: each.name,
    from: each.startsOn,
    to: each.endsOn,
    shifts: each.shifts,
    recurrence: each.recurrence,
    occurrences: each.recurrence === null ? null : each.times,
    endsByOccurrences: each.recurrence !== null && each.times !== null,
  };
}
