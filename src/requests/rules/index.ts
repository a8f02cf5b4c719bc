/** What people ask for: offerings with their questions, requests, who agrees to them, how they stand. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { changeOffering, createOffering, offering, removeOffering } from './offering/offering.ts';
import { approveRequest, rejectRequest } from './request/decide-request.ts';
import { closeRequestInTime } from './request/close-in-time.ts';
import { cancelRequest, closeRequest, fulfilRequest, reopenRequest } from './request/fulfil-request.ts';
import { holdRequest, resumeRequest } from './request/hold-request.ts';
import { noteOnRequest } from './request/note-on-request.ts';
import { raiseIncidentFromRequest } from './request/raise-incident.ts';
import { requestApproval } from './request/request-approval.ts';
import { requestEntry } from './request/request-entry.ts';
import { requestService } from './request/request-service.ts';
import { linkRequestTask, planRequestTask, requestTask, unlinkRequestTask } from './request/request-task.ts';
import { serviceRequest } from './request/service-request.ts';
import { assignRequest, takeRequest } from './request/take-request.ts';
import { tickRequestStep } from './request/tick-step.ts';
import { requestMeasureRecords, requestMeasures } from './views/measure-views.ts';
import { myRequests, openRequests, requestCase, requestCatalogue } from './views/request-views.ts';

export { requestClockOf, whyRequestDue, type RequestLine } from './clock/request-clock.ts';
export {
  approvalKinds,
  audiences,
  changeOffering,
  createOffering,
  offering,
  removeOffering,
  type ApprovalKind,
  type Offering,
} from './offering/offering.ts';
export { fulfilmentStep, question, questionKinds, type FulfilmentStep, type Question, type QuestionKind } from './offering/question.ts';
export { answers, faultsOfAnswers, isAnswered, type Answer, type AnswerFault, type Answers } from './request/answers.ts';
export { approveRequest, rejectRequest } from './request/decide-request.ts';
export { voiceToGive } from './request/find-approver.ts';
export { closeRequestInTime, requestClosesAt } from './request/close-in-time.ts';
export { cancelRequest, closeRequest, fulfilRequest, reopenRequest } from './request/fulfil-request.ts';
export { holdRequest, resumeRequest } from './request/hold-request.ts';
export { noteOnRequest } from './request/note-on-request.ts';
export { raiseIncidentFromRequest } from './request/raise-incident.ts';
export { requestApproval, type RequestApproval } from './request/request-approval.ts';
export { requestEntry, requestEntryKinds, type RequestEntry, type RequestEntryKind } from './request/request-entry.ts';
export { linkRequestTask, planRequestTask, requestTask, unlinkRequestTask, type RequestTask } from './request/request-task.ts';
export { isOffered, requestService } from './request/request-service.ts';
export {
  isRequestOpen,
  openRequestStatuses,
  requestKey,
  requestStatuses,
  serviceRequest,
  waitReasons,
  workedStatuses,
  type RequestStatus,
  type RequestStep,
  type ServiceRequest,
  type WaitReason,
} from './request/service-request.ts';
export { assignRequest, takeRequest } from './request/take-request.ts';
export { tickRequestStep } from './request/tick-step.ts';
export {
  mostRequestRecords,
  requestMeasureGroups,
  requestMeasureRecords,
  requestMeasures,
  requestRecordMeasures,
  type RequestMeasureGroup,
  type RequestMeasureRow,
  type RequestRecordMeasure,
} from './views/measure-views.ts';
export {
  mostOpenRequests,
  myRequests,
  openRequests,
  requestCase,
  requestCatalogue,
  requestStaff,
  type Offered,
  type OpenRequestRow,
  type RequestCase,
} from './views/request-views.ts';
export { approvers, askers, offeringKeepers, requestReaders, requestWorkers, workersAndRequester } from './who-may.ts';

export const requestsRoom = room('requests', {
  things: [offering, serviceRequest, requestEntry, requestApproval, requestTask],
  deeds: [
    createOffering,
    changeOffering,
    removeOffering,
    requestService,
    approveRequest,
    rejectRequest,
    takeRequest,
    assignRequest,
    tickRequestStep,
    holdRequest,
    resumeRequest,
    fulfilRequest,
    closeRequest,
    closeRequestInTime,
    reopenRequest,
    cancelRequest,
    noteOnRequest,
    raiseIncidentFromRequest,
    linkRequestTask,
    planRequestTask,
    unlinkRequestTask,
  ],
  views: [requestCatalogue, myRequests, requestCase, openRequests, requestMeasures, requestMeasureRecords],
});
