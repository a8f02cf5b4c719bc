/** How fast error budgets are used: downtime and agreed service time in each window, and how many checks know of it. */
import type { PoolClient } from 'pg';
import { tickOf } from '#calendar/rules';
import { TICKS_PER_MINUTE } from '#engine';
import { availabilityOf, burnWindows, type AvailabilityFacts, type Burned, type BurnedWindow } from '#monitoring/rules';

const lengths = [...new Set(burnWindows.flatMap((each) => [each.longMinutes, each.shortMinutes]))];
/** Nothing before this tells of a window that ends now. */
export const longestBurnMinutes = Math.max(...lengths);

/** Checks by service and minutes of the window. */
export type ChecksOf = (serviceId: string, minutes: number) => number;

export async function readChecks(
  client: PoolClient,
  organisationId: string,
  serviceIds: readonly string[],
  now: string,
): Promise<ChecksOf> {
  const { rows } = await client.query<{ serviceId: string; minutes: number; checks: number }>(
    `select m.service_id as "serviceId", w.minutes, count(*)::int as checks
       from monitoring.monitor m join monitoring.check_result c on c.org_id = m.org_id and c.monitor_id = m.id
       join unnest($4::integer[]) as w(minutes) on c.at > $3::timestamptz - make_interval(mins => w.minutes)
      where m.org_id = $1 and m.service_id = any($2::uuid[]) and m.counts_as_downtime and c.at > $3::timestamptz - make_interval(mins => $5)
      group by 1, 2`,
    [organisationId, serviceIds, now, lengths, longestBurnMinutes],
  );
  const known = new Map(rows.map((row) => [`${row.serviceId} ${row.minutes}`, row.checks]));
  return (serviceId, minutes) => known.get(`${serviceId} ${minutes}`) ?? 0;
}

/** Every window as it stands at `now`. */
export function burnedWindowsOf(facts: AvailabilityFacts, checks: (minutes: number) => number, now: string): readonly BurnedWindow[] {
  const to = tickOf(now);
  const burned = (minutes: number): Burned => {
    const { agreed, down } = availabilityOf(facts, { from: to - minutes * TICKS_PER_MINUTE, to });
    return { agreed, down, checks: checks(minutes) };
  };
  return burnWindows.map(({ name, longMinutes, shortMinutes }) => ({ name, long: burned(longMinutes), short: burned(shortMinutes) }));
}
