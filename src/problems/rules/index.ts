/** What is learned: reviews and their actions, problems, known errors, articles. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { changeIncidentReview, draftReview, publishReview, removeIncidentReview, renewReview } from './review/draft-review.ts';
import { incidentReview } from './review/incident-review.ts';
import { planReviewAction } from './review/plan-action.ts';
import { changeReviewAction, createReviewAction, removeReviewAction, reviewAction, settleReviewAction } from './review/review-action.ts';
import { correctReview, reviewCorrection } from './review/review-correction.ts';
import { actionStanding, reviewOverview } from './review/views.ts';

export { changeIncidentReview, draftReview, publishReview, removeIncidentReview, renewReview } from './review/draft-review.ts';
export { factorKinds, incidentReview, type FactorKind, type IncidentReview } from './review/incident-review.ts';
export { planReviewAction } from './review/plan-action.ts';
export {
  changeReviewAction,
  createReviewAction,
  removeReviewAction,
  reviewAction,
  settleReviewAction,
  type ReviewAction,
} from './review/review-action.ts';
export { correctReview, reviewCorrection, type ReviewCorrection } from './review/review-correction.ts';
export { factKinds, type FactKind, type ReviewFact } from './review/review-fact.ts';
export { factsOfTimeline, type Told } from './review/facts-of-timeline.ts';
export { actionStanding, mostActions, reviewOverview, type ReviewOverview, type StandingAction } from './review/views.ts';
export { learnersMayRead, learnersMayWrite, publishers } from './who-may.ts';

export const problemsRoom = room('problems', {
  things: [incidentReview, reviewCorrection, reviewAction],
  deeds: [
    draftReview,
    changeIncidentReview,
    renewReview,
    publishReview,
    removeIncidentReview,
    correctReview,
    createReviewAction,
    changeReviewAction,
    settleReviewAction,
    removeReviewAction,
    planReviewAction,
  ],
  views: [actionStanding, reviewOverview],
});
