/** How each monitor stands, as the program goes on with it after a restart; and what was measured. Neither is a decision, so neither is in the journal. */
import type { Pool, PoolClient } from 'pg';
import { neverChecked, probeStates, type ProbeResult, type ProbeState, type Standing, type ToldState } from '#monitoring/rules';
import { inOrganisation } from '#platform/server';

export interface Run {
  readonly standing: Standing;
  /** The worst that the intake was told of this time, and under the name of which outage. */
  readonly told: { readonly state: ToldState; readonly outageId: string } | null;
  readonly checkedAt: number | null;
  readonly result: ProbeResult | null;
  /** When a monitor that is pushed was heard last. */
  readonly pushedAt: number | null;
}

export interface Measured {
  readonly organisationId: string;
  readonly monitorId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly result: ProbeResult;
  readonly run: Run;
}

export const newRun = (at: number): Run => ({ standing: neverChecked(at), told: null, checkedAt: null, result: null, pushedAt: null });

interface RunRow {
  readonly monitorId: string;
  readonly state: Standing['state'];
  readonly since: string;
  readonly failingSince: string | null;
  readonly failingTries: number;
  readonly told: ToldState | null;
  readonly toldOutageId: string | null;
  readonly checkedAt: string | null;
  readonly milliseconds: number | null;
  readonly reason: ProbeResult['reason'] | null;
  readonly detail: string | null;
  readonly pushedAt: string | null;
}

const millis = (at: string | null): number | null => (at === null ? null : Date.parse(at));
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export async function readRuns(client: PoolClient, organisationId: string): Promise<ReadonlyMap<string, Run>> {
  const { rows } = await client.query<RunRow>(
    `select monitor_id as "monitorId", state, since, failing_since as "failingSince", failing_tries as "failingTries", told, told_outage_id as "toldOutageId",
            checked_at as "checkedAt", milliseconds, reason, detail, pushed_at as "pushedAt"
       from monitoring.monitor_run where org_id = $1`,
    [organisationId],
  );
  return new Map(rows.map((row) => [row.monitorId, runOf(row)]));
}

function runOf(row: RunRow): Run {
  const failing = row.failingSince === null ? null : { since: Date.parse(row.failingSince), tries: row.failingTries };
  return {
    standing: { state: row.state, since: Date.parse(row.since), failing },
    told: row.told && row.toldOutageId ? { state: row.told, outageId: row.toldOutageId } : null,
    checkedAt: millis(row.checkedAt),
    // What was found before the restart is shown from the table; here only what comes counts.
    result: null,
    pushedAt: millis(row.pushedAt),
  };
}

/** One statement for all that was measured in an organisation since the last time. */
export async function keepMeasured(pool: Pool, organisationId: string, measured: readonly Measured[]): Promise<void> {
  const latest = [...new Map(measured.map((each) => [each.monitorId, each])).values()];
  // Where nobody could look, nothing was measured.
  const looked = measured.filter((each) => each.result.state !== 'blind');
  await inOrganisation(pool, organisationId, async (client, last) => {
    last(
      client.query(
        `with measured as (
           select x.* from unnest($2::uuid[], $3::timestamptz[], $4::smallint[], $5::real[]) as x(monitor_id, at, state, milliseconds)
             join monitoring.monitor m on m.org_id = $1 and m.id = x.monitor_id
         ), hours as (
           insert into monitoring.check_hour as h (org_id, monitor_id, hour, checks, warnings, failures, milliseconds_sum, milliseconds_max)
           select $1, monitor_id, date_trunc('hour', at, 'UTC'), count(*), count(*) filter (where state = 1), count(*) filter (where state = 2),
                  coalesce(sum(milliseconds) filter (where state < 2), 0), coalesce(max(milliseconds) filter (where state < 2), 0)
             from measured group by 2, 3
           on conflict (org_id, monitor_id, hour) do update set checks = h.checks + excluded.checks, warnings = h.warnings + excluded.warnings,
             failures = h.failures + excluded.failures, milliseconds_sum = h.milliseconds_sum + excluded.milliseconds_sum,
             milliseconds_max = greatest(h.milliseconds_max, excluded.milliseconds_max)
         )
         insert into monitoring.check_result (org_id, monitor_id, at, state, milliseconds) select $1, monitor_id, at, state, milliseconds from measured
         on conflict do nothing`,
        [
          organisationId,
          looked.map((each) => each.monitorId),
          looked.map((each) => iso(each.at)),
          looked.map((each) => probeStates.indexOf(each.result.state as ProbeState)),
          looked.map((each) => each.result.milliseconds),
        ],
      ),
    );
    last(keepRuns(client, organisationId, latest));
  });
}

