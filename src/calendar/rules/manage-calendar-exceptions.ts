/** Create, change and remove exceptions of calendars. */
import { managers, one, refuse, standardDeeds } from '#platform/kit';
import { calendar } from './calendar.ts';
import { calendarException } from './calendar-exception.ts';
import { refuseShifts } from './shifts.ts';

export const {
  create: createCalendarException,
  change: changeCalendarException,
  remove: removeCalendarException,
} = standardDeeds(calendarException, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  filled: {
    // oxlint-disable-next-line require-yield -- nothing to ask: only an import says where it came from
    *importedFrom() {
      return null;
    },
  },
  *check(next) {
    if (!(yield* one(calendar, next.calendarId))) return refuse('no-such-calendar', 'the calendar does not exist', { field: 'calendarId' });
    if (next.endsOn < next.startsOn)
      return refuse('ends-before-it-starts', `it ends on ${next.endsOn}, before it starts on ${next.startsOn}`, { field: 'endsOn' });
    if (next.times !== null && next.recurrence === null)
      return refuse('times-without-recurrence', 'only what recurs can be told how many times', { field: 'times' });
    return refuseShifts(next.shifts, 'shifts');
  },
});
