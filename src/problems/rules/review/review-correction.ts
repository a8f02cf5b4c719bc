/** What was learned after a review was published: added, never changed. */
import { z } from 'zod';
import { deed, done, many, one, prose, put, reference, refuse, thing, type Row } from '#platform/kit';
import { learnersMayRead, learnersMayWrite } from '../who-may.ts';
import { incidentReview } from './incident-review.ts';

export const reviewCorrection = thing({
  name: 'review-correction',
  plural: 'review-corrections',
  room: 'problems',
  about: 'What was learned after a review was published.',
  schema: z.strictObject({
    reviewId: reference(),
    /** 1 is the first; those of one review follow one another by it. */
    number: z.int().min(1).max(100_000),
    text: prose().refine((text) => text.trim() !== '', 'must say something'),
    /** Membership of whoever wrote it. */
    byId: reference(),
  }),
  title: 'text',
  references: { reviewId: 'incident-review', byId: 'membership' },
  sortable: ['number'],
  filterable: ['reviewId', 'byId'],
  mayRead: learnersMayRead,
});
export type ReviewCorrection = Row<typeof reviewCorrection>;

export const correctReview = deed({
  name: 'correct-review',
  about: 'Adds to a published review what was learned later. What it said before stays to be read.',
  on: reviewCorrection,
  binding: { method: 'POST', path: '/review-corrections' },
  input: z.strictObject({ reviewId: z.uuid(), text: reviewCorrection.schema.shape.text }),
  may: learnersMayWrite,
  creates: true,
  *decide({ reviewId, text }, asked) {
    const of = yield* one(incidentReview, reviewId);
    if (!of) return refuse('no-such-reference', 'reviewId refers to nothing that exists', { field: 'reviewId' });
    if (of.status === 'draft') return refuse('review-not-published', 'it is a draft: change what it says', { status: 409 });
    const number = (yield* many(reviewCorrection, { reviewId })).length + 1;
    const id = asked.newId();
    return done(
      [put(reviewCorrection, id, { reviewId, number, text, byId: asked.by.membershipId })],
      [{ event: 'review-corrected', data: { id, reviewId } }],
    );
  },
});
