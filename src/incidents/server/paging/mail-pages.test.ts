/** A page comes as an e-mail too, through a real mail server, once, in the language of whoever is asked, with a link to the incident. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRota, createRotaLayer } from '#duty/rules';
import { incidentPaging, reportIncident } from '#incidents/rules';
import { createPerson, createTeam } from '#people/rules';
import type { Deed } from '#platform/kit';
import { openPostOffice } from '../../../../test/support/post-office.ts';
import { testServer } from '../../../../test/support/server.ts';
import { mailPages } from './mail-pages.ts';

const post = await openPostOffice();
const { letters } = post;
const server = await testServer({ mail: post.settings, publicUrl: 'https://evenkeel.example.org' });
const { owner, manager, member } = server.members;
const done = async (deed: unknown, input: object) => (await manager.client.do(deed as Deed, input as never)).data as { id: string };

const team = await done(createTeam, { name: 'Network' });
const ann = await done(createPerson, { name: 'Ann' });
await owner.client.call('PATCH', `/memberships/${member.membershipId}`, { personId: ann.id }, { 'if-match': '"1"' });
await member.client.call('PATCH', '/account', { locale: 'de' });
const rota = await done(createRota, { name: 'Network', teamId: team.id, zone: 'UTC' });
await done(createRotaLayer, { rotaId: rota.id, name: 'First', level: 1, startsOn: '2026-01-05', personIds: [ann.id] });

const firstPage = async (id: string) => (await manager.client.see(incidentPaging, { id })).pages[0];
const report = (title: string) => done(reportIncident, { title, teamId: team.id, impact: 1, urgency: 1 });

test('whoever is asked gets one e-mail, which says what for and leads there', async () => {
  const { id } = await report('The shop is down');
  while (!(await firstPage(id))?.mailedAt) await sleep(50);
  await mailPages.react({ organisationId: server.organisationId, sequence: 0 }, server.tools);
  assert.equal(letters.length, 1);
  const [letter] = letters;
  assert.match(letter!, /^Subject: P1 INC-1 The shop is down: Sie sind gerufen\r$/m);
  assert.match(letter!, new RegExp(`https://evenkeel\\.example\\.org/incidents/${id}`));
  assert.match(letter!, /^To: member\d+@example\.org\r$/m);
});

test('what the mail server will not take is shown on the incident', async () => {
  post.refuses = () => 550;
  const { id } = await report('The till is down');
  while ((await firstPage(id))?.mailFailure == null) await sleep(50);
  assert.equal((await firstPage(id))!.mailFailure, 'EENVELOPE 550');
  assert.equal(letters.length, 1);
});
