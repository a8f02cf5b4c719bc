/** What looks by itself: monitors, what they find, availability and status pages. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import {
  availabilityTarget,
  changeAvailabilityTarget,
  createAvailabilityTarget,
  removeAvailabilityTarget,
} from './availability/availability-target.ts';
import { changeMonitor, createMonitor, removeMonitor, renewMonitorToken } from './monitor/manage-monitors.ts';
import { monitor } from './monitor/monitor.ts';
import { endMonitor, resumeMonitor } from './monitor/end-monitor.ts';
import { muteMonitor } from './monitor/mute-monitor.ts';
import { classifyOutage } from './outage/classify-outage.ts';
import { outage } from './outage/outage.ts';
import { recordOutage } from './outage/record-outage.ts';
import { changeStatusPage, createStatusPage, removeStatusPage, renewStatusAddress } from './status/manage-status-pages.ts';
import { statusPage } from './status/status-page.ts';
import { monitoringEndpoints, monitoringViews } from './views.ts';

export {
  availabilityTarget,
  changeAvailabilityTarget,
  createAvailabilityTarget,
  removeAvailabilityTarget,
  type AvailabilityTarget,
} from './availability/availability-target.ts';
export {
  burnAlertKey,
  burningAfter,
  burnTellingOf,
  wordsOfBurn,
  type BurnedWindow,
  type BurnFacts,
  type BurnTelling,
} from './availability/burn-alert.ts';
export {
  burnRateOf,
  burnUrgencies,
  burnWindows,
  isTooFast,
  leastChecks,
  type Burned,
  type BurnName,
  type BurnUrgency,
} from './availability/error-budget.ts';
export { availabilityOf, countedOf, type Availability, type AvailabilityFacts, type Down } from './availability/service-availability.ts';
export { joined, openTime, within, without, type Span } from './availability/spans.ts';
export { changeMonitor, createMonitor, removeMonitor, renewMonitorToken } from './monitor/manage-monitors.ts';
export { exampleResult } from './monitor/example-result.ts';
export {
  monitorKinds,
  monitorSettings,
  probeSpecOf,
  targetTextOf,
  type MonitorKind,
  type MonitorSettings,
} from './monitor/monitor-settings.ts';
export { monitor, type Monitor } from './monitor/monitor.ts';
export { endMonitor, resumeMonitor } from './monitor/end-monitor.ts';
export { muteMonitor } from './monitor/mute-monitor.ts';
export { nextCheckAt, spreadOf } from './monitor/next-check.ts';
export { classifyOutage } from './outage/classify-outage.ts';
export { outage, outageClasses, outageStates, type Outage, type OutageClass, type OutageState } from './outage/outage.ts';
export { recordOutage } from './outage/record-outage.ts';
export * from './probe.ts';
export {
  monitorStates,
  neverChecked,
  standingAfter,
  type Circumstances,
  type Found,
  type MonitorState,
  type Standing,
} from './states/monitor-state.ts';
export { tellingOf, type TellingFacts, type ToldState } from './states/telling.ts';
export { changeStatusPage, createStatusPage, removeStatusPage, renewStatusAddress } from './status/manage-status-pages.ts';
export { statusPage, type StatusPage } from './status/status-page.ts';
export {
  downSources,
  holds,
  monitorBoard,
  monitorTimes,
  mostBeats,
  publicStatus,
  pushMonitor,
  pushMonitorByGet,
  serviceAvailability,
  serviceStates,
  statusDays,
  statusOfPage,
  tryMonitor,
  type Beat,
  type CountedOutage,
  type MonitorBoardRow,
  type ServiceAvailability,
  type ServiceState,
  type StatusOfServices,
} from './views.ts';
export { monitorKeepers, monitorReaders, monitorWorkers } from './who-may.ts';

export const monitoringRoom = room('monitoring', {
  things: [monitor, outage, availabilityTarget, statusPage],
  deeds: [
    createMonitor,
    changeMonitor,
    removeMonitor,
    renewMonitorToken,
    muteMonitor,
    endMonitor,
    resumeMonitor,
    recordOutage,
    classifyOutage,
    createAvailabilityTarget,
    changeAvailabilityTarget,
    removeAvailabilityTarget,
    createStatusPage,
    changeStatusPage,
    removeStatusPage,
    renewStatusAddress,
  ],
  views: monitoringViews,
  endpoints: monitoringEndpoints,
});
