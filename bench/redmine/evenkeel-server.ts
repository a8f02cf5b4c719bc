/**
 * Evenkeel as a process of its own: the program with its embedded database, nothing left out that keeps data safe, filled with the drawn
 * company through the one writer. Says on one line where it is; ends when its standard input does.
 */
import { Client } from 'pg';
import { done, put, type Change, type Deed } from '#platform/kit';
import { makeLog, newId } from '#platform/server';
import { createApiToken } from '#access/rules';
import { setUpOrganisation } from '#access/server';
import { person } from '#people/rules';
import { assignment, createProject, createTask, draftOf, link, newTask, project, task } from '#projects/rules';
import { furnish } from '../../src/furnish.ts';
import { serve } from '../../src/server.ts';
import { drawnCompany } from './drawn-company.ts';

const [dataDirectory, tasks = '20000', projects = '50', people = '100'] = process.argv.slice(2);
const company = drawnCompany({ tasks: Number(tasks), projects: Number(projects), people: Number(people) });
const server = await serve({
  dataDirectory: dataDirectory!,
  port: 0,
  host: '127.0.0.1',
  log: makeLog({ level: 'warn' }),
  webDirectory: null,
  requestsPerMinute: 1e9,
});
const { tools } = server;
const { organisationId, owner } = await setUpOrganisation(tools, {
  organisation: 'Bench',
  zone: 'Europe/Berlin',
  locale: 'en',
  name: 'Bench',
  email: 'bench@example.org',
  password: 'as long as it has to be',
});
await furnish(organisationId, 'Europe/Berlin', tools);

const writeAll = async (deed: unknown, input: Record<string, unknown>, changes: readonly Change[]): Promise<void> => {
  await tools.write({
    deed: { ...(deed as Deed), within: undefined },
    input,
    by: owner,
    requestId: newId(),
    decide: async () => done(changes),
  });
};

const { rows: calendars } = await withAdmin((client) => client.query<{ id: string }>('select id from calendar.calendar limit 1'));
const instantOf = (day: string): string => `${day}T07:00:00.000Z`;
const personIds = company.people.map(() => newId());
await writeAll(
  createProject,
  {},
  company.people.map((each, i) => put(person, personIds[i]!, person.schema.parse({ name: each.name, email: each.email }) as never)),
);
const projectIds = company.projects.map(() => newId());
await writeAll(
  createProject,
  {},
  company.projects.map((each, i) =>
    put(
      project,
      projectIds[i]!,
      project.schema.parse({
        key: each.key,
        name: each.name,
        status: 'active',
        calendarId: calendars[0]!.id,
        startAt: instantOf(each.startDay),
      }) as never,
    ),
  ),
);
const taskIds = company.tasks.map(() => newId());
const idOf = (drawn: number | null): string | null => (drawn === null ? null : taskIds[drawn - 1]!);
for (const [at, of] of Map.groupBy(company.tasks, (each) => each.project)) {
  const projectId = projectIds[at - 1]!;
  const changes: Change[] = [];
  for (const [i, each] of of.entries()) {
    const fields = newTask.parse({
      name: each.name,
      notes: each.notes,
      kind: each.kind === 'milestone' ? 'milestone' : 'task',
      durationMinutes: each.hours * 60,
      percentComplete: each.percent,
      actualStart: each.percent > 0 ? instantOf(each.startDay) : null,
      actualFinish: each.percent === 100 ? instantOf(each.dueDay) : null,
      deadline: instantOf(each.dueDay),
      priority: 200 * (each.priority - 1),
    });
    const id = idOf(each.id)!;
    const { id: _, ...row } = draftOf(fields, { id, projectId, parentId: idOf(each.parent), position: i + 1, number: i + 1 });
    changes.push(put(task, id, row as never));
    if (each.person !== null)
      changes.push(
        put(assignment, newId(), assignment.schema.parse({ projectId, taskId: id, personId: personIds[each.person - 1] }) as never),
      );
    if (each.after !== null)
      changes.push(put(link, newId(), link.schema.parse({ projectId, fromId: idOf(each.after), toId: id }) as never));
  }
  await writeAll(createTask, {}, changes);
}
await withAdmin(async (client) => {
  await client.query(
    `insert into platform.counter (org_id, name, value) select org_id, 'task:' || project_id, max(number) from projects.task group by 1, 2 on conflict (org_id, name) do update set value = excluded.value`,
  );
  await client.query('vacuum analyze');
});
const { body } = await tools.write({
  deed: createApiToken as never,
  input: createApiToken.input.parse({ name: 'bench', scope: 'write' }) as never,
  by: owner,
  requestId: newId(),
});
const { rows: leaves } = await withAdmin((client) =>
  client.query<{ id: string; version: number }>(
    `select t.id, t.version from projects.task t where t.kind = 'task' and t.parent_id is not null and t.status <> 'done' order by t.id`,
  ),
);
console.log(
  JSON.stringify({ url: server.url, token: (body as { token: string }).token, pid: process.pid, projectIds, taskIds, openTasks: leaves }),
);

process.stdin.resume();
process.stdin.once('end', () => void server.stop().then(() => process.exit(0)));

async function withAdmin<R>(work: (client: Client) => Promise<R>): Promise<R> {
  const client = new Client(server.address);
  await client.connect();
  try {
    await client.query(`select set_config('app.organisation', $1, false)`, [organisationId]);
    return await work(client);
  } finally {
    await client.end();
  }
}
