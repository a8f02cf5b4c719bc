/**
 * Looks every minute which levels of targets were reached, and has each said in the timeline of its incident. What was reached while the program
 * stood still is said when it runs again, and nothing twice: the deed asks the timeline, and the table refuses a second line.
 */
import type { Deed } from '#platform/kit';
import { inOrganisation, systemPrincipal, type RecurringJob, type Tools, type Recall } from '#platform/server';
import { isOfClock, reachedLevels, reachLevel } from '#incidents/rules';
import type { HoursOf } from './hours-memory.ts';
import { readClocks, type ClockedIncident } from './standing-targets.ts';

interface Reached {
  readonly id: string;
  readonly targetId: string;
  readonly name: string;
  readonly perMille: number;
  readonly at: string;
  /** Of the clock that reached it. */
  readonly startedAt: string;
  readonly stoppedAt: string | null;
}

export const targetLevels = (recall: Recall<HoursOf>): RecurringJob => ({
  name: 'target-levels',
  cron: '* * * * *',
  zone: 'UTC',
  async run(tools) {
    const { rows } = await tools.pool.query<{ organisation_id: string }>('select organisation_id from access.first_owners()');
    for (const { organisation_id } of rows) await sayReachedLevels(tools, organisation_id, recall);
  },
});

/** Answers how many were said. */
export async function sayReachedLevels(
  tools: Pick<Tools, 'pool' | 'now' | 'newId' | 'write' | 'log'>,
  organisationId: string,
  recall: Recall<HoursOf>,
): Promise<number> {
  const reached = await unsaid(tools, organisationId, recall);
  const by = systemPrincipal(organisationId);
  let said = 0;
  for (const each of reached)
    try {
      const { sequence } = await tools.write({ deed: reachLevel as unknown as Deed, input: { ...each }, by, requestId: tools.newId() });
      if (sequence !== null) said++;
    } catch (error) {
      // Resolved meanwhile: there is nothing to say any more.
      if ((error as { code?: string }).code !== 'incident-over') throw error;
    }
  return said;
}

const unsaid = ({ pool, now }: Pick<Tools, 'pool' | 'now'>, organisationId: string, recall: Recall<HoursOf>) =>
  inOrganisation(
    pool,
    organisationId,
    async (client): Promise<readonly Reached[]> => {
      const { rows } = await client.query<ClockedIncident>(
        `select id, service_id as "serviceId", priority from incidents.incident where org_id = $1 and status in ('new', 'in-progress', 'on-hold')`,
        [organisationId],
      );
      if (rows.length === 0) return [];
      const at = now();
      const ids = rows.map((row) => row.id);
      const clocks = await readClocks(client, organisationId, ids, recall, at);
      const { rows: lines } = await client.query<{ key: string; at: string }>(
        `select concat_ws(' ', incident_id, value, reason) as key, at from incidents.incident_entry where org_id = $1 and incident_id = any($2::uuid[]) and kind = 'level'`,
        [organisationId, ids],
      );
      const known = Map.groupBy(lines, (line) => line.key);
      return rows.flatMap((row) =>
        clocks
          .of(row)
          .flatMap(({ target, clock }) =>
            reachedLevels(clock, at).map((level) => ({
              ...level,
              id: row.id,
              targetId: target.id,
              name: target.name,
              startedAt: clock.startedAt,
              stoppedAt: clock.stoppedAt,
            })),
          )
          .filter((each) => !known.get(`${each.id} ${each.targetId} ${each.perMille}`)?.some((line) => isOfClock(line, each))),
      );
    },
    { readOnly: true },
  );
