/** Whoever has to agree to a change gets one e-mail for each round of its plan, through a real mail server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { change, draftChange, editChange, submitChange } from '#changes/rules';
import { createService } from '#operations/rules';
import { createPerson } from '#people/rules';
import type { Deed } from '#platform/kit';
import { openPostOffice } from '../../../test/support/post-office.ts';
import { testServer } from '../../../test/support/server.ts';
import { mailChangeApprovers } from './mail-approvers.ts';

const post = await openPostOffice();
const server = await testServer({ mail: post.settings });
const { manager, member } = server.members;
const done = async (deed: unknown, fields: object, version?: number) => {
  const { data, sequence } = await member.client.do(deed as Deed, fields as never, version === undefined ? {} : { version });
  return { id: (data as { readonly id: string }).id, sequence: sequence! };
};
const made = async (deed: unknown, fields: object) =>
  ((await manager.client.do(deed as Deed, fields as never)).data as { readonly id: string }).id;
const serviceId = await made(createService, { key: 'SHOP', name: 'Shop' });
const implementerId = await made(createPerson, { name: 'Ann' });
const version = async (id: string) => (await member.client.one(change, id)).version;
const comes = async (count: number) => {
  while (post.letters.length < count) await sleep(50);
  return post.letters.map((each) => /^To: (\w+?)\d*@/m.exec(each)![1]).toSorted();
};

test('managers are told of a change that is handed in, and again when its plan becomes another; whoever entered it is not', async () => {
  const planned = {
    plan: 'Do it',
    backOutPlan: 'Undo it',
    testPlan: 'Try it',
    plannedStart: '2036-11-03T20:00:00.000Z',
    plannedEnd: '2036-11-03T21:00:00.000Z',
  };
  const { id } = await done(draftChange, { title: 'New shop server', serviceId, implementerId, ...planned });
  const { sequence } = await done(submitChange, { id }, await version(id));
  assert.deepEqual(await comes(3), ['admin', 'manager', 'owner']);
  assert.match(post.letters[0]!, /^Subject: CHG-1 New shop server: awaits your approval\r$/m);
  assert.match(post.letters[0]!, /Asked for by: Some member/);
  await mailChangeApprovers.react({ organisationId: server.organisationId, sequence }, server.tools);
  await done(editChange, { id, plan: 'Do it otherwise' }, await version(id));
  assert.equal((await comes(6)).length, 6);
});
