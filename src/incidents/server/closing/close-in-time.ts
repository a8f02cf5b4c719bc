/** Closes each hour what was resolved long enough ago and not opened again. */
import { closeInTime, closingDaysOf, closingRule } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, readAll, systemPrincipal, type RecurringJob, type Tools } from '#platform/server';

/** At once; what is left waits for the next hour. */
const most = 500;

export const closingJob: RecurringJob = {
  name: 'close-in-time',
  cron: '17 * * * *',
  zone: 'UTC',
  async run(tools) {
    const { rows } = await tools.pool.query<{ id: string }>('select organisation_id as id from access.first_owners()');
    for (const { id } of rows) await closeWhatIsDue(tools, id);
  },
};

/** Answers how many were closed. */
export async function closeWhatIsDue(tools: Pick<Tools, 'pool' | 'now' | 'newId' | 'write'>, organisationId: string): Promise<number> {
  const due = await inOrganisation(
    tools.pool,
    organisationId,
    async (client) => {
      const rules = await readAll(client, closingRule, organisationId);
      const days = [1, 2, 3, 4, 5].map((priority) => closingDaysOf(rules, priority));
      const { rows } = await client.query<{ id: string }>(
        `select id from incidents.incident where org_id = $1 and status = 'resolved' and source <> 'import'
            and resolved_at <= $2::timestamptz - make_interval(hours => 24 * ($3::integer[])[priority]) order by resolved_at limit $4`,
        [organisationId, tools.now(), days, most],
      );
      return rows;
    },
    { readOnly: true },
  );
  let closed = 0;
  for (const { id } of due) {
    const order = { deed: closeInTime as unknown as Deed, input: { id }, by: systemPrincipal(organisationId), requestId: tools.newId() };
    if ((await tools.write(order)).sequence !== null) closed++;
  }
  return closed;
}
