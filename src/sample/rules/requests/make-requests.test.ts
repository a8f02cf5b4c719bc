import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOfAnswers, requestStatuses, type Offering, type RequestEntry, type RequestTask, type ServiceRequest } from '#requests/rules';
import { sampleCompany } from '../sample-company.ts';
import { newId } from '#platform/server';
import type { Task } from '#projects/rules';

const today = '2026-11-20';
const company = sampleCompany({ today, newId, authorId: newId() });
const rowsOf = <T>(thing: string): readonly T[] =>
  company.filter((each) => each.thing === thing).map(({ id, row }) => ({ ...row, id }) as T);
const requests = rowsOf<ServiceRequest>('service-request');
const lines = Map.groupBy(rowsOf<RequestEntry>('request-entry'), (each) => each.requestId);

test('a dozen offerings, one of them withdrawn, and sixty requests in every state, some of them of whoever looks', () => {
  const offerings = rowsOf<Offering>('offering');
  assert.ok(offerings.length >= 12);
  assert.equal(offerings.filter((each) => !each.isActive).length, 1);
  assert.equal(requests.length, 60);
  assert.deepEqual(new Set(requests.map((each) => each.status)), new Set(requestStatuses));
  assert.ok(requests.filter((each) => each.requesterId !== null).length >= 3);
});

test('what was answered fits what was asked', () => {
  for (const each of requests)
    assert.deepEqual([...faultsOfAnswers(each.questions, each.answers, each.askedAt.slice(0, 10))], [], each.title);
});

test('each timeline ascends, ends before the day begins, and says what the record says', () => {
  for (const each of requests) {
    const of = lines.get(each.id)!;
    assert.equal(of.length, each.entries);
    for (const [place, line] of of.entries()) {
      assert.equal(line.number, place + 1);
      assert.ok(line.at < `${today}T`, line.at);
      if (place > 0) assert.ok(line.at >= of[place - 1]!.at, `${each.number} ${line.kind} ${line.at} after ${of[place - 1]!.at}`);
    }
    assert.equal(of.findLast((line) => line.kind === 'state')!.value, each.status, String(each.number));
  }
  const numbers = requests.map((each) => each.askedAt);
  assert.deepEqual(numbers, numbers.toSorted());
});

test('the work for one of them is planned as a task of a project', () => {
  const [link, ...others] = rowsOf<RequestTask>('request-task');
  assert.ok(link && others.length === 0);
  assert.equal(requests.find((each) => each.id === link.requestId)!.status, 'in-progress');
  assert.equal(rowsOf<Task>('task').find((each) => each.id === link.taskId)!.projectId, link.projectId);
  assert.ok(lines.get(link.requestId)!.some((line) => line.kind === 'link' && line.reason === 'task'));
});
