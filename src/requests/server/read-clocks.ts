/** How the promises of some requests stand, read in one snapshot. */
import type { PoolClient } from 'pg';
import type { StandingTarget, TargetClock } from '#incidents/rules';
import type { HoursOf } from '#incidents/server';
import type { WorkingTime } from '#engine';
import { service } from '#operations/rules';
import { readAll, type Recall } from '#platform/server';
import { requestClockOf, type RequestLine, type ServiceRequest } from '#requests/rules';

export type Promised = Pick<ServiceRequest, 'id' | 'title' | 'targetMinutes' | 'serviceId'>;

export interface RequestClocked {
  readonly clock: TargetClock | undefined;
  readonly lines: readonly RequestLine[];
  readonly hours: WorkingTime;
  /** In whose hours it counts; null: around the clock. */
  readonly calendarId: string | null;
}

/** What the clocks of these requests need. */
export async function readRequestClocks(
  client: PoolClient,
  organisationId: string,
  ids: readonly string[],
  recall: Recall<HoursOf>,
  now: string,
): Promise<(of: Promised) => RequestClocked> {
  const hoursOf = await recall(client, organisationId);
  const calendars = new Map((await readAll(client, service, organisationId)).map((each) => [each.id, each.calendarId]));
  const { rows } = await client.query<RequestLine & { readonly requestId: string }>(
    `select request_id as "requestId", number, at, kind, value, reason from requests.request_entry
      where org_id = $1 and request_id = any($2::uuid[]) and kind = 'state' order by request_id, number`,
    [organisationId, ids],
  );
  const linesOf = Map.groupBy(rows, (row) => row.requestId);
  return (of) => {
    const calendarId = of.serviceId === null ? null : (calendars.get(of.serviceId) ?? null);
    const hours = hoursOf(calendarId);
    const lines = linesOf.get(of.id) ?? [];
    return { clock: requestClockOf(of, lines, hours, now), lines, hours, calendarId };
  };
}

/** In the shape in which targets of incidents are told. */
export const standingOf = ({ id, title, targetMinutes }: Promised, { clock, calendarId }: RequestClocked): StandingTarget | null =>
  clock
    ? {
        targetId: id,
        name: title,
        kind: 'resolution',
        teamId: null,
        minutes: targetMinutes,
        calendarId,
        ...clock,
        levels: [...clock.levels],
      }
    : null;
