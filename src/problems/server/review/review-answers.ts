/** Answers how reviews and what they decided stand. */
import { actionStanding, mostActions, reviewOverview, type StandingAction } from '#problems/rules';
import { answerView, type ViewAnswer } from '#platform/server';

type ActionRow = Omit<StandingAction, 'state' | 'isLate' | 'task' | 'isPlanned'> & {
  readonly settledAs: 'done' | 'dropped' | null;
  readonly taskId: string | null;
  readonly taskKey: string;
  readonly taskStatus: NonNullable<StandingAction['task']>['status'];
  readonly projectId: string;
  readonly finish: string | null;
};

/** One that was stood down was major all the same. */
const wasMajor = `(i.is_major or exists (select from incidents.incident_entry e
  where e.org_id = i.org_id and e.incident_id = i.id and e.kind = 'major' and e.value = 'declared'))`;

/** A task that is gone is none. Days are those of the organisation's zone. */
const actions = `
  select a.id, a.version, a.title, a.review_id as "reviewId", a.incident_id as "incidentId", i.number as "incidentNumber", i.title as "incidentTitle",
         a.owner_id as "ownerId", a.due_on as "dueOn", a.estimate_minutes as "estimateMinutes", a.reason, a.settled_as as "settledAs", t.id as "taskId",
         p.key || '-' || t.number as "taskKey", t.status as "taskStatus", t.project_id as "projectId", plan.finish_at as "finish",
         to_char(coalesce(a.settled_at, case when t.percent_complete = 100 then coalesce(t.actual_finish, t.updated_at) end) at time zone $3, 'YYYY-MM-DD') as "doneOn"
    from problems.review_action a
    join incidents.incident i on i.org_id = a.org_id and i.id = a.incident_id
    left join problems.review_action_task l on l.org_id = a.org_id and l.action_id = a.id
    left join projects.task t on t.org_id = l.org_id and t.id = l.task_id
    left join projects.project p on p.org_id = t.org_id and p.id = t.project_id
    left join projects.task_plan plan on plan.org_id = t.org_id and plan.id = t.id
   where a.org_id = $1 and ($2::uuid is null or a.review_id = $2) and ($4::uuid is null or a.incident_id = $4) and ($5::uuid is null or a.owner_id = $5)
   order by a.due_on, a.id`;

export const reviewAnswers: readonly ViewAnswer[] = [
  answerView(actionStanding, async ({ reviewId, incidentId, ownerId, show }, { client, by, tools }) => {
    const { rows: zones } = await client.query<{ zone: string; today: string }>(
      `select zone, to_char($2::timestamptz at time zone zone, 'YYYY-MM-DD') as today from access.organisation where org_id = $1`,
      [by.organisationId, tools.now()],
    );
    const { zone, today } = zones[0]!;
    const { rows } = await client.query<ActionRow>(actions, [
      by.organisationId,
      reviewId ?? null,
      zone,
      incidentId ?? null,
      ownerId ?? null,
    ]);
    const all = rows.map((row) => standingOf(row, today, by.hiddenScopes));
    const count = (is: (each: StandingAction) => boolean): number => all.filter(is).length;
    return {
      counts: {
        open: count(({ state }) => state === 'open'),
        late: count(({ state, isLate }) => state === 'open' && isLate),
        unplanned: count(({ state, isPlanned }) => state === 'open' && !isPlanned),
        done: count(({ state }) => state === 'done'),
        doneInTime: count(({ state, isLate }) => state === 'done' && !isLate),
        due: count(({ state, isLate }) => state === 'done' || (state === 'open' && isLate)),
        dropped: count(({ state }) => state === 'dropped'),
      },
      items: all.filter(({ state, isLate }) => show === 'all' || (state === 'open' && (show === 'open' || isLate))).slice(0, mostActions),
    };
  }),
  answerView(reviewOverview, async (_, { client, by }) => {
    const { rows: reviews } = await client.query(
      `select r.id, r.title, r.status, r.incident_id as "incidentId", i.number as "incidentNumber", ${wasMajor} as "isMajor", i.opened_at as "openedAt",
              r.drafted_at as "draftedAt", r.published_at as "publishedAt", r.owner_id as "ownerId", count(a.id)::int as actions,
              (count(a.id) filter (where a.settled_as is null and t.percent_complete is distinct from 100))::int as "openActions"
         from problems.incident_review r
         join incidents.incident i on i.org_id = r.org_id and i.id = r.incident_id
         left join problems.review_action a on a.org_id = r.org_id and a.review_id = r.id
         left join problems.review_action_task l on l.org_id = a.org_id and l.action_id = a.id
         left join projects.task t on t.org_id = l.org_id and t.id = l.task_id
        where r.org_id = $1 group by r.org_id, r.id, i.org_id, i.id order by i.opened_at desc, r.id limit 1000`,
      [by.organisationId],
    );
    const { rows: missing } = await client.query(
      `select i.id, i.number, i.title, i.opened_at as "openedAt" from incidents.incident i
        where i.org_id = $1 and ${wasMajor} and i.status in ('resolved', 'closed')
          and not exists (select from problems.incident_review r where r.org_id = i.org_id and r.incident_id = i.id)
        order by i.opened_at desc limit 200`,
      [by.organisationId],
    );
    return { reviews: reviews as never, missing: missing as never };
  }),
];

function standingOf(row: ActionRow, today: string, hiddenScopes: readonly string[]): StandingAction {
  const { settledAs, taskId, taskKey, taskStatus, projectId, finish, doneOn, ...rest } = row;
  const state = settledAs ?? (doneOn === null ? 'open' : 'done');
  return {
    ...rest,
    state,
    doneOn: state === 'done' ? doneOn : null,
    isLate: state === 'dropped' ? false : (doneOn ?? today) > row.dueOn,
    isPlanned: taskId !== null,
    task: taskId === null || hiddenScopes.includes(projectId) ? null : { id: taskId, key: taskKey, status: taskStatus, projectId, finish },
  };
}
