import type { Shift, Weekday } from '#engine';
import type { XmlElement } from '#platform/server/files';
import type { CivilDate, PlanCalendar, PlanDay, PlanException, PlanRecurrence, PlanWorkWeek } from '../../../rules/plan-document.ts';
import { flag, integer } from './codec.ts';
import type { Remark } from './field.ts';
import { civil, clock } from './time-codecs.ts';
import { DAY_TYPES, MONTH_ITEMS, MONTH_POSITIONS } from './words.ts';

const END_OF_DAY = 1440;
const weekdayOfType = new Map(DAY_TYPES);

// What a calendar works on a day that is said to work while no hours are given: Microsoft Project's own standard hours.
const STANDARD_SHIFTS: readonly Shift[] = [
  [480, 720],
  [780, 1020],
];

export function readCalendar(element: XmlElement, remark: Remark): PlanCalendar {
  const base = number(element, 'BaseCalendarUID');
  const days = childrenOf(child(element, 'WeekDays'), 'WeekDay');
  const exceptions = childrenOf(child(element, 'Exceptions'), 'Exception');
  return {
    uid: number(element, 'UID') ?? 0,
    guid: textOf(element, 'GUID'),
    name: textOf(element, 'Name'),
    isBase: flag(true).read(textOf(element, 'IsBaseCalendar') ?? '1') ?? true,
    isBaseline: flag(false).read(textOf(element, 'IsBaselineCalendar') ?? '0') ?? false,
    baseUid: base === -1 ? null : base,
    days: days.flatMap((day) => readDay(day, remark)),
    // Since 2007 the exceptions stand apart, and once more, repetitions written out, among the weekdays for older programs.
    exceptions:
      exceptions.length > 0
        ? exceptions.flatMap((day) => readException(day, remark))
        : days.flatMap((day) => readOldException(day, remark)),
    workWeeks: childrenOf(child(element, 'WorkWeeks'), 'WorkWeek').flatMap((week) => readWorkWeek(week, remark)),
  };
}

function readDay(element: XmlElement, remark: Remark): readonly PlanDay[] {
  const day = weekdayOfType.get(number(element, 'DayType') ?? -1);
  return day === undefined ? [] : [{ day, shifts: readShifts(element, remark) }];
}

function readOldException(element: XmlElement, remark: Remark): readonly PlanException[] {
  if (number(element, 'DayType') !== 0) return [];
  const period = readPeriod(element, remark);
  if (period === undefined) return [];
  return [{ name: null, ...period, shifts: readShifts(element, remark), recurrence: null, occurrences: null, endsByOccurrences: false }];
}

function readException(element: XmlElement, remark: Remark): readonly PlanException[] {
  const period = readPeriod(element, remark);
  if (period === undefined) return [];
  const recurrence = readRecurrence(element, remark);
  // For a mere period the number of days says nothing that its dates do not.
  const occurrences = recurrence === null ? null : number(element, 'Occurrences');
  const endsByOccurrences = occurrences !== null && flag(false).read(textOf(element, 'EnteredByOccurrences') ?? '0') === true;
  return [{ name: textOf(element, 'Name'), ...period, shifts: readShifts(element, remark), recurrence, occurrences, endsByOccurrences }];
}

function readWorkWeek(element: XmlElement, remark: Remark): readonly PlanWorkWeek[] {
  const period = readPeriod(element, remark);
  if (period === undefined) return [];
  const days = [...childrenOf(element, 'WeekDay'), ...childrenOf(child(element, 'WeekDays'), 'WeekDay')];
  return [{ name: textOf(element, 'Name'), ...period, days: days.flatMap((day) => readDay(day, remark)) }];
}

function readPeriod(element: XmlElement, remark: Remark): { readonly from: CivilDate; readonly to: CivilDate } | undefined {
  const period = child(element, 'TimePeriod');
  const from = civil.read(textOf(period, 'FromDate') ?? '');
  const to = civil.read(textOf(period, 'ToDate') ?? '') ?? from;
  if (from === undefined || from === null || to === undefined || to === null) {
    remark('invalid-value', 'TimePeriod', 'The days of this exception are not understood, so it is left out.');
    return undefined;
  }
  return { from: from.slice(0, 10), to: to.slice(0, 10) };
}

function readShifts(element: XmlElement, remark: Remark): readonly Shift[] {
  if (flag(false).read(textOf(element, 'DayWorking') ?? '0') !== true) return [];
  const times = child(element, 'WorkingTimes');
  const shifts = childrenOf(times, 'WorkingTime').flatMap((time) => readShift(time, remark));
  if (shifts.length > 0) return shifts;
  remark('hours-missing', 'WorkingTimes', 'A working day has no hours; 8:00 to 12:00 and 13:00 to 17:00 are taken.');
  return STANDARD_SHIFTS;
}

function readShift(element: XmlElement, remark: Remark): readonly Shift[] {
  const fromText = textOf(element, 'FromTime');
  const toText = textOf(element, 'ToTime');
  // Five places for hours are always written by some programs, empty where they are not used.
  if (fromText === null && toText === null) return [];
  const from = clock.read(fromText ?? '');
  const to = clock.read(toText ?? '');
  if (typeof from !== 'number' || typeof to !== 'number') {
    remark('invalid-value', 'WorkingTime', `The hours "${fromText ?? ''}" to "${toText ?? ''}" are not understood.`);
    return [];
  }
  const end = to === 0 ? END_OF_DAY : to;
  if (end > from) return [[from, end]];
  remark('hours-reversed', 'WorkingTime', `The hours "${fromText ?? ''}" to "${toText ?? ''}" end before they begin and are left out.`);
  return [];
}

function readRecurrence(element: XmlElement, remark: Remark): PlanRecurrence | null {
  const type = number(element, 'Type') ?? 1;
  const every = Math.max(1, number(element, 'Period') ?? 1);
  const month = (number(element, 'Month') ?? 0) + 1;
  const day = number(element, 'MonthDay') ?? 1;
  const week = MONTH_POSITIONS[number(element, 'MonthPosition') ?? 0] ?? 1;
  const weekday = MONTH_ITEMS[number(element, 'MonthItem') ?? 0] ?? 'day';
  switch (type) {
    case 1:
    case 7:
      return every === 1 ? null : { kind: 'daily', every };
    case 2:
      return { kind: 'yearly-on-day', month, day };
    case 3:
      return { kind: 'yearly-on-weekday', month, week, weekday };
    case 4:
      return { kind: 'monthly-on-day', every, day };
    case 5:
      return { kind: 'monthly-on-weekday', every, week, weekday };
    case 6:
      return { kind: 'weekly', every, weekdays: weekdaysOfBits(number(element, 'DaysOfWeek') ?? 0) };
    case 8:
      return { kind: 'weekly', every: 1, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] };
    case 9:
      return null;
    default:
      remark('recurrence-unknown', 'Type', `A recurrence of type ${type} is not known; every day of its period is taken.`);
      return null;
  }
}

function weekdaysOfBits(bits: number): readonly Weekday[] {
  return DAY_TYPES.filter(([type]) => (bits & (1 << (type - 1))) !== 0).map(([, weekday]) => weekday);
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

function textOf(element: XmlElement | undefined, name: string): string | null {
  return child(element, name)?.text ?? null;
}

function number(element: XmlElement, name: string): number | null {
  return integer.read(textOf(element, name) ?? '') ?? null;
}
