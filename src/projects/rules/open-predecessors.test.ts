import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPredecessors } from './open-predecessors.ts';

const task = (id: string, percentComplete: number, parentId: string | null = null, isActive = true) => ({
  id,
  parentId,
  percentComplete,
  actualStart: percentComplete > 0 ? '2026-12-01T08:00:00Z' : null,
  isActive,
});
const tasks = new Map(
  [task('build', 0), task('mail', 100, 'build'), task('backup', 40, 'build'), task('dropped', 0, null, false), task('pilot', 0)].map(
    (each) => [each.id, each],
  ),
);
const open = (reported: 'begun' | 'done', ...links: readonly [string, 'FS' | 'SS' | 'FF' | 'SF'][]) =>
  openPredecessors(
    'pilot',
    reported,
    links.map(([fromId, kind]) => ({ fromId, toId: 'pilot', kind })),
    tasks,
  ).map((each) => each.id);

test('a task that is done has predecessors that are not', () => {
  assert.deepEqual(open('done', ['mail', 'FS'], ['backup', 'FS']), ['backup']);
  assert.deepEqual(open('done', ['backup', 'FF']), ['backup']);
  assert.deepEqual(open('done', ['backup', 'SS']), []);
});

test('what is only begun may well finish before those with which it must end', () => {
  assert.deepEqual(open('begun', ['backup', 'FF']), []);
  assert.deepEqual(open('begun', ['backup', 'FS']), ['backup']);
});

test('a summary is open while a task below it is, and what is not active holds nobody up', () => {
  assert.deepEqual(open('done', ['build', 'FS'], ['dropped', 'FS']), ['build']);
});
