import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { project, task } from '#projects/rules';
import { changesOf, decide, idOf, principal, record, refusalOf } from '../../../../test/company/deciding.ts';
import { removeProblem } from './open-problem.ts';
import { linkProblemTask, planProblemFix, problemTask, unlinkProblemTask } from './problem-task.ts';
import { problem } from './problem.ts';

const [of, work, plan] = [idOf(1), idOf(2), idOf(3)] as const;
const cause = (fields: object = {}) =>
  record(problem, of, {
    number: 7,
    title: 'Mailbox fills up',
    openedAt: '2026-11-16T08:00:00.000Z',
    status: 'known-error',
    workaround: 'x',
    ...fields,
  });
const facts = [
  cause(),
  record(project, plan, { key: 'MAIL', name: 'New mail', startAt: '2036-12-01T08:00:00.000Z', calendarId: idOf(8) }),
  record(task, work, { projectId: plan, number: 1, position: 1, name: 'Raise the quota' }),
];
const link = record(problemTask, idOf(4), { problemId: of, taskId: work, projectId: plan });

test('what does away with a problem is a task, linked once; the problem that goes takes the link along', () => {
  const [made] = changesOf(decide(linkProblemTask, { problemId: of, taskId: work }, facts));
  assert.partialDeepStrictEqual(made, { kind: 'put', row: { problemId: of, taskId: work, projectId: plan } });
  assert.equal(refusalOf(decide(linkProblemTask, { problemId: of, taskId: work }, [...facts, link])), 'task-of-problem-already');
  assert.equal(refusalOf(decide(linkProblemTask, { problemId: idOf(9), taskId: work }, facts)), 'no-such-reference');
  assert.equal(refusalOf(decide(linkProblemTask, { problemId: of, taskId: idOf(9) }, facts)), 'no-such-reference');
  assert.equal(changesOf(decide(unlinkProblemTask, { id: idOf(4) }, [...facts, link])).length, 1);
  assert.equal(refusalOf(decide(unlinkProblemTask, { id: idOf(5) }, facts)), 'not-found');
  const gone = changesOf(decide(removeProblem, { id: of }, [...facts, link]));
  assert.deepEqual(
    gone.map((each) => [each.kind, each.id]),
    [
      ['remove', idOf(4)],
      ['remove', of],
    ],
  );
});

test('a fix is planned as a task that leads back to the problem; not for one that is solved', () => {
  const made = changesOf(decide(planProblemFix, { problemId: of, projectId: plan, name: 'Archive by age' }, facts));
  assert.partialDeepStrictEqual(made[0], { row: { projectId: plan, name: 'Archive by age', notes: 'PRB-7 Mailbox fills up' } });
  assert.partialDeepStrictEqual(made[1], { row: { problemId: of, taskId: made[0]!.id, projectId: plan } });
  const solved = [cause({ status: 'resolved' }), ...facts.slice(1)];
  assert.equal(refusalOf(decide(planProblemFix, { problemId: of, projectId: plan }, solved)), 'problem-solved');
});

test('whoever contributes to the project plans; who does not work here knows of no problem', () => {
  const contributor = principal({ role: 'requester', scopeRoles: { [plan]: 'contributor' } });
  assert.ok(isAllowed(planProblemFix.may, contributor, { scopeId: plan }));
  assert.ok(!isAllowed(linkProblemTask.may, principal({ role: 'member' }), { scopeId: plan }));
  assert.equal(refusalOf(decide(planProblemFix, { problemId: of, projectId: plan }, facts, contributor)), 'no-such-reference');
  assert.ok(!isAllowed(problemTask.mayRead, contributor));
});
