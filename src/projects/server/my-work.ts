import { visibleTo, type Asking } from '#platform/server';
import { task, type PlannedTask } from '#projects/rules';
import { plannedTaskColumns, plannedTaskTables } from './task-rows.ts';

type Urgency = 'late' | 'today' | 'week' | 'later';
type Mine = PlannedTask & { urgency: Urgency };

/** What is late first, then what finishes next; what waits for its plan comes last. */
export async function readMyWork(
  { limit }: { limit: number },
  { client, by, tools }: Asking,
): Promise<{ items: Mine[]; late: number; open: number }> {
  if (by.personId === null) return { items: [], late: 0, open: 0 };
  const parameters: unknown[] = [by.organisationId, by.personId, tools.now(), limit];
  const { rows } = await client.query<Mine & { lateCount: number; openCount: number }>(
    `with mine as (
       select ${plannedTaskColumns}, least(c.finish_at, t.deadline) as due
         from ${plannedTaskTables}
        where t.org_id = $1 and ${visibleTo(task, by, parameters)} and t.status <> 'done' and t.is_active and p.status in ('planned', 'active')
          and t.id in (select a.task_id from projects.assignment a where a.org_id = $1 and a.person_id = $2)
     ), told as (
       select m.*, case when due < $3 then 'late' when due < date_trunc('day', $3::timestamptz) + interval '1 day' then 'today'
                        when due < date_trunc('day', $3::timestamptz) + interval '7 days' then 'week' else 'later' end as urgency
         from mine m
     )
     select *, (count(*) filter (where urgency = 'late') over ())::int as "lateCount", (count(*) over ())::int as "openCount"
       from told order by due nulls last, priority desc, id limit $4`,
    parameters,
  );
  return {
    items: rows.map(({ lateCount: _late, openCount: _open, ...item }) => {
      const { due: _due, ...shown } = item as Mine & { due: unknown };
      return shown as Mine;
    }),
    late: rows[0]?.lateCount ?? 0,
    open: rows[0]?.openCount ?? 0,
  };
}
