/** When a window is open: its occurrences on the time line, and the windows open at a moment. */
import { TICKS_PER_DAY, type Day, type Tick, type ZoneOffset } from '#engine';
import type { Row } from '#platform/kit';
import { civilOf, dayOf, tickOfCivil } from './points-in-time.ts';
import { recurringDays } from './recurrence.ts';
import type { window } from './window.ts';

export type WindowRow = Omit<Row<typeof window>, 'version' | 'createdAt' | 'updatedAt'>;

/** From `from` until just before `to`. */
export interface Occurrence {
  readonly from: Tick;
  readonly to: Tick;
}

const farDay: Day = dayOf('2199-12-31');

/** The occurrences that touch the time between two ticks, ascending. They keep to the clock, also over a change of the clocks. */
export function occurrencesOf(row: WindowRow, from: Tick, to: Tick, offsets: readonly ZoneOffset[]): readonly Occurrence[] {
  const length = dayOf(row.endsOn) - dayOf(row.startsOn);
  const firstDay = civilOf(from, offsets).day - length - 1;
  const lastDay = Math.floor(to / TICKS_PER_DAY) + 1;
  return openingDays(row, firstDay, lastDay)
    .map((day) => ({
      from: tickOfCivil({ day, minute: row.startMinute }, offsets),
      to: tickOfCivil({ day: day + length, minute: row.endMinute }, offsets),
    }))
    .filter((occurrence) => occurrence.from < to && occurrence.to > from);
}

function openingDays(row: WindowRow, from: Day, to: Day): readonly Day[] {
  const startsOn = dayOf(row.startsOn);
  if (row.recurrence === null) return startsOn >= from && startsOn <= to ? [startsOn] : [];
  const endsOn = row.recursUntil === null ? farDay : dayOf(row.recursUntil);
  return recurringDays({ recurrence: row.recurrence, startsOn, endsOn, ...(row.times === null ? {} : { times: row.times }) }, from, to);
}

/** The windows open at a moment, in the order given. */
export const windowsAt = (
  rows: readonly WindowRow[],
  at: Tick,
  zoneOffsets: (zone: string) => readonly ZoneOffset[],
): readonly WindowRow[] => rows.filter((row) => occurrencesOf(row, at, at + 1, zoneOffsets(row.zone)).length > 0);
