import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../test/company/deciding.ts';
import { jobRole } from './job-role.ts';
import { changeJobRole, createJobRole, removeJobRole } from './manage-job-roles.ts';
import { changePersonSkill, createPersonSkill, removePersonSkill } from './manage-person-skills.ts';
import { changeRate, createRate, removeRate } from './manage-rates.ts';
import { changeSite, createSite, removeSite } from './manage-sites.ts';
import { changeSkill, createSkill, removeSkill } from './manage-skills.ts';
import { changeTeam, createTeam, removeTeam } from './manage-teams.ts';
import { personSkill } from './person-skill.ts';
import { rate } from './rate.ts';
import { site } from './site.ts';
import { skill } from './skill.ts';
import { team } from './team.ts';

const [it, network, routing] = [idOf(1), idOf(2), idOf(3)] as const;

test('a team stands under a team that is not under it', () => {
  const facts = [record(team, it, { name: 'IT' }), record(team, network, { name: 'Network', parentId: it })];
  assert.equal(changesOf(decide(createTeam, { name: 'Wireless', parentId: network }, facts)).length, 1);
  assert.equal(refusalOf(decide(changeTeam, { id: it, parentId: network }, facts)), 'loop');
  assert.equal(refusalOf(decide(createTeam, { name: 'Wireless', parentId: idOf(9) }, facts)), 'no-such-team');
  assert.equal(refusalOf(decide(createTeam, { name: 'network' }, facts)), 'name-taken');
  assert.equal(changesOf(decide(removeTeam, { id: network }, facts)).length, 1);
});

test('sites, skills and job roles are told apart by their names', () => {
  const sites = [record(site, idOf(5), { name: 'Hamburg', zone: 'Europe/Berlin' })];
  assert.equal(refusalOf(decide(createSite, { name: 'HAMBURG', zone: 'Europe/Berlin' }, sites)), 'name-taken');
  assert.equal(changesOf(decide(changeSite, { id: idOf(5), name: 'Hamburg', regionCode: 'HH' }, sites)).length, 1);
  assert.equal(changesOf(decide(removeSite, { id: idOf(5) }, sites)).length, 1);
  const skills = [record(skill, routing, { name: 'Routing' })];
  assert.equal(refusalOf(decide(createSkill, { name: 'Routing' }, skills)), 'name-taken');
  assert.equal(changesOf(decide(changeSkill, { id: routing, category: 'Networks' }, skills)).length, 1);
  const roles = [record(jobRole, idOf(6), { name: 'Network engineer' })];
  assert.equal(refusalOf(decide(createJobRole, { name: 'network engineer' }, roles)), 'name-taken');
  assert.equal(changesOf(decide(changeJobRole, { id: idOf(6), name: 'Senior network engineer' }, roles)).length, 1);
});

test('a skill that goes is no longer known by anybody, a job role takes its rates along', () => {
  const skills = [
    record(skill, routing, { name: 'Routing' }),
    record(personSkill, idOf(7), { personId: idOf(8), skillId: routing, level: 3 }),
  ];
  assert.equal(changesOf(decide(removeSkill, { id: routing }, skills)).length, 2);
  const roles = [
    record(jobRole, idOf(6), { name: 'Network engineer' }),
    record(rate, idOf(9), { jobRoleId: idOf(6), hourlyMinor: 6500, currency: 'EUR', startsOn: '2026-01-01' }),
  ];
  assert.equal(changesOf(decide(removeJobRole, { id: idOf(6) }, roles)).length, 2);
});

test('a person knows a skill once, at a level from one to five', () => {
  const knows = { personId: idOf(8), skillId: routing, level: 3 };
  const facts = [record(personSkill, idOf(7), knows)];
  assert.equal(changesOf(decide(createPersonSkill, { ...knows, skillId: idOf(4) }, facts)).length, 1);
  assert.equal(refusalOf(decide(createPersonSkill, knows, facts)), 'skill-known-already');
  assert.equal(changesOf(decide(changePersonSkill, { id: idOf(7), level: 4 }, facts)).length, 1);
  assert.equal(changesOf(decide(removePersonSkill, { id: idOf(7) }, facts)).length, 1);
  for (const level of [0, 6, 2.5]) assert.throws(() => decide(createPersonSkill, { ...knows, level }, []));
});

test('a rate is that of a person or of a job role, one from each day on', () => {
  const hour = { personId: idOf(8), hourlyMinor: 8200, currency: 'EUR', startsOn: '2026-01-01' };
  const facts = [record(rate, idOf(9), hour)];
  assert.equal(changesOf(decide(createRate, { ...hour, startsOn: '2027-01-01' }, facts)).length, 1);
  assert.equal(refusalOf(decide(createRate, hour, facts)), 'rate-there-already');
  assert.equal(refusalOf(decide(createRate, { ...hour, jobRoleId: idOf(6) })), 'person-or-job-role');
  assert.equal(refusalOf(decide(createRate, { ...hour, personId: null })), 'person-or-job-role');
  assert.equal(changesOf(decide(changeRate, { id: idOf(9), hourlyMinor: 8400 }, facts)).length, 1);
  assert.equal(changesOf(decide(removeRate, { id: idOf(9) }, facts)).length, 1);
  assert.throws(() => decide(createRate, { ...hour, currency: 'euro' }));
});

test('members and auditors read who there is, but not what an hour costs', () => {
  for (const role of ['member', 'auditor'] as const) assert.ok(!isAllowed(rate.mayRead, principal({ role })));
  assert.ok(isAllowed(rate.mayRead, principal({ role: 'manager' })));
  assert.ok(!isAllowed(createTeam.may, principal({ role: 'member' })));
});
