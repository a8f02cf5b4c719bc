import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterwards, decide, idOf, ids, people, refusal, relay, relayWith, skillId, teamId } from '../../../test/company/relay-project.ts';
import { assign, changeAssignment, unassign } from './assign.ts';

const assigned = idOf(61);
const said = (input: object) => refusal(decide(assign, input as never, relay()));

test('assign: the first one brings the work that the duration holds', () => {
  const rows = afterwards(assign, { taskId: ids.backup, personId: people.grace, unitsPerMille: 500 });
  assert.equal(rows.get(ids.backup)!['workMinutes'], 240);
  assert.equal([...rows.values()].find((row) => row['personId'] === people.grace)!['workMinutes'], 240);
});

test('assign: one more halves what is effort-driven', () => {
  const rows = afterwards(
    assign,
    { taskId: ids.mail, personId: people.grace },
    relayWith(ids.mail, { isEffortDriven: true, workMinutes: 960 }),
  );
  assert.equal(rows.get(ids.mail)!['durationMinutes'], 480);
  assert.equal(rows.get(assigned)!['workMinutes'], 480);
});

test('assign: a skill at a level, or a team, as long as nobody is named', () => {
  assert.equal(said({ taskId: ids.mail, skillId, level: 3 }), undefined);
  assert.equal(said({ taskId: ids.mail, teamId }), undefined);
});

test('assign refuses nobody, two at once, those who left, and the same one twice, naming them', () => {
  assert.equal(said({ taskId: ids.mail })?.code, 'one-of-three');
  assert.equal(said({ taskId: ids.mail, personId: people.grace, teamId })?.code, 'one-of-three');
  assert.equal(said({ taskId: ids.mail, personId: people.grace, level: 3 })?.code, 'level-without-skill');
  assert.equal(said({ taskId: ids.mail, personId: idOf(99) })?.code, 'no-such-person');
  assert.equal(said({ taskId: ids.mail, skillId: idOf(99) })?.code, 'no-such-skill');
  assert.equal(said({ taskId: ids.mail, teamId: idOf(99) })?.code, 'no-such-team');
  assert.equal(said({ taskId: idOf(99), personId: people.ada })?.code, 'no-such-task');
  const twice = said({ taskId: ids.mail, personId: people.ada });
  assert.deepEqual([twice?.code, twice?.status, twice?.detail], ['assigned-already', 409, 'Ada is assigned to “mail” already']);
  assert.equal(said({ taskId: ids.mail, personId: people.gone })?.detail, 'Gone has left and cannot be assigned');
});

test('change-assignment: half of somebody takes twice as long', () => {
  assert.equal(afterwards(changeAssignment, { id: assigned, unitsPerMille: 500 }).get(ids.mail)!['durationMinutes'], 1920);
  assert.equal(afterwards(changeAssignment, { id: assigned, workMinutes: 480 }).get(ids.mail)!['durationMinutes'], 480);
  assert.equal(afterwards(changeAssignment, { id: assigned, personId: people.grace }).get(ids.mail)!['durationMinutes'], 960);
  assert.equal(refusal(decide(changeAssignment, { id: assigned, teamId }, relay()))?.code, 'one-of-three');
  assert.equal(refusal(decide(changeAssignment, { id: idOf(99), unitsPerMille: 500 }, relay()))?.code, 'not-found');
});

test('unassign: with the last one the work goes, and the duration stays', () => {
  const rows = afterwards(unassign, { id: assigned }, relayWith(ids.mail, { workMinutes: 960 }));
  assert.deepEqual([rows.has(assigned), rows.get(ids.mail)!['workMinutes'], rows.get(ids.mail)!['durationMinutes']], [false, null, 960]);
  assert.equal(refusal(decide(unassign, { id: idOf(99) }, relay()))?.code, 'not-found');
});
