/** Answers what time was logged: on one piece of work, and by one person over days. */
import { dayOf } from '#calendar/rules';
import { change } from '#changes/rules';
import { incident } from '#incidents/rules';
import { Problem, type Thing } from '#platform/kit';
import { answerView, readOne, type Asking, type ViewAnswer } from '#platform/server';
import { task } from '#projects/rules';
import { serviceRequest } from '#requests/rules';
import { changeTime, incidentTime, longestSheetDays, requestTime, taskTime, timeSheet } from '#planning/rules';

interface SheetRow {
  readonly id: string;
  readonly version: number;
  readonly on: string;
  readonly minutes: number;
  readonly note: string;
  readonly projectId: string | null;
  readonly thing: 'task' | 'incident' | 'change' | 'service-request';
  readonly subjectId: string;
  readonly key: string;
  readonly name: string;
}

export const timeAnswers: readonly ViewAnswer[] = [
  answerView(taskTime, ({ id }, asking) => loggedOn(task, id, asking)),
  answerView(incidentTime, ({ id }, asking) => loggedOn(incident, id, asking)),
  answerView(changeTime, ({ id }, asking) => loggedOn(change, id, asking)),
  answerView(requestTime, ({ id }, asking) => loggedOn(serviceRequest, id, asking)),
  answerView(timeSheet, async ({ from, to }, { client, by }) => {
    const days = dayOf(to) - dayOf(from) + 1;
    if (days < 1 || days > longestSheetDays)
      throw new Problem(422, 'bad-range', 'The range cannot be answered', {
        detail: `from must not lie after to, and at most ${longestSheetDays} days lie between them`,
        errors: [{ pointer: '/to', detail: 'choose another last day' }],
      });
    if (by.personId === null) return { items: [] };
    const { rows } = await client.query<SheetRow>(
      `select e.id, e.version, e."on"::text as "on", e.minutes, e.note, e.project_id as "projectId",
              case when e.task_id is not null then 'task' when e.incident_id is not null then 'incident'
                   when e.change_id is not null then 'change' else 'service-request' end as thing,
              coalesce(e.task_id, e.incident_id, e.change_id, e.service_request_id) as "subjectId",
              coalesce(p.key || '-' || t.number, 'INC-' || i.number, 'CHG-' || c.number, 'REQ-' || r.number) as key,
              coalesce(t.name, i.title, c.title, r.title) as name
         from planning.time_entry e
         left join projects.task t on t.org_id = e.org_id and t.id = e.task_id
         left join projects.project p on p.org_id = e.org_id and p.id = e.project_id
         left join incidents.incident i on i.org_id = e.org_id and i.id = e.incident_id
         left join changes.change c on c.org_id = e.org_id and c.id = e.change_id
         left join requests.service_request r on r.org_id = e.org_id and r.id = e.service_request_id
        where e.org_id = $1 and e.person_id = $2 and e."on" between $3 and $4 and (e.project_id is null or e.project_id <> all($5::uuid[]))
        order by e."on", e.created_at, e.id`,
      [by.organisationId, by.personId, from, to, [...by.hiddenScopes]],
    );
    return {
      items: rows.map(({ thing, subjectId, key, name, ...row }) => ({ ...row, subject: { thing, id: subjectId, key, name } })),
    };
  }),
];

async function loggedOn(thing: Thing, id: string, { client, by }: Asking): Promise<{ minutes: number; people: number }> {
  // Whoever may not see the work learns nothing of its time.
  await readOne(client, thing, id, by);
  const { rows } = await client.query<{ minutes: number; people: number }>(
    `select coalesce(sum(minutes), 0)::integer as minutes, count(distinct person_id)::integer as people
       from planning.time_entry where org_id = $1 and ${thing.name.replaceAll('-', '_')}_id = $2`,
    [by.organisationId, id],
  );
  return rows[0]!;
}
