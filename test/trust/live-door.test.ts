/** The live door and the journal: an open screen hears of what its reader may see, of nothing else, and of nothing at all once the reader lost standing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/server';
import { createProject, createTask, changeTask, changeProject } from '#projects/rules';
import { createBranch } from '#platform/kit';
import { createRate } from '#people/rules';
import { testServer } from '../support/server.ts';
import { listenTo } from './send.ts';

const server = await testServer();
const { owner, manager, member, requester, admin } = server.members;
const foreign = await server.another('Second');

const { data: shown } = await owner.client.do(createProject, { key: 'OPEN', name: 'Open to all', startAt: '2026-12-01T08:00:00.000Z' });
const { data: hidden } = await owner.client.do(createProject, {
  key: 'HIDDEN',
  name: 'For members only',
  startAt: '2026-12-01T08:00:00.000Z',
  visibility: 'members',
});

test('a stream tells of what its reader may see, and keeps silent about the rest', async () => {
  const streams = {
    owner: await listenTo(server.url, owner.headers),
    manager: await listenTo(server.url, manager.headers),
    member: await listenTo(server.url, member.headers),
    requester: await listenTo(server.url, requester.headers),
    foreign: await listenTo(server.url, foreign.owner.headers),
  };
  const inHidden = await owner.client.do(createTask, { projectId: hidden.id, name: 'Nobody knows' });
  const { data: whatIf } = await owner.client.do(createBranch, { name: 'What if' });
  const inOpen = await owner.client.do(createTask, { projectId: shown.id, name: 'Everybody knows' });
  await owner.client.do(changeTask, { id: inOpen.data.id, name: 'Perhaps otherwise' }, { version: 1, branchId: whatIf.id });
  await owner.client.do(createRate, { jobRoleId: null, validFrom: '2026-01-01', perHourCents: 9000 } as never).catch(() => undefined);
  const last = await owner.client.do(createTask, { projectId: shown.id, name: 'The last' });
  const elsewhere = await foreign.owner.client.do(createProject, { key: 'FAR', name: 'Far away', startAt: '2026-12-01T08:00:00.000Z' });

  await Promise.all([streams.owner, streams.manager, streams.member].map((stream) => stream.hears(last.data.id)));
  await streams.foreign.hears(elsewhere.data.id);
  assert.ok(streams.owner.heard().includes(inHidden.data.id));
  for (const name of ['manager', 'member', 'requester', 'foreign'] as const) {
    const heard = streams[name].heard();
    for (const secret of [inHidden.data.id, hidden.id, `"sequence":${inHidden.sequence}`])
      assert.ok(!heard.includes(secret), `${name} hears of ${secret}`);
  }
  // What a member may read of the live plan, it does not read of somebody's what-if.
  assert.ok(!streams.member.heard().includes(whatIf.id));
  assert.ok(streams.manager.heard().includes(whatIf.id));
  // A requester reads no projects, and nobody hears another organisation.
  assert.ok(!streams.requester.heard().includes(inOpen.data.id));
  for (const name of ['owner', 'manager', 'member', 'requester'] as const) assert.ok(!streams[name].heard().includes(elsewhere.data.id));
  assert.ok(!streams.foreign.heard().includes(inOpen.data.id));
  for (const stream of Object.values(streams)) stream.close();
});

test('the journal and a history tell nothing of a hidden project or of a what-if of somebody else', async () => {
  const inHidden = await owner.client.do(createTask, { projectId: hidden.id, name: 'Still nobody knows' });
  const { data: whatIf } = await owner.client.do(createBranch, { name: 'Another what if' });
  const { data: seen } = await owner.client.do(createTask, { projectId: shown.id, name: 'Seen by all' });
  const inBranch = await owner.client.do(changeTask, { id: seen.id, name: 'Whispered' }, { version: 1, branchId: whatIf.id });
  for (const path of ['/journal?limit=200', `/tasks/${seen.id}/history`]) {
    const text = JSON.stringify((await member.client.call('GET', path)).data);
    assert.ok(text.includes(seen.id), path);
    for (const secret of [
      inHidden.data.id,
      hidden.id,
      whatIf.id,
      'Whispered',
      `"sequence":${inBranch.sequence}`,
      `"sequence":${inHidden.sequence}`,
    ])
      assert.ok(!text.includes(secret), `${path} tells ${secret}`);
  }
  const all = JSON.stringify((await owner.client.call('GET', '/journal?limit=200')).data);
  assert.ok(all.includes(inHidden.data.id) && all.includes('Whispered'));
});

test('what a what-if changes in a hidden project is not told to those who may see the what-if', async () => {
  const { data: whatIf } = await owner.client.do(createBranch, { name: 'Of both' });
  const { data: secret } = await owner.client.do(createTask, { projectId: hidden.id, name: 'Secret' });
  const { data: known } = await owner.client.do(createTask, { projectId: shown.id, name: 'Known' });
  for (const { id } of [secret, known]) await owner.client.do(changeTask, { id, name: 'Otherwise' }, { version: 1, branchId: whatIf.id });
  const told = async (to: typeof owner) => JSON.stringify((await to.client.call('GET', `/branches/${whatIf.id}/changes`)).data);
  assert.ok((await told(owner)).includes(secret.id));
  assert.ok((await told(manager)).includes(known.id));
  assert.ok(!(await told(manager)).includes(secret.id));
});

test('a page of the journal of which little may be seen still leads to the next one', async () => {
  let cursor: string | null = '';
  let pages = 0;
  let seen = 0;
  while (cursor !== null) {
    const query: string = cursor ? `&cursor=${cursor}` : '';
    const { data } = await member.client.call<{ items: unknown[]; nextCursor: string | null }>('GET', `/journal?limit=2${query}`);
    seen += data.items.length;
    pages++;
    cursor = data.nextCursor;
  }
  assert.ok(pages > 3 && seen > 3);
});

test('whoever loses their standing while listening hears nothing more, and the stream ends', async () => {
  const shutOut = await server.join(server.organisationId, 'member', 'Shut out');
  const leaver = await server.join(server.organisationId, 'member', 'Signs out');
  const { data: token } = await manager.client.call<{ id: string; token: string }>('POST', '/api-tokens', {
    name: 'listens',
    scope: 'read',
  });
  const cases = [
    {
      stream: await listenTo(server.url, shutOut.headers),
      end: () => admin.client.call('POST', `/memberships/${shutOut.membershipId}/deactivate`, {}),
    },
    { stream: await listenTo(server.url, leaver.headers), end: () => leaver.client.call('POST', '/sign-out', {}) },
    {
      stream: await listenTo(server.url, { authorization: `Bearer ${token.token}` }),
      end: () => manager.client.call('DELETE', `/api-tokens/${token.id}`, undefined, { 'if-match': '"1"' }),
    },
  ];
  await Promise.all(cases.map(({ end }) => end()));
  const revokedAt = performance.now();
  const after = await owner.client.do(createTask, { projectId: shown.id, name: 'After they left' });
  await Promise.all(cases.map(({ stream }) => stream.ended));
  const seconds = (performance.now() - revokedAt) / 1000;
  for (const { stream } of cases) assert.ok(!stream.heard().includes(after.data.id), 'something was delivered after the standing was lost');
  console.log(`T1: ${cases.length} open streams ended ${seconds.toFixed(1)} s after their readers lost standing, 0 messages late`);
});

test('a project that is closed while somebody listens is silent from then on', async () => {
  const { data: closing } = await owner.client.do(createProject, {
    key: 'CLOSING',
    name: 'To be closed',
    startAt: '2026-12-01T08:00:00.000Z',
  });
  const stream = await listenTo(server.url, member.headers);
  await owner.client.do(changeProject, { id: closing.id, visibility: 'members' }, { version: closing.version });
  const inside = await owner.client.do(createTask, { projectId: closing.id, name: newId() });
  const outside = await owner.client.do(createTask, { projectId: shown.id, name: 'Outside' });
  await stream.hears(outside.data.id);
  assert.ok(!stream.heard().includes(inside.data.id));
  stream.close();
});
