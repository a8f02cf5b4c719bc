import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incident, incidentVolume, reportIncident } from '#incidents/rules';
import { person } from '#people/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { createTask, project, task } from '#projects/rules';
import { loadSample, loadSampleHistory, removeSample } from '#sample/rules';
import { testServer, type Member } from '../support/server.ts';
import { principal } from './deciding.ts';

test('an owner loads the sample company, works in it, and takes it out again without a trace', async () => {
  const { organisationId: id, members, tools } = await testServer();
  const { client } = members.owner;
  const does = async ({ role, membershipId, accountId }: Member, deed: unknown, input: object): Promise<number> => {
    const by = principal({ organisationId: id, membershipId, accountId, role });
    const outcome = await tools.write({ deed: deed as Deed, input: { id, ...input }, by, requestId: newId() });
    return (outcome.body as { records: number }).records;
  };
  const today = { today: '2026-11-25' };
  const refused = (code: string) => (error: { details?: { code?: string } }) => error.details?.code === code;

  const loaded = await does(members.owner, loadSample, today);
  assert.ok(loaded > 3000);
  await assert.rejects(does(members.owner, loadSample, today), refused('sample-there-already'));
  const projects = await client.all(project);
  assert.equal(projects.length, 12);

  const erp = projects.find((each) => each.key === 'ERP')!;
  const numbers = (await client.all(task, { projectId: erp.id })).map((each) => each.number);
  const added = await client.do(createTask, { projectId: erp.id, name: 'Ask the canteen' });
  assert.equal(added.data.number, Math.max(...numbers) + 1);

  const before = await does(members.owner, loadSampleHistory, today);
  await assert.rejects(does(members.owner, loadSampleHistory, today), refused('sample-history-there'));
  const { total } = await client.see(incidentVolume, { from: '2025-12-01', to: '2026-11-01' });
  assert.ok(total > 5000, `${total}`);
  const own = await client.do(reportIncident, { title: 'The coffee machine is offline' });
  const { items } = await client.list(incident, { sort: '-number', limit: 2 });
  assert.deepEqual([items[0]!.id, items[0]!.number], [own.data.id, items[1]!.number + 1]);

  assert.equal(await does(members.owner, removeSample, {}), loaded + 1 + before);
  assert.deepEqual([await client.all(project), await client.all(person)], [[], []]);
  assert.deepEqual(
    (await client.all(incident)).map((each) => each.title),
    ['The coffee machine is offline'],
  );
  await assert.rejects(does(members.owner, removeSample, {}), refused('no-sample'));
  await assert.rejects(does(members.member, loadSample, today), refused('not-permitted'));
});
