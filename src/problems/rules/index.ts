/** What is learned: reviews and their actions, problems, known errors, articles. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { articleVote, voteOnArticle } from './knowledge/article-vote.ts';
import { article } from './knowledge/article.ts';
import { knowledgeUse, useArticle, useKnownError } from './knowledge/knowledge-use.ts';
import { changeArticle, createArticle, removeArticle } from './knowledge/manage-articles.ts';
import { articleText, findArticles, knowledgeForIncident, knownMatters } from './knowledge/views.ts';
import { linkProblemIncidents, problemIncident, unlinkProblemIncident } from './problem/link-incidents.ts';
import { changeProblem, openProblem, removeProblem, setProblemStatus } from './problem/open-problem.ts';
import { problem } from './problem/problem.ts';
import { linkProblemTask, planProblemFix, problemTask, unlinkProblemTask } from './problem/problem-task.ts';
import { incidentsOfProblem, problemRanking, repeats } from './problem/views.ts';
import { changeIncidentReview, draftReview, publishReview, removeIncidentReview, renewReview } from './review/draft-review.ts';
import { incidentReview } from './review/incident-review.ts';
import { planReviewAction } from './review/plan-action.ts';
import {
  changeReviewAction,
  createReviewAction,
  removeReviewAction,
  reviewAction,
  reviewActionTask,
  settleReviewAction,
} from './review/review-action.ts';
import { correctReview, reviewCorrection } from './review/review-correction.ts';
import { actionStanding, reviewOverview } from './review/views.ts';

export { articleVote, voteOnArticle, type ArticleVote } from './knowledge/article-vote.ts';
export { article, articleKinds, articleStatuses, type Article } from './knowledge/article.ts';
export { knowledgeUse, useArticle, useKnownError, type KnowledgeUse } from './knowledge/knowledge-use.ts';
export { changeArticle, createArticle, removeArticle } from './knowledge/manage-articles.ts';
export { knownOf, rankKnowledge, weighKnown, type Known, type Match, type Matter } from './knowledge/rank-knowledge.ts';
export { readableBy } from './knowledge/readable.ts';
export {
  articleText,
  findArticles,
  knowledgeForIncident,
  knownMatters,
  mostArticles,
  mostReported,
  type FoundArticle,
  type OfferedKnowledge,
  type ReportedMatter,
} from './knowledge/views.ts';
export { findRepeats, type RepeatGroup, type TellingIncident } from './problem/find-repeats.ts';
export {
  linkProblemIncidents,
  mostLinked,
  problemIncident,
  unlinkProblemIncident,
  type ProblemIncident,
} from './problem/link-incidents.ts';
export { changeProblem, openProblem, removeProblem, setProblemStatus } from './problem/open-problem.ts';
export { linkProblemTask, planProblemFix, problemTask, unlinkProblemTask, type ProblemTask } from './problem/problem-task.ts';
export { problem, problemKey, problemStatuses, unsolvedStatuses, type ProblemRow, type ProblemStatus } from './problem/problem.ts';
export {
  byRecurringHours,
  costOf,
  measuresOfProblem,
  recurringDays,
  type CostingIncident,
  type MonthOfProblem,
  type ProblemMeasures,
} from './problem/problem-measures.ts';
export { incidentsOfProblem, mostRepeats, problemRanking, repeats, type RankedProblem, type Repeat } from './problem/views.ts';
export { changeIncidentReview, draftReview, publishReview, removeIncidentReview, renewReview } from './review/draft-review.ts';
export { factorKinds, incidentReview, type FactorKind, type IncidentReview } from './review/incident-review.ts';
export { planReviewAction } from './review/plan-action.ts';
export {
  changeReviewAction,
  createReviewAction,
  removeReviewAction,
  reviewAction,
  reviewActionTask,
  settleReviewAction,
  type ReviewAction,
} from './review/review-action.ts';
export { correctReview, reviewCorrection, type ReviewCorrection } from './review/review-correction.ts';
export { factKinds, type FactKind, type ReviewFact } from './review/review-fact.ts';
export { factsOfTimeline, type Told } from './review/facts-of-timeline.ts';
export { actionStanding, mostActions, reviewOverview, type ReviewOverview, type StandingAction } from './review/views.ts';
export { learnersMayRead, learnersMayWrite, publishers } from './who-may.ts';

export const problemsRoom = room('problems', {
  things: [
    incidentReview,
    reviewCorrection,
    reviewAction,
    reviewActionTask,
    problem,
    problemIncident,
    problemTask,
    article,
    articleVote,
    knowledgeUse,
  ],
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
    openProblem,
    changeProblem,
    setProblemStatus,
    removeProblem,
    linkProblemIncidents,
    unlinkProblemIncident,
    linkProblemTask,
    planProblemFix,
    unlinkProblemTask,
    createArticle,
    changeArticle,
    removeArticle,
    voteOnArticle,
    useArticle,
    useKnownError,
  ],
  views: [
    actionStanding,
    reviewOverview,
    problemRanking,
    incidentsOfProblem,
    repeats,
    findArticles,
    articleText,
    knowledgeForIncident,
    knownMatters,
  ],
});
