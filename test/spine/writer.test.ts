/** The one writer, through the HTTP door: versions, idempotency, undo, history, the hash chain, the second wall. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, verifyJournal, inOrganisation } from '#platform/server';
import { changeTeam, createTeam, removeTeam, team } from '#people/rules';
import { problemOf, testServer } from '../support/server.ts';

const server = await testServer();
const { manager, member, auditor } = server.members;

test('what was done answers with the record, its version and its place in the journal', async () => {
  const { data, sequence } = await manager.client.do(createTeam, { name: 'Network' });
  assert.equal(data.name, 'Network');
  assert.equal(data.version, 1);
  assert.ok(sequence! > 0);
  assert.deepEqual(await manager.client.one(team, data.id), data);
});

test('a change needs the version that it was based on, and a stale one is told how the record is now', async () => {
  const { data } = await manager.client.do(createTeam, { name: 'Servers' });
  assert.equal((await problemOf(manager.client.do(changeTeam, { id: data.id, name: 'Platform' }))).status, 428);
  const { data: changed } = await manager.client.do(changeTeam, { id: data.id, name: 'Platform' }, { version: 1 });
  assert.equal(changed.version, 2);
  const stale = await problemOf(manager.client.do(changeTeam, { id: data.id, name: 'Cloud' }, { version: 1 }));
  assert.equal(stale.status, 412);
  assert.equal(stale.current!['name'], 'Platform');
});

test('the same order with the same key is done once and answered twice', async () => {
  const key = newId();
  const first = await manager.client.do(createTeam, { name: 'Once' }, { key });
  const second = await manager.client.do(createTeam, { name: 'Once' }, { key });
  assert.deepEqual(second, first);
  assert.equal((await manager.client.list(team, { q: 'Once' })).items.length, 1);
  assert.equal((await problemOf(manager.client.do(createTeam, { name: 'Other' }, { key }))).code, 'key-used-before');
});

test('sixty-four orders with one key at once make one record', async () => {
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 64 }, () => manager.client.do(createTeam, { name: 'Storm' }, { key })));
  assert.equal(new Set(answers.map((answer) => answer.data.id)).size, 1);
});

test('a deed is taken back and done again from the journal', async () => {
  const { data } = await manager.client.do(createTeam, { name: 'Before' });
  const { sequence } = await manager.client.do(changeTeam, { id: data.id, name: 'After' }, { version: 1 });
  const undone = await manager.client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await manager.client.one(team, data.id)).name, 'Before');
  await manager.client.call('POST', `/journal/${undone.sequence}/undo`, {});
  assert.equal((await manager.client.one(team, data.id)).name, 'After');
  assert.equal((await problemOf(manager.client.call('POST', `/journal/${sequence}/undo`, {}))).code, 'already-undone');
});

test('what was removed comes back whole by undo', async () => {
  const { data } = await manager.client.do(createTeam, { name: 'Removed' });
  const { sequence } = await manager.client.do(removeTeam, { id: data.id }, { version: 1 });
  assert.equal((await problemOf(manager.client.one(team, data.id))).status, 404);
  await manager.client.call('POST', `/journal/${sequence}/undo`, {});
  assert.equal((await manager.client.one(team, data.id)).name, 'Removed');
});

test('an undo that would run over a later change is refused and names the field', async () => {
  const { data } = await manager.client.do(createTeam, { name: 'One' });
  const { sequence } = await manager.client.do(changeTeam, { id: data.id, name: 'Two' }, { version: 1 });
  await manager.client.do(changeTeam, { id: data.id, name: 'Three' }, { version: 2 });
  const refused = await problemOf(manager.client.call('POST', `/journal/${sequence}/undo`, {}));
  assert.equal(refused.code, 'changed-meanwhile');
  assert.equal(refused.errors![0]!.pointer, '/name');
});

test('nobody takes back what they could not have done', async () => {
  const { sequence } = await manager.client.do(createTeam, { name: 'Not yours' });
  assert.equal((await problemOf(member.client.call('POST', `/journal/${sequence}/undo`, {}))).status, 403);
  assert.equal((await problemOf(auditor.client.call('POST', `/journal/${sequence}/undo`, {}))).status, 403);
});

test('a record tells its history, latest first', async () => {
  const { data } = await manager.client.do(createTeam, { name: 'Told' });
  await manager.client.do(changeTeam, { id: data.id, name: 'Retold' }, { version: 1 });
  const { items } = await manager.client.history(team, data.id);
  assert.deepEqual(
    items.map((entry) => [entry.deed, entry.by.name]),
    [
      ['change-team', 'Some manager'],
      ['create-team', 'Some manager'],
    ],
  );
  assert.deepEqual(items[0]!.changes[0]!.before, { name: 'Told' });
});

test('two who change the same record at once: one goes through, the other is told, nothing is lost', async () => {
  const { data } = await manager.client.do(createTeam, { name: 'Raced' });
  const outcomes = await Promise.allSettled(
    ['A', 'B', 'C', 'D'].map((name) => manager.client.do(changeTeam, { id: data.id, name }, { version: 1 })),
  );
  assert.equal(outcomes.filter((each) => each.status === 'fulfilled').length, 1);
  assert.equal((await manager.client.history(team, data.id)).items.length, 2);
});

test('the journal proves itself, and an altered entry is found', async () => {
  const { organisationId } = server;
  const verify = () =>
    inOrganisation(server.tools.pool, organisationId, (client) => verifyJournal(client, organisationId), { readOnly: true });
  const before = await verify();
  assert.equal(before.isIntact, true);
  await assert.rejects(
    inOrganisation(server.tools.pool, organisationId, (client) =>
      client.query(`update platform.journal set deed = 'nothing' where sequence = 2`),
    ),
  );
  // The owner of the tables can switch the trigger off; the chain shows it all the same.
  const { Client } = await import('pg');
  const owner = new Client(server.address as never);
  await owner.connect();
  await owner.query(
    `begin; select set_config('app.organisation', '${organisationId}', true); alter table platform.journal disable trigger append_only; update platform.journal set actor_name = 'Nobody' where org_id = '${organisationId}' and sequence = 2; alter table platform.journal enable trigger append_only; commit`,
  );
  await owner.end();
  const after = await verify();
  assert.equal(after.isIntact, false);
  assert.equal(after.brokenAt, 2);
});

test('without a named organisation the database shows nothing and takes nothing', async () => {
  const { pool } = server.tools;
  await assert.rejects(pool.query('select * from people.team'), /app.organisation|type uuid: ""/);
  const { organisationId } = await server.another('Second');
  const seen = await inOrganisation(pool, organisationId, (client) => client.query('select * from people.team'), { readOnly: true });
  assert.equal(seen.rowCount, 0);
  await assert.rejects(
    inOrganisation(pool, organisationId, (client) =>
      client.query(`insert into people.team (org_id, id, name) values ($1, $2, 'Smuggled')`, [server.organisationId, newId()]),
    ),
    /row-level security/,
  );
});
