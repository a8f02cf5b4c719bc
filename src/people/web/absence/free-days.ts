/** On which days does a site not work? Its calendar's week and public holidays, for the ground of the absence calendar. */
import { dateOf, dayOf, recurringDays, weekdayOf, type CalendarExceptionRow, type CalendarRow } from '#calendar/rules';
import { WEEKDAYS } from '#engine';

export interface FreeDay {
  /** Days after the first of the range. */
  readonly place: number;
  /** Name of the public holiday; null for a day off of every week. */
  readonly holiday: string | null;
}

/** Both dates included. Without a calendar Saturdays and Sundays are free. */
export function freeDaysOf(
  calendarId: string | null,
  calendars: readonly CalendarRow[],
  exceptions: readonly CalendarExceptionRow[],
  from: string,
  to: string,
): readonly FreeDay[] {
  const chain = chainOf(calendars, calendarId);
  const [first, last] = [dayOf(from), dayOf(to)];
  const holidays = new Map<number, string | null>();
  // What stands nearer to the calendar itself rules.
  for (const link of chain.toReversed()) {
    for (const each of exceptions.filter((one) => one.calendarId === link.id))
      for (const day of daysOf(each, first, last)) holidays.set(day, each.shifts.length ? null : each.name);
  }
  const free: FreeDay[] = [];
  for (let day = first; day <= last; day++) {
    const holiday = holidays.get(day);
    if (holiday) free.push({ place: day - first, holiday });
    else if (holiday === undefined && !worksOn(chain, day)) free.push({ place: day - first, holiday: null });
  }
  return free;
}

function worksOn(chain: readonly CalendarRow[], day: number): boolean {
  const weekday = WEEKDAYS[weekdayOf(day)]!;
  const told = chain.find((each) => each.week[weekday] !== undefined)?.week[weekday];
  return told ? told.length > 0 : chain.length === 0 && weekdayOf(day) < 5;
}

function daysOf({ startsOn, endsOn, recurrence, times }: CalendarExceptionRow, first: number, last: number): readonly number[] {
  const [begin, end] = [dayOf(startsOn), dayOf(endsOn)];
  if (recurrence) return recurringDays({ recurrence, startsOn: begin, endsOn: end, ...(times === null ? {} : { times }) }, first, last);
  const days: number[] = [];
  for (let day = Math.max(begin, first); day <= Math.min(end, last); day++) days.push(day);
  return days;
}

function chainOf(calendars: readonly CalendarRow[], id: string | null): readonly CalendarRow[] {
  const chain: CalendarRow[] = [];
  for (let next = id; next !== null;) {
    const found = calendars.find((each) => each.id === next);
    if (!found || chain.includes(found)) break;
    chain.push(found);
    next = found.baseId;
  }
  return chain;
}

/** First and last day of a month or of three, that this date falls in or begins. */
export function rangeOf(date: string, months: 1 | 3): { readonly from: string; readonly to: string } {
  const from = `${date.slice(0, 7)}-01`;
  return { from, to: dateOf(dayOf(monthsLater(from, months)) - 1) };
}

export function monthsLater(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return dateOf(Date.UTC(year, month - 1 + months, 1) / 86_400_000);
}
