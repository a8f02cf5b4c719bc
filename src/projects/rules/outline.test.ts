import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineOf, subtreeOf } from './outline.ts';

const row = (id: string, parentId: string | null, position: number) => ({ id, parentId, position });
const drawn = (rows: Parameters<typeof outlineOf>[0]) =>
  outlineOf(rows).map(({ task, wbs, level, hasChildren }) => `${wbs} ${task.id} ${level}${hasChildren ? ' summary' : ''}`);

test('the outline is read depth first, siblings by position and equals by id', () => {
  const tasks = [
    row('backup', 'build', 2),
    row('rollout', null, 2),
    row('build', null, 1),
    row('mail', 'build', 1),
    row('archive', 'build', 2),
  ];
  assert.deepEqual(drawn(tasks), ['1 build 1 summary', '1.1 mail 2', '1.2 archive 2', '1.3 backup 2', '2 rollout 1']);
});

test('a task whose summary is missing stands at the top rather than being lost', () => {
  assert.deepEqual(drawn([row('mail', 'gone', 1)]), ['1 mail 1']);
});

test('tasks in a loop of summaries are shown once each', () => {
  assert.equal(outlineOf([row('a', 'b', 1), row('b', 'a', 1), row('c', null, 1)]).length, 3);
});

test('a plan of a hundred thousand levels does not exhaust the stack', () => {
  const tasks = Array.from({ length: 100_000 }, (_, i) => row(`${i}`, i ? `${i - 1}` : null, 1));
  assert.equal(outlineOf(tasks.map((each) => each)).at(-1)!.level, 100_000);
});

test('a subtree is the task and all under it, each before those under it', () => {
  const tasks = [row('a', null, 1), row('b', 'a', 1), row('c', 'b', 1), row('d', null, 2)];
  assert.deepEqual(subtreeOf(tasks, ['a', 'c']), ['a', 'b', 'c']);
});
