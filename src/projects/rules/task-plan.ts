/**
 * What the engine computed for a task, as the database keeps it for lists and reports. Derived: the scheduler writes it, no deed
 * does, and it is not part of the room's API. Deeds may look at it where they need to know when a task is planned.
 * Its id is the task's id.
 */
import { z } from 'zod';
import { instant, minutes, reference, staff, thing, type Row } from '#platform/kit';

const slack = () => minutes(-60_000_000);

export const taskPlan = thing({
  name: 'task-plan',
  plural: 'task-plans',
  room: 'projects',
  about: 'The computed dates, slack and reasons of a task.',
  schema: z.strictObject({
    projectId: reference(),
    startAt: instant(),
    finishAt: instant(),
    earlyStartAt: instant(),
    earlyFinishAt: instant(),
    lateStartAt: instant(),
    lateFinishAt: instant(),
    durationMinutes: minutes(),
    totalSlackMinutes: slack(),
    freeSlackMinutes: slack(),
    isCritical: z.boolean(),
    isSummary: z.boolean(),
    /** Why it starts and finishes then: two of the engine's reasons. */
    reason: z.record(z.string(), z.unknown()),
    /** The journal position at which the facts were read. */
    computedFromSequence: z.int(),
  }),
  title: 'projectId',
  scope: 'projectId',
  mayRead: staff,
});
export type TaskPlan = Row<typeof taskPlan>;
