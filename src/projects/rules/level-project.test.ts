/** The deeds of these tests happen on Monday 16 November 2026; the relay is planned from that day on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  calendarId,
  changesOf,
  decide,
  idOf,
  ids,
  people,
  projectId,
  record,
  relayWith,
  type Facts,
} from '../../../test/company/relay-project.ts';
import { assignment } from './assignment.ts';
import { gatherProject } from './gather-project.ts';
import { levelProject } from './level-project.ts';
import { link } from './link.ts';
import { answerFrom, answerFromMemory } from '#platform/kit';
import { planOf, instantOf } from './plan-facts.ts';
import { project } from './project.ts';
import { taskPlan } from './task-plan.ts';
import { task } from './task.ts';

/** Mail (two days) and backup (a day) at the same time, Ada on both. */
const clash = (...more: Facts): Facts => [
  ...relayWith(projectId, { startAt: '2026-11-16T08:00:00.000Z' }).filter(([thing]) => thing !== link),
  record(assignment, idOf(63), { projectId, taskId: ids.backup, personId: people.ada, workMinutes: 480 }),
  ...more,
];
const startsOf = (facts: Facts) => {
  const rows = new Map<string, Map<string, Readonly<Record<string, unknown>>>>();
  for (const [thing, row] of facts) rows.set(thing.name, (rows.get(thing.name) ?? new Map()).set(row['id'] as string, row));
  const plan = planOf(answerFrom(gatherProject(projectId), answerFromMemory(rows))!);
  return (...of: readonly string[]) => of.map((id) => instantOf(plan.tasks.find((each) => each.id === id)!.start));
};

test('level-project: of two tasks that ask for the same person at once, one waits until they are free', () => {
  const facts = clash();
  assert.deepEqual(startsOf(facts)(ids.mail, ids.backup), ['2026-11-16T08:00:00.000Z', '2026-11-16T08:00:00.000Z']);
  const decision = decide(levelProject, { projectId }, facts);
  const levelled = startsOf(after(facts, changesOf(decision)))(ids.mail, ids.backup).toSorted();
  assert.ok(levelled[0] === '2026-11-16T08:00:00.000Z' && levelled[1]! >= '2026-11-17T08:00:00.000Z', levelled.join());
  assert.deepEqual((decision as { answer?: { delayed: number } }).answer?.delayed, 1);
});

test('level-project: a second time changes nothing; cleared, all is as before', () => {
  const facts = clash();
  const levelled = after(facts, changesOf(decide(levelProject, { projectId }, facts)));
  assert.deepEqual(changesOf(decide(levelProject, { projectId }, levelled)), []);
  const cleared = after(levelled, changesOf(decide(levelProject, { projectId, clears: true }, levelled)));
  assert.deepEqual(startsOf(cleared)(ids.backup), ['2026-11-16T08:00:00.000Z']);
});

test('level-project: what another running project has planned for the same people counts', () => {
  const other = idOf(70);
  const elsewhere = (status: string): Facts => [
    record(project, other, { key: 'ICE', name: 'Ice', calendarId, startAt: '2026-11-16T08:00:00.000Z', status }),
    record(task, idOf(71), { projectId: other, number: 1, position: 1, name: 'thaw', durationMinutes: 2400 }),
    record(assignment, idOf(72), { projectId: other, taskId: idOf(71), personId: people.ada }),
    record(taskPlan, idOf(71), {
      projectId: other,
      startAt: '2026-11-16T08:00:00.000Z',
      finishAt: '2026-11-20T17:00:00.000Z',
      earlyStartAt: '2026-11-16T08:00:00.000Z',
      earlyFinishAt: '2026-11-20T17:00:00.000Z',
      lateStartAt: '2026-11-16T08:00:00.000Z',
      lateFinishAt: '2026-11-20T17:00:00.000Z',
      durationMinutes: 2400,
      totalSlackMinutes: 0,
      freeSlackMinutes: 0,
      isCritical: false,
      isSummary: false,
      reason: {},
      computedFromSequence: 1,
    }),
  ];
  const first = (facts: Facts) =>
    startsOf(after(facts, changesOf(decide(levelProject, { projectId }, facts))))(ids.mail, ids.backup).toSorted()[0]!;
  assert.ok(first(clash(...elsewhere('active'))) >= '2026-11-23T08:00:00.000Z');
  assert.equal(first(clash(...elsewhere('cancelled'))), '2026-11-16T08:00:00.000Z');
});

test('level-project: what has begun stays', () => {
  const facts = clash().map(([thing, row]): Facts[number] => [
    thing,
    row['id'] === ids.backup ? { ...row, actualStart: '2026-11-16T08:00:00.000Z', percentComplete: 10 } : row,
  ]);
  const starts = startsOf(after(facts, changesOf(decide(levelProject, { projectId }, facts))));
  assert.deepEqual(starts(ids.backup), ['2026-11-16T08:00:00.000Z']);
  assert.ok(starts(ids.mail)[0]! > '2026-11-16T08:00:00.000Z');
});
