/** Who on duty is asked about an incident, and what they answer. */
import { askOnDuty, tellPaging } from './ask-on-duty.ts';
import { answerPage, seePage } from './answer-page.ts';
import { page } from './page.ts';
import { changePagingRule, createPagingRule, pagingRule, removePagingRule } from './paging-rule.ts';
import { recordPageMail } from './record-page-mail.ts';
import { stopPaging } from './stop-paging.ts';
import { incidentPaging, myPages, outOfReach } from './views.ts';

export { askOnDuty, pagingNews, tellPaging } from './ask-on-duty.ts';
export { answerPage, seePage } from './answer-page.ts';
export { callLineKinds, callOf, callReasons, type Call, type CallLine, type CallReason } from './call.ts';
export { nextPageOf, rotaAsked, rotaOfTeam, type AskedPage, type NextPage, type PagingFacts } from './next-page.ts';
export { pageMailOf, type PageMail } from './page-mail.ts';
export { page, pageAnswers, pageFailures, pagingNewsStates, type Page } from './page.ts';
export {
  changePagingRule,
  createPagingRule,
  pagingHours,
  pagingRule,
  pagingTermsOf,
  removePagingRule,
  usualPaging,
  type PagingRule,
  type PagingTerms,
} from './paging-rule.ts';
export { recordPageMail } from './record-page-mail.ts';
export { stopPaging } from './stop-paging.ts';
export { incidentPaging, mostMyPages, myPages, outOfReach, type AskedPageRow, type IncidentPaging, type MyPage } from './views.ts';

export const pagingThings = [pagingRule, page];
export const pagingDeeds = [
  createPagingRule,
  changePagingRule,
  removePagingRule,
  askOnDuty,
  tellPaging,
  answerPage,
  seePage,
  recordPageMail,
  stopPaging,
];
export const pagingViews = [incidentPaging, myPages, outOfReach];
