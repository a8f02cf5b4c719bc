import { civilOf, instantOf, offsetsOver, tickOf, tickOfCivil } from '#calendar/rules';
import { visibleTo, type Asking } from '#platform/server';
import { task, type PlannedTask } from '#projects/rules';
import { plannedTaskColumns, plannedTaskTables } from './task-rows.ts';

type Urgency = 'late' | 'today' | 'week' | 'later';
type Mine = PlannedTask & { urgency: Urgency };

/** What is late first, then what finishes next; what waits for its plan comes last. A day ends at midnight where the person works. */
export async function readMyWork(
  { limit }: { limit: number },
  { client, by, tools }: Asking,
): Promise<{ items: Mine[]; late: number; open: number }> {
  if (by.personId === null) return { items: [], late: 0, open: 0 };
  const {
    rows: [place],
  } = await client.query<{ zone: string }>(
    `select coalesce(
       (select s.zone from people.person w join people.site s on s.org_id = w.org_id and s.id = w.site_id where w.org_id = $1 and w.id = $2),
       (select o.zone from access.organisation o where o.org_id = $1)) as zone`,
    [by.organisationId, by.personId],
  );
  const now = tools.now();
  const { day, week } = endsOf(now, place!.zone);
  const parameters: unknown[] = [by.organisationId, by.personId, now, limit, day, week];
  const { rows } = await client.query<Mine & { lateCount: number; openCount: number }>(
    `with mine as (
       select ${plannedTaskColumns}, least(c.finish_at, t.deadline) as due
         from ${plannedTaskTables}
        where t.org_id = $1 and ${visibleTo(task, by, parameters)} and t.status <> 'done' and t.is_active and p.status in ('planned', 'active')
          and t.id in (select a.task_id from projects.assignment a where a.org_id = $1 and a.person_id = $2)
     ), told as (
       select m.*, case when due < $3 then 'late' when due < $5 then 'today' when due < $6 then 'week' else 'later' end as urgency
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

/** The midnights that end this day, and the seventh from it on, by the clock of a zone. */
export function endsOf(now: string, zone: string): { readonly day: string; readonly week: string } {
  const year = Number(now.slice(0, 4));
  const offsets = offsetsOver(year - 1, year + 1)(zone);
  const { day: today } = civilOf(tickOf(now), offsets);
  const midnightBefore = (day: number): string => instantOf(tickOfCivil({ day, minute: 0 }, offsets));
  return { day: midnightBefore(today + 1), week: midnightBefore(today + 7) };
}
