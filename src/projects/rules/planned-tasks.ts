/** Tasks with their computed dates, as lists and the work table show them. */
import { z } from 'zod';
import { limits, staff, view } from '#platform/kit';
import { taskStatuses } from './task.ts';

export const plannedTask = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    projectId: z.uuid(),
    projectKey: z.string(),
    projectName: z.string(),
    number: z.int(),
    parentId: z.uuid().nullable(),
    name: z.string(),
    kind: z.enum(['task', 'milestone']),
    status: z.enum(taskStatuses),
    blockedReason: z.string().nullable(),
    percentComplete: z.int(),
    priority: z.int(),
    deadline: z.iso.datetime().nullable(),
    labelIds: z.array(z.uuid()),
    /** Null until the plan has been computed for the first time. */
    startAt: z.iso.datetime().nullable(),
    finishAt: z.iso.datetime().nullable(),
    durationMinutes: z.number(),
    totalSlackMinutes: z.number().nullable(),
    isCritical: z.boolean(),
    isSummary: z.boolean(),
    personIds: z.array(z.uuid()),
  })
  .meta({ id: 'PlannedTask', description: 'A task with its computed dates' });
export type PlannedTask = z.output<typeof plannedTask>;

const yesOrNo = () => z.enum(['true', 'false']).transform((text) => text === 'true');
export const plannedTaskOrders = [
  'start',
  'finish',
  'slack',
  'deadline',
  'priority',
  'status',
  'name',
  'number',
  'percentComplete',
] as const;

/** `a,b`: any of them. */
export const listOf = <V extends string>(values: readonly [V, ...V[]]) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).min(1).max(20));

export const plannedTasks = view({
  name: 'planned-tasks',
  about: 'Tasks with their computed dates, filtered and sorted by them, page by page.',
  path: '/planned-tasks',
  query: z.strictObject({
    projectId: z.uuid().optional(),
    personId: z.uuid().optional().describe('assigned to this person'),
    status: listOf(taskStatuses).optional().describe('one or several separated by commas'),
    isCritical: yesOrNo().optional(),
    isSummary: yesOrNo().optional(),
    isOpen: yesOrNo().optional().describe('not done yet'),
    startFrom: z.iso.datetime().optional(),
    startBefore: z.iso.datetime().optional(),
    finishFrom: z.iso.datetime().optional(),
    finishBefore: z.iso.datetime().optional(),
    q: z.string().trim().min(1).max(200).optional().describe('text in the name'),
    sort: z.enum(plannedTaskOrders.flatMap((name) => [name, `-${name}`] as const) as [string, ...string[]]).default('start'),
    limit: z.coerce.number().int().min(1).max(limits.pageRows).default(50),
    cursor: z.string().max(500).optional(),
  }),
  result: z.strictObject({ items: z.array(plannedTask), nextCursor: z.string().nullable() }).meta({ id: 'PlannedTaskPage' }),
  may: staff,
  scopeIn: ({ projectId }) => projectId ?? null,
});
