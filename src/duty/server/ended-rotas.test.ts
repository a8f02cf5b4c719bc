import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRota, createRotaLayer, dutyCoverage, endRota, onDuty, resumeRota, rota } from '#duty/rules';
import { createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { testServer } from '../../../test/support/server.ts';

const { members } = await testServer();
const { client } = members.manager;
const done = async (deed: unknown, fields: object) => (await client.do(deed as Deed, fields as never)).data as { readonly id: string };

test('a rota that has ended calls nobody, has no gaps and stands in no list unless asked for; taken up again it is as before', async () => {
  const team = await done(createTeam, { name: 'Network' });
  const ann = await done(createPerson, { name: 'Ann' });
  const [nights, days] = [
    await done(createRota, { name: 'Nights', teamId: team.id, zone: 'UTC' }),
    await done(createRota, { name: 'Days', teamId: team.id, zone: 'UTC' }),
  ];
  for (const { id } of [nights, days])
    await done(createRotaLayer, { rotaId: id, name: 'First', startsOn: '2026-01-05', personIds: [ann.id] });
  await done(endRota, { id: nights.id });
  const onDutyNow = async (query: object = {}) =>
    (await client.see(onDuty, query as never)).items.map(({ name, ask }) => [name, ask?.steps[0]?.people[0]?.name]);
  assert.deepEqual(await onDutyNow(), [['Days', 'Ann']]);
  assert.deepEqual(await onDutyNow({ rotaId: nights.id }), [['Nights', undefined]]);
  assert.deepEqual((await client.see(dutyCoverage, { rotaId: nights.id })).items[0]!.gaps, []);
  const listed = async (isActive: string) => (await client.list(rota, { isActive } as never)).items.map((each) => each.name);
  assert.deepEqual([await listed('true'), await listed('true,false')], [['Days'], ['Nights', 'Days']]);
  await done(resumeRota, { id: nights.id });
  assert.deepEqual(await onDutyNow(), [
    ['Days', 'Ann'],
    ['Nights', 'Ann'],
  ]);
});
