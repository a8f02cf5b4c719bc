import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { task } from '#projects/rules';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../../test/company/deciding.ts';
import { incident } from './incident.ts';
import { incidentTask, linkIncidentTask, unlinkIncidentTask } from './incident-task.ts';

const [of, work, project] = [idOf(1), idOf(2), idOf(3)] as const;
const facts = [
  record(incident, of, { number: 1, title: 'x', openedAt: '2026-11-16T08:00:00.000Z', entries: 2 }),
  record(task, work, { projectId: project, number: 1, position: 1, name: 'Second link' }),
];

test('a task is for an incident, once; the timeline says that there is work, not which', () => {
  const [link, , line] = changesOf(decide(linkIncidentTask, { incidentId: of, taskId: work, kind: 'action' }, facts));
  assert.partialDeepStrictEqual(link, { kind: 'put', row: { incidentId: of, taskId: work, projectId: project, kind: 'action' } });
  assert.partialDeepStrictEqual(line, { row: { kind: 'link', reason: 'action', value: null, text: '', number: 3 } });
  const linked = [...facts, record(incidentTask, idOf(4), { incidentId: of, taskId: work, projectId: project })];
  assert.equal(refusalOf(decide(linkIncidentTask, { incidentId: of, taskId: work }, linked)), 'task-linked-already');
  assert.equal(refusalOf(decide(linkIncidentTask, { incidentId: idOf(9), taskId: work }, facts)), 'no-such-reference');
  assert.equal(refusalOf(decide(linkIncidentTask, { incidentId: of, taskId: idOf(9) }, facts)), 'no-such-reference');
  assert.deepEqual(
    changesOf(decide(unlinkIncidentTask, { id: idOf(4) }, linked)).map((each) => each.kind),
    ['remove', 'patch', 'put'],
  );
  assert.equal(refusalOf(decide(unlinkIncidentTask, { id: idOf(5) }, linked)), 'not-found');
});

test('whoever works here links tasks, requesters see none', () => {
  const [member, requester] = [principal({ role: 'member' }), principal({ role: 'requester' })];
  for (const { may } of [linkIncidentTask, unlinkIncidentTask]) assert.ok(isAllowed(may, member) && !isAllowed(may, requester));
  assert.ok(!isAllowed(incidentTask.mayRead, requester));
});
