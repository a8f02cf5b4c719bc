/** Alerts from outside: what senders say, made into episodes, and what comes of them. */
import { alert } from './alert.ts';
import { alertDecision } from './alert-decision.ts';
import { alertReplay } from './alert-replay.ts';
import { alertSource } from './alert-source.ts';
import { changeAlertSource, createAlertSource, createOwnAlertSource, removeAlertSource, renewAlertToken } from './manage-alert-sources.ts';
import { muteAlert } from './mute-alert.ts';
import { openIncidentOfAlert } from './open-incident-of-alert.ts';
import { receiveAlert, receivePagerDutyEvent } from './receive-alert.ts';
import { takeInAlerts } from './take-in/take-in-alerts.ts';

export { alert, alertStates, openAlertStates, type Alert } from './alert.ts';
export { alertDecision, decisionRules, type AlertDecision, type DecisionRule } from './alert-decision.ts';
export {
  emptyKey,
  fromKept,
  intakeRules,
  mostRemembered,
  takeIn,
  type AlertKey,
  type IntakeRule,
  type KeptEpisode,
  type TakenIn,
} from './alert-key.ts';
export { alertReplay, mostDifferences, mostReplayed } from './alert-replay.ts';
export { alertSource, type AlertSource } from './alert-source.ts';
export { mappedFields, type FieldMapping, type MappedField } from './adapters/generic-json.ts';
export type { OwnAlert } from './adapters/own-alert.ts';
export { dedupKeyOf } from './adapters/pager-duty.ts';
export {
  eventActions,
  outsideKinds,
  sourceKinds,
  type CanonicalEvent,
  type EventAction,
  type Message,
  type MessageRefusal,
  type OutsideKind,
  type Reading,
  type Severity,
  type SourceKind,
} from './canonical-event.ts';
export { episodesOf, type Episode, type Sample } from './episodes.ts';
export { changesIn, changesToBegin, changesToGoOn, flappingAt, flappingWindow, type Flapping } from './flapping.ts';
export { changeAlertSource, createAlertSource, createOwnAlertSource, removeAlertSource, renewAlertToken } from './manage-alert-sources.ts';
export { matterOf, matterRules, type Matter, type MatterFacts, type MatterRule, type MatterRules } from './matter.ts';
export { muteAlert } from './mute-alert.ts';
export { openIncidentOfAlert } from './open-incident-of-alert.ts';
export { placeIndexOf, placeOf, type Place, type PlaceIndex } from './place.ts';
export { readMessage } from './read-message.ts';
export { receiveAlert, receivePagerDutyEvent } from './receive-alert.ts';
export { replay, type Replay, type ReplayedAlert } from './replay.ts';
export { rootsOf, suspectsOf, type Suspect } from './roots.ts';
export { keyName, type Failing, type IntakeFacts, type ReceivedEvent } from './take-in/intake-facts.ts';
export { takeInAlerts, takeInBatch, type Intake, type NotUnderstood } from './take-in/take-in-alerts.ts';

export const intakeThings = [alertSource, alert, alertDecision];
export const intakeDeeds = [
  createAlertSource,
  createOwnAlertSource,
  changeAlertSource,
  removeAlertSource,
  renewAlertToken,
  muteAlert,
  openIncidentOfAlert,
  takeInAlerts,
];
export const intakeViews = [alertReplay];
export const intakeEndpoints = [receiveAlert, receivePagerDutyEvent];
