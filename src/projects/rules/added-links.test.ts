import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, ids, people, projectId, refusal, relay } from '../../../test/company/relay-project.ts';
import { addTasks } from './add-tasks.ts';
import { assignment } from './assignment.ts';
import { link } from './link.ts';
import { task } from './task.ts';

const rowsOf = (thing: object, rows: readonly object[]) =>
  changesOf(decide(addTasks, { projectId, rows }, relay())).flatMap((change) =>
    change.thing === thing && change.kind === 'put' ? [{ ...change.row, id: change.id }] : [],
  );
const said = (...rows: readonly object[]) => refusal(decide(addTasks, { projectId, rows }, relay()));

test('add-tasks: rows wait for each other and for tasks that were there', () => {
  const rows = [{ name: 'a', predecessors: [{ fromRow: 1, kind: 'SS', lag: 960 }, { fromId: ids.mail }] }, { name: 'b' }];
  const tasks = rowsOf(task, rows);
  const links = rowsOf(link, rows) as { fromId?: string; toId?: string; kind?: string; lag?: number }[];
  assert.deepEqual(
    links.map((each) => [each.fromId, each.toId, each.kind, each.lag]),
    [
      [tasks[1]!.id, tasks[0]!.id, 'SS', 960],
      [ids.mail, tasks[0]!.id, 'FS', 0],
    ],
  );
});

test('add-tasks: people come with their rows, and work follows from duration and units', () => {
  const rows = [{ name: 'a', durationMinutes: 960, assignees: [{ personId: people.ada }, { personId: people.grace, unitsPerMille: 500 }] }];
  const made = rowsOf(assignment, rows) as { personId?: string; workMinutes?: number }[];
  assert.deepEqual(
    made.map((each) => [each.personId, each.workMinutes]),
    [
      [people.ada, 960],
      [people.grace, 480],
    ],
  );
  assert.equal((rowsOf(task, rows)[0] as { workMinutes?: number }).workMinutes, 1440);
});

test('add-tasks refuses loops among the rows, a row that is not there, and who has left', () => {
  assert.equal(said({ name: 'a', predecessors: [{ fromRow: 1 }] }, { name: 'b', predecessors: [{ fromRow: 0 }] })?.code, 'loop');
  assert.equal(said({ name: 'a', predecessors: [{ fromRow: 7 }] })?.field, 'rows/0/predecessors/0');
  assert.equal(said({ name: 'a', predecessors: [{ fromRow: 0 }] })?.code, 'link-to-itself');
  assert.equal(said({ name: 'a', predecessors: [{ fromId: idOf(99) }] })?.code, 'no-such-task');
  assert.equal(said({ name: 'a', assignees: [{ personId: people.gone }] })?.code, 'has-left');
});
