import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  measuresOfProblem,
  type Article,
  type IncidentReview,
  type ProblemRow,
  type ProblemTask,
  type ReviewAction,
} from '#problems/rules';
import type { Incident } from '#incidents/rules';
import { idOf } from '../../../../test/company/deciding.ts';
import { sampleCompany } from '../sample-company.ts';

let count = 0;
const records = sampleCompany({ today: '2026-11-25', newId: () => idOf(++count) });
const rowsOf = <T>(thing: string): readonly T[] =>
  records.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
const incidents = new Map(rowsOf<Incident>('incident').map((each) => [each.id, each]));

test('each of the three worst mornings is reviewed, from its timeline; one review is still a draft', () => {
  const reviews = rowsOf<IncidentReview>('incident-review');
  assert.deepEqual(
    reviews.map((each) => each.status),
    ['published', 'published', 'draft'],
  );
  for (const { facts, incidentId, factors } of reviews) {
    const of = incidents.get(incidentId)!;
    assert.equal(facts.find((each) => each.kind === 'moment' && each.name === 'restored')?.at, of.restoredAt);
    assert.ok(facts.filter((each) => each.entryIds.length > 0).length > 10 && factors.length >= 2);
    const restore = facts.find((each) => each.kind === 'time' && each.name === 'restore')!;
    assert.equal(restore.minutes, (Date.parse(of.restoredAt!) - Date.parse(of.occurredAt!)) / 60_000);
  }
});

test('what they decided is a task of a project with its owner; some is done, some is late, one was given up', () => {
  const actions = rowsOf<ReviewAction>('review-action');
  const tasks = new Map(rowsOf<{ id: string; name: string; percentComplete: number }>('task').map((each) => [each.id, each]));
  const staffed = new Map(rowsOf<{ taskId: string; personId: string }>('assignment').map((each) => [each.taskId, each.personId]));
  const taskOf = new Map(rowsOf<{ actionId: string; taskId: string }>('review-action-task').map((each) => [each.actionId, each.taskId]));
  const planned = actions.filter((each) => taskOf.has(each.id));
  assert.deepEqual([actions.length, planned.length], [10, 7]);
  for (const each of planned) {
    assert.equal(tasks.get(taskOf.get(each.id)!)!.name, each.title);
    assert.equal(staffed.get(taskOf.get(each.id)!), each.ownerId);
  }
  assert.equal(planned.filter((each) => tasks.get(taskOf.get(each.id)!)!.percentComplete === 100).length, 2);
  assert.equal(actions.filter((each) => each.settledAs === 'dropped').length, 1);
  assert.ok(
    actions.some(
      (each) => each.dueOn < '2026-11-25' && each.settledAs === null && tasks.get(taskOf.get(each.id) ?? '')?.percentComplete === 0,
    ),
  );
});

test('seven problems cost hours, each from incidents of its service; what is resolved has not come again', () => {
  const links = Map.groupBy(rowsOf<{ problemId: string; incidentId: string }>('problem-incident'), (each) => each.problemId);
  const problems = rowsOf<ProblemRow>('problem');
  assert.equal(problems.length, 7);
  for (const each of problems) {
    const of = (links.get(each.id) ?? []).map((link) => incidents.get(link.incidentId)!);
    assert.ok(of.length > 0, each.title);
    assert.ok(of.every((incident) => incident.serviceId === each.serviceId));
    const { downMinutes, recurredAfterFix } = measuresOfProblem(each, of, '2026-11-25T00:00:00.000Z');
    assert.ok(downMinutes > 0, each.title);
    if (each.resolvedAt) assert.equal(recurredAfterFix, 0);
  }
});

test('twelve articles, some for everybody, one a draft, one retired, one to be looked at again', () => {
  const articles = rowsOf<Article>('article');
  assert.equal(articles.length, 12);
  assert.deepEqual(
    (['draft', 'published', 'retired'] as const).map((status) => articles.filter((each) => each.status === status).length),
    [1, 10, 1],
  );
  assert.ok(articles.every((each) => each.body.length > 40));
  assert.equal(articles.filter((each) => each.reviewBy !== null && each.reviewBy < '2026-11-25').length, 1);
});

test('what does away with a problem is a task of a project, where it is no change', () => {
  const links = rowsOf<ProblemTask>('problem-task');
  const problems = new Map(rowsOf<ProblemRow>('problem').map((each) => [each.id, each]));
  assert.equal(links.length, 2);
  for (const { problemId, taskId, projectId } of links) {
    assert.equal(problems.get(problemId)!.status, 'known-error');
    assert.ok(records.some(({ thing, id, row }) => thing === 'task' && id === taskId && row['projectId'] === projectId));
  }
});
