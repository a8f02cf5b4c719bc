/** What one cell of the heat map shows: its step of colour, its number, its words. */
import type { CapacityRow, Period } from '#planning/rules';
import type { Format, Translate } from '#platform/web';

export const units = ['hours', 'percent', 'fte'] as const;
export type Unit = (typeof units)[number];
export const measures = ['planned', 'free'] as const;
export type Measure = (typeof measures)[number];

/** `none`: nobody is there and nothing is asked. */
export type HeatStep = 'none' | 'over' | 0 | 1 | 2 | 3 | 4 | 5;

export interface CellMinutes {
  readonly available: number;
  /** Taken off what is available. */
  readonly onDuty: number;
  readonly planned: number;
  readonly free: number;
  readonly overbooked: number;
}

export const cellOf = (row: CapacityRow, place: number): CellMinutes => ({
  available: row.available[place] ?? 0,
  onDuty: row.onDuty[place] ?? 0,
  planned: row.planned[place] ?? 0,
  free: row.free[place] ?? 0,
  overbooked: row.overbooked[place] ?? 0,
});

/** Six steps from nothing planned to all; beyond that it is too much. A minute in ten hours is not told apart. */
export function heatStepOf({ available, planned }: CellMinutes): HeatStep {
  if (planned < 1) return available < 1 ? 'none' : 0;
  const share = available < 1 ? Infinity : planned / available;
  if (share > 1.002) return 'over';
  return Math.min(5, Math.ceil(share * 5 - 1e-6)) as HeatStep;
}

/** Somebody in the row has too much, although the row as a whole has time left. */
export const hidesTooMuch = (cell: CellMinutes): boolean => cell.overbooked >= 30 && heatStepOf(cell) !== 'over';

export function numberOf(cell: CellMinutes, { from, to }: Period, unit: Unit, measure: Measure, format: Format): string {
  if (cell.available < 1 && cell.planned < 1) return '–';
  const minutes = measure === 'planned' ? cell.planned : cell.available - cell.planned;
  const digits = (most: number) => ({ maximumFractionDigits: most });
  if (unit === 'percent' && cell.available >= 1) return format.number(Math.round((minutes / cell.available) * 100));
  if (unit === 'fte') {
    const full = fullTimeMinutes(from, to);
    return full === 0 ? '–' : format.number(minutes / full, digits(1));
  }
  const hours = minutes / 60;
  const shown = format.number(hours, digits(Math.abs(hours) < 9.95 && Math.abs(hours % 1) > 0.05 ? 1 : 0));
  // Without capacity there is no share: the hours stand there instead, and say so.
  return unit === 'percent' ? `${shown} h` : shown;
}

/** Eight hours on each day from Monday to Friday. */
function fullTimeMinutes(from: string, to: string): number {
  let days = 0;
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) if (new Date(at).getUTCDay() % 6 !== 0) days++;
  return days * 480;
}

export const hoursText = (minutes: number, format: Format): string =>
  format.number(minutes / 60, { maximumFractionDigits: minutes < 600 ? 1 : 0 });

export function spokenCell(name: string, period: string, cell: CellMinutes, t: Translate, format: Format): string {
  const values = {
    name,
    period,
    planned: hoursText(cell.planned, format),
    available: hoursText(cell.available, format),
    free: hoursText(cell.free, format),
    overbooked: hoursText(cell.overbooked, format),
  };
  return t(cell.overbooked >= 1 ? 'planning.cellOverbooked' : 'planning.cellSpoken', values);
}
