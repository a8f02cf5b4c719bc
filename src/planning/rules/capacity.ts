/** What people can give and what is planned of it, period by period; and the tasks behind one number of it. */
import { z } from 'zod';
import { day, staff, view } from '#platform/kit';
import { periodSteps } from './period.ts';

export const capacityGroups = ['team', 'skill', 'person'] as const;
export type CapacityGroup = (typeof capacityGroups)[number];

/** Days from the first to the last that may be asked for at once. */
export const longestRangeDays = 1100;

const minutesByPeriod = z.array(z.number()).describe('minutes in each of the periods');

export const capacityRow = z
  .strictObject({
    /** The person's, team's or skill's id; `open` for work nobody is named for, `none` for people and work without a team. */
    id: z.string(),
    kind: z.enum(['person', 'team', 'skill', 'open', 'none']),
    name: z.string(),
    teamId: z.uuid().nullable(),
    people: z.int().describe('how many people stand behind the row'),
    isWithheld: z.boolean().describe('true: its minutes would tell of one person whom the reader may not see, so they are left out'),
    available: minutesByPeriod,
    onDuty: minutesByPeriod.describe('minutes that on-call duty and the rest after it take; they are not in `available`'),
    planned: minutesByPeriod,
    free: minutesByPeriod,
    overbooked: minutesByPeriod,
    byProject: z.array(z.strictObject({ projectId: z.uuid(), minutes: minutesByPeriod })),
  })
  .meta({ id: 'CapacityRow' });
export type CapacityRow = z.output<typeof capacityRow>;

export const capacity = view({
  name: 'capacity',
  about:
    'Minutes that people can give (calendar less absences, times their share, less on-call duty and the rest after it), what running projects plan of it, what is free and what is too much. Rows of single people are for themselves, their manager and managers; a team or skill that comes down to one of them is withheld.',
  path: '/capacity',
  query: z.strictObject({
    from: day(),
    to: day().describe('last day, included'),
    by: z.enum(capacityGroups).default('team'),
    step: z.enum(periodSteps).default('week'),
    projectId: z.uuid().optional().describe('count the work of this project only'),
  }),
  result: z
    .strictObject({
      sequence: z.int().describe('the journal position at which it is true'),
      periods: z.array(z.strictObject({ from: day(), to: day() })),
      projects: z.array(z.strictObject({ id: z.uuid(), key: z.string(), name: z.string(), colour: z.string().nullable() })),
      rows: z.array(capacityRow),
    })
    .meta({ id: 'Capacity' }),
  may: staff,
});
export type Capacity = z.output<typeof capacity.result>;

export const capacityTask = z
  .strictObject({
    taskId: z.uuid(),
    number: z.int(),
    name: z.string(),
    projectId: z.uuid(),
    projectKey: z.string(),
    projectName: z.string(),
    /** Null when nobody is named, or when the reader may not see single people. */
    personId: z.uuid().nullable(),
    personName: z.string().nullable(),
    startAt: z.iso.datetime(),
    finishAt: z.iso.datetime(),
    minutes: z.number(),
  })
  .meta({ id: 'CapacityTask' });
export type CapacityTask = z.output<typeof capacityTask>;

export const capacityTasks = view({
  name: 'capacity-tasks',
  about: 'The tasks behind one number of the capacity table, largest first.',
  path: '/capacity-tasks',
  query: z.strictObject({
    from: day(),
    to: day().describe('last day, included'),
    by: z.enum(capacityGroups).default('team'),
    rowId: z.string().max(40).describe('id of the row in the capacity table'),
    projectId: z.uuid().optional(),
  }),
  result: z.strictObject({ items: z.array(capacityTask) }).meta({ id: 'CapacityTasks' }),
  may: staff,
});
