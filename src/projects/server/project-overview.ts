import { visibleTo, type Asking } from '#platform/server';
import { project, type ProjectOverviewRow } from '#projects/rules';

interface Query {
  readonly programmeId?: string;
  readonly leadId?: string;
  readonly status?: readonly string[];
}

export async function readProjectOverview(query: Query, { client, by, tools }: Asking): Promise<{ items: ProjectOverviewRow[] }> {
  const parameters: unknown[] = [by.organisationId, tools.now(), query.programmeId ?? null, query.leadId ?? null, query.status ?? null];
  const { rows } = await client.query<ProjectOverviewRow>(
    `with project as (
       select p.* from projects.project p
        where p.org_id = $1 and ${visibleTo(project, by, parameters, 'p')}
          and ($3::uuid is null or p.programme_id = $3) and ($4::uuid is null or p.lead_id = $4) and ($5::text[] is null or p.status = any($5))
     ), leaf as (
       select t.project_id, count(*)::int as tasks, count(*) filter (where t.status = 'done')::int as done, count(*) filter (where t.status = 'blocked')::int as blocked,
              count(*) filter (where t.status <> 'done' and (c.finish_at < $2 or c.finish_at > t.deadline))::int as late,
              max((c.finish_at at time zone p.zone)::date - (t.deadline at time zone p.zone)::date) filter (where t.status <> 'done' and c.finish_at > t.deadline)::int as missed,
              coalesce(sum(t.duration_minutes * t.percent_complete) / nullif(sum(t.duration_minutes), 0), avg(t.percent_complete))::float as percent
         from projects.task t join project p on p.id = t.project_id left join projects.task_plan c on c.org_id = t.org_id and c.id = t.id
        where t.org_id = $1 and t.is_active and not coalesce(c.is_summary, false)
        group by t.project_id
     ), latest as (
       select distinct on (b.project_id) b.project_id, b.id from projects.baseline b
        where b.org_id = $1 and b.project_id in (select id from project) order by b.project_id, b.taken_at desc, b.id desc
     ), promised as (
       select l.project_id, max(bt.finish_at) as finish_at from latest l join projects.baseline_task bt on bt.org_id = $1 and bt.baseline_id = l.id group by l.project_id
     )
     select p.id, p.version, p.key, p.name, p.kind, p.status, p.programme_id as "programmeId", p.lead_id as "leadId", p.sponsor_id as "sponsorId", p.priority, p.colour, p.visibility, p.zone,
            coalesce(pp.start_at, p.start_at) as "startAt", case when leaf.tasks > 0 then pp.finish_at end as "finishAt", promised.finish_at as "promisedFinishAt",
            case when leaf.tasks > 0 then (extract(epoch from pp.finish_at - promised.finish_at) / 60)::float end as "slipMinutes",
            case when leaf.tasks > 0 then (pp.finish_at at time zone p.zone)::date - (promised.finish_at at time zone p.zone)::date end as "slipDays",
            coalesce(round(leaf.percent::numeric, 1), 0)::float as "percentComplete",
            coalesce(leaf.tasks, 0) as tasks, coalesce(leaf.done, 0) as done, coalesce(leaf.late, 0) as late, coalesce(leaf.blocked, 0) as blocked,
            coalesce(pp.finish_at < $2 and leaf.done < leaf.tasks, false) as "isOverdue", leaf.missed as "deadlineMissedDays",
            coalesce(jsonb_array_length(pp.conflicts), 0) as conflicts
       from project p left join leaf on leaf.project_id = p.id left join promised on promised.project_id = p.id
       left join projects.project_plan pp on pp.org_id = $1 and pp.project_id = p.id
      order by p.priority desc, p.name collate "und-x-icu", p.id`,
    parameters,
  );
  return { items: rows };
}
