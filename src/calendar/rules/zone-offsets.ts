/** The offsets of a time zone from UTC as a table, so that the engine needs no zone data of its own. */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Tick, type ZoneOffset } from '#engine';

const known = new Map<string, readonly ZoneOffset[]>();

/** Offsets that last shorter than this are not seen; the shortest in use (Morocco's month of Ramadan) lasts four weeks. */
const strideTicks = 7 * TICKS_PER_DAY;

/**
 * Every offset of an IANA zone from the beginning of one year to the end of another (UTC), ascending. The first also holds before it, the
 * last after it. Taken from the zone data of the JavaScript engine; throws on an unknown zone.
 */
export function zoneOffsetsOf(zone: string, fromYear: number, toYear: number): readonly ZoneOffset[] {
  const key = `${zone} ${fromYear} ${toYear}`;
  const before = known.get(key);
  if (before) return before;
  const offsetAt = offsetReader(zone);
  const end = Date.UTC(toYear + 1, 0, 1) / 6_000;
  let at: Tick = Date.UTC(fromYear, 0, 1) / 6_000;
  let offset = offsetAt(at);
  const offsets: ZoneOffset[] = [{ from: at, offsetMinutes: offset }];
  while (at < end) {
    const next = Math.min(at + strideTicks, end);
    const nextOffset = offsetAt(next);
    if (nextOffset !== offset) offsets.push({ from: changeBetween(at, next, offset, offsetAt), offsetMinutes: nextOffset });
    at = next;
    offset = nextOffset;
  }
  known.set(key, offsets);
  return offsets;
}

/** A way to ask for the offsets of any zone over the same years. */
export const offsetsOver =
  (fromYear: number, toYear: number) =>
  (zone: string): readonly ZoneOffset[] =>
    zoneOffsetsOf(zone, fromYear, toYear);

/** The first whole minute after `from`, up to `to`, at which the offset is no longer the old one. */
function changeBetween(from: Tick, to: Tick, old: number, offsetAt: (tick: Tick) => number): Tick {
  let low = from / TICKS_PER_MINUTE;
  let high = to / TICKS_PER_MINUTE;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * TICKS_PER_MINUTE) === old) low = middle;
    else high = middle;
  }
  return high * TICKS_PER_MINUTE;
}

function offsetReader(zone: string): (tick: Tick) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (tick) => {
    const name = format.formatToParts(tick * 6_000).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  };
}
