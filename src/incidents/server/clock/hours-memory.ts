/** The hours in which services are promised, compiled, as long as no calendar of the organisation has changed. */
import type { PoolClient } from 'pg';
import { calendar, calendarException, calendarFactsOf, offsetsOver } from '#calendar/rules';
import { Calendars, type WorkingTime } from '#engine';
import { readAll } from '#platform/server';

/** Of a calendar; of none, around the clock. */
export type HoursOf = (calendarId: string | null) => WorkingTime;

const mostOrganisations = 20;
/** Incidents of long ago are measured too. */
const [firstYear, lastYear] = [2000, 2060];

export function makeHoursMemory() {
  const remembered = new Map<string, { readonly position: string; readonly hours: HoursOf }>();
  return async (client: PoolClient, organisationId: string): Promise<HoursOf> => {
    const position = await positionOf(client, organisationId);
    const known = remembered.get(organisationId);
    const hours = known?.position === position ? known.hours : await readHours(client, organisationId);
    remembered.delete(organisationId);
    remembered.set(organisationId, { position, hours });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostOrganisations) break;
      remembered.delete(oldest);
    }
    return hours;
  };
}

/** Differs whenever a record came, went or was changed: each change counts its version on. */
async function positionOf(client: PoolClient, organisationId: string): Promise<string> {
  const { rows } = await client.query<{ position: string }>(
    `select string_agg(concat_ws(' ', counted, versions, latest), ',' order by part) as position from (
       select 1 as part, count(*) as counted, sum(version) as versions, max(updated_at) as latest from calendar.calendar where org_id = $1
       union all select 2, count(*), sum(version), max(updated_at) from calendar.calendar_exception where org_id = $1) counts`,
    [organisationId],
  );
  return rows[0]!.position;
}

async function readHours(client: PoolClient, organisationId: string): Promise<HoursOf> {
  const calendars = await readAll(client, calendar, organisationId);
  const exceptions = await readAll(client, calendarException, organisationId);
  const compiled = new Calendars(calendarFactsOf(calendars, exceptions, offsetsOver(firstYear, lastYear)));
  // A calendar in which nobody ever works promises nothing; its clock runs, so that it does not stand for ever.
  return (calendarId) => (calendarId !== null && compiled.has(calendarId) ? compiled.of(calendarId) : compiled.roundTheClock);
}