async function keepRuns(client: PoolClient, organisationId: string, runs: readonly Pick<Measured, 'monitorId' | 'run'>[]): Promise<void> {
  await client.query(
    `insert into monitoring.monitor_run as r
       (org_id, monitor_id, state, since, failing_since, failing_tries, told, told_outage_id, checked_at, milliseconds, reason, detail, certificate_expires_at)
     select $1, x.* from jsonb_to_recordset($2::jsonb) as x(monitor_id uuid, state text, since timestamptz, failing_since timestamptz, failing_tries integer,
            told text, told_outage_id uuid, checked_at timestamptz, milliseconds double precision, reason text, detail text, certificate_expires_at timestamptz)
       join monitoring.monitor m on m.org_id = $1 and m.id = x.monitor_id
     on conflict (org_id, monitor_id) do update set state = excluded.state, since = excluded.since, failing_since = excluded.failing_since,
       failing_tries = excluded.failing_tries, told = excluded.told, told_outage_id = excluded.told_outage_id,
       checked_at = coalesce(excluded.checked_at, r.checked_at), milliseconds = coalesce(excluded.milliseconds, r.milliseconds),
       reason = coalesce(excluded.reason, r.reason), detail = case when excluded.reason is null then r.detail else excluded.detail end,
       certificate_expires_at = coalesce(excluded.certificate_expires_at, r.certificate_expires_at)`,
    [organisationId, JSON.stringify(runs.map(rowOf))],
  );
}

const rowOf = ({ monitorId, run: { standing, told, checkedAt, result } }: Pick<Measured, 'monitorId' | 'run'>) => ({
  monitor_id: monitorId,
  state: standing.state,
  since: iso(standing.since),
  failing_since: iso(standing.failing?.since ?? null),
  failing_tries: standing.failing?.tries ?? 0,
  told: told?.state ?? null,
  told_outage_id: told?.outageId ?? null,
  checked_at: iso(checkedAt),
  milliseconds: result?.milliseconds ?? null,
  reason: result?.reason ?? null,
  detail: result?.detail?.slice(0, 300) ?? null,
  certificate_expires_at: result?.certificateExpiresAt ?? null,
});

/** How one monitor stands, at once: what is told must not be told again after a crash. */
export const keepRun = (pool: Pool, organisationId: string, monitorId: string, run: Run): Promise<void> =>
  inOrganisation(pool, organisationId, (client) => keepRuns(client, organisationId, [{ monitorId, run }]));

/** Keeps when a monitor that is pushed was heard; answers which it is, or nothing where no monitor has this token. */
export const keepPushed = (pool: Pool, organisationId: string, tokenHash: string, now: string): Promise<string | undefined> =>
  inOrganisation(
    pool,
    organisationId,
    async (client) =>
      (
        await client.query<{ id: string }>(
          `insert into monitoring.monitor_run as r (org_id, monitor_id, state, since, pushed_at)
           select org_id, id, 'pending', $3, $3 from monitoring.monitor where org_id = $1 and token_hash = $2
           on conflict (org_id, monitor_id) do update set pushed_at = excluded.pushed_at returning monitor_id as id`,
          [organisationId, tokenHash, now],
        )
      ).rows[0]?.id,
  );

export const readPushed = (pool: Pool, organisationId: string, monitorId: string): Promise<number | null> =>
  inOrganisation(
    pool,
    organisationId,
    async (client) =>
      millis(
        (
          await client.query<{ at: string | null }>(
            'select pushed_at as at from monitoring.monitor_run where org_id = $1 and monitor_id = $2',
            [organisationId, monitorId],
          )
        ).rows[0]?.at ?? null,
      ),
    { readOnly: true, oneStatement: true },
  );

/** Days for which each check is kept, and after that each hour. */
const daysOfChecks = 4;
const daysOfHours = 400;

export async function forgetMeasured(pool: Pool, organisationId: string, now: string): Promise<void> {
  const before = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  await inOrganisation(pool, organisationId, async (client, last) => {
    last(client.query('delete from monitoring.check_result where org_id = $1 and at < $2', [organisationId, before(daysOfChecks)]));
    last(client.query('delete from monitoring.check_hour where org_id = $1 and hour < $2', [organisationId, before(daysOfHours)]));
  });
}
