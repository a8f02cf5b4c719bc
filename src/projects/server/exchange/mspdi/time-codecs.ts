import type { DurationFormat, DurationUnit } from '../../../rules/plan-document.ts';
import type { Codec } from './codec.ts';

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2026-03-02T08:00:00`; also a mere date, fractions of a second and a zone, which these files write but do not mean. */
export const civil: Codec<string | null> = {
  absent: null,
  read: (value) => readCivil(value.trim()),
  write: (value) => value ?? undefined,
};

function readCivil(value: string): string | null | undefined {
  if (value === '' || value === 'NA') return null;
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(value);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isDay(year, month, day) || minute > 59 || second > 59 || hour > 24) return undefined;
  if (hour === 24) return minute === 0 && second === 0 ? `${dayAfter(year, month, day)}T00:00:00` : undefined;
  return `${value.slice(0, 10)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

function isDay(year: number, month: number, day: number): boolean {
  const last = month === 2 && isLeap(year) ? 29 : DAYS_OF_MONTH[month - 1];
  return last !== undefined && day >= 1 && day <= last;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function dayAfter(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

const SECONDS_PER_TICK = 6;
const DURATION = /^(-?)P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** `PT8H0M0S` is 4,800 ticks. A day, where a program writes one, is 24 hours, as ISO 8601 has it. */
export const duration: Codec<number | null> = {
  absent: null,
  read: (value) => {
    if (value.trim() === '') return null;
    const parts = DURATION.exec(value.trim());
    if (parts === null) return undefined;
    const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0)) as [number, number, number, number];
    const ticks = roundTicks((((days * 24 + hours) * 60 + minutes) * 60 + seconds) / SECONDS_PER_TICK);
    return parts[1] === '-' && ticks !== 0 ? -ticks : ticks;
  },
  write: (ticks) => (ticks === null ? undefined : durationText(ticks)),
};

function roundTicks(ticks: number): number {
  return Math.round(ticks * 1000) / 1000;
}

export function durationText(ticks: number): string {
  const size = Math.abs(ticks);
  const hours = Math.floor(size / 600);
  const minutes = Math.floor((size - hours * 600) / 10);
  const seconds = Math.round((size - hours * 600 - minutes * 10) * SECONDS_PER_TICK * 1000) / 1000;
  return `${ticks < 0 ? '-' : ''}PT${hours}H${minutes}M${seconds}S`;
}

/** `08:00:00` as minutes of the day. Seconds are cut off: nobody's working day begins with them. */
export const clock: Codec<number | null> = {
  absent: null,
  read: (value) => {
    const parts = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(value.trim().replace(/^\d{4}-\d\d-\d\dT/, ''));
    if (parts === null) return undefined;
    const minutes = Number(parts[1]) * 60 + Number(parts[2]);
    return Number(parts[2]) < 60 && minutes <= 1440 ? minutes : undefined;
  },
  write: (minutes) => (minutes === null ? undefined : clockText(minutes)),
};

/** Midnight at the end of the day is written `00:00:00`, as Microsoft Project does. */
export function clockText(minutes: number): string {
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}:00`;
}

const UNITS: readonly (readonly [number, DurationUnit])[] = [
  [3, 'minutes'],
  [4, 'elapsed-minutes'],
  [5, 'hours'],
  [6, 'elapsed-hours'],
  [7, 'days'],
  [8, 'elapsed-days'],
  [9, 'weeks'],
  [10, 'elapsed-weeks'],
  [11, 'months'],
  [12, 'elapsed-months'],
  [19, 'percent'],
  [20, 'elapsed-percent'],
  [21, 'unstated'],
];
// The same unit, followed by a question mark on the screen.
const ESTIMATED = 32;
const unitOf = new Map(UNITS);
const codeOf = new Map(UNITS.map(([code, unit]) => [unit, code]));

export const durationFormat: Codec<DurationFormat | null> = {
  absent: null,
  read: (value) => {
    const code = Number(value.trim());
    const plain = unitOf.get(code);
    if (plain !== undefined) return { unit: plain, isEstimated: false };
    const estimated = unitOf.get(code - ESTIMATED);
    return estimated === undefined ? undefined : { unit: estimated, isEstimated: true };
  },
  write: (format) => (format === null ? undefined : String((codeOf.get(format.unit) ?? 7) + (format.isEstimated ? ESTIMATED : 0))),
};

/** The unit that a lag is in when the file does not say. */
export const lagFormat: Codec<DurationFormat> = {
  absent: { unit: 'days', isEstimated: false },
  read: (value) => durationFormat.read(value) ?? undefined,
  write: (value) => durationFormat.write(value),
};
