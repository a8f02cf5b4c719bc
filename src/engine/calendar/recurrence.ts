import { WEEKDAYS } from '../facts.ts';
import type { CalendarException, Day, Recurrence, RecurringDay } from '../facts.ts';
import { dayOf, lengthOfMonth, weekdayOf, yearAndMonthOf } from './civil.ts';

/** The days of an exception that lie between `from` and `to` (both included), ascending. */
export function daysOfException(exception: CalendarException, from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  const last = Math.min(exception.to, to);
  if (!exception.recurrence) {
    for (let day = Math.max(exception.from, from); day <= last; day++) days.push(day);
    return days;
  }
  const times = exception.times ?? Infinity;
  let seen = 0;
  for (const day of occurrences(exception.recurrence, exception.from)) {
    if (day > last || ++seen > times) break;
    if (day >= from) days.push(day);
  }
  return days;
}

function* occurrences(rule: Recurrence, first: Day): Generator<Day> {
  if (rule.kind === 'daily') {
    for (let day = first; ; day += Math.max(1, rule.every)) yield day;
  } else if (rule.kind === 'weekly') {
    const weekdays = rule.weekdays.map((name) => WEEKDAYS.indexOf(name)).toSorted((a, b) => a - b);
    if (weekdays.length === 0) return;
    for (let monday = first - weekdayOf(first); ; monday += 7 * Math.max(1, rule.every)) {
      for (const weekday of weekdays) if (monday + weekday >= first) yield monday + weekday;
    }
  } else {
    yield* monthlyOccurrences(rule, first);
  }
}

type ByMonth = Exclude<Recurrence, { kind: 'daily' } | { kind: 'weekly' }>;

function* monthlyOccurrences(rule: ByMonth, first: Day): Generator<Day> {
  const yearly = rule.kind === 'yearly-on-day' || rule.kind === 'yearly-on-weekday';
  const step = yearly ? 12 : Math.max(1, rule.every);
  let [year, month] = yearAndMonthOf(first);
  if (yearly) month = rule.month;
  for (;;) {
    const day = dayInMonth(rule, year, month);
    if (day >= first) yield day;
    month += step;
    year += Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
  }
}

/** A day past the end of a short month is its last day. */
function dayInMonth(rule: ByMonth, year: number, month: number): Day {
  const first = dayOf(year, month, 1);
  const length = lengthOfMonth(year, month);
  if (rule.kind === 'monthly-on-day' || rule.kind === 'yearly-on-day') return first + Math.min(rule.day, length) - 1;
  if (rule.week === 'last') {
    for (let day = first + length - 1; day > first; day--) if (isCounted(rule.weekday, day)) return day;
    return first;
  }
  let day = first - 1;
  for (let seen = 0; seen < rule.week;) if (isCounted(rule.weekday, ++day)) seen++;
  return day;
}

function isCounted(counted: RecurringDay, day: Day): boolean {
  const weekday = weekdayOf(day);
  if (counted === 'day') return true;
  if (counted === 'working-day') return weekday < 5;
  if (counted === 'weekend-day') return weekday >= 5;
  return WEEKDAYS[weekday] === counted;
}
