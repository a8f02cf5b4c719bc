/** Between the dates that people write and the numbers that the engine counts: civil days since 1970, ticks of a tenth of a minute. */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Day, type Tick, type ZoneOffset } from '#engine';

const millisPerDay = 86_400_000;
const millisPerTick = 6_000;

export const dayOf = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / millisPerDay;
export const dateOf = (day: Day): string => new Date(day * millisPerDay).toISOString().slice(0, 10);
/** Monday is 0. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const tickOf = (instant: string): Tick => Math.round(Date.parse(instant) / millisPerTick);
export const instantOf = (tick: Tick): string => new Date(tick * millisPerTick).toISOString();

/** A civil day and the minute in it (1,440 is the midnight that ends it). */
export interface CivilTime {
  readonly day: Day;
  readonly minute: number;
}

/**
 * The tick at which the clocks of a place show this. A time that they skip in spring is read with the offset before the change; one
 * that they show twice in autumn is the first of the two.
 */
export function tickOfCivil({ day, minute }: CivilTime, offsets: readonly ZoneOffset[]): Tick {
  const civil = day * TICKS_PER_DAY + minute * TICKS_PER_MINUTE;
  const read = (offset: ZoneOffset | undefined): Tick => civil - (offset?.offsetMinutes ?? 0) * TICKS_PER_MINUTE;
  for (let k = 0; k < offsets.length; k++) {
    const next = offsets[k + 1];
    const tick = read(offsets[k]);
    if (!next || tick < next.from || read(next) < next.from) return tick;
  }
  return civil;
}

/** What the clocks of a place show at this tick. */
export function civilOf(tick: Tick, offsets: readonly ZoneOffset[]): CivilTime {
  const offset = offsets.findLast((each) => each.from <= tick) ?? offsets[0];
  const civil = tick + (offset?.offsetMinutes ?? 0) * TICKS_PER_MINUTE;
  const day = Math.floor(civil / TICKS_PER_DAY);
  return { day, minute: (civil - day * TICKS_PER_DAY) / TICKS_PER_MINUTE };
}
