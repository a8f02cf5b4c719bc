/** Search says where a hit lies, and shows a project before what is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProject, createTask } from '#projects/rules';
import { testServer } from '../support/server.ts';

const server = await testServer();
const { owner, member } = server.members;
const startAt = '2026-12-01T08:00:00.000Z';

interface Found {
  readonly thing: string;
  readonly title: string;
  readonly scopeTitle: string | null;
  readonly under: string | null;
}
const search = async (q: string, who = owner) =>
  (await who.client.call<{ items: readonly Found[] }>('GET', `/search?q=${encodeURIComponent(q)}`)).data.items;

test('a project comes before its tasks, whose hits say in which project and under what they stand', async () => {
  const { data: project } = await owner.client.do(createProject, { key: 'NET', name: 'Network switches of all sites', startAt });
  const { data: other } = await owner.client.do(createProject, { key: 'TEL', name: 'Telephony', startAt });
  for (const site of ['Hamburg', 'Leipzig']) {
    const { data: summary } = await owner.client.do(createTask, { projectId: project.id, name: site });
    await owner.client.do(createTask, { projectId: project.id, parentId: summary.id, name: 'Network' });
  }
  await owner.client.do(createTask, { projectId: other.id, name: 'Network' });
  const hits = await search('network');
  assert.equal(hits[0]!.title, 'Network switches of all sites');
  assert.deepEqual(
    hits
      .slice(1)
      .map(({ title, scopeTitle, under }) => [title, scopeTitle, under].join(' · '))
      .toSorted(),
    ['Network · Network switches of all sites · Hamburg', 'Network · Network switches of all sites · Leipzig', 'Network · Telephony · '],
  );
});

test('what lies in a hidden project is not found, nor is its name', async () => {
  const { data: hidden } = await owner.client.do(createProject, { key: 'SEC', name: 'Secret move', startAt, visibility: 'members' });
  await owner.client.do(createTask, { projectId: hidden.id, name: 'Secret task' });
  assert.equal((await search('secret')).length, 2);
  assert.deepEqual(await search('secret', member), []);
});
