/** The deeds of these tests happen on Monday 16 November 2026, in Berlin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterwards, changesOf, decide, ids, projectId, relay, relayWith, type Facts } from '../../../test/company/relay-project.ts';
import { addTasks } from './add-tasks.ts';
import { createTask } from './create-task.ts';
import { indentTask } from './indent-task.ts';
import { startOfNewTasks } from './start-of-new-task.ts';
import type { Project } from './project.ts';

const held = (input: object, facts: Facts = relay()) => {
  const [made] = changesOf(decide(createTask, { projectId, name: 'archive', ...input }, facts));
  return made?.kind === 'put' ? [made.row['constraintKind'], made.row['constraintAt']] : [];
};

test('a task added to a project under way starts no earlier than today', () => {
  assert.deepEqual(held({}), ['SNET', '2026-11-15T23:00:00.000Z']);
  assert.deepEqual(held({ kind: 'milestone' }), ['SNET', '2026-11-15T23:00:00.000Z']);
});

test('the status date goes before today', () => {
  assert.deepEqual(held({}, relayWith(projectId, { statusDate: '2026-04-01T15:00:00.000Z' })), ['SNET', '2026-04-01T15:00:00.000Z']);
});

test('what says when it starts, has begun, or is planned by hand keeps what was said', () => {
  const at = '2026-05-04T06:00:00.000Z';
  assert.deepEqual(held({ constraintKind: 'MSO', constraintAt: at }), ['MSO', at]);
  assert.deepEqual(held({ actualStart: at }), ['ASAP', null]);
  assert.deepEqual(held({ mode: 'manual', manualStart: at, manualFinish: at }), ['ASAP', null]);
});

test('a project that is yet to begin, or planned back from its finish, holds nothing', () => {
  assert.deepEqual(held({}, relayWith(projectId, { startAt: '2026-11-30T08:00:00.000Z' })), ['ASAP', null]);
  assert.deepEqual(held({}, relayWith(projectId, { scheduleFrom: 'finish', finishAt: '2027-03-01T08:00:00.000Z' })), ['ASAP', null]);
});

test('today begins at midnight of the project, not of the server', () => {
  const at = (zone: string) =>
    startOfNewTasks(
      { startAt: '2026-01-01T00:00:00.000Z', statusDate: null, scheduleFrom: 'start', zone } as Project,
      '2026-11-16T22:30:00.000Z',
    );
  assert.deepEqual(['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'].map(at), [
    '2026-11-15T23:00:00.000Z',
    '2026-11-16T15:00:00.000Z',
    '2026-11-16T05:00:00.000Z',
  ]);
});

test('of rows added at once the summaries are not held', () => {
  const rows = [{ name: 'Close' }, { name: 'hand over', level: 2 }];
  const made = changesOf(decide(addTasks, { projectId, rows }, relay())).map((change) =>
    change.kind === 'put' ? change.row['constraintKind'] : '',
  );
  assert.deepEqual(made, ['ASAP', 'SNET']);
});

test('a held task that gets the first ones below it gives its hold up: its dates come from them', () => {
  const facts = relayWith(ids.mail, { constraintKind: 'SNET', constraintAt: '2026-11-15T23:00:00.000Z' });
  const rows = afterwards(
    indentTask,
    { projectId, ids: [ids.backup] },
    facts.filter(([, row]) => !('fromId' in row)),
  );
  assert.deepEqual(
    [rows.get(ids.backup)!['parentId'], rows.get(ids.mail)!['constraintKind'], rows.get(ids.mail)!['constraintAt']],
    [ids.mail, 'ASAP', null],
  );
});
