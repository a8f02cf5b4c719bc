import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, nearestIn, type ShiftsOfRota } from './lines-of.ts';

const day = (number: number, hour = 8): string => `2026-12-${String(number).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const shift = (ordinal: number, from: number, to: number, stretches = [{ startsAt: day(from), endsAt: day(to) }]) => ({
  id: `l:${ordinal}`,
  ordinal,
  startsAt: day(from),
  endsAt: day(to),
  stretches,
  personId: 'p',
  name: 'Ann Example',
  turnPersonId: 'p',
  turnName: 'Ann Example',
  swapId: null,
  isAway: false,
});
const piece = (level: number, from: number, to: number) => ({
  startsAt: day(from),
  endsAt: day(to),
  level,
  personId: 'p',
  name: 'Ann Example',
  by: 'rotation' as const,
  layerId: 'l',
  ordinal: 0,
  overrideId: null,
  away: null,
});
const nights = [1, 2, 3].map((each) => ({ startsAt: day(each, 20), endsAt: day(each + 1, 6) }));
const shifts: ShiftsOfRota = {
  startsAt: day(2, 0),
  endsAt: day(9, 0),
  layers: [{ id: 'l', name: 'Nights', level: 1, shifts: [shift(0, 1, 8, nights), shift(1, 8, 15)] }],
  line: [piece(2, 2, 9), piece(1, 2, 5), piece(1, 6, 9)],
  gaps: [{ startsAt: day(5), endsAt: day(6), cause: 'nobody', missing: [] }],
};
const words = { level: (level: number) => `Level ${level}`, onDuty: 'On duty', gaps: 'Gaps' };

test('a line for each layer, for each level as it is at last, and for gaps when there are any', () => {
  const lines = linesOf(shifts, words);
  assert.deepEqual(
    lines.map(({ name, about, bars }) => [name, about, bars.length]),
    [
      ['Nights', 'Level 1', 4],
      ['On duty', 'Level 1', 2],
      ['On duty', 'Level 2', 1],
      ['Gaps', '', 1],
    ],
  );
  assert.equal(linesOf({ ...shifts, gaps: [] }, words).length, 3);
});

test('what of a shift lies outside the time shown is not drawn', () => {
  const [line] = linesOf({ ...shifts, startsAt: day(2, 12) }, words);
  assert.deepEqual(
    line!.bars.map((bar) => bar.startsAt),
    [day(2, 20), day(3, 20), day(8)],
  );
});

test('up and down lead to the bar of the other line that is nearest in time', () => {
  const [layer, first, , gaps] = linesOf(shifts, words);
  assert.equal(nearestIn(first!.bars, layer!.bars[0]!), 0);
  assert.equal(nearestIn(first!.bars, layer!.bars[3]!), 1);
  assert.equal(nearestIn(layer!.bars, gaps!.bars[0]!), 2);
});
