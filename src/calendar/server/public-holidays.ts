/** Public holidays by country and region, from the open collection date-holidays. */
import Holidays from 'date-holidays';
import type { PublicHoliday } from '../rules/import-holidays.ts';

export interface HolidayQuery {
  readonly countryCode: string;
  readonly regionCode?: string | undefined;
  readonly year: number;
  readonly language?: string | undefined;
}

/** By date; days that are only observed, optional, or closed for schools or banks are left out. Empty for an unknown country. */
export function publicHolidaysOf({ countryCode, regionCode, year, language }: HolidayQuery): readonly PublicHoliday[] {
  const known = new Holidays();
  if (!known.getCountries()[countryCode]) return [];
  const collection = regionCode === undefined ? new Holidays(countryCode) : new Holidays(countryCode, regionCode);
  const days = new Map<string, PublicHoliday>();
  for (const { type, date, start, end, name } of collection.getHolidays(year, language)) {
    if (type !== 'public') continue;
    const startsOn = date.slice(0, 10);
    // Start and end are moments in the holiday's own zone, the end being the midnight after the last day.
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    const endsOn = new Date(Date.parse(`${startsOn}T00:00:00Z`) + (length - 1) * 86_400_000).toISOString().slice(0, 10);
    if (!days.has(startsOn)) days.set(startsOn, { startsOn, endsOn, name });
  }
  return [...days.values()].toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0));
}

/** Countries, or the regions of one, by code. */
export function holidayRegionsOf(countryCode?: string): readonly { readonly code: string; readonly name: string }[] {
  const known = new Holidays();
  const named = countryCode === undefined ? known.getCountries('en') : (known.getStates(countryCode, 'en') ?? {});
  return Object.entries(named)
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
