/** Which plans a stretch of the journal touches. */
import type { PoolClient } from 'pg';
import { project, task, type Project, type Task } from '#projects/rules';

/** Fields of a task or project that move no date. All others count, so that a new field is looked at rather than forgotten. */
const stillFields: ReadonlySet<string> = new Set<keyof Task | keyof Project>([
  'name',
  'notes',
  'labelIds',
  'externalId',
  'status',
  'blockedReason',
  'number',
  'key',
  'goal',
  'programmeId',
  'sponsorId',
  'leadId',
  'visibility',
  'zone',
  'colour',
]);

const planFields = [...new Set([...task.fields, ...project.fields].map((field) => field.name))].filter((name) => !stillFields.has(name));

const touched = `
  with line as materialized (
    select l.thing, l.row_id, l.scope_id, l.owner_id
      from platform.journal_line l join platform.journal j using (org_id, sequence)
     where l.org_id = $1 and l.sequence > $2 and l.sequence <= $3 and j.branch_id is null
       and l.thing in ('project', 'task', 'link', 'assignment', 'person', 'absence', 'site', 'calendar', 'calendar-exception')
       and not (l.kind = 'patch' and l.thing in ('project', 'task') and not l.after ?| $4)
  )
  select scope_id as id from line where thing in ('project', 'task', 'link', 'assignment')
  union
  select a.project_id from projects.assignment a join line l on l.thing = 'person' and l.row_id = a.person_id or l.thing = 'absence' and l.owner_id = a.person_id where a.org_id = $1
  union
  select p.id from projects.project p where p.org_id = $1 and exists (select from line where thing in ('site', 'calendar', 'calendar-exception'))`;

/** Ids of projects whose plan may differ after what was committed behind `after` up to `upTo`, both positions of the journal. */
export async function affectedProjects(
  client: PoolClient,
  organisationId: string,
  after: number,
  upTo: number,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(touched, [organisationId, after, upTo, planFields]);
  return rows.map((row) => row.id);
}
