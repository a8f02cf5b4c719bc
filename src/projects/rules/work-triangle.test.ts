import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balance, type Touched, type TriangleAssignment } from './work-triangle.ts';

const on = (...pairs: readonly (readonly [units: number, work: number | null])[]): TriangleAssignment[] =>
  pairs.map(([unitsPerMille, workMinutes], i) => ({ id: `${i}`, unitsPerMille, workMinutes }));
const task = (
  taskType: 'fixed-units' | 'fixed-work' | 'fixed-duration',
  durationMinutes: number,
  workMinutes: number | null,
  more: object = {},
) => ({ taskType, durationMinutes, workMinutes, isEffortDriven: false, isElapsed: false, ...more });
const drawn = (of: ReturnType<typeof task>, held: TriangleAssignment[], touched: Touched, before?: TriangleAssignment[]) => {
  const { durationMinutes, workMinutes, assignments } = balance(of, held, touched, before);
  return `${durationMinutes} = ${workMinutes} by ${assignments.map((each) => `${each.unitsPerMille}:${each.workMinutes}`).join(' ')}`;
};

for (const [title, drawing, outcome] of [
  ['longer at fixed units is more work', drawn(task('fixed-units', 960, 480), on([1000, 480]), 'duration'), '960 = 960 by 1000:960'],
  ['longer at fixed work is less of each', drawn(task('fixed-work', 960, 480), on([1000, 480]), 'duration'), '960 = 480 by 500:480'],
  ['longer at fixed duration is more work', drawn(task('fixed-duration', 960, 480), on([1000, 480]), 'duration'), '960 = 960 by 1000:960'],
  ['more work at fixed units takes longer', drawn(task('fixed-units', 480, 960), on([1000, 480]), 'work'), '960 = 960 by 1000:960'],
  [
    'more work at fixed duration takes more of each',
    drawn(task('fixed-duration', 480, 960), on([1000, 480]), 'work'),
    '480 = 960 by 2000:960',
  ],
  ['work is shared by units', drawn(task('fixed-units', 480, 1440), on([1000, 0], [500, 0]), 'work'), '960 = 1440 by 1000:960 500:480'],
  ['half of somebody takes twice as long', drawn(task('fixed-units', 480, 480), on([500, 480]), 'units'), '960 = 480 by 500:480'],
  ['or at fixed duration does half the work', drawn(task('fixed-duration', 480, 480), on([500, 480]), 'units'), '480 = 240 by 500:240'],
  [
    'the one who needs longest decides',
    drawn(task('fixed-units', 480, 0), on([1000, 960], [1000, 240]), 'own-work'),
    '960 = 1200 by 1000:960 1000:240',
  ],
  [
    'own work at fixed duration takes more of one',
    drawn(task('fixed-duration', 480, 0), on([1000, 960]), 'own-work'),
    '480 = 960 by 2000:960',
  ],
  ['the first one brings work', drawn(task('fixed-units', 480, null), on([1000, null]), 'people', []), '480 = 480 by 1000:480'],
  [
    'one more brings more work',
    drawn(task('fixed-units', 480, 480), on([1000, 480], [1000, null]), 'people', on([1000, 480])),
    '480 = 960 by 1000:480 1000:480',
  ],
  [
    'one more shortens what is effort-driven',
    drawn(task('fixed-units', 480, 480, { isEffortDriven: true }), on([1000, 480], [1000, null]), 'people', on([1000, 480])),
    '240 = 480 by 1000:240 1000:240',
  ],
  [
    'one more halves the share at fixed duration',
    drawn(task('fixed-duration', 480, 480, { isEffortDriven: true }), on([1000, 480], [1000, null]), 'people', on([1000, 480])),
    '480 = 480 by 500:240 500:240',
  ],
  [
    'nobody works around the clock',
    drawn(task('fixed-units', 960, 480, { isElapsed: true }), on([1000, 480]), 'duration'),
    '960 = 480 by 1000:480',
  ],
  ['with the last one the work goes', drawn(task('fixed-units', 480, 480), [], 'people', on([1000, 480])), '480 = null by '],
] as const)
  test(`work triangle: ${title}`, () => assert.equal(drawing, outcome));
