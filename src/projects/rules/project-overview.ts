/** The list of projects with what a steering committee asks first: when will it be ready, and how does that compare with what we said? */
import { z } from 'zod';
import { everyone, view } from '#platform/kit';
import { listOf } from './planned-tasks.ts';
import { projectStatuses } from './project.ts';

export const overviewRow = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    key: z.string(),
    name: z.string(),
    kind: z.string(),
    status: z.enum(projectStatuses),
    programmeId: z.uuid().nullable(),
    leadId: z.uuid().nullable(),
    sponsorId: z.uuid().nullable(),
    priority: z.int(),
    colour: z.string().nullable(),
    visibility: z.enum(['organisation', 'members']),
    zone: z.string(),
    startAt: z.iso.datetime(),
    /** Null until the plan has been computed for the first time, or without tasks. */
    finishAt: z.iso.datetime().nullable(),
    /** The finish that the latest baseline promised. */
    promisedFinishAt: z.iso.datetime().nullable(),
    /** Minutes on the clock by which the finish comes after the promised one; negative when it comes before. */
    slipMinutes: z.number().nullable(),
    /** Days on the calendar, where the project is, from the promised finish to the finish. */
    slipDays: z.int().nullable(),
    /** Done work of all tasks by their duration. */
    percentComplete: z.number(),
    tasks: z.int(),
    done: z.int(),
    /** Open, although they should have finished by now, or planned beyond their deadline. */
    late: z.int(),
    blocked: z.int(),
    /** The finish has passed, and work is still open. */
    isOverdue: z.boolean(),
    /** Calendar days, where the project is, by which the worst open task finishes after its deadline; 0: later on the day itself. Null: all are kept. */
    deadlineMissedDays: z.int().nullable(),
    conflicts: z.int(),
  })
  .meta({ id: 'ProjectOverviewRow' });
export type ProjectOverviewRow = z.output<typeof overviewRow>;

export const projectOverview = view({
  name: 'project-overview',
  about: 'All projects that the reader may see, with finish, slip against the latest baseline, percent complete and late tasks.',
  path: '/project-overview',
  query: z.strictObject({ programmeId: z.uuid().optional(), leadId: z.uuid().optional(), status: listOf(projectStatuses).optional() }),
  result: z.strictObject({ items: z.array(overviewRow) }).meta({ id: 'ProjectOverview' }),
  may: everyone,
});
