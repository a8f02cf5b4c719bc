/** What a review decided, so that it does not come again: who sees to it, until when, how much work it is, and which task it has become. */
import { z } from 'zod';
import {
  day,
  deed,
  differing,
  done,
  instant,
  line,
  many,
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
  type Change,
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
    /** Where it has not become a task: when it was done, or given up, and why. */
    settledAs: z.enum(settledAs).nullable().default(null),
    settledAt: instant().nullable().default(null),
    reason: line(500).nullable().default(null),
  }),
  title: 'title',
  references: { reviewId: 'incident-review', incidentId: 'incident', ownerId: 'person' },
  searchable: ['title'],
  sortable: ['title', 'dueOn', 'settledAt'],
  filterable: ['reviewId', 'incidentId', 'ownerId', 'dueOn', 'settledAs'],
  fixed: ['reviewId', 'incidentId', 'settledAs', 'settledAt', 'reason'],
  mayRead: learnersMayRead,
});
export type ReviewAction = Row<typeof reviewAction>;

/** Kept apart from the action, because everybody who works here sees actions, but not every project. */
export const reviewActionTask = thing({
  name: 'review-action-task',
  plural: 'review-action-tasks',
  room: 'problems',
  about: 'The task that an action of a review has become; its progress is that of the action.',
  schema: z.strictObject({ actionId: reference(), taskId: reference(), projectId: reference() }),
  title: 'taskId',
  references: { actionId: 'review-action', taskId: 'task', projectId: 'project' },
  // A task may go, with its project; then the action is one without a task again.
  upward: ['taskId', 'projectId'],
  filterable: ['actionId', 'taskId', 'projectId'],
  fixed: ['actionId', 'taskId', 'projectId'],
  scope: 'projectId',
  mayRead: { organisation: learnersMayRead.organisation },
});
export type ReviewActionTask = Row<typeof reviewActionTask>;

/** Whether one of these actions is a task, in whatever project. */
export function* isTask(actionIds: readonly string[]): Asking<boolean> {
  const links = actionIds.length === 0 ? [] : yield* many(reviewActionTask, { actionId: actionIds });
  return links.length > 0 && (yield* many(task, { id: links.map((each) => each.taskId) })).length > 0;
}

/** What is left of links to tasks that are gone. */
export function* linksOf(actionIds: readonly string[]): Asking<readonly Change[]> {
  const links = actionIds.length === 0 ? [] : yield* many(reviewActionTask, { actionId: actionIds });
  return links.map((each) => remove(reviewActionTask, each.id));
}

export const refuseTask = (): Refusal =>
  refuse('action-is-a-task', 'it has become a task: what becomes of it is said there', { status: 409 });

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
    const row = { ...input, incidentId: of.incidentId, settledAs: null, settledAt: null, reason: null };
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
    if (as === 'done' && (yield* isTask([id]))) return refuseTask();
    if (as === 'dropped' && reason === null) return refuse('drop-needs-a-reason', 'say why it is given up', { field: 'reason' });
    if (as === before.settledAs && reason === before.reason) return done([]);
    const fields = { settledAs: as, settledAt: as === null ? null : asked.at, reason: as === null ? null : reason };
    return done([patch(reviewAction, id, fields)], [{ event: 'review-action-settled', data: { id, as } }]);
  },
});

export const removeReviewAction = deed({
  name: 'remove-review-action',
  about: 'Removes what was decided by mistake, as long as it is no task.',
  on: reviewAction,
  binding: { method: 'DELETE', path: '/review-actions/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: learnersMayWrite,
  *decide({ id }) {
    if (!(yield* one(reviewAction, id))) return notFound(reviewAction);
    if (yield* isTask([id])) return refuseTask();
    return done([...(yield* linksOf([id])), remove(reviewAction, id)], [{ event: 'review-action-removed', data: { id } }]);
  },
});
