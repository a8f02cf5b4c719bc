/** A task: one line of the work breakdown structure, with what the engine needs to plan it and what people report about it. */
import { z } from 'zod';
import { instant, line, minutes, prose, reference, staff, thing, type Row } from '#platform/kit';

export const constraintKinds = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const;
export const taskStatuses = ['todo', 'doing', 'blocked', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** After so many working minutes of the task nothing happens for so many. */
export const split = z.strictObject({ afterMinutes: minutes(), pauseMinutes: minutes() });

export const taskFixed = ['projectId', 'number', 'parentId', 'position', 'status', 'blockedReason'] as const;

export const task = thing({
  name: 'task',
  plural: 'tasks',
  room: 'projects',
  about: 'One line of a project: a task, a milestone, or the summary of those below it.',
  schema: z.strictObject({
    projectId: reference(),
    /** 142 in `ERP-142`. Never used twice. */
    number: z.int().min(1).max(2_000_000_000),
    /** The summary above it; null at the top. */
    parentId: reference().nullable().default(null),
    /** Among those under the same summary: smaller comes first, equals by id. */
    position: z.number(),
    name: line(500),
    kind: z.enum(['task', 'milestone']).default('task'),
    /** `manual`: it stands where somebody put it, and the engine only says what that breaks. */
    mode: z.enum(['auto', 'manual']).default('auto'),
    durationMinutes: minutes().default(480),
    /** The duration runs around the clock. */
    isElapsed: z.boolean().default(false),
    isEstimated: z.boolean().default(false),
    workMinutes: minutes().nullable().default(null),
    taskType: z.enum(['fixed-units', 'fixed-work', 'fixed-duration']).default('fixed-units'),
    isEffortDriven: z.boolean().default(false),
    constraintKind: z.enum(constraintKinds).default('ASAP'),
    constraintAt: instant().nullable().default(null),
    deadline: instant().nullable().default(null),
    calendarId: reference().nullable().default(null),
    ignoresResourceCalendar: z.boolean().default(false),
    /** False: it is kept but moves nothing. */
    isActive: z.boolean().default(true),
    percentComplete: z.int().min(0).max(100).default(0),
    actualStart: instant().nullable().default(null),
    actualFinish: instant().nullable().default(null),
    remainingMinutes: minutes().nullable().default(null),
    /** Where the done part ended, and where the rest takes up again. */
    stopAt: instant().nullable().default(null),
    resumeAt: instant().nullable().default(null),
    splits: z.array(split).max(200).default([]),
    levellingDelayMinutes: minutes().default(0),
    manualStart: instant().nullable().default(null),
    manualFinish: instant().nullable().default(null),
    priority: z.int().min(0).max(1000).default(500),
    /** The column of the board; kept in step with progress by the rules. */
    status: z.enum(taskStatuses).default('todo'),
    blockedReason: z.string().trim().max(500).nullable().default(null),
    notes: prose().default(''),
    labelIds: z.array(reference()).max(30).default([]),
    /** What it is called where it was imported from. */
    externalId: z.string().trim().max(200).nullable().default(null),
  }),
  title: 'name',
  references: { projectId: 'project', parentId: 'task', calendarId: 'calendar' },
  searchable: ['name', 'notes'],
  sortable: [
    'number',
    'position',
    'name',
    'status',
    'priority',
    'percentComplete',
    'deadline',
    'durationMinutes',
    'actualStart',
    'actualFinish',
  ],
  filterable: [
    'projectId',
    'number',
    'parentId',
    'name',
    'kind',
    'mode',
    'status',
    'priority',
    'percentComplete',
    'deadline',
    'isActive',
    'constraintKind',
    'labelIds',
    'actualStart',
    'actualFinish',
    'externalId',
  ],
  fixed: taskFixed,
  isBranchable: true,
  scope: 'projectId',
  mayRead: staff,
});
export type Task = Row<typeof task>;
