/** Tasks with their computed dates, as SQL. */

/** Columns of a planned task; `t` is the task, `p` its project, `c` what was computed. */
export const plannedTaskColumns = `t.id, t.version, t.project_id as "projectId", p.key as "projectKey", p.name as "projectName", t.number, t.parent_id as "parentId", t.name, t.kind,
  t.status, t.blocked_reason as "blockedReason", t.percent_complete as "percentComplete", t.priority, t.deadline, t.label_ids as "labelIds", c.start_at as "startAt", c.finish_at as "finishAt",
  coalesce(c.duration_minutes, t.duration_minutes) as "durationMinutes", c.total_slack_minutes as "totalSlackMinutes", coalesce(c.is_critical, false) as "isCritical",
  coalesce(c.is_summary, false) as "isSummary",
  (select coalesce(array_agg(a.person_id order by a.id), '{}') from projects.assignment a where a.org_id = t.org_id and a.task_id = t.id and a.person_id is not null) as "personIds"`;

export const plannedTaskTables = `projects.task t join projects.project p on p.org_id = t.org_id and p.id = t.project_id left join projects.task_plan c on c.org_id = t.org_id and c.id = t.id`;
