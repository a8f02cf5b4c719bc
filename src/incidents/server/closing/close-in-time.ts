/** Closes each hour what was done long enough ago and not opened again. */
import type { PoolClient } from 'pg';
import { closeInTime, closingDaysOf, closingRule } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, readAll, systemPrincipal, type RecurringJob, type Tools } from '#platform/server';

/** At once; what is left waits for the next hour. */
const most = 500;

export interface Closing {
  /** Takes an id; does nothing to what is not due. */
  readonly deed: unknown;
  /** What is due, at most so many. */
  readonly due: (client: PoolClient, organisationId: string, now: string, most: number) => Promise<readonly { readonly id: string }[]>;
}

type Closer = Pick<Tools, 'pool' | 'now' | 'newId' | 'write'>;

/** Answers how many were closed. */
export async function closeDue({ deed, due }: Closing, tools: Closer, organisationId: string): Promise<number> {
  const ids = await inOrganisation(tools.pool, organisationId, (client) => due(client, organisationId, tools.now(), most), {
    readOnly: true,
  });
  let closed = 0;
  for (const { id } of ids) {
    const order = { deed: deed as Deed, input: { id }, by: systemPrincipal(organisationId), requestId: tools.newId() };
    if ((await tools.write(order)).sequence !== null) closed++;
  }
  return closed;
}

/** `cron` in UTC, once an hour. */
export const hourlyClosing = (name: string, cron: string, closing: Closing): RecurringJob => ({
  name,
  cron,
  zone: 'UTC',
  async run(tools) {
    const { rows } = await tools.pool.query<{ id: string }>('select organisation_id as id from access.first_owners()');
    for (const { id } of rows) await closeDue(closing, tools, id);
  },
});

export const closingOfIncidents: Closing = {
  deed: closeInTime,
  async due(client, organisationId, now, atMost) {
    const rules = await readAll(client, closingRule, organisationId);
    const days = [1, 2, 3, 4, 5].map((priority) => closingDaysOf(rules, priority));
    const { rows } = await client.query<{ id: string }>(
      `select id from incidents.incident where org_id = $1 and status = 'resolved' and source <> 'import'
          and resolved_at <= $2::timestamptz - make_interval(hours => 24 * ($3::integer[])[priority]) order by resolved_at limit $4`,
      [organisationId, now, days, atMost],
    );
    return rows;
  },
};

export const closingJob = hourlyClosing('close-in-time', '17 * * * *', closingOfIncidents);
