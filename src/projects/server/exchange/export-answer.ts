/** Answers an export: the project's rows and computed dates, as the file of another program. */
import type { PoolClient } from 'pg';
import type { Principal } from '#platform/kit';
import { answerEndpoint, inOrganisation, readAll, readOne, type EndpointAnswer } from '#platform/server';
import { writeXlsx } from '#platform/server/files';
import { calendar, calendarException } from '#calendar/rules';
import { person } from '#people/rules';
import { assignment, baseline, baselineTask, exportProjectFile, link, project, task } from '#projects/rules';
import { writeMspdi } from './write-mspdi.ts';
import { documentOfRows, type ExportedPlan } from './export-plan.ts';
import { csvOf, tableOfTasks } from './tables-out.ts';

export const exportAnswerOf: EndpointAnswer = answerEndpoint(exportProjectFile, async ({ input, by, tools }) => {
  const plan = await inOrganisation(tools.pool, by!.organisationId, (client) => planToExport(client, input.id, by!, tools.now()), {
    readOnly: true,
  });
  const name = plan.project.key.toLowerCase();
  if (input.format === 'mspdi') return file(`${name}.xml`, 'application/xml', Buffer.from(writeMspdi(documentOfRows(plan).document)));
  const sheet = tableOfTasks(plan, input.language);
  if (input.format === 'xlsx')
    return file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await writeXlsx([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet, input.language)));
});

const file = (name: string, type: string, bytes: Uint8Array) => ({
  bytes,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
});

async function planToExport(client: PoolClient, id: string, by: Principal, at: string): Promise<ExportedPlan> {
  const found = await readOne(client, project, id, by);
  const org = by.organisationId;
  const ofProject = { projectId: id };
  const { rows: plans } = await client.query<Record<string, unknown>>(
    `select id, start_at as "startAt", finish_at as "finishAt", early_start_at as "earlyStartAt", early_finish_at as "earlyFinishAt",
            late_start_at as "lateStartAt", late_finish_at as "lateFinishAt", duration_minutes as "durationMinutes", total_slack_minutes as "totalSlackMinutes", free_slack_minutes as "freeSlackMinutes", is_critical as "isCritical"
       from projects.task_plan where org_id = $1 and project_id = $2`,
    [org, id],
  );
  const named = async (table: string) =>
    (await client.query<{ id: string; name: string }>(`select id, name from ${table} where org_id = $1`, [org])).rows;
  return {
    project: found as never,
    tasks: await readAll(client, task, org, ofProject),
    links: await readAll(client, link, org, ofProject),
    assignments: await readAll(client, assignment, org, ofProject),
    baselines: await readAll(client, baseline, org, ofProject),
    baselineTasks: await readAll(client, baselineTask, org, ofProject),
    people: (await readAll(client, person, org)) as never,
    teams: await named('people.team'),
    skills: await named('people.skill'),
    calendars: await readAll(client, calendar, org),
    exceptions: await readAll(client, calendarException, org),
    plans: new Map(plans.map((row) => [row['id'] as string, row])) as never,
    at,
  };
}
