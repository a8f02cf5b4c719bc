/** When the shifts of a layer are: handovers at the same clock time of its zone, and hours that it keeps within them. */
import { WEEKDAYS, type Tick, type ZoneOffset } from '#engine';
import { civilOf, dayOf, tickOfCivil, weekdayOf, type Stretch } from '#calendar/rules';
import type { Row } from '#platform/kit';
import type { rotaLayer } from '../rota-layer.ts';
import { joined } from './stretches.ts';

export type LayerRow = Omit<Row<typeof rotaLayer>, 'version' | 'createdAt' | 'updatedAt'>;
export type Rotation = Pick<LayerRow, 'startsOn' | 'endsOn' | 'handoverMinute' | 'shiftUnit' | 'shiftLength'>;

/** The nth shift of a layer, from its handover until the next. */
export interface ShiftTime extends Stretch {
  readonly ordinal: number;
}

const minutesOfDay = 1440;
const minutesOf = { hours: 60, days: minutesOfDay, weeks: 7 * minutesOfDay } as const;
/** No zone has ever skipped or repeated more of its clock than this. */
const longestJump = 27 * 60;

const tickOfMinute = (minute: number, offsets: readonly ZoneOffset[]): Tick => {
  const day = Math.floor(minute / minutesOfDay);
  return tickOfCivil({ day, minute: minute - day * minutesOfDay }, offsets);
};
const minuteOfTick = (tick: Tick, offsets: readonly ZoneOffset[]): number => {
  const { day, minute } = civilOf(tick, offsets);
  return day * minutesOfDay + minute;
};

/**
 * The shifts that touch the time between two ticks, ascending. Handovers are counted on the clock, so a shift of a day is at the same hour all year, and 23 or
 * 25 hours long when clocks change. Where they skip handovers, the last of those rules: a shift without any time in it is left out.
 */
export function shiftTimesOf(rotation: Rotation, from: Tick, to: Tick, offsets: readonly ZoneOffset[]): readonly ShiftTime[] {
  const length = minutesOf[rotation.shiftUnit] * rotation.shiftLength;
  const start = dayOf(rotation.startsOn) * minutesOfDay + rotation.handoverMinute;
  const end = rotation.endsOn === null ? Number.POSITIVE_INFINITY : endOf(rotation, offsets);
  const first = Math.max(0, Math.floor((minuteOfTick(from, offsets) - longestJump - start) / length));
  const last = Math.floor((minuteOfTick(to, offsets) + longestJump - start) / length) + 1;
  const shifts: ShiftTime[] = [];
  let next = end;
  for (let ordinal = last; ordinal >= first; ordinal--) {
    const handover = tickOfMinute(start + ordinal * length, offsets);
    const shift = { ordinal, from: handover, to: next };
    if (shift.from < shift.to && shift.from < to && shift.to > from) shifts.push(shift);
    next = Math.min(next, handover);
  }
  return shifts.reverse();
}

/** When a shift is; undefined where the layer ends before. */
export function shiftTimeOf(rotation: Rotation, ordinal: number, offsets: readonly ZoneOffset[]): ShiftTime | undefined {
  const length = minutesOf[rotation.shiftUnit] * rotation.shiftLength;
  const start = dayOf(rotation.startsOn) * minutesOfDay + rotation.handoverMinute;
  const handover = tickOfMinute(start + ordinal * length, offsets);
  return shiftTimesOf(rotation, handover, handover + 1, offsets).find((shift) => shift.ordinal === ordinal);
}

const endOf = ({ endsOn, handoverMinute }: Rotation, offsets: readonly ZoneOffset[]): Tick =>
  tickOfCivil({ day: dayOf(endsOn!), minute: handoverMinute }, offsets);

/** Whose turn a shift is by the rotation alone. */
export const turnOf = ({ personIds }: Pick<LayerRow, 'personIds'>, ordinal: number): string => personIds[ordinal % personIds.length]!;

type Hours = Pick<LayerRow, 'weekdays' | 'fromMinute' | 'toMinute'>;

/** The hours that a layer keeps between two ticks; undefined when it keeps all. */
export function layerHoursOf(hours: Hours, from: Tick, to: Tick, offsets: readonly ZoneOffset[]): readonly Stretch[] | undefined {
  const { weekdays, fromMinute, toMinute } = hours;
  if (fromMinute === null && WEEKDAYS.every((weekday) => weekdays.includes(weekday))) return undefined;
  const [begin, end] = fromMinute === null || toMinute === null ? [0, minutesOfDay] : [fromMinute, toMinute];
  const isOvernight = end <= begin;
  const stretches: Stretch[] = [];
  for (let day = civilOf(from, offsets).day - 2; day <= civilOf(to, offsets).day + 2; day++) {
    if (!weekdays.includes(WEEKDAYS[weekdayOf(day)]!)) continue;
    const stretch = {
      from: tickOfCivil({ day, minute: begin }, offsets),
      to: tickOfCivil({ day: day + Number(isOvernight), minute: end }, offsets),
    };
    if (stretch.from < to && stretch.to > from) stretches.push(stretch);
  }
  return joined(stretches);
}
