/** When: working calendars, holidays, windows. Things, deeds and pure calculations; all exports are safe in browser and server. */
import { room } from '#platform/kit';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { importHolidays } from './import-holidays.ts';
import { changeCalendarException, createCalendarException, removeCalendarException } from './manage-calendar-exceptions.ts';
import { changeCalendar, createCalendar, removeCalendar } from './manage-calendars.ts';
import { changeWindow, createWindow, removeWindow } from './manage-windows.ts';
import { holidayRegions, publicHolidays } from './public-holidays.ts';
import { setDefaultCalendar } from './set-default-calendar.ts';
import { window } from './window.ts';

export { calendar, countryCode, regionCode } from './calendar.ts';
export { calendarException } from './calendar-exception.ts';
export { calendarFactsOf, type CalendarExceptionRow, type CalendarRow } from './calendar-facts.ts';
export { importHolidays, publicHoliday, type PublicHoliday } from './import-holidays.ts';
export { changeCalendarException, createCalendarException, removeCalendarException } from './manage-calendar-exceptions.ts';
export { changeCalendar, createCalendar, removeCalendar } from './manage-calendars.ts';
export { changeWindow, createWindow, removeWindow } from './manage-windows.ts';
export { civilOf, dateOf, dayOf, instantOf, tickOf, tickOfCivil, weekdayOf, type CivilTime } from './points-in-time.ts';
export { holidayRegions, publicHolidays } from './public-holidays.ts';
export { countedDays, recurrence, recurringDays } from './recurrence.ts';
export { setDefaultCalendar } from './set-default-calendar.ts';
export { shifts, workingWeek, workWeeks } from './shifts.ts';
export { window, windowKinds, windowScopes } from './window.ts';
export { occurrencesOf, windowsAt, type Occurrence, type WindowRow } from './window-occurrences.ts';
export { workingStretches, type Stretch } from './working-stretches.ts';
export { offsetsOver, zoneOffsetsOf } from './zone-offsets.ts';

export const calendarRoom = room('calendar', {
  things: [calendar, calendarException, window],
  deeds: [
    createCalendar,
    changeCalendar,
    removeCalendar,
    setDefaultCalendar,
    importHolidays,
    createCalendarException,
    changeCalendarException,
    removeCalendarException,
    createWindow,
    changeWindow,
    removeWindow,
  ],
  views: [publicHolidays, holidayRegions],
});
