/** Reviews and their actions over all incidents: what is written, what is missing, what is done in time. */
import { z } from 'zod';
import { view } from '#platform/kit';
import { taskStatuses } from '#projects/rules';
import { learnersMayRead } from '../who-may.ts';

const standingAction = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    title: z.string(),
    reviewId: z.uuid(),
    incidentId: z.uuid(),
    incidentNumber: z.int(),
    incidentTitle: z.string(),
    ownerId: z.uuid(),
    dueOn: z.iso.date(),
    estimateMinutes: z.number(),
    state: z.enum(['open', 'done', 'dropped']),
    /** The day on which it was done. */
    doneOn: z.iso.date().nullable(),
    /** Open after its day, or done after it. */
    isLate: z.boolean(),
    reason: z.string().nullable(),
    /** True when time is kept for it in a plan. */
    isPlanned: z.boolean(),
    /** The task that it has become; null also for whoever may not see its project. */
    task: z
      .strictObject({
        id: z.uuid(),
        key: z.string(),
        status: z.enum(taskStatuses),
        projectId: z.uuid(),
        finish: z.iso.datetime().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'StandingAction' });
export type StandingAction = z.output<typeof standingAction>;

export const mostActions = 1000;

export const actionStanding = view({
  name: 'review-action-standing',
  about: 'What reviews have decided: what is open, what is late, what was done in time. Of a task its progress counts.',
  path: '/review-action-standing',
  query: z.strictObject({
    reviewId: z.uuid().optional(),
    incidentId: z.uuid().optional(),
    ownerId: z.uuid().optional(),
    show: z.enum(['open', 'late', 'all']).default('all'),
  }),
  result: z
    .strictObject({
      /** Over everything asked for, whatever is shown of it. */
      counts: z.strictObject({
        open: z.int(),
        late: z.int(),
        unplanned: z.int(),
        done: z.int(),
        doneInTime: z.int(),
        /** What had to be done by now: all that is done, and what is open after its day. */
        due: z.int(),
        dropped: z.int(),
      }),
      items: z.array(standingAction),
    })
    .meta({ id: 'ReviewActionStanding', description: `At most ${mostActions} actions, the next due first` }),
  may: learnersMayRead,
});

const reviewed = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    status: z.enum(['draft', 'published']),
    incidentId: z.uuid(),
    incidentNumber: z.int(),
    /** Declared a major incident at some time. */
    isMajor: z.boolean(),
    openedAt: z.iso.datetime(),
    draftedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    ownerId: z.uuid().nullable(),
    actions: z.int(),
    openActions: z.int(),
  })
  .meta({ id: 'ReviewedIncident' });

export const reviewOverview = view({
  name: 'review-overview',
  about: 'All reviews, the latest incident first, and the major incidents that have none.',
  path: '/review-overview',
  query: z.strictObject({}),
  result: z
    .strictObject({
      reviews: z.array(reviewed),
      /** Major incidents that are over and have no review. */
      missing: z.array(z.strictObject({ id: z.uuid(), number: z.int(), title: z.string(), openedAt: z.iso.datetime() })),
    })
    .meta({ id: 'ReviewOverview' }),
  may: learnersMayRead,
});
export type ReviewOverview = z.output<typeof reviewOverview.result>;
