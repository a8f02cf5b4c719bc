import { civilOf, dateOf, dayOf, instantOf, offsetsOver, tickOf, tickOfCivil } from '#calendar/rules';
import type { CivilTime } from '../../../rules/plan-document.ts';

/** Between the time on the wall, which project files write, and instants, which we keep, in one zone. */
export interface WallClock {
  readonly instant: (civil: CivilTime) => string;
  readonly civil: (instant: string) => CivilTime;
}

const [EARLIEST, LATEST] = [1900, 2199];

export function wallClock(zone: string): WallClock {
  const offsets = offsetsOver(EARLIEST, LATEST)(zone);
  return {
    instant: (civil) => {
      const [hours, minutes, seconds] = civil.slice(11).split(':').map(Number) as [number, number, number];
      return instantOf(Math.round(tickOfCivil({ day: dayOf(civil.slice(0, 10)), minute: hours * 60 + minutes + seconds / 60 }, offsets)));
    },
    civil: (instant) => {
      const { day, minute } = civilOf(tickOf(instant), offsets);
      const seconds = Math.round(minute * 60);
      return `${dateOf(day)}T${[Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')}`;
    },
  };
}

/** Ticks as minutes with tenths, as we keep durations. */
export function minutesOfTicks(ticks: number): number {
  return Math.round(ticks) / 10;
}

export function ticksOfMinutes(minutes: number): number {
  return Math.round(minutes * 10);
}
