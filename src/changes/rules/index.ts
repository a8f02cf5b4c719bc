/** Changes to what runs: planned, approved, put where they collide with nothing, and judged by what came of them. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { changeApproval } from './approval/change-approval.ts';
import { changeChangePolicy, changePolicy, createChangePolicy, removeChangePolicy } from './approval/change-policy.ts';
import { approveChange, rejectChange } from './approval/decide-change.ts';
import { freezeException } from './approval/freeze-exception.ts';
import { grantFreezeException, withdrawFreezeException } from './approval/manage-freeze-exceptions.ts';
import { cancelChange, finishChange, rollBackChange, startChange } from './change/carry-out-change.ts';
import { changeChangeModel, changeModel, createChangeModel, removeChangeModel } from './change/change-model.ts';
import { change } from './change/change.ts';
import { draftChange } from './change/draft-change.ts';
import { changeDeployment, createDeployment, deployment, removeDeployment } from './deployment/deployment.ts';
import { editChange } from './change/edit-change.ts';
import { askForChange, noLongerAskForChange, projectChange } from './change/project-change.ts';
import { scheduleChange } from './change/schedule-change.ts';
import { submitChange } from './change/submit-change.ts';
import { changeSchedule } from './views/change-schedule.ts';
import { changeGate } from './views/change-gate.ts';
import { changeMeasures } from './views/change-measures.ts';
import { changeOutlook, changeSlots } from './views/change-outlook.ts';

export { changeApproval, type ChangeApproval } from './approval/change-approval.ts';
export {
  approverKinds,
  changeChangePolicy,
  changePolicy,
  createChangePolicy,
  removeChangePolicy,
  type ChangePolicy,
} from './approval/change-policy.ts';
export { approveChange, awaitsWordOf, rejectChange } from './approval/decide-change.ts';
export { freezeException, type FreezeException } from './approval/freeze-exception.ts';
export { grantFreezeException, withdrawFreezeException } from './approval/manage-freeze-exceptions.ts';
export {
  defaultPolicies,
  isApproverFor,
  isRequester,
  linesFor,
  noticeHoursOf,
  policiesOf,
  standOf,
  type PolicyLine,
  type StandOfLine,
} from './approval/required-approvals.ts';
export { cancelChange, finishChange, rollBackChange, startChange } from './change/carry-out-change.ts';
export { changeChangeModel, changeModel, createChangeModel, removeChangeModel, type ChangeModel } from './change/change-model.ts';
export {
  change,
  changeKinds,
  changeOutcomes,
  changePlan,
  changeStatuses,
  isImplemented,
  isOpen,
  nameOfChange,
  type ChangeKind,
  type ChangeRow,
  type ChangeStatus,
} from './change/change.ts';
export { draftChange } from './change/draft-change.ts';
export {
  changeDeployment,
  createDeployment,
  deployment,
  deploymentOutcomes,
  removeDeployment,
  type Deployment,
} from './deployment/deployment.ts';
export { editChange } from './change/edit-change.ts';
export { riskLevels, riskLimits, riskOf, riskPartsOf, riskPoints, type RiskLevel } from './change/risk.ts';
export { askForChange, noLongerAskForChange, projectChange, type ProjectChange } from './change/project-change.ts';
export { scheduleChange } from './change/schedule-change.ts';
export { submitChange } from './change/submit-change.ts';
export { collisionCodes, isRefusing, type Collision, type CollisionCode } from './collision/collision.ts';
export { collisionsOf, exceptionKey, maintenanceOf, type CollisionFacts, type Milestone } from './collision/collisions-of.ts';
export { freeSlots, slotGrid, type FreeSlots, type SlotSearch } from './collision/free-slots.ts';
export { plannedChangeOf, standingStatuses, touchedBy, type PlannedChange } from './collision/planned-change.ts';
export { downTogether, reaching, reachOf, type Landscape, type Reach } from './collision/reach.ts';
export { concerns, openingsOf, servicesByName, type Openings, type ServicesByName } from './collision/windows-of-change.ts';
export {
  calendarBand,
  calendarChange,
  changeSchedule,
  longestCalendarDays,
  type CalendarBand,
  type CalendarChange,
  type ChangeSchedule,
} from './views/change-schedule.ts';
export { changeGate, gateCodes, type ChangeGate } from './views/change-gate.ts';
export {
  changeOutlook,
  changeSlots,
  type ApprovalLine,
  type ChangeOutlook,
  type ChangeSlots,
  type SaidCollision,
} from './views/change-outlook.ts';
export {
  changeMeasuresOf,
  changeShares,
  changeTimes,
  minutesOfChange,
  type ChangeShare,
  type ChangeTime,
  type MeasuredShare,
  type MeasuredTime,
} from './measures/change-measures.ts';
export { changeMeasures, type ChangeMeasures } from './views/change-measures.ts';
export { changePlanners, changeReaders, policyKeepers } from './who-may.ts';

export const changesRoom = room('changes', {
  things: [changeModel, changePolicy, change, projectChange, changeApproval, freezeException, deployment],
  deeds: [
    draftChange,
    editChange,
    submitChange,
    scheduleChange,
    approveChange,
    rejectChange,
    startChange,
    finishChange,
    rollBackChange,
    cancelChange,
    askForChange,
    noLongerAskForChange,
    grantFreezeException,
    withdrawFreezeException,
    createChangeModel,
    changeChangeModel,
    removeChangeModel,
    createChangePolicy,
    changeChangePolicy,
    removeChangePolicy,
    createDeployment,
    changeDeployment,
    removeDeployment,
  ],
  views: [changeOutlook, changeSlots, changeSchedule, changeGate, changeMeasures],
});
