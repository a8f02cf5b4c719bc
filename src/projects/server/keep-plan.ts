/** Keeps a computed plan in the tables for lists and reports: only rows that differ are written. */
import type { PoolClient } from 'pg';
import type { ComputedPlan } from './computed-plan.ts';

const columns = `start_at timestamptz(3), finish_at timestamptz(3), early_start_at timestamptz(3), early_finish_at timestamptz(3), late_start_at timestamptz(3), late_finish_at timestamptz(3),
  duration_minutes double precision, total_slack_minutes double precision, free_slack_minutes double precision, is_critical boolean, is_summary boolean, reason jsonb`;
const names = columns.split(',').map((column) => column.trim().split(' ')[0]!);

const keepTasks = `
  with computed as (
    select x.* from jsonb_to_recordset($3::jsonb) as x(id uuid, ${columns})
      join projects.task t on t.org_id = $1 and t.id = x.id and t.project_id = $2
       for key share of t -- a task that is being removed is waited for and left out
  )
  insert into projects.task_plan as old (org_id, id, project_id, ${names.join(', ')}, computed_from_sequence)
  select $1, c.id, $2, ${names.map((name) => `c.${name}`).join(', ')}, $4 from computed c
  on conflict (org_id, id) do update
     set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}, computed_from_sequence = excluded.computed_from_sequence, version = old.version + 1, updated_at = now()
   where (${names.map((name) => `old.${name}`).join(', ')}) is distinct from (${names.map((name) => `excluded.${name}`).join(', ')})
  returning id`;

const keepProject = `
  insert into projects.project_plan as old (org_id, project_id, start_at, finish_at, conflicts, computed_from_sequence, computed_at)
  select $1, $2, $3, $4, $5, $6, $7 where exists (select from projects.project p where p.org_id = $1 and p.id = $2)
  on conflict (org_id, project_id) do update
     set start_at = excluded.start_at, finish_at = excluded.finish_at, conflicts = excluded.conflicts, computed_from_sequence = excluded.computed_from_sequence, computed_at = excluded.computed_at
   where old.computed_from_sequence <= excluded.computed_from_sequence
  returning 1`;

/** A plan as rows for the table, each as text, so that two plans are compared without the database. */
export interface KeptRows {
  readonly sequence: number;
  readonly rows: ReadonlyMap<string, string>;
}
export const keptRows = ({ tasks }: ComputedPlan, sequence: number): KeptRows => ({
  sequence,
  rows: new Map(tasks.map((task) => [task.id, JSON.stringify(task)])),
});

/**
 * How many tasks have other dates now; null when somebody kept a later plan meanwhile. Tasks that are gone took their row with them.
 * `before` is what we kept last: when the table still holds just that, only rows that differ from it are sent.
 */
export async function keepPlan(
  client: PoolClient,
  organisationId: string,
  projectId: string,
  plan: ComputedPlan,
  { sequence, rows }: KeptRows,
  before: KeptRows | undefined,
  at: string,
): Promise<number | null> {
  const isAsBefore = before !== undefined && (await isStill(client, organisationId, projectId, before));
  const kept = await client.query(keepProject, [
    organisationId,
    projectId,
    plan.startAt,
    plan.finishAt,
    JSON.stringify(plan.conflicts),
    sequence,
    at,
  ]);
  if (kept.rowCount === 0) return null;
  const differing = [...rows].filter(([id, row]) => !isAsBefore || before.rows.get(id) !== row).map(([, row]) => row);
  const sent = async (some: readonly string[]) =>
    some.length === 0 ? 0 : ((await client.query(keepTasks, [organisationId, projectId, `[${some.join(',')}]`, sequence])).rowCount ?? 0);
  const changed = await sent(differing);
  if (!isAsBefore) return changed;
  // A task that went and came back between two plans lost its row: then there are fewer rows than tasks.
  const { rows: counted } = await client.query<{ count: number }>(
    'select count(*)::integer as count from projects.task_plan where org_id = $1 and project_id = $2',
    [organisationId, projectId],
  );
  return counted[0]!.count < rows.size ? changed + (await sent([...rows.values()])) : changed;
}

/** The row is locked, so that no other instance keeps another plan until we have kept ours. */
async function isStill(client: PoolClient, organisationId: string, projectId: string, { sequence }: KeptRows): Promise<boolean> {
  const { rows } = await client.query<{ sequence: number }>(
    'select computed_from_sequence as sequence from projects.project_plan where org_id = $1 and project_id = $2 for update',
    [organisationId, projectId],
  );
  return rows[0]?.sequence === sequence;
}
