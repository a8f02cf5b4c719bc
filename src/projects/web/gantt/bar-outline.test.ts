import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inkBar, type BarWish } from './bar-outline.ts';
import { emptyShape, MILESTONE_SIZE, type BarShape } from './bar-shape.ts';
import { CLASH, MANUAL, TENTATIVE } from './plan-model.ts';

const wish: BarWish = { flags: 0, percent: 0, y: 56, rowHeight: 28, showsBaseline: true, showsCritical: true, showsFloat: true };

function looksOf(shape: Partial<BarShape>, more: Partial<BarWish> = {}): string[] {
  const looks: string[] = [];
  inkBar({ ...emptyShape(), x: 100, width: 60, ...shape }, { ...wish, ...more }, (layer, look, outline) => {
    assert.match(outline, /^M[-\d. MHVLhvlqz]+$/u, 'path data without NaN');
    looks.push(`${layer}: ${look}`);
  });
  return looks;
}

test('a task that has not begun is one faint outline; one half done has its share filled besides', () => {
  assert.deepEqual(looksOf({}), ['bar: bar task on-track not-started']);
  assert.deepEqual(looksOf({}, { percent: 50 }), ['bar: bar task on-track', 'solid: solid on-track']);
});

test('each state has a sign beside its colour, where the bar is wide enough for it', () => {
  assert.ok(looksOf({ state: 'at-risk' }).includes('mark: mark'));
  assert.ok(looksOf({ state: 'late' }).includes('solid: solid late'), 'a thick right edge');
  assert.ok(looksOf({ state: 'done' }, { percent: 100 }).includes('mark: mark-done'));
  assert.ok(!looksOf({ state: 'at-risk', width: 12 }).includes('mark: mark'));
});

test('what is tentative shows no progress, what is manual has double sides, what clashes a red ground line', () => {
  assert.deepEqual(looksOf({}, { flags: TENTATIVE, percent: 40 }), ['bar: bar task on-track tentative']);
  assert.deepEqual(looksOf({}, { flags: MANUAL }), ['bar: bar task on-track not-started', 'solid: solid on-track']);
  assert.deepEqual(looksOf({}, { flags: CLASH }), ['bar: bar task on-track not-started', 'solid: solid late']);
});

test('critical, baseline, float and deadline are drawn only where they are shown and known', () => {
  const all = { isCritical: true, baselineX: 90, baselineWidth: 60, floatX: 220, deadlineX: 200 };
  assert.deepEqual(looksOf(all), [
    'baseline: baseline',
    'float: float',
    'float: float-end',
    'bar: bar task on-track not-started critical',
    'deadline: deadline',
  ]);
  const off = { showsBaseline: false, showsCritical: false, showsFloat: false };
  assert.deepEqual(looksOf(all, off), ['bar: bar task on-track not-started', 'deadline: deadline']);
});

test('a milestone is a diamond in the middle of its row, and its baseline another', () => {
  const looks = looksOf({ isMilestone: true, width: MILESTONE_SIZE, baselineX: 100, baselineWidth: 0 });
  assert.deepEqual(looks, ['baseline: baseline-point', 'bar: bar milestone on-track']);
});

test('bars of four pixels and of no height to spare are still outlines that can be drawn', () => {
  for (const state of ['on-track', 'at-risk', 'late', 'done', 'reserved'] as const)
    for (const width of [4, 5, 13, 4_000])
      for (const isSummary of [false, true])
        assert.ok(looksOf({ state, width, isSummary }, { percent: 30, rowHeight: 24, flags: MANUAL | CLASH }).length > 0);
});
