/** Keeps a computed plan in the tables for lists and reports: only rows that differ are written. */
import type { PoolClient } from 'pg';
import { instantOf } from '#calendar/rules';
import type { Plan, PlannedTask } from '#engine';
import { rowWriter } from './computed-plan.ts';
import type { ProjectNow } from './plan-memory.ts';

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

/** The row is locked, so that no other instance keeps another plan until we have kept ours. */
const keepProject = `
  with before as (
    select computed_from_sequence as sequence from projects.project_plan where org_id = $1 and project_id = $2 for update
  ), kept as (
    insert into projects.project_plan as old (org_id, project_id, start_at, finish_at, conflicts, computed_from_sequence, computed_at)
    select $1, $2, $3, $4, $5, $6, $7 where exists (select from projects.project p where p.org_id = $1 and p.id = $2)
    on conflict (org_id, project_id) do update
       set start_at = excluded.start_at, finish_at = excluded.finish_at, conflicts = excluded.conflicts, computed_from_sequence = excluded.computed_from_sequence, computed_at = excluded.computed_at
     where old.computed_from_sequence <= excluded.computed_from_sequence
    returning 1
  )
  select (select sequence from before) as before, exists (select from kept) as "isKept"`;

/** Read at `sequence`; `differing` are the tasks whose row changes if the table still holds what we `kept`. */
export interface Computed extends Pick<ProjectNow, 'sequence' | 'kept'> {
  readonly differing: readonly PlannedTask[];
}

/**
 * How many tasks have other dates now; null when somebody kept a later plan meanwhile. Tasks that are gone took their row with them.
 * When the table still holds what we kept last, only rows that differ from it are sent.
 */
export async function keepPlan(
  client: PoolClient,
  organisationId: string,
  projectId: string,
  plan: Plan,
  { sequence, kept, differing }: Computed,
  at: string,
): Promise<number | null> {
  const { rows } = await client.query<{ before: number | null; isKept: boolean }>(keepProject, [
    organisationId,
    projectId,
    instantOf(plan.start),
    instantOf(plan.finish),
    JSON.stringify(plan.conflicts),
    sequence,
    at,
  ]);
  const { before, isKept } = rows[0]!;
  if (!isKept) return null;
  const written = kept && before === kept.sequence ? differing : plan.tasks;
  if (written.length === 0) return 0;
  const sent = await client.query(keepTasks, [organisationId, projectId, JSON.stringify(written.map(rowWriter())), sequence]);
  return sent.rowCount ?? 0;
}
