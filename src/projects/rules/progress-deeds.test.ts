/** Report and board: how far a task is, said by those who may say it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afterwards,
  decide,
  idOf,
  ids,
  member,
  people,
  projectId,
  record,
  refusal,
  relay,
  relayWith,
} from '../../../test/company/relay-project.ts';
import { reportProgress } from './report-progress.ts';
import { setStatus } from './set-status.ts';
import { taskPlan } from './task-plan.ts';

const assigned = member({ personId: people.ada });

test('report-progress: whoever is assigned says how far it is', () => {
  const mail = afterwards(reportProgress, { id: ids.mail, percentComplete: 50 }, relay(), assigned).get(ids.mail)!;
  assert.deepEqual([mail['percentComplete'], mail['status'], mail['actualStart']], [50, 'doing', '2026-11-16T09:00:00.000Z']);
});

test('report-progress: so do those who plan the project', () => {
  for (const by of [member({ role: 'manager' }), member({ scopeRoles: { [projectId]: 'contributor' } })])
    assert.equal(refusal(decide(reportProgress, { id: ids.mail, percentComplete: 50 }, relay(), by)), undefined);
});

test('report-progress refuses strangers, naming the task', () => {
  for (const by of [member(), member({ personId: people.grace }), member({ scopeRoles: { [projectId]: 'viewer' } })]) {
    const said = refusal(decide(reportProgress, { id: ids.mail, percentComplete: 50 }, relay(), by));
    assert.deepEqual([said?.code, said?.status], ['not-assigned', 403]);
    assert.match(said!.detail, /“mail”/);
  }
});

test('report-progress refuses what is not active, what comes from below, and what contradicts itself', () => {
  const codeOf = (id: string, report: object, facts = relay()) => refusal(decide(reportProgress, { id, ...report }, facts))?.code;
  assert.equal(codeOf(idOf(99), { percentComplete: 50 }), 'not-found');
  assert.equal(codeOf(ids.mail, { percentComplete: 50 }, relayWith(ids.mail, { isActive: false })), 'not-active');
  assert.equal(codeOf(ids.build, { percentComplete: 50 }), 'progress-from-below');
  assert.equal(codeOf(ids.mail, { percentComplete: 50, remainingMinutes: 0 }), 'nothing-remains');
});

test('set-status: the columns of the board bring percent and dates along', () => {
  const now = '2026-11-16T09:00:00.000Z';
  const to = (status: string, facts = relay(), more: object = {}) => {
    const mail = afterwards(setStatus, { id: ids.mail, status, ...more }, facts, assigned).get(ids.mail)!;
    return [mail['status'], mail['percentComplete'], mail['actualStart'], mail['actualFinish'], mail['blockedReason']];
  };
  assert.deepEqual(to('doing'), ['doing', 0, now, null, null]);
  assert.deepEqual(to('done'), ['done', 100, now, now, null]);
  assert.deepEqual(to('blocked', relay(), { blockedReason: 'no licence' }), ['blocked', 0, null, null, 'no licence']);
  const done = relayWith(ids.mail, { status: 'done', percentComplete: 100, actualStart: now, actualFinish: now });
  assert.deepEqual(to('todo', done), ['todo', 0, null, null, null]);
  assert.deepEqual(to('doing', done), ['doing', 99, now, null, null]);
  const blocked = relayWith(ids.mail, { status: 'blocked', percentComplete: 30, actualStart: now, blockedReason: 'no licence' });
  assert.deepEqual(to('doing', blocked), ['doing', 30, now, null, null]);
});

test('set-status refuses a block without a reason, a reason without a block, strangers and summaries', () => {
  const said = (id: string, status: string, more: object = {}, by = assigned, facts = relay()) =>
    refusal(decide(setStatus, { id, status, ...more }, facts, by));
  assert.deepEqual([said(ids.mail, 'blocked')?.code, said(ids.mail, 'blocked')?.field], ['blocked-without-reason', 'blockedReason']);
  assert.equal(said(ids.mail, 'doing', { blockedReason: 'x' })?.code, 'reason-without-block');
  assert.equal(said(ids.backup, 'doing')?.code, 'not-assigned');
  assert.equal(said(ids.build, 'doing', {}, member({ role: 'manager' }))?.code, 'progress-from-below');
  assert.equal(said(idOf(99), 'doing')?.code, 'not-found');
  assert.equal(said(ids.mail, 'doing', {}, assigned, relayWith(ids.mail, { isActive: false }))?.code, 'not-active');
});

test('what is reported on a Sunday without a date began as planned, or else on the last working day; it is not begun before dawn', () => {
  const sunday = '2026-11-22T04:54:30.000Z';
  const after = (deed: typeof reportProgress | typeof setStatus, input: object, facts = relay()) => {
    const mail = afterwards(deed, { id: ids.mail, ...input }, facts, assigned, sunday).get(ids.mail)!;
    return [mail['actualStart'], mail['actualFinish']];
  };
  const [friday, evening] = ['2026-11-20T08:00:00.000Z', '2026-11-20T17:00:00.000Z'];
  assert.deepEqual(after(reportProgress, { percentComplete: 30 }), [friday, null]);
  assert.deepEqual(after(reportProgress, { percentComplete: 100 }), [friday, evening]);
  assert.deepEqual(after(setStatus, { status: 'doing' }), [friday, null]);
  const moments = ['finishAt', 'earlyStartAt', 'earlyFinishAt', 'lateStartAt', 'lateFinishAt'];
  const planOf = (startAt: string) =>
    record(taskPlan, ids.mail, {
      projectId,
      startAt,
      ...Object.fromEntries(moments.map((name) => [name, startAt])),
      durationMinutes: 960,
      totalSlackMinutes: 0,
      freeSlackMinutes: 0,
      isCritical: false,
      isSummary: false,
      reason: {},
      computedFromSequence: 1,
    });
  const planned = (startAt: string) => [planOf(startAt), ...relay()];
  assert.deepEqual(after(reportProgress, { percentComplete: 30 }, planned('2026-11-18T08:00:00.000Z')), ['2026-11-18T08:00:00.000Z', null]);
  assert.deepEqual(after(reportProgress, { percentComplete: 30 }, planned('2026-11-23T08:00:00.000Z')), [friday, null]);
});
