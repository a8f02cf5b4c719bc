import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTeam, person } from '#people/rules';
import { testServer, type Member } from '../../../../test/support/server.ts';

const server = await testServer();
const { manager, member } = server.members;
await manager.client.do(createTeam, { name: 'Netz' } as never);

const send = async (who: Member, body: string, query: string) => {
  const response = await fetch(`${server.url}/api/v1/people-imports?${query}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    body,
  });
  return {
    status: response.status,
    sequence: response.headers.get('evenkeel-sequence'),
    body: (await response.json()) as { added: number; changed: number; isDone: boolean; mapping: object; remarks: { code: string }[] },
  };
};
const table = 'Name;E-Mail;Team\nÖzlem Kaya;kaya@example.org;Netz\nJan Petersen;jan@example.org;Unbekannt\n';

test('people come from a table (import-people in the journal), known ones are changed, and an undo takes them away', async () => {
  const dry = await send(manager, table, 'format=csv&language=de');
  assert.deepEqual([dry.status, dry.body.added, dry.body.isDone], [200, 2, false]);
  assert.ok(dry.body.remarks.length > 0, 'the unknown team is told');
  const real = await send(manager, table, 'format=csv&language=de&dryRun=false');
  assert.equal(real.body.isDone, true);
  const again = await send(manager, table.replace('Jan Petersen', 'Jan P. Petersen'), 'format=csv&language=de&dryRun=false');
  assert.deepEqual([again.body.added, again.body.changed >= 1], [0, true]);
  assert.deepEqual((await manager.client.list(person)).items.map((each) => each.name).toSorted(), ['Jan P. Petersen', 'Özlem Kaya']);
  await manager.client.call('POST', `/journal/${again.sequence}/undo`, {});
  await manager.client.call('POST', `/journal/${real.sequence}/undo`, {});
  assert.equal((await manager.client.list(person)).items.length, 0);
});

test('whoever sends a table may say which column holds what', async () => {
  const odd = 'Wer;Wo\nAda Krüger;Netz\n';
  const guessed = await send(manager, odd, 'format=csv&language=de');
  assert.deepEqual([guessed.body.added, guessed.body.remarks.map((each) => each.code)], [0, ['column-missing']]);
  const told = await send(manager, odd, 'format=csv&language=de&mapping=name:0,team:1');
  assert.deepEqual([told.body.added, told.body.mapping, told.body.remarks], [1, { name: 0, team: 1 }, []]);
  assert.equal((await send(manager, odd, 'format=csv&mapping=name')).status, 400);
});

test('what went out comes back in and changes nothing', async () => {
  await send(manager, table, 'format=csv&language=de&dryRun=false');
  for (const format of ['csv', 'xlsx']) {
    const out = await fetch(`${server.url}/api/v1/people-export?format=${format}&language=de`, { headers: manager.headers });
    const response = await fetch(`${server.url}/api/v1/people-imports?format=${format}&language=de&dryRun=false`, {
      method: 'POST',
      headers: { ...manager.headers, 'content-type': 'application/octet-stream' },
      body: await out.arrayBuffer(),
    });
    const body = (await response.json()) as { added: number };
    assert.deepEqual([response.status, body.added], [200, 0], format);
  }
  assert.equal((await manager.client.list(person)).items.length, 2);
  assert.equal((await send(member, table, 'format=csv')).status, 403);
});
