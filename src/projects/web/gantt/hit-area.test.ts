import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyShape, type BarShape } from './bar-shape.ts';
import { arrivalSide, hitArea } from './hit-area.ts';

const bar = (change: Partial<BarShape> = {}): BarShape => ({ ...emptyShape(), x: 100, width: 80, doneX: 140, ...change });

test('a bar is taken by its body, its end, its progress, or a point beside it for links', () => {
  const parts = [85, 100, 130, 140, 176, 190].map((x) => hitArea(bar(), x, x === 140 ? 0.8 : 0.5, false));
  assert.deepEqual(parts, [null, 'body', 'body', 'progress', 'finish', 'link-from-finish']);
  assert.equal(hitArea(bar(), 90, 0.5, false), 'link-from-start');
});

test('progress is taken in the lower part only, so that a bar can be moved by its middle', () => {
  assert.equal(hitArea(bar(), 140, 0.3, false), 'body');
});

test('a bar of a few pixels can still be moved and made longer', () => {
  const thin = bar({ width: 6, doneX: 100 });
  assert.equal(hitArea(thin, 101, 0.5, false), 'body');
  assert.equal(hitArea(thin, 105, 0.5, false), 'finish');
});

test('milestones and summaries have no end to drag', () => {
  assert.equal(hitArea(bar({ isMilestone: true, width: 15 }), 113, 0.5, false), 'body');
  assert.equal(hitArea(bar({ isSummary: true }), 179, 0.5, false), 'body');
});

test('a finger reaches further than a mouse', () => {
  assert.equal(hitArea(bar(), 80, 0.5, false), null);
  assert.equal(hitArea(bar(), 80, 0.5, true), 'link-from-start');
});

test('a link arrives at the end that is nearer', () => {
  assert.equal(arrivalSide(bar(), 110), 'start');
  assert.equal(arrivalSide(bar(), 170), 'finish');
});
