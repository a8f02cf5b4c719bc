/** Calendars as they are kept, told to the engine. */
import type { CalendarFacts, WorkingWeek, ZoneOffset } from '#engine';
import type { Row } from '#platform/kit';
import type { calendar } from './calendar.ts';
import type { calendarException } from './calendar-exception.ts';
import { dayOf } from './points-in-time.ts';

export type CalendarRow = Omit<Row<typeof calendar>, 'version' | 'createdAt' | 'updatedAt'>;
export type CalendarExceptionRow = Omit<Row<typeof calendarException>, 'version' | 'createdAt' | 'updatedAt'>;

/** `zoneOffsets` gives the table of a zone; see `offsetsOver`. The facts are in the order of the calendars. */
export function calendarFactsOf(
  calendars: readonly CalendarRow[],
  exceptions: readonly CalendarExceptionRow[],
  zoneOffsets: (zone: string) => readonly ZoneOffset[],
): readonly CalendarFacts[] {
  const byCalendar = Map.groupBy(exceptions, (each) => each.calendarId);
  return calendars.map((each) => ({
    id: each.id,
    name: each.name,
    ...(each.baseId === null ? {} : { base: each.baseId }),
    ...(each.zone === null ? {} : { offsets: zoneOffsets(each.zone) }),
    week: each.week as WorkingWeek,
    workWeeks: each.workWeeks.map((workWeek) => ({
      ...(workWeek.name === null ? {} : { name: workWeek.name }),
      from: dayOf(workWeek.startsOn),
      to: dayOf(workWeek.endsOn),
      week: workWeek.week as WorkingWeek,
    })),
    exceptions: (byCalendar.get(each.id) ?? []).map(exceptionFactsOf),
  }));
}

const exceptionFactsOf = (each: CalendarExceptionRow) => ({
  name: each.name,
  from: dayOf(each.startsOn),
  to: dayOf(each.endsOn),
  shifts: each.shifts,
  ...(each.recurrence === null ? {} : { recurrence: each.recurrence }),
  ...(each.times === null ? {} : { times: each.times }),
});
