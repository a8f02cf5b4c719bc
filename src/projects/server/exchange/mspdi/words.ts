import type { ConstraintKind, LinkKind, TaskType, Weekday } from '#engine';
import type { Accrual, PlanContour, RecurringDay, WeekOfMonth } from '../../../rules/plan-document.ts';
import { wordFor } from './codec.ts';

/** Microsoft Project's numbers for things that we have words for. */

export const taskType = wordFor<TaskType>(
  [
    [0, 'fixed-units'],
    [1, 'fixed-duration'],
    [2, 'fixed-work'],
  ],
  'fixed-units',
);

export const constraintKind = wordFor<ConstraintKind>(
  [
    [0, 'ASAP'],
    [1, 'ALAP'],
    [2, 'MSO'],
    [3, 'MFO'],
    [4, 'SNET'],
    [5, 'SNLT'],
    [6, 'FNET'],
    [7, 'FNLT'],
  ],
  'ASAP',
);

export const linkKind = wordFor<LinkKind>(
  [
    [0, 'FF'],
    [1, 'FS'],
    [2, 'SF'],
    [3, 'SS'],
  ],
  'FS',
);

export const accrual = wordFor<Accrual>(
  [
    [1, 'start'],
    [2, 'end'],
    [3, 'prorated'],
  ],
  'prorated',
);

export const resourceKind = wordFor<'material' | 'work' | 'cost'>(
  [
    [0, 'material'],
    [1, 'work'],
    [2, 'cost'],
  ],
  'work',
);

export const contour = wordFor<PlanContour>(
  [
    [0, 'flat'],
    [1, 'back-loaded'],
    [2, 'front-loaded'],
    [3, 'double-peak'],
    [4, 'early-peak'],
    [5, 'late-peak'],
    [6, 'bell'],
    [7, 'turtle'],
    [8, 'contoured'],
  ],
  'flat',
);

/** The days as these files number them: 1 is Sunday. */
export const DAY_TYPES: readonly (readonly [number, Weekday])[] = [
  [1, 'sunday'],
  [2, 'monday'],
  [3, 'tuesday'],
  [4, 'wednesday'],
  [5, 'thursday'],
  [6, 'friday'],
  [7, 'saturday'],
];

/** What recurs in a month, by number from 0. */
export const MONTH_ITEMS: readonly RecurringDay[] = [
  'day',
  'working-day',
  'weekend-day',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** Which of them in the month, by number from 0. */
export const MONTH_POSITIONS: readonly WeekOfMonth[] = [1, 2, 3, 4, 'last'];
