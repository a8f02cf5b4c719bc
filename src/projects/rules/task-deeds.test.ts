/** Create, add, change: what somebody says of tasks, and what follows from it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afterwards,
  calendarId,
  changesOf,
  decide,
  idOf,
  ids,
  labelId,
  projectId,
  record,
  refusal,
  relay,
  relayWith,
} from '../../../test/company/relay-project.ts';
import { addTasks } from './add-tasks.ts';
import { changeTask } from './change-task.ts';
import { changeTasks } from './change-tasks.ts';
import { createTask } from './create-task.ts';
import { outlineOf } from './outline.ts';
import { project } from './project.ts';
import type { Task } from './task.ts';
import { taskPlan } from './task-plan.ts';

const outline = (rows: ReadonlyMap<string, object>) =>
  outlineOf([...rows.values()].filter((row) => 'durationMinutes' in row && 'position' in row) as Task[])
    .map(({ task, wbs }) => `${wbs} ${task.name}`)
    .join(', ');

test('create-task: a new task comes last under its summary, or after the one named', () => {
  assert.match(outline(afterwards(createTask, { projectId, name: 'archive', parentId: ids.build })), /1\.3 archive/);
  assert.match(
    outline(afterwards(createTask, { projectId, name: 'archive', parentId: ids.build, afterId: ids.mail })),
    /1\.2 archive, 1\.3 backup/,
  );
  assert.match(
    outline(afterwards(createTask, { projectId, name: 'archive', parentId: ids.build, afterId: null })),
    /1\.1 archive, 1\.2 mail/,
  );
});

test('create-task: an unsaid duration is an estimated day, of a milestone nothing', () => {
  const [day] = changesOf(decide(createTask, { projectId, name: 'archive' }, relay()));
  assert.ok(day?.kind === 'put');
  assert.deepEqual([day.row['durationMinutes'], day.row['isEstimated'], day.row['status']], [480, true, 'todo']);
  const [milestone] = changesOf(decide(createTask, { projectId, name: 'live', kind: 'milestone' }, relay()));
  assert.ok(milestone?.kind === 'put');
  assert.deepEqual([milestone.row['durationMinutes'], milestone.row['isEstimated']], [0, false]);
});

test('create-task refuses a summary, a sibling or a label that is not there, and a constraint without its date', () => {
  const codeOf = (more: object) => refusal(decide(createTask, { projectId, name: 'archive', ...more }, relay()))?.code;
  assert.equal(codeOf({ parentId: idOf(99) }), 'no-such-parent');
  assert.equal(codeOf({ afterId: ids.mail }), 'no-such-sibling');
  assert.equal(codeOf({ labelIds: [idOf(99)] }), 'no-such-label');
  assert.equal(codeOf({ constraintKind: 'MSO' }), 'constraint-needs-date');
  assert.equal(codeOf({ constraintAt: '2026-03-02T08:00:00Z' }), 'date-without-constraint');
  assert.equal(codeOf({ manualStart: '2026-03-03T08:00:00Z', manualFinish: '2026-03-02T08:00:00Z' }), 'finish-before-start');
});

test('add-tasks: pasted rows stand on their levels and are one step', () => {
  const rows = [
    { name: 'Close' },
    { name: 'hand over', level: 2 },
    { name: 'keys', level: 3 },
    { name: 'party', level: 2 },
    { name: 'archive' },
  ];
  assert.match(outline(afterwards(addTasks, { projectId, rows })), /3 Close, 3\.1 hand over, 3\.1\.1 keys, 3\.2 party, 4 archive/);
  assert.match(
    outline(afterwards(addTasks, { projectId, rows, parentId: ids.build, afterId: ids.mail })),
    /1\.1 mail, 1\.2 Close, 1\.2\.1 hand over, .*1\.3 archive, 1\.4 backup/,
  );
});

test('add-tasks: progress that comes with a row puts it into its column', () => {
  const rows = [
    { name: 'a', percentComplete: 40, actualStart: '2026-03-02T08:00:00Z' },
    { name: 'b', actualFinish: '2026-03-02T08:00:00Z' },
  ];
  const statuses = changesOf(decide(addTasks, { projectId, rows }, relay())).map((change) =>
    change.kind === 'put' ? change.row['status'] : '',
  );
  assert.deepEqual(statuses, ['doing', 'done']);
});

test('add-tasks refuses rows that skip a level, naming row and task', () => {
  const said = refusal(decide(addTasks, { projectId, rows: [{ name: 'Close' }, { name: 'keys', level: 3 }] }, relay()));
  assert.deepEqual([said?.code, said?.field], ['level-skipped', 'rows/1/level']);
  assert.match(said!.detail, /row 2, “keys”, stands on level 3/);
  assert.equal(refusal(decide(addTasks, { projectId, rows: [{ name: 'x', level: 2 }] }, relay()))?.code, 'level-skipped');
  assert.equal(refusal(decide(addTasks, { projectId, parentId: idOf(99), rows: [{ name: 'x' }] }, relay()))?.code, 'no-such-parent');
  assert.equal(
    refusal(decide(addTasks, { projectId, rows: [{ name: 'x', constraintKind: 'MFO' }] }, relay()))?.field,
    'rows/0/constraintAt',
  );
});

test('change-task: a longer task at fixed units is more work for whoever does it', () => {
  const rows = afterwards(changeTask, { id: ids.mail, durationMinutes: 1440 });
  assert.equal(rows.get(ids.mail)!['workMinutes'], 1440);
  assert.equal(rows.get(idOf(61))!['workMinutes'], 1440);
});

test('change-task: more work at fixed units takes longer', () => {
  assert.equal(afterwards(changeTask, { id: ids.mail, workMinutes: 1920 }).get(ids.mail)!['durationMinutes'], 1920);
});

test('change-task: percent brings dates and column along', () => {
  const mail = afterwards(changeTask, { id: ids.mail, percentComplete: 100 }).get(ids.mail)!;
  assert.deepEqual([mail['status'], mail['actualFinish']], ['done', '2026-11-16T09:00:00.000Z']);
});

test('0d makes a milestone, and a duration makes a task of it again', () => {
  const kindAfter = (input: object, facts = relay()) => afterwards(changeTask, { id: ids.pilot, ...input }, facts).get(ids.pilot)!['kind'];
  assert.equal(kindAfter({ durationMinutes: 0 }), 'milestone');
  assert.equal(kindAfter({ durationMinutes: 0 }, relayWith(ids.pilot, { durationMinutes: 0 })), 'milestone');
  assert.equal(kindAfter({ durationMinutes: 480 }, relayWith(ids.pilot, { kind: 'milestone', durationMinutes: 0 })), 'task');
  assert.equal(kindAfter({ durationMinutes: 960 }, relayWith(ids.pilot, { kind: 'milestone' })), 'milestone');
  const [made] = changesOf(decide(createTask, { projectId, name: 'live', durationMinutes: 0 }, relay()));
  assert.ok(made?.kind === 'put');
  assert.equal(made.row['kind'], 'milestone');
});

test('change-task: a milestone lasts no time, and what ceases to be one lasts a day', () => {
  const facts = relayWith(ids.pilot, { kind: 'milestone', durationMinutes: 0 });
  assert.equal(afterwards(changeTask, { id: ids.pilot, kind: 'task' }, facts).get(ids.pilot)!['durationMinutes'], 480);
  assert.equal(afterwards(changeTask, { id: ids.pilot, kind: 'milestone' }).get(ids.pilot)!['durationMinutes'], 0);
});

test('change-task: who gives up a constraint gives up its date', () => {
  const facts = relayWith(ids.mail, { constraintKind: 'SNET', constraintAt: '2026-03-05T08:00:00.000Z' });
  assert.equal(afterwards(changeTask, { id: ids.mail, constraintKind: 'ASAP' }, facts).get(ids.mail)!['constraintAt'], null);
});

test('change-task: what becomes manual stays where the plan had it', () => {
  const [startAt, finishAt] = ['2026-03-02T08:00:00.000Z', '2026-03-03T17:00:00.000Z'];
  const plan = {
    projectId,
    startAt,
    finishAt,
    earlyStartAt: startAt,
    earlyFinishAt: finishAt,
    lateStartAt: startAt,
    lateFinishAt: finishAt,
    durationMinutes: 960,
    totalSlackMinutes: 0,
    freeSlackMinutes: 0,
    isCritical: true,
    isSummary: false,
    reason: {},
    computedFromSequence: 1,
  };
  const facts = [...relay(), record(taskPlan, ids.mail, plan)];
  const rows = changesOf(decide(changeTask, { id: ids.mail, mode: 'manual' }, facts));
  assert.ok(rows[0]?.kind === 'patch');
  assert.deepEqual(rows[0].fields, { mode: 'manual', manualStart: startAt, manualFinish: finishAt });
});

test('change-task refuses what contradicts itself, and a summary what comes from below', () => {
  const codeOf = (input: object) => refusal(decide(changeTask, input as never, relay()))?.code;
  assert.equal(codeOf({ id: idOf(99), name: 'x' }), 'not-found');
  assert.equal(codeOf({ id: ids.mail, constraintKind: 'FNLT' }), 'constraint-needs-date');
  assert.equal(codeOf({ id: ids.mail, labelIds: [idOf(99)] }), 'no-such-label');
  assert.equal(codeOf({ id: ids.mail, actualStart: '2026-12-01T08:00:00Z' }), 'still-to-come');
  assert.equal(codeOf({ id: ids.build, percentComplete: 50 }), 'progress-from-below');
  assert.equal(codeOf({ id: ids.build, constraintKind: 'MSO', constraintAt: '2026-03-05T08:00:00Z' }), 'constraint-not-for-summary');
  assert.equal(codeOf({ id: ids.mail, labelIds: [labelId] }), undefined);
  assert.deepEqual(changesOf(decide(changeTask, { id: ids.mail, name: 'mail' }, relay())), []);
});

test('change-tasks: many tasks change as one, and one refusal refuses all', () => {
  const rows = afterwards(changeTasks, { projectId, ids: [ids.mail, ids.backup], fields: { priority: 700 } });
  assert.deepEqual([rows.get(ids.mail)!['priority'], rows.get(ids.backup)!['priority']], [700, 700]);
  assert.equal(
    refusal(decide(changeTasks, { projectId, ids: [ids.mail, idOf(99)], fields: { priority: 700 } }, relay()))?.code,
    'not-in-project',
  );
  assert.equal(
    refusal(decide(changeTasks, { projectId, ids: [ids.mail, ids.build], fields: { percentComplete: 50 } }, relay()))?.code,
    'progress-from-below',
  );
  const elsewhere = [...relay(), record(project, idOf(7), { key: 'PC', name: 'PC refresh', calendarId, startAt: '2026-03-02T08:00:00Z' })];
  assert.equal(
    refusal(decide(changeTasks, { projectId: idOf(7), ids: [ids.mail], fields: { priority: 700 } }, elsewhere))?.code,
    'not-in-project',
  );
});
