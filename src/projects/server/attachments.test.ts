import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProject, removeAttachment, attachment, type Attachment } from '#projects/rules';
import { testServer, type Member } from '../../../test/support/server.ts';

const server = await testServer();
const { manager, member, requester } = server.members;
const { data: project } = await manager.client.do(createProject, {
  key: 'DOC',
  name: 'Documents',
  startAt: '2026-11-23T08:00:00.000Z',
} as never);
const upload = async (who: Member, content: string | Uint8Array, name: string) =>
  fetch(`${server.url}/api/v1/projects/${project.id}/attachments?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    body: content as string,
  });

test('a file comes back byte for byte, as a download that nothing runs in', async () => {
  const kept = (await (await upload(member, 'Büro plan\n', 'Plan für alle.txt')).json()) as Attachment;
  assert.deepEqual([kept.name, kept.mediaType, kept.bytes], ['Plan für alle.txt', 'text/plain', 11]);
  const back = await fetch(`${server.url}/api/v1/attachments/${kept.id}/content`, { headers: member.headers });
  assert.equal(await back.text(), 'Büro plan\n');
  assert.match(back.headers.get('content-disposition')!, /^attachment; /);
  assert.equal(back.headers.get('content-type'), 'application/octet-stream');
});

test('what a file is, is read from its content: a picture that is a script stays a text', async () => {
  const kept = (await (await upload(member, '<svg onload="alert(1)"/>', 'photo.png')).json()) as Attachment;
  assert.notEqual(kept.mediaType, 'image/png');
});

test('whoever may not see the project gets neither the file nor a word about it', async () => {
  const kept = (await (await upload(member, 'secret', 'a.txt')).json()) as Attachment;
  assert.equal((await fetch(`${server.url}/api/v1/attachments/${kept.id}/content`, { headers: requester.headers })).status, 403);
  assert.equal((await upload(requester, 'x', 'x.txt')).status, 403);
});

test('an empty file is refused, and nobody claims a file that they did not send', async () => {
  assert.equal((await upload(member, '', 'a.txt')).status, 400);
  const claimed = await fetch(`${server.url}/api/v1/attachments`, {
    method: 'POST',
    headers: { ...member.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ projectId: project.id, name: 'a', mediaType: 'text/plain', bytes: 1, hash: 'a'.repeat(64) }),
  });
  assert.equal(claimed.status, 405);
});

test('an attachment is removed by whoever attached it', async () => {
  const kept = (await (await upload(member, 'mine', 'm.txt')).json()) as Attachment;
  await member.client.do(removeAttachment, { id: kept.id } as never, { version: kept.version });
  assert.deepEqual((await manager.client.list(attachment, { id: kept.id })).items, []);
});
