/** The hours in which services are promised, compiled, as long as no calendar of the organisation has changed. */
import type { PoolClient } from 'pg';
import { calendar, calendarException, calendarFactsOf, offsetsOver } from '#calendar/rules';
import { Calendars, type WorkingTime } from '#engine';
import { memoryOf, readAll, type Recall } from '#platform/server';

/** Of a calendar; of none, around the clock. */
export type HoursOf = (calendarId: string | null) => WorkingTime;

/** Incidents of long ago are measured too. */
const [firstYear, lastYear] = [2000, 2060];

export const makeHoursMemory = (): Recall<HoursOf> => memoryOf([calendar, calendarException], readHours);

async function readHours(client: PoolClient, organisationId: string): Promise<HoursOf> {
  const calendars = await readAll(client, calendar, organisationId);
  const exceptions = await readAll(client, calendarException, organisationId);
  const compiled = new Calendars(calendarFactsOf(calendars, exceptions, offsetsOver(firstYear, lastYear)));
  // A calendar in which nobody ever works promises nothing; its clock runs, so that it does not stand for ever.
  return (calendarId) => (calendarId !== null && compiled.has(calendarId) ? compiled.of(calendarId) : compiled.roundTheClock);
}
