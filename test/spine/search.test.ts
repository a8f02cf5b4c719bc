/** Search says where a hit lies, and shows a project before what is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPerson } from '#people/rules';
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

test('a task is found by its key as people write it, and by nobody who may not see its project', async () => {
  const { data: project } = await owner.client.do(createProject, { key: 'ERP', name: 'Cut-over', startAt });
  const { data: hidden } = await owner.client.do(createProject, { key: 'HID', name: 'Hidden', startAt, visibility: 'members' });
  await owner.client.do(createTask, { projectId: project.id, name: 'Take stock' });
  await owner.client.do(createTask, { projectId: project.id, name: 'Order licences' });
  await owner.client.do(createTask, { projectId: hidden.id, name: 'Nobody knows' });
  for (const typed of ['ERP-2', 'erp 2', 'Erp-2'])
    assert.deepEqual(
      (await search(typed)).map(({ title, scopeTitle }) => [title, scopeTitle]),
      [['Order licences', 'Cut-over']],
      typed,
    );
  assert.deepEqual(await search('HID-1', member), []);
  assert.deepEqual(await search('ERP-7'), []);
});

test('somebody is found by the last name first', async () => {
  await owner.client.do(createPerson, { name: 'Katrin Lohse' });
  await owner.client.do(createPerson, { name: 'Katrin Ohlsen' });
  for (const typed of ['Lohse Katrin', 'Lohse, Katrin', 'kat loh'])
    assert.deepEqual(
      (await search(typed)).map(({ title }) => title),
      ['Katrin Lohse'],
      typed,
    );
});
