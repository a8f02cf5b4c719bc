/** What goes wrong and what people ask for: alerts, incidents, requests and the promises that run on them. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { acknowledgeIncident, assignIncident } from './incident/assign-incident.ts';
import { changeIncident, prioritiseIncident } from './incident/change-incident.ts';
import { changeClosingRule, closeInTime, closingRule, createClosingRule, removeClosingRule } from './incident/closing-rule.ts';
import { correctIncidentTimes } from './incident/correct-times.ts';
import { holdIncident, resumeIncident } from './incident/hold-incident.ts';
import { incident } from './incident/incident.ts';
import { incidentEntry } from './incident/incident-entry.ts';
import { incidentTask, linkIncidentTask, unlinkIncidentTask } from './incident/incident-task.ts';
import { declareMajor, standDownMajor } from './incident/major-incident.ts';
import { mergeIncident } from './incident/merge-incident.ts';
import { intakeDeeds, intakeEndpoints, intakeThings, intakeViews } from './intake/index.ts';
import { importIncidents, importIncidentsFile } from './history/exchange.ts';
import { historyMapping, removeHistoryMapping } from './history/history-mapping.ts';
import { incidentPast } from './history/incident-past.ts';
import { deliveryMeasures, deliveryRecords, pagingMeasures, pagingRecords } from './measures/delivery-views.ts';
import { promiseMeasureRecords, promiseMeasures } from './measures/promise-views.ts';
import { incidentBacklog, incidentMeasureRecords, incidentMeasures, incidentVolume } from './measures/views.ts';
import { changePriorityRule, createPriorityRule, priorityRule, removePriorityRule } from './incident/priority-table.ts';
import { pagingDeeds, pagingThings, pagingViews } from './paging/index.ts';
import { reportIncident } from './incident/report-incident.ts';
import { cancelIncident, closeIncident, reopenIncident, resolveIncident, restoreIncident } from './incident/resolve-incident.ts';
import { noteOnIncident, updateStakeholders } from './incident/tell-incident.ts';
import { traceToChange } from './incident/trace-to-change.ts';
import { incidentClocks, openIncidents } from './target/clock-views.ts';
import { reachLevel } from './target/reach-level.ts';
import { changeTarget, createTarget, removeTarget, target } from './target/target.ts';

export { acknowledgeIncident, assignIncident } from './incident/assign-incident.ts';
export { changeIncident, prioritiseIncident } from './incident/change-incident.ts';
export {
  changeClosingRule,
  closeInTime,
  closesAt,
  closingDaysOf,
  closingRule,
  createClosingRule,
  removeClosingRule,
  usualClosingDays,
  type ClosingRule,
} from './incident/closing-rule.ts';
export { correctIncidentTimes } from './incident/correct-times.ts';
export { holdIncident, resumeIncident } from './incident/hold-incident.ts';
export {
  holdReasons,
  incident,
  incidentKey,
  incidentSources,
  incidentStatuses,
  isOpen,
  openStatuses,
  resolutionCodes,
  type HoldReason,
  type Incident,
  type IncidentStatus,
} from './incident/incident.ts';
export { importIncidents, importIncidentsFile, type HistoryImport } from './history/exchange.ts';
export { historyColumns, type HistoryColumn } from './history/history-columns.ts';
export { historyMapping, mappingOf, remembered, removeHistoryMapping, type HistoryMapping } from './history/history-mapping.ts';
export { incidentPast, type IncidentPast, type PastMoment } from './history/incident-past.ts';
export { entryKinds, incidentEntry, type EntryKind, type IncidentEntry } from './incident/incident-entry.ts';
export { incidentTask, linkIncidentTask, unlinkIncidentTask, type IncidentTask } from './incident/incident-task.ts';
export { declareMajor, standDownMajor } from './incident/major-incident.ts';
export { mergeIncident } from './incident/merge-incident.ts';
export * from './intake/index.ts';
export * from './paging/index.ts';
export { momentFields, moments, type Moment } from './incident/moments.ts';
export {
  changePriorityRule,
  createPriorityRule,
  impactOfTier,
  priorityIn,
  priorityOf,
  priorityRule,
  removePriorityRule,
  usualPriorities,
  type PriorityCell,
} from './incident/priority-table.ts';
export { openIncident, reportIncident, type OpenedIncident, type Report } from './incident/report-incident.ts';
export { cancelIncident, closeIncident, reopenIncident, resolveIncident, restoreIncident } from './incident/resolve-incident.ts';
export { noteOnIncident, updateStakeholders } from './incident/tell-incident.ts';
export { traceToChange } from './incident/trace-to-change.ts';
export { changedWith, openedWith, type NewEntry, type NewIncident } from './incident/write-entries.ts';
export { backlogAt, type BacklogAt } from './measures/backlog.ts';
export { measuresOf, type IncidentMeasures } from './measures/incident-measures.ts';
export { endOf, type MeasuredIncident } from './measures/measured-incident.ts';
export {
  deliveryOf,
  deliveryShares,
  deliveryTimes,
  failureDays,
  type Counted,
  type Delivery,
  type DeliveryFacts,
  type DeliveryShare,
  type DeliveryTime,
  type TracedIncident,
} from './measures/delivery.ts';
export {
  deliveryGroups,
  deliveryMeasures,
  deliveryRecordMeasures,
  deliveryRecords,
  pagingMeasures,
  pagingRecordMeasures,
  pagingRecords,
  type DeliveryFigures,
  type DeliveryRecordMeasure,
  type PagingMeasures,
  type PagingRecordMeasure,
} from './measures/delivery-views.ts';
export {
  promiseGroups,
  promiseMeasureRecords,
  promiseMeasures,
  type PromiseGroup,
  type PromiseMeasureRow,
} from './measures/promise-views.ts';
export { decisionOf, promiseMeasuresOf, type DecidedClock, type PromiseMeasures } from './measures/promises.ts';
export { quantileOf, summaryOf, type Summary } from './measures/summary.ts';
export { isWithin, measuredTimes, minutesOfTime, type MeasuredTime, type Period } from './measures/times.ts';
export {
  incidentBacklog,
  incidentMeasureRecords,
  incidentMeasures,
  incidentVolume,
  measureGroups,
  mostMeasureRecords,
  promiseOutcomes,
  recordMeasures,
  type IncidentMeasureRow,
  type MeasureGroup,
  type PromiseOutcome,
  type RecordMeasure,
} from './measures/views.ts';
export { volumeOf, volumeSteps, type Bucket, type VolumeStep } from './measures/volume.ts';
export {
  clockStep,
  incidentClocks,
  mostOpen,
  openIncidents,
  standingTarget,
  type OpenIncidentRow,
  type StandingTarget,
} from './target/clock-views.ts';
export { holdingTargets, type Aimed } from './target/holding-targets.ts';
export { isOfClock, reachLevel } from './target/reach-level.ts';
export { statesOfTimeline, type ClockState, type TimelineEntry } from './target/states-of-timeline.ts';
export { changeTarget, createTarget, removeTarget, target, targetKinds, type Target, type TargetKind } from './target/target.ts';
export {
  clocksOfTarget,
  isUnanswered,
  reachedLevels,
  targetClockOf,
  whyTargetDue,
  type TargetClock,
  type TargetState,
} from './target/target-clock.ts';
export { incidentReaders, incidentWorkers, reporters, workersAndReporter } from './who-may.ts';

export const incidentsRoom = room('incidents', {
  things: [
    incident,
    incidentEntry,
    incidentTask,
    incidentPast,
    historyMapping,
    priorityRule,
    closingRule,
    target,
    ...intakeThings,
    ...pagingThings,
  ],
  deeds: [
    reportIncident,
    changeIncident,
    prioritiseIncident,
    acknowledgeIncident,
    assignIncident,
    holdIncident,
    resumeIncident,
    restoreIncident,
    resolveIncident,
    closeIncident,
    reopenIncident,
    cancelIncident,
    mergeIncident,
    declareMajor,
    standDownMajor,
    noteOnIncident,
    updateStakeholders,
    correctIncidentTimes,
    traceToChange,
    linkIncidentTask,
    unlinkIncidentTask,
    createPriorityRule,
    changePriorityRule,
    removePriorityRule,
    createClosingRule,
    changeClosingRule,
    removeClosingRule,
    closeInTime,
    createTarget,
    changeTarget,
    removeTarget,
    reachLevel,
    importIncidents,
    removeHistoryMapping,
    ...intakeDeeds,
    ...pagingDeeds,
  ],
  views: [
    incidentClocks,
    openIncidents,
    incidentMeasures,
    incidentVolume,
    incidentBacklog,
    incidentMeasureRecords,
    promiseMeasures,
    promiseMeasureRecords,
    deliveryMeasures,
    deliveryRecords,
    pagingMeasures,
    pagingRecords,
    ...intakeViews,
    ...pagingViews,
  ],
  endpoints: [importIncidentsFile, ...intakeEndpoints],
});
