/** The room on a real server and database: what the tables refuse, what the views show, and how computed dates keep up. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createPerson } from '#people/rules';
import { inOrganisation } from '#platform/server';
import {
  addTasks,
  assign,
  changeProject,
  changeTask,
  createProject,
  createTask,
  linkTasks,
  moveTask,
  myWork,
  planOf,
  planSnapshot,
  plannedTasks,
  project as projectThing,
  projectOverview,
  removeProject,
  removeTask,
  setStatus,
  snapshotParts,
  takeBaseline,
  task,
  taskPlan,
  unpackSnapshot,
} from '#projects/rules';
import { problemOf } from '../../../test/support/server.ts';
import { runningProjects } from '../../../test/company/running-projects.ts';
import { makeScheduler } from './index.ts';

const server = await runningProjects();
const { project } = server;
const scheduler = makeScheduler(server.tools);
after(() => scheduler.stop());
// From the project's start; else they would start on the day of the test.
const first = { constraintKind: 'SNET', constraintAt: project.startAt } as const;
const rows = [
  { name: 'Build' },
  { name: 'mail', level: 2, durationMinutes: 960, ...first },
  { name: 'backup', level: 2, ...first },
  { name: 'pilot', ...first },
];
const added = await server.owner.do(addTasks, { projectId: project.id, rows });
const { ids } = added.data as unknown as { readonly ids: readonly string[] };
await server.owner.do(linkTasks, { projectId: project.id, fromId: ids[1]!, toId: ids[2]! });

const inOrg = <R>(statement: string, values: readonly unknown[] = []): Promise<R[]> =>
  inOrganisation(server.tools.pool, server.organisationId, async (client) => (await client.query(statement, [...values])).rows as R[]);
const settled = () => scheduler.settled(server.organisationId);
const planned = async (query: object = {}) => {
  await settled();
  return (await server.owner.see(plannedTasks, { projectId: project.id, ...query })).items;
};

test('the table of computed dates agrees with its declaration', async () => {
  const columns = new Map(
    (
      await inOrg<{ column: string; nullable: string }>(
        `select column_name as column, is_nullable as nullable from information_schema.columns where table_schema = 'projects' and table_name = 'task_plan'`,
      )
    ).map((row) => [row.column, row.nullable]),
  );
  for (const { column } of taskPlan.fields) assert.equal(columns.get(column), 'NO', column);
  assert.equal(columns.size, taskPlan.fields.length + 5);
});

test('computed dates follow a commit: who moves the first of a chain moves the last', async () => {
  const backup = async () => (await planned()).find((each) => each.name === 'backup')!;
  assert.deepEqual([(await backup()).startAt, (await backup()).isCritical], ['2026-03-04T07:00:00.000Z', true]);
  await server.owner.do(moveTask, { id: ids[1]!, startAt: '2026-03-09T07:00:00Z' });
  assert.equal((await backup()).startAt, '2026-03-11T07:00:00.000Z');
});

test('a plan is written only where it differs', async () => {
  await settled();
  const versions = () => inOrg<{ id: string; version: number }>('select id, version from projects.task_plan order by id');
  const before = await versions();
  const pilot = await server.owner.one(task, ids[3]!);
  await server.owner.do(changeTask, { id: pilot.id, durationMinutes: 960 }, { version: pilot.version });
  await settled();
  const changed = (await versions()).filter((row, i) => row.version !== before[i]!.version).map((row) => row.id);
  assert.deepEqual(changed, [ids[3]]);
});

test('a snapshot is enough to plan the project, and gives the same dates as the server', async () => {
  const answer = await server.owner.see(planSnapshot, { projectId: project.id });
  const snapshot = unpackSnapshot(answer);
  const inTable = new Map((await planned()).map((each) => [each.id, each.finishAt]));
  for (const each of planOf(snapshot).tasks) assert.equal(new Date(each.finish * 6000).toISOString(), inTable.get(each.id));
  const one = snapshot.tasks.find((each) => each.id === ids[1])!;
  const { notes: _notes, createdAt: _created, updatedAt: _updated, ...whole } = await server.owner.one(task, ids[1]!);
  assert.deepEqual(one, whole);
  assert.deepEqual(Object.keys(answer).toSorted(), ['project', 'sequence', ...Object.keys(snapshotParts)].toSorted());
});

test('tasks are listed by computed dates, page by page, each once', async () => {
  await settled();
  for (const sort of ['start', '-start', 'finish', 'deadline', '-deadline', 'name', '-priority', 'status', 'slack']) {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await server.owner.see(plannedTasks, {
        projectId: project.id,
        sort,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map((each) => each.id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    assert.deepEqual(seen.toSorted(), [...ids].toSorted(), sort);
  }
  assert.deepEqual(
    (await planned({ isSummary: 'true' })).map((each) => each.name),
    ['Build'],
  );
  assert.deepEqual(
    (await planned({ q: 'MAI' })).map((each) => each.name),
    ['mail'],
  );
  assert.deepEqual(
    (await planned({ finishBefore: '2026-03-04T00:00:00Z', isSummary: 'false' })).map((each) => each.name),
    ['pilot'],
  );
  const wrong = await problemOf(server.owner.see(plannedTasks, { projectId: project.id, cursor: 'nonsense' }));
  assert.equal(wrong.code, 'bad-cursor');
});

test('the overview tells finish, slip against the latest baseline, percent and late tasks', async () => {
  const { data: taken } = await server.owner.do(takeBaseline, { projectId: project.id, name: 'Approved' });
  const row = async () => {
    await settled();
    return (await server.owner.see(projectOverview, {})).items.find((each) => each.id === project.id)!;
  };
  assert.equal((await row()).slipMinutes, 0);
  const backup = await server.owner.one(task, ids[2]!);
  await server.owner.do(changeTask, { id: backup.id, durationMinutes: backup.durationMinutes + 480 }, { version: backup.version });
  assert.deepEqual([(await row()).slipMinutes, (await row()).slipDays, (await row()).tasks, (await row()).done], [1440, 1, 3, 0]);
  const rows = unpackSnapshot(await server.owner.see(planSnapshot, { projectId: project.id })).baselineTasks;
  assert.deepEqual(new Set(rows.map((each) => each.baselineId)), new Set([taken.id]));
});

test('my work is what I am assigned to and have not done, the late first', async () => {
  const { data: ada } = await server.owner.do(createPerson, { name: 'Ada' } as never);
  await server.owner.do(assign, { taskId: ids[2]!, personId: ada.id });
  await server.owner.do(assign, { taskId: ids[3]!, personId: ada.id });
  const me = server.members.member;
  await inOrg('update access.membership set person_id = $1 where id = $2', [ada.id, me.membershipId]);
  await settled();
  assert.deepEqual(
    (await me.client.see(myWork, {})).items.map((each) => `${each.name} ${each.urgency}`),
    ['pilot late', 'backup late'],
  );
  await me.client.do(setStatus, { id: ids[3]!, status: 'done' });
  const { items, late, open } = await me.client.see(myWork, {});
  assert.deepEqual([items.map((each) => each.name), late, open], [['backup'], 1, 1]);
  const refused = await problemOf(me.client.do(setStatus, { id: ids[1]!, status: 'done' }));
  assert.deepEqual([refused.status, refused.code], [403, 'not-assigned']);
  assert.deepEqual((await server.members.owner.client.see(myWork, {})).items, []);
});

test('the database keeps a baseline frozen, and lets it go with its project', async () => {
  for (const statement of ['update projects.baseline set name = $1', 'update projects.baseline_task set work_minutes = length($1)'])
    await assert.rejects(inOrg(statement, ['x']), { code: '23001' });
  for (const table of ['baseline_task', 'baseline'])
    await assert.rejects(inOrg(`delete from projects.${table} where $1 <> ''`, ['x']), (error: { code: string }) =>
      ['23001', '23503'].includes(error.code),
    );
  const { data: other } = await server.owner.do(createProject, {
    key: 'PC',
    name: 'PC refresh',
    calendarId: server.calendarId,
    startAt: '2026-03-02T07:00:00Z',
  });
  await server.owner.do(addTasks, { projectId: other.id, rows: [{ name: 'order' }, { name: 'unpack', level: 2 }] });
  await server.owner.do(takeBaseline, { projectId: other.id, name: 'Approved' });
  await server.owner.do(removeProject, { id: other.id }, { version: other.version });
  assert.equal((await inOrg('select from projects.baseline where project_id = $1', [other.id])).length, 0);
});

test('the database refuses what the rules refuse', async () => {
  const [mail] = await inOrg<{ id: string }>('select id from projects.task where id = $1', [ids[1]]);
  const answers: Readonly<Record<string, string>> = {
    [`percent_complete = 101`]: '23514',
    [`constraint_kind = 'MSO', constraint_at = null`]: '23514',
    [`status = 'done'`]: '23514',
    [`status = 'todo', percent_complete = 50`]: '23514',
    [`actual_finish = now()`]: '23514',
    [`blocked_reason = 'x'`]: '23514',
    [`parent_id = id`]: '23514',
    [`parent_id = '${project.id}'`]: '23503',
    [`number = 1`]: '23505',
  };
  for (const [change, code] of Object.entries(answers))
    await assert.rejects(inOrg(`update projects.task set ${change} where id = $1`, [mail!.id]), { code }, change);
  await assert.rejects(inOrg('update projects.link set from_id = to_id'), { code: '23514' });
  await assert.rejects(inOrg('update projects.assignment set team_id = person_id'), { code: '23514' });
});

test('a removed task takes its computed dates along, and undo brings both back', async () => {
  const { data: extra } = await server.owner.do(createTask, { projectId: project.id, name: 'extra' });
  assert.ok((await planned()).some((each) => each.id === extra.id && each.startAt));
  const { sequence } = await server.owner.do(removeTask, { id: extra.id }, { version: extra.version });
  assert.ok(!(await planned()).some((each) => each.id === extra.id));
  await server.owner.call('POST', `/journal/${sequence}/undo`, {});
  assert.ok((await planned()).some((each) => each.id === extra.id && each.startAt));
});

test('a closed project is there for its members only', async () => {
  const { data: secret } = await server.owner.do(createProject, {
    key: 'SEC',
    name: 'Secret',
    calendarId: server.calendarId,
    startAt: '2026-03-02T07:00:00Z',
    visibility: 'members',
  });
  assert.equal((await server.owner.one(projectThing, secret.id)).name, 'Secret');
  const { client } = server.members.manager;
  assert.equal((await problemOf(client.one(projectThing, secret.id))).status, 404);
  assert.equal((await problemOf(client.see(planSnapshot, { projectId: secret.id }))).status, 404);
  assert.equal((await problemOf(client.do(changeProject, { id: secret.id, name: 'Mine' }, { version: 1 }))).status, 404);
  assert.ok(!(await client.see(projectOverview, {})).items.some((each) => each.id === secret.id));
  assert.ok(!(await client.see(plannedTasks, {})).items.some((each) => each.projectId === secret.id));
});

test('a requester sees no project in which they have no role', async () => {
  const { client } = server.members.requester;
  assert.equal((await problemOf(client.see(planSnapshot, { projectId: project.id }))).status, 403);
  assert.deepEqual((await client.see(projectOverview, {})).items, []);
  assert.equal((await problemOf(client.list(task, {}))).status, 403);
});

test('a stop in between loses nothing: another scheduler takes up where the last one was', async () => {
  await settled();
  await inOrg('delete from projects.task_plan');
  await inOrg('update projects.plan_watch set sequence = 0');
  const next = makeScheduler(server.tools);
  await next.settled(server.organisationId);
  await next.stop();
  const rows = await inOrg('select from projects.task_plan where project_id = $1', [project.id]);
  assert.equal(rows.length, (await planned()).length);
});

test('tasks are numbered without gaps: an order that was answered before, or is refused, draws no number', async () => {
  const numberOf = async (name: string, more: object = {}, options: { key?: string } = {}) =>
    ((await server.owner.do(createTask, { projectId: project.id, name, ...more }, options)).data as { number: number }).number;
  const drawn = await numberOf('Drawn', {}, { key: 'number-once' });
  assert.equal(await numberOf('Drawn', {}, { key: 'number-once' }), drawn);
  await assert.rejects(numberOf('No such parent', { parentId: '00000000-0000-7000-8000-000000000000' }));
  assert.equal(await numberOf('Next'), drawn + 1);
});

test('a plan that comes by the thousand is counted at once, so that no statement takes its table for small', async () => {
  const thousand = Array.from({ length: 1000 }, (_, i) => ({ name: `Bulk ${i}` }));
  await server.owner.do(addTasks, { projectId: project.id, rows: thousand });
  const { rows: counted } = await inOrganisation(server.tools.pool, server.organisationId, (client) =>
    client.query<{ rows: number }>(`select reltuples::integer as rows from pg_class where oid = 'projects.task'::regclass`),
  );
  assert.ok(counted[0]!.rows >= 1000, `the table is believed to hold ${counted[0]!.rows} rows`);
});
