import type { Shift } from '#engine';
import type {
  CivilDate,
  PlanCalendar,
  PlanDay,
  PlanException,
  PlanRecurrence,
  RecurringDay,
  WeekOfMonth,
} from '../../../rules/plan-document.ts';
import { clockText } from './time-codecs.ts';
import { DAY_TYPES, MONTH_ITEMS, MONTH_POSITIONS } from './words.ts';
import type { XmlWriter } from './xml-writer.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const typeOfWeekday = new Map(DAY_TYPES.map(([type, weekday]) => [weekday, type]));

export function writeCalendar(calendar: PlanCalendar, xml: XmlWriter): void {
  // Programs of before 2007 look for exceptions among the weekdays; those that recur cannot be said there.
  const plain = calendar.exceptions.filter((exception) => exception.recurrence === null);
  xml.element('Calendar', () => {
    xml.leaf('UID', String(calendar.uid));
    optionalLeaf(xml, 'GUID', calendar.guid);
    optionalLeaf(xml, 'Name', calendar.name);
    xml.leaf('IsBaseCalendar', calendar.isBase ? '1' : '0');
    xml.leaf('IsBaselineCalendar', calendar.isBaseline ? '1' : '0');
    xml.leaf('BaseCalendarUID', String(calendar.baseUid ?? -1));
    list(xml, 'WeekDays', calendar.days.length + plain.length, () => {
      for (const day of calendar.days) writeDay(day, xml);
      for (const exception of plain) writeDated(exception, xml);
    });
    list(xml, 'Exceptions', calendar.exceptions.length, () => {
      for (const exception of calendar.exceptions) writeException(exception, xml);
    });
    list(xml, 'WorkWeeks', calendar.workWeeks.length, () => {
      for (const week of calendar.workWeeks) {
        xml.element('WorkWeek', () => {
          writePeriod(week, xml);
          optionalLeaf(xml, 'Name', week.name);
          list(xml, 'WeekDays', week.days.length, () => {
            for (const day of week.days) writeDay(day, xml);
          });
        });
      }
    });
  });
}

function writeDay(day: PlanDay, xml: XmlWriter): void {
  xml.element('WeekDay', () => {
    xml.leaf('DayType', String(typeOfWeekday.get(day.day)));
    xml.leaf('DayWorking', day.shifts.length > 0 ? '1' : '0');
    writeShifts(day.shifts, xml);
  });
}

function writeDated(exception: PlanException, xml: XmlWriter): void {
  xml.element('WeekDay', () => {
    xml.leaf('DayType', '0');
    xml.leaf('DayWorking', exception.shifts.length > 0 ? '1' : '0');
    writePeriod(exception, xml);
    writeShifts(exception.shifts, xml);
  });
}

function writeException(exception: PlanException, xml: XmlWriter): void {
  xml.element('Exception', () => {
    xml.leaf('EnteredByOccurrences', exception.endsByOccurrences ? '1' : '0');
    writePeriod(exception, xml);
    const occurrences = exception.recurrence === null ? daysOf(exception) : exception.occurrences;
    if (occurrences !== null) xml.leaf('Occurrences', String(occurrences));
    optionalLeaf(xml, 'Name', exception.name);
    writeRecurrence(exception.recurrence, xml);
    xml.leaf('DayWorking', exception.shifts.length > 0 ? '1' : '0');
    writeShifts(exception.shifts, xml);
  });
}

function daysOf(period: { readonly from: CivilDate; readonly to: CivilDate }): number {
  return Math.round((Date.parse(period.to) - Date.parse(period.from)) / MILLISECONDS_PER_DAY) + 1;
}

function writePeriod(period: { readonly from: CivilDate; readonly to: CivilDate }, xml: XmlWriter): void {
  xml.element('TimePeriod', () => {
    xml.leaf('FromDate', `${period.from}T00:00:00`);
    xml.leaf('ToDate', `${period.to}T23:59:00`);
  });
}

function writeShifts(shifts: readonly Shift[], xml: XmlWriter): void {
  list(xml, 'WorkingTimes', shifts.length, () => {
    for (const [from, to] of shifts) {
      xml.element('WorkingTime', () => {
        xml.leaf('FromTime', clockText(from));
        xml.leaf('ToTime', clockText(to));
      });
    }
  });
}

/** The order within follows the schema: type, period, days of the week, month item and position, month, day of the month. */
function writeRecurrence(recurrence: PlanRecurrence | null, xml: XmlWriter): void {
  const leaf = (name: string, value: number): void => xml.leaf(name, String(value));
  if (recurrence === null) return leaf('Type', 1);
  switch (recurrence.kind) {
    case 'daily':
      leaf('Type', 1);
      return leaf('Period', recurrence.every);
    case 'weekly':
      leaf('Type', 6);
      leaf('Period', recurrence.every);
      return leaf('DaysOfWeek', bitsOf(recurrence.weekdays));
    case 'monthly-on-day':
      leaf('Type', 4);
      leaf('Period', recurrence.every);
      return leaf('MonthDay', recurrence.day);
    case 'monthly-on-weekday':
      leaf('Type', 5);
      leaf('Period', recurrence.every);
      return writePosition(recurrence, xml);
    case 'yearly-on-day':
      leaf('Type', 2);
      leaf('Month', recurrence.month - 1);
      return leaf('MonthDay', recurrence.day);
    case 'yearly-on-weekday':
      leaf('Type', 3);
      writePosition(recurrence, xml);
      return leaf('Month', recurrence.month - 1);
  }
}

function bitsOf(weekdays: readonly (typeof DAY_TYPES)[number][1][]): number {
  return weekdays.reduce((bits, weekday) => bits | (1 << ((typeOfWeekday.get(weekday) ?? 1) - 1)), 0);
}

function writePosition(recurrence: { readonly week: WeekOfMonth; readonly weekday: RecurringDay }, xml: XmlWriter): void {
  xml.leaf('MonthItem', String(MONTH_ITEMS.indexOf(recurrence.weekday)));
  xml.leaf('MonthPosition', String(MONTH_POSITIONS.indexOf(recurrence.week)));
}

function list(xml: XmlWriter, name: string, count: number, inside: () => void): void {
  if (count > 0) xml.element(name, inside);
}

function optionalLeaf(xml: XmlWriter, name: string, value: string | null): void {
  if (value !== null) xml.leaf(name, value);
}
