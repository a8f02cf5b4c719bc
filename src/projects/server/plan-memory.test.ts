/** What is remembered between two plans must not be told apart from a whole reading: after any deed the table holds the plan of the facts. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createPerson } from '#people/rules';
import { inOrganisation } from '#platform/server';
import {
  addTasks,
  assign,
  changeTask,
  createTask,
  linkTasks,
  moveTask,
  planOf,
  reportProgress,
  removeTask,
  unpackSnapshot,
  type PlanSnapshot,
} from '#projects/rules';
import { runningProjects } from '../../../test/company/running-projects.ts';
import { rowWriter } from './computed-plan.ts';
import { makeScheduler } from './index.ts';
import { PlanMemory } from './plan-memory.ts';
import { readProject } from './read-project.ts';

const server = await runningProjects();
const { project, owner, organisationId } = server;
const projectId = project.id;
const scheduler = makeScheduler(server.tools);
after(() => scheduler.stop());

const inOrg = <R>(work: Parameters<typeof inOrganisation<R>>[2]): Promise<R> => inOrganisation(server.tools.pool, organisationId, work);
const memory = new PlanMemory();

async function agree(deed: string): Promise<void> {
  await scheduler.settled(organisationId);
  const whole = await inOrg((client) => readProject(client, organisationId, projectId, { purpose: 'planning' }));
  const facts: PlanSnapshot = unpackSnapshot(whole as never);
  const now = (await inOrg((client) => memory.read(client, organisationId, [projectId]))).get(projectId);
  assert.deepEqual({ ...now!.facts, sequence: now!.sequence }, facts, `after ${deed}: facts`);
  const plan = planOf(facts);
  memory.remember(projectId, { organisationId, sequence: now!.sequence, facts: now!.facts });
  const kept = await inOrg(
    async (client) =>
      (
        await client.query(
          'select id, start_at, finish_at, late_start_at, is_critical, is_summary, reason from projects.task_plan order by id',
        )
      ).rows as Record<string, unknown>[],
  );
  const write = rowWriter();
  const expected = plan.tasks
    .map((each) => write(each) as Record<string, unknown>)
    .map((row) => Object.fromEntries(Object.keys(kept[0]!).map((name) => [name, row[name]])))
    .toSorted((left, right) => (String(left['id']) < String(right['id']) ? -1 : 1));
  assert.deepEqual(kept, JSON.parse(JSON.stringify(expected)), `after ${deed}: table`);
}

test('after each deed the table holds the plan of all facts, whatever was remembered', async () => {
  const rows = ['Dig', 'Pour', 'Raise', 'Roof', 'Paint'].map((name) => ({ name }));
  const { ids } = (await owner.do(addTasks, { projectId, rows })).data as unknown as { readonly ids: readonly string[] };
  await agree('add-tasks');
  await owner.do(linkTasks, { projectId, fromId: ids[0]!, toId: ids[1]! });
  await agree('link-tasks');
  const made = (await owner.do(createTask, { projectId, name: 'Scaffold', durationMinutes: 2400 })).data as { id: string };
  await agree('create-task');
  await owner.do(moveTask, { id: ids[0]!, startAt: '2026-04-01T07:00:00Z' });
  await agree('move-task');
  await owner.do(reportProgress, { id: ids[2]!, percentComplete: 40 });
  await agree('report-progress');
  await owner.do(changeTask, { id: made.id, name: 'Scaffolding', durationMinutes: 960 }, { version: 1 });
  await agree('change-task');
  const { sequence } = await owner.do(removeTask, { id: ids[1]! }, { version: 1 });
  await agree('remove-task');
  await owner.call('POST', `/journal/${sequence}/undo`, {});
  await agree('undo');
  const ada = (await owner.do(createPerson, { name: 'Ada' })).data as { id: string };
  await owner.do(assign, { taskId: ids[3]!, personId: ada.id });
  await agree('assign');
});
