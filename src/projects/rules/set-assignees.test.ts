import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  afterwards,
  changesOf,
  decide,
  idOf,
  ids,
  people,
  projectId,
  record,
  refusal,
  relay,
  skillId,
} from '../../../test/company/relay-project.ts';
import { assignment } from './assignment.ts';
import { setAssignees } from './set-assignees.ts';

const assigned = (rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>) =>
  [...rows.values()].filter((row) => 'unitsPerMille' in row && row['taskId'] === ids.mail);

test('set-assignees: whoever is named works on it, whoever is not is taken off; duration stays where nothing else is said', () => {
  const rows = afterwards(setAssignees, { id: ids.mail, assignees: [{ personId: people.grace, unitsPerMille: 500 }] });
  assert.deepEqual(
    assigned(rows).map((row) => [row['personId'], row['unitsPerMille'], row['workMinutes']]),
    [[people.grace, 500, 480]],
  );
  assert.equal(rows.get(ids.mail)!['durationMinutes'], 960);
});

test('set-assignees: half the time of the same person makes the task twice as long, and naming them as before changes nothing', () => {
  const rows = afterwards(setAssignees, { id: ids.mail, assignees: [{ personId: people.ada, unitsPerMille: 500 }] });
  assert.equal(rows.get(ids.mail)!['durationMinutes'], 1920);
  assert.equal(rows.get(idOf(61))!['unitsPerMille'], 500);
  assert.deepEqual(changesOf(decide(setAssignees, { id: ids.mail, assignees: [{ personId: people.ada }] }, relay())), []);
});

test('set-assignees: a skill that is asked for stays, an empty list takes only people off', () => {
  const asked = record(assignment, idOf(62), { projectId, taskId: ids.mail, skillId, level: 3 });
  const facts = [...relay(), asked];
  const rows = after(facts, changesOf(decide(setAssignees, { id: ids.mail, assignees: [] }, facts)));
  assert.deepEqual(
    rows.filter(([thing]) => thing === assignment).map(([, row]) => row['id']),
    [idOf(62)],
  );
});

test('set-assignees refuses who has left, who is not there and who is named twice, saying which', () => {
  const said = (...personIds: string[]) =>
    refusal(decide(setAssignees, { id: ids.backup, assignees: personIds.map((personId) => ({ personId })) }, relay()));
  assert.deepEqual([said(people.ada, people.gone)?.code, said(people.ada, people.gone)?.field], ['has-left', 'assignees/1/personId']);
  assert.equal(said(idOf(99))?.code, 'no-such-person');
  assert.equal(said(people.grace, people.grace)?.code, 'assigned-already');
  assert.equal(refusal(decide(setAssignees, { id: idOf(99), assignees: [] }, relay()))?.code, 'not-found');
});
