/** Everything out and in again: what comes back is what went. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from '#platform/kit';
import { loadSample } from '../../src/load-sample.ts';
import { systemPrincipal } from '#platform/server';
import { testServer, type Member } from '../support/server.ts';

const server = await testServer();

const exported = async (who: Member) => {
  const response = await fetch(`${server.url}/api/v1/organisation-export`, { headers: who.headers });
  assert.equal(response.status, 200);
  return (await response.json()) as { things: Record<string, Record<string, unknown>[]> };
};
const importInto = async (who: Member, body: string, dryRun: boolean) => {
  const response = await fetch(`${server.url}/api/v1/organisation-imports?dryRun=${String(dryRun)}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    body,
  });
  return {
    status: response.status,
    body: (await response.json()) as { isDone: boolean; problems: unknown[]; code?: string; coming: Record<string, number> },
  };
};

/** Authors are members, and members are not carried over; gaps of a rota are found by each organisation's own watch, when it looks. */
const withoutAuthors = (rows: readonly Record<string, unknown>[]) =>
  rows
    .map(({ authorId: _a, takenById: _t, uploadedById: _u, requesterId: _r, byId: _b, knownGaps: _g, ...row }) => canonical(row))
    .toSorted();

test('the sample company goes out and comes into another organisation, record by record the same', async () => {
  const { owner } = server.members;
  await loadSample({ ...systemPrincipal(server.organisationId), membershipId: owner.membershipId, carrier: 'session' }, server.tools);
  const document = await exported(owner);
  assert.ok(document.things['task']!.length > 600);
  const { owner: other } = await server.another('Moved');
  const dry = await importInto(other, JSON.stringify(document), true);
  assert.deepEqual([dry.body.isDone, dry.body.problems], [false, []]);
  const real = await importInto(other, JSON.stringify(document), false);
  assert.deepEqual([real.status, real.body.isDone], [200, true]);
  const back = await exported(other);
  for (const [thing, rows] of Object.entries(document.things))
    assert.deepEqual(withoutAuthors(back.things[thing]!), withoutAuthors(rows), thing);
  assert.equal((await importInto(other, JSON.stringify(document), false)).body.code, 'not-empty');
});

test('a document with one wrong row brings nothing and names the row', async () => {
  const { owner } = await server.another('Wrong');
  const document = {
    format: 'evenkeel-organisation',
    formatVersion: 1,
    things: { team: [{ id: '01a20000-0000-7000-8000-000000000001', name: '' }] },
  };
  const { body } = await importInto(owner, JSON.stringify(document), false);
  assert.equal(body.isDone, false);
  assert.deepEqual(body.problems, [{ thing: 'team', row: 1, field: 'name', detail: (body.problems[0] as { detail: string }).detail }]);
  assert.equal((await importInto(owner, '{"format": "something else"}', false)).status, 422);
  assert.equal((await importInto(owner, 'not json', false)).status, 422);
});
