import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { project, task } from '#projects/rules';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../../test/company/deciding.ts';
import { linkRequestTask, planRequestTask, requestTask, unlinkRequestTask } from './request-task.ts';
import { serviceRequest } from './service-request.ts';

const [of, work, plan] = [idOf(1), idOf(2), idOf(3)] as const;
const step = (minutes: number | null, doneAt: string | null = null) => ({
  what: 'x',
  teamId: null,
  minutes,
  doneAt,
  doneById: null,
  doneByPersonId: null,
});
const asked = (fields: object = {}) =>
  record(serviceRequest, of, {
    number: 12,
    title: 'Network for the new office',
    offeringId: idOf(9),
    targetMinutes: 60,
    askedAt: '2026-11-16T08:00:00.000Z',
    status: 'in-progress',
    entries: 2,
    steps: [step(60, '2026-11-16T09:00:00.000Z'), step(120), step(null), step(240)],
    ...fields,
  });
const facts = [
  asked(),
  record(project, plan, { key: 'OFF', name: 'New office', startAt: '2036-12-01T08:00:00.000Z', calendarId: idOf(8) }),
  record(task, work, { projectId: plan, number: 1, position: 1, name: 'Cable the floor' }),
];

test('a request is fulfilled by a task, once; its timeline says that there is work, not which', () => {
  const [link, , line] = changesOf(decide(linkRequestTask, { requestId: of, taskId: work }, facts));
  assert.partialDeepStrictEqual(link, { kind: 'put', row: { requestId: of, taskId: work, projectId: plan } });
  assert.partialDeepStrictEqual(line, { row: { kind: 'link', reason: 'task', value: null, text: '', number: 3, requesterId: null } });
  const linked = [...facts, record(requestTask, idOf(4), { requestId: of, taskId: work, projectId: plan })];
  assert.equal(refusalOf(decide(linkRequestTask, { requestId: of, taskId: work }, linked)), 'task-of-request-already');
  assert.equal(refusalOf(decide(linkRequestTask, { requestId: idOf(9), taskId: work }, facts)), 'no-such-reference');
  assert.equal(refusalOf(decide(linkRequestTask, { requestId: of, taskId: idOf(9) }, facts)), 'no-such-reference');
  assert.deepEqual(
    changesOf(decide(unlinkRequestTask, { id: idOf(4) }, linked)).map((each) => each.kind),
    ['remove', 'patch', 'put'],
  );
  assert.equal(refusalOf(decide(unlinkRequestTask, { id: idOf(5) }, linked)), 'not-found');
});

test('work for a request is planned as a task with what its open steps usually take; not for one that is over', () => {
  const made = changesOf(decide(planRequestTask, { requestId: of, projectId: plan }, facts));
  assert.partialDeepStrictEqual(made[0], {
    row: { projectId: plan, name: 'Network for the new office', workMinutes: 360, notes: 'REQ-12 Network for the new office' },
  });
  assert.partialDeepStrictEqual(made[1], { row: { requestId: of, taskId: made[0]!.id, projectId: plan } });
  const named = changesOf(decide(planRequestTask, { requestId: of, projectId: plan, name: 'Patch the sockets' }, facts));
  assert.partialDeepStrictEqual(named[0], { row: { name: 'Patch the sockets' } });
  const over = [asked({ status: 'closed' }), ...facts.slice(1)];
  assert.equal(refusalOf(decide(planRequestTask, { requestId: of, projectId: plan }, over)), 'request-over');
});

test('whoever contributes to the project plans; who does not work here knows of no request, whatever their role in a project', () => {
  const contributor = principal({ role: 'requester', scopeRoles: { [plan]: 'contributor' } });
  assert.ok(isAllowed(planRequestTask.may, contributor, { scopeId: plan }));
  assert.ok(!isAllowed(linkRequestTask.may, principal({ role: 'member' }), { scopeId: plan }));
  assert.equal(refusalOf(decide(planRequestTask, { requestId: of, projectId: plan }, facts, contributor)), 'no-such-reference');
  assert.ok(!isAllowed(requestTask.mayRead, contributor));
  assert.ok(isAllowed(unlinkRequestTask.may, principal({ role: 'manager' })));
});
