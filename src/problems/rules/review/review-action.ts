/** What a review decided, so that it does not come again: who sees to it, until when, how much work it is, and which task it has become. */
import { z } from 'zod';
import {
  day,
  deed,
  differing,
  done,
  instant,
  line,
  minutes,
  notFound,
  one,
  patch,
  put,
  reference,
  refuse,
  remove,
  thing,
  type Asking,
  type Refusal,
  type Row,
} from '#platform/kit';
import { person } from '#people/rules';
import { task } from '#projects/rules';
import { learnersMayRead, learnersMayWrite } from '../who-may.ts';
import { incidentReview } from './incident-review.ts';

export const settledAs = ['done', 'dropped'] as const;

export const reviewAction = thing({
  name: 'review-action',
  plural: 'review-actions',
  room: 'problems',
  about: 'What a review decided, so that the incident does not come again.',
  schema: z.strictObject({
    reviewId: reference(),
    incidentId: reference(),
    title: line(300),
    /** Who sees to it. */
    ownerId: reference(),
    /** The day by which it was promised. */
    dueOn: day(),
    estimateMinutes: minutes(1),
    /** The task that it has become; its progress is the action's. */
    taskId: reference().nullable().default(null),
    /** Where it has not become a task: when it was done, or given up, and why. */
    settledAs: z.enum(settledAs).nullable().default(null),
    settledAt: instant().nullable().default(null),
    reason: line(500).nullable().default(null),
  }),
  title: 'title',
  references: { reviewId: 'incident-review', incidentId: 'incident', ownerId: 'person', taskId: 'task' },
  // A task may go, with its project; then the action is one without a task again.
  upward: ['taskId'],
  searchable: ['title'],
  sortable: ['title', 'dueOn', 'settledAt'],
  filterable: ['reviewId', 'incidentId', 'ownerId', 'dueOn', 'taskId', 'settledAs'],
  fixed: ['reviewId', 'incidentId', 'taskId', 'settledAs', 'settledAt', 'reason'],
  mayRead: learnersMayRead,
});
export type ReviewAction = Row<typeof reviewAction>;

const { title, ownerId, dueOn, estimateMinutes } = reviewAction.schema.shape;

function* refuseOwner(id: string): Asking<Refusal | undefined> {
  const found = yield* one(person, id);
  if (!found) return refuse('no-such-person', 'this person does not exist', { field: 'ownerId' });
  if (!found.isActive)
    return refuse('has-left', `${found.name} has left and cannot be assigned`, { field: 'ownerId', values: { name: found.name } });
  return undefined;
}

export const createReviewAction = deed({
  name: 'create-review-action',
  about: 'Adds what a review decided: who sees to it, by when, how much work it is.',
  on: reviewAction,
  binding: { method: 'POST', path: '/review-actions' },
  input: z.strictObject({ reviewId: z.uuid(), title, ownerId, dueOn, estimateMinutes }),
  may: learnersMayWrite,
  creates: true,
  *decide(input, asked) {
    const of = yield* one(incidentReview, input.reviewId);
    if (!of) return refuse('no-such-reference', 'reviewId refers to nothing that exists', { field: 'reviewId' });
    const refusal = yield* refuseOwner(input.ownerId);
    if (refusal) return refusal;
    const id = asked.newId();
    const row = { ...input, incidentId: of.incidentId, taskId: null, settledAs: null, settledAt: null, reason: null };
    return done([put(reviewAction, id, row)], [{ event: 'review-action-created', data: { id, reviewId: of.id } }]);
  },
});

export const changeReviewAction = deed({
  name: 'change-review-action',
  about: 'Changes what was decided, who sees to it or by when it was promised. The task that it has become is planned in its project.',
  on: reviewAction,
  binding: { method: 'PATCH', path: '/review-actions/{id}' },
  input: z.strictObject({
    id: z.uuid(),
    title: title.optional(),
    ownerId: ownerId.optional(),
    dueOn: dueOn.optional(),
    estimateMinutes: estimateMinutes.optional(),
  }),
  may: learnersMayWrite,
  *decide({ id, ...fields }) {
    const before = yield* one(reviewAction, id);
    if (!before) return notFound(reviewAction);
    const changed: Partial<ReviewAction> = differing(before, fields);
    if (Object.keys(changed).length === 0) return done([]);
    const refusal = changed.ownerId ? yield* refuseOwner(changed.ownerId) : undefined;
    if (refusal) return refusal;
    return done([patch(reviewAction, id, changed)], [{ event: 'review-action-changed', data: { id } }]);
  },
});

export const settleReviewAction = deed({
  name: 'settle-review-action',
  about: 'Says that an action without a task is done, that it is given up and why, or with null that it is open again.',
  on: reviewAction,
  binding: { method: 'POST', path: '/review-actions/{id}/settle' },
  input: z.strictObject({ id: z.uuid(), as: z.enum(settledAs).nullable(), reason: reviewAction.schema.shape.reason }),
  may: learnersMayWrite,
  *decide({ id, as, reason }, asked) {
    const before = yield* one(reviewAction, id);
    if (!before) return notFound(reviewAction);
    if (as === 'done' && (yield* one(task, before.taskId)))
      return refuse('action-is-a-task', 'it is done when its task is done', { status: 409 });
    if (as === 'dropped' && reason === null) return refuse('drop-needs-a-reason', 'say why it is given up', { field: 'reason' });
    if (as === before.settledAs && reason === before.reason) return done([]);
    const fields = { settledAs: as, settledAt: as === null ? null : asked.at, reason: as === null ? null : reason };
    return done([patch(reviewAction, id, fields)], [{ event: 'review-action-settled', data: { id, as } }]);
  },
});

export const removeReviewAction = deed({
  name: 'remove-review-action',
  about: 'Removes what was decided by mistake; a task that came of it stays.',
  on: reviewAction,
  binding: { method: 'DELETE', path: '/review-actions/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: learnersMayWrite,
  *decide({ id }) {
    if (!(yield* one(reviewAction, id))) return notFound(reviewAction);
    return done([remove(reviewAction, id)], [{ event: 'review-action-removed', data: { id } }]);
  },
});
