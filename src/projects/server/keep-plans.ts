/** Keeps computed plans in the tables for lists and reports: only rows that differ are written. */
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
    select x.*, t.project_id, ($4::bigint[])[x.of] as sequence from jsonb_to_recordset($3::jsonb) as x("of" integer, id uuid, ${columns})
      join projects.task t on t.org_id = $1 and t.id = x.id and t.project_id = ($2::uuid[])[x.of]
       for key share of t -- a task that is being removed is waited for and left out
  ), kept as (
    insert into projects.task_plan as old (org_id, id, project_id, ${names.join(', ')}, computed_from_sequence)
    select $1, c.id, c.project_id, ${names.map((name) => `c.${name}`).join(', ')}, c.sequence from computed c
    on conflict (org_id, id) do update
       set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}, computed_from_sequence = excluded.computed_from_sequence, version = old.version + 1, updated_at = now()
     where (${names.map((name) => `old.${name}`).join(', ')}) is distinct from (${names.map((name) => `excluded.${name}`).join(', ')})
    returning project_id
  )
  select project_id as "projectId", count(*)::integer as changed from kept group by project_id`;

/** The rows are locked first, so that no other instance keeps another plan until we have kept ours. */
const keepProjects = `
  with computed as (
    select x.*, ($2::uuid[])[x.of] as project_id, ($4::bigint[])[x.of] as sequence
      from jsonb_to_recordset($3::jsonb) as x("of" integer, start_at timestamptz(3), finish_at timestamptz(3), conflicts jsonb)
  ), before as materialized (
    select project_id, computed_from_sequence as sequence from projects.project_plan
     where org_id = $1 and project_id = any($2::uuid[]) order by project_id for update
  ), kept as (
    insert into projects.project_plan as old (org_id, project_id, start_at, finish_at, conflicts, computed_from_sequence, computed_at)
    select $1, c.project_id, c.start_at, c.finish_at, c.conflicts, c.sequence, $5
      from computed c left join before b using (project_id)
     where coalesce(b.sequence <= c.sequence, true) and exists (select from projects.project p where p.org_id = $1 and p.id = c.project_id)
     order by c.project_id
    on conflict (org_id, project_id) do update
       set start_at = excluded.start_at, finish_at = excluded.finish_at, conflicts = excluded.conflicts, computed_from_sequence = excluded.computed_from_sequence, computed_at = excluded.computed_at
     where old.computed_from_sequence <= excluded.computed_from_sequence
    returning project_id
  )
  select k.project_id as "projectId", b.sequence as before from kept k left join before b using (project_id)`;

/** A plan of the facts at `sequence`; `differing` are the tasks whose row changes if the table still holds what was `kept`. */
export interface Computed extends Pick<ProjectNow, 'sequence' | 'kept'> {
  readonly projectId: string;
  readonly plan: Plan;
  readonly differing: readonly PlannedTask[];
}

/**
 * How many tasks have other dates now, by project; left out where somebody kept a later plan meanwhile. Tasks that are gone took their row
 * with them. Where the table still holds what we kept last, only rows that differ from it are sent.
 */
export async function keepPlans(
  client: PoolClient,
  organisationId: string,
  plans: readonly Computed[],
  at: string,
): Promise<ReadonlyMap<string, number>> {
  const ids = plans.map((each) => each.projectId);
  const sequences = plans.map((each) => each.sequence);
  const rows = plans.map(({ plan }, i) => ({
    of: i + 1,
    start_at: instantOf(plan.start),
    finish_at: instantOf(plan.finish),
    conflicts: plan.conflicts,
  }));
  const kept = await client.query<{ projectId: string; before: number | null }>(keepProjects, [
    organisationId,
    ids,
    JSON.stringify(rows),
    sequences,
    at,
  ]);
  const before = new Map(kept.rows.map((row) => [row.projectId, row.before]));
  const changed = new Map(kept.rows.map((row) => [row.projectId, 0]));
  const written = plans.flatMap((each, i) => {
    if (!before.has(each.projectId)) return [];
    const tasks = each.kept && before.get(each.projectId) === each.kept.sequence ? each.differing : each.plan.tasks;
    const write = rowWriter();
    return tasks.map((task) => ({ of: i + 1, ...write(task) }));
  });
  if (written.length === 0) return changed;
  const sent = await client.query<{ projectId: string; changed: number }>(keepTasks, [
    organisationId,
    ids,
    JSON.stringify(written),
    sequences,
  ]);
  for (const row of sent.rows) changed.set(row.projectId, row.changed);
  return changed;
}
