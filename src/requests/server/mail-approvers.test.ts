/** Whoever has to agree gets one e-mail, through a real mail server: who asks, for what, and where it is decided; and it stands in their list. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeMembership } from '#access/rules';
import { createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { createOffering, myRequests, requestService } from '#requests/rules';
import { openPostOffice } from '../../../test/support/post-office.ts';
import { testServer, type Member } from '../../../test/support/server.ts';
import { mailRequestApprovers } from './mail-approvers.ts';

const post = await openPostOffice();
const server = await testServer({ mail: post.settings, publicUrl: 'https://evenkeel.example.org' });
const { manager, member, requester, owner, admin } = server.members;
const done = async (deed: unknown, fields: object, who = manager) => {
  const { data, sequence } = await who.client.do(deed as Deed, fields as never);
  return { id: (data as { readonly id: string }).id, sequence: sequence! };
};
const team = await done(createTeam, { name: 'Workplace' });
async function personOf(who: Member, name: string, fields: object = {}): Promise<string> {
  const { id } = await done(createPerson, { name, ...fields });
  await owner.client.do(changeMembership as unknown as Deed, { id: who.membershipId, personId: id } as never, { version: 1 });
  return id;
}
const lead = await personOf(member, 'Line manager', { teamId: team.id });
await personOf(requester, 'Ina', { managerId: lead });
await personOf(admin, 'Second in the team', { teamId: team.id });
await member.client.call('PATCH', '/account', { locale: 'de' });
const laptop = await done(createOffering, { name: 'New laptop', category: 'Workplace', approval: 'manager' });
const rights = await done(createOffering, { name: 'More rights', category: 'Access', approval: 'team', approvalTeamId: team.id });
const mouse = await done(createOffering, { name: 'Mouse', category: 'Workplace' });

const lettersOf = (title: string) => post.letters.filter((each) => each.includes(`Subject: ${title}`));
const addresses = (letters: readonly string[]) => letters.map((each) => /^To: (\w+?)\d+@/m.exec(each)![1]).toSorted();
async function lettersCome(title: string, count: number): Promise<readonly string[]> {
  while (lettersOf(title).length < count) await sleep(50);
  return lettersOf(title);
}
const waiting = async (who: Member) => (await who.client.see(myRequests, {})).toApprove.map((each) => each.id);

test('the one who has to agree gets one e-mail in their language, which says who asks for what and leads there; nobody else does', async () => {
  const { id, sequence } = await done(requestService, { offeringId: laptop.id, forName: 'Max Neu' }, requester);
  const [letter] = await lettersCome('REQ-1 New laptop', 1);
  assert.match(letter!, /^To: member\d+@example\.org\r$/m);
  assert.match(letter!, /^Subject: REQ-1 New laptop \(Max Neu\): wartet auf Ihre Genehmigung\r$/m);
  assert.match(letter!, /Angefordert von: Some requester/);
  assert.match(letter!, new RegExp(`https://evenkeel\\.example\\.org/requests/${id}`));
  await mailRequestApprovers.react({ organisationId: server.organisationId, sequence }, server.tools);
  assert.equal(post.letters.length, 1);
  assert.deepEqual([await waiting(member), await waiting(requester), await waiting(manager)], [[id], [], []]);
});

test('a fault of the mail server for one does not send it to the other twice; what nobody agrees to sends nothing', async () => {
  post.refuses = (address) => (address.startsWith('admin') ? 451 : null);
  await done(requestService, { offeringId: mouse.id }, requester);
  const { id, sequence } = await done(requestService, { offeringId: rights.id }, requester);
  await lettersCome('REQ-3 More rights', 1);
  const react = () => mailRequestApprovers.react({ organisationId: server.organisationId, sequence }, server.tools);
  await assert.rejects(react(), /not taken: EENVELOPE 451/);
  post.refuses = () => null;
  await react();
  await react();
  // Should the queue have tried again at the same moment, the copy has the same Message-ID.
  const letters = Map.groupBy(lettersOf('REQ-3 More rights'), (each) => /^Message-ID:\s*<[^>]+>/im.exec(each)![0]);
  assert.deepEqual(addresses([...letters.values()].map(([first]) => first!)), ['admin', 'member']);
  assert.equal(addresses(lettersOf('REQ-3 More rights')).filter((each) => each === 'member').length, 1);
  assert.deepEqual(lettersOf('REQ-2'), []);
  assert.deepEqual([await waiting(admin), await waiting(owner)], [[id], []]);
});
