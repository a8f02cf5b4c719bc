/** Closes each hour the requests that were fulfilled as many days ago as their offering says and not opened again. */
import { hourlyClosing, type Closing } from '#incidents/server';
import { closeRequestInTime } from '#requests/rules';

export const closingOfRequests: Closing = {
  deed: closeRequestInTime,
  async due(client, organisationId, now, most) {
    const { rows } = await client.query<{ id: string }>(
      `select r.id from requests.service_request r join requests.offering o on o.org_id = r.org_id and o.id = r.offering_id
        where r.org_id = $1 and r.status = 'fulfilled'
          and r.fulfilled_at <= $2::timestamptz - make_interval(hours => 24 * o.closes_after_days) order by r.fulfilled_at limit $3`,
      [organisationId, now, most],
    );
    return rows;
  },
};

export const requestClosingJob = hourlyClosing('close-requests-in-time', '23 * * * *', closingOfRequests);
