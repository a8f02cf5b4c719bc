/** A baseline: the plan as it was when somebody said "this is what we promise". Frozen and hashed; slips are measured against it. */
import { z } from 'zod';
import { instant, line, minutes, reference, staff, thing, type Row } from '#platform/kit';

export const baseline = thing({
  name: 'baseline',
  plural: 'baselines',
  room: 'projects',
  about: 'The plan as it was promised, frozen and hashed; slips are measured against it.',
  schema: z.strictObject({
    projectId: reference(),
    /** 0 is "the baseline", 1 to 10 are further ones. */
    number: z.int().min(0).max(10),
    name: line(),
    takenAt: instant(),
    takenById: reference().nullable(),
    /** SHA-256 over its rows as canonical JSON in the order of task ids; see `baselineHash`. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  title: 'name',
  references: { projectId: 'project', takenById: 'membership' },
  sortable: ['number', 'takenAt'],
  filterable: ['projectId', 'number'],
  fixed: ['projectId', 'number', 'name', 'takenAt', 'takenById', 'hash'],
  scope: 'projectId',
  mayRead: staff,
});
export type Baseline = Row<typeof baseline>;

export const baselineTask = thing({
  name: 'baseline-task',
  plural: 'baseline-tasks',
  room: 'projects',
  about: 'The promised dates of one task in one baseline. It outlives the task.',
  schema: z.strictObject({
    projectId: reference(),
    baselineId: reference(),
    taskId: reference(),
    startAt: instant(),
    finishAt: instant(),
    durationMinutes: minutes(),
    workMinutes: minutes(),
  }),
  title: 'taskId',
  references: { projectId: 'project', baselineId: 'baseline' },
  sortable: ['startAt', 'finishAt'],
  filterable: ['projectId', 'baselineId', 'taskId'],
  fixed: ['projectId', 'baselineId', 'taskId', 'startAt', 'finishAt', 'durationMinutes', 'workMinutes'],
  scope: 'projectId',
  mayRead: staff,
});
export type BaselineTask = Row<typeof baselineTask>;
