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

/** How many tasks have other dates now; null when somebody kept a later plan meanwhile. Tasks that are gone took their row with them. */
export async function keepPlan(
  client: PoolClient,
  organisationId: string,
  projectId: string,
  plan: ComputedPlan,
  sequence: number,
  at: string,
): Promise<number | null> {
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
  const { rowCount } = await client.query(keepTasks, [organisationId, projectId, JSON.stringify(plan.tasks), sequence]);
  return rowCount ?? 0;
}
