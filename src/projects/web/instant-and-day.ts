/** Days as people say them and instants as the records hold them, on the wall clock of a place. */
import { instantOf, offsetsOver } from '#calendar/rules';
import { civilZone } from './gantt/civil-zone.ts';

const ticksPerHour = 600;

/** `2027-02-12` at this hour in the zone, as an instant. */
export function instantOfDay(day: string, hour: number, zone: string): string {
  const year = Number(day.slice(0, 4));
  const civil = (Date.parse(`${day}T00:00:00Z`) / 3_600_000) * ticksPerHour + hour * ticksPerHour;
  return instantOf(civilZone(offsetsOver(year - 1, year + 1)(zone)).toInstant(civil));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that an instant falls on in the zone: `2027-02-12`. */
export function dayOf(instant: string, zone?: string): string {
  const key = zone ?? '';
  let format = formats.get(key);
  // The Swedes write days as the records do.
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone })));
  return format.format(new Date(instant));
}
