import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkKind } from '#engine';
import { arrowOf, distanceToRoute, pathOf, routeLink } from './route-link.ts';

const ROW = 28;
const route = (kind: LinkKind, fromX: number, fromRow: number, toX: number, toRow: number) =>
  routeLink(kind, { fromX, fromY: (fromRow + 0.5) * ROW, toX, toY: (toRow + 0.5) * ROW }, ROW);

function pieces(corners: readonly number[]): { readonly isStraight: boolean; readonly last: readonly number[] } {
  let isStraight = true;
  for (let at = 2; at < corners.length; at += 2)
    if (corners[at] !== corners[at - 2] && corners[at + 1] !== corners[at - 1]) isStraight = false;
  return { isStraight, last: corners.slice(-4) };
}

test('every link leaves and arrives on the sides that its kind names, in right angles', () => {
  for (const kind of ['FS', 'SS', 'FF', 'SF'] as const)
    for (const toX of [20, 95, 100, 105, 300])
      for (const toRow of [0, 2, 9]) {
        const corners = route(kind, 100, 4, toX, toRow);
        const { isStraight, last } = pieces(corners);
        assert.ok(isStraight, `${kind} ${toX} ${toRow}`);
        const leavesRight = corners[2]! > corners[0]!;
        assert.equal(leavesRight, kind === 'FS' || kind === 'FF');
        const arrivesFromLeft = last[2]! > last[0]!;
        assert.equal(arrivesFromLeft, kind === 'FS' || kind === 'SS', `${kind} ${toX}`);
        assert.equal(last[1], last[3]);
      }
});

test('a successor that starts further right is reached with one bend down', () => {
  assert.deepEqual(route('FS', 100, 0, 200, 1), [100, 14, 109, 14, 109, 42, 200, 42]);
});

test('a successor that starts before its predecessor ends is reached round between the rows', () => {
  assert.deepEqual(route('FS', 100, 0, 80, 2), [100, 14, 109, 14, 109, 28, 71, 28, 71, 70, 80, 70]);
});

test('the path turns only up, down, left and right', () => {
  assert.equal(pathOf([100, 14, 109, 14, 109, 42, 200, 42]), 'M100.5 14.5H109.5V42.5H200.5');
});

test('the arrow head points the way the link goes', () => {
  assert.match(arrowOf([0, 0, 10, 0]), /^M10\.5 0\.5l-5/);
  assert.match(arrowOf([10, 0, 0, 0]), /^M0\.5 0\.5l5/);
});

test('a pointer near a piece of the way is near the link', () => {
  const corners = route('FS', 100, 0, 200, 3);
  assert.ok(distanceToRoute(corners, 111, 60) <= 2);
  assert.ok(distanceToRoute(corners, 150, 40) > 20);
});
