import type {
  AssignmentBaseline,
  CustomFieldValue,
  OutlineCodeValue,
  PlanAssignment,
  StoredAssignment,
  TimephasedValue,
} from '../../../rules/plan-document.ts';
import { integer, number, optionalFlag, requiredInteger, text, type Codec } from './codec.ts';
import { fieldsOf, storedFieldsOf, type FieldTable } from './field.ts';
import { civil, duration, durationFormat, durationText } from './time-codecs.ts';
import { contour } from './words.ts';

const own = fieldsOf<PlanAssignment>();
const stored = storedFieldsOf<StoredAssignment>();

const NOBODY = -65535;

const resourceReference: Codec<number | null> = {
  absent: null,
  read: (value) => {
    const uid = integer.read(value);
    return uid === NOBODY ? null : uid;
  },
  write: (uid) => String(uid ?? NOBODY),
};

export const ASSIGNMENT_FIELDS: FieldTable = [
  own('UID', 'uid', requiredInteger),
  own('GUID', 'guid', text),
  own('TaskUID', 'taskUid', requiredInteger),
  own('ResourceUID', 'resourceUid', resourceReference),
  own('PercentWorkComplete', 'percentWorkComplete', number),
  stored('ActualCost', 'actualCost', number),
  own('ActualFinish', 'actualFinish', civil),
  stored('ActualOvertimeCost', 'actualOvertimeCost', number),
  own('ActualOvertimeWork', 'actualOvertimeWork', duration),
  own('ActualStart', 'actualStart', civil),
  own('ActualWork', 'actualWork', duration),
  stored('ACWP', 'acwp', number),
  own('Confirmed', 'isConfirmed', optionalFlag),
  stored('Cost', 'cost', number),
  own('CostRateTable', 'costRateTable', integer),
  own('RateScale', 'rateScale', integer),
  stored('CostVariance', 'costVariance', number),
  stored('CV', 'cv', number),
  own('Delay', 'delay', number),
  stored('Finish', 'finish', civil),
  stored('FinishVariance', 'finishVariance', number),
  own('Hyperlink', 'hyperlink', text),
  own('HyperlinkAddress', 'hyperlinkAddress', text),
  own('HyperlinkSubAddress', 'hyperlinkSubAddress', text),
  stored('WorkVariance', 'workVariance', number),
  own('HasFixedRateUnits', 'hasFixedRateUnits', optionalFlag),
  own('FixedMaterial', 'isFixedMaterial', optionalFlag),
  own('LevelingDelay', 'levellingDelay', number),
  own('LevelingDelayFormat', 'levellingDelayFormat', durationFormat),
  own('LinkedFields', 'hasLinkedFields', optionalFlag),
  stored('Milestone', 'isMilestone', optionalFlag),
  own('Notes', 'notes', text),
  stored('Overallocated', 'isOverAllocated', optionalFlag),
  stored('OvertimeCost', 'overtimeCost', number),
  own('OvertimeWork', 'overtimeWork', duration),
  stored('PeakUnits', 'peakUnits', number),
  own('RegularWork', 'regularWork', duration),
  stored('RemainingCost', 'remainingCost', number),
  stored('RemainingOvertimeCost', 'remainingOvertimeCost', number),
  own('RemainingOvertimeWork', 'remainingOvertimeWork', duration),
  own('RemainingWork', 'remainingWork', duration),
  own('ResponsePending', 'isResponsePending', optionalFlag),
  stored('Start', 'start', civil),
  own('Stop', 'stop', civil),
  own('Resume', 'resume', civil),
  stored('StartVariance', 'startVariance', number),
  stored('Summary', 'summary', text),
  stored('SV', 'sv', number),
  own('Units', 'units', number),
  own('UpdateNeeded', 'needsUpdate', optionalFlag),
  stored('VAC', 'vac', number),
  own('Work', 'work', duration),
  own('WorkContour', 'contour', contour),
  stored('BCWS', 'bcws', number),
  stored('BCWP', 'bcwp', number),
  own('BookingType', 'bookingType', integer),
  stored('ActualWorkProtected', 'actualWorkProtected', duration),
  stored('ActualOvertimeWorkProtected', 'actualOvertimeWorkProtected', duration),
  own('CreationDate', 'createdAt', civil),
  own('AssnOwner', 'owner', text),
  own('AssnOwnerGuid', 'ownerGuid', text),
  own('BudgetCost', 'budgetCost', number),
  own('BudgetWork', 'budgetWork', duration),
  { place: 'ExtendedAttribute' },
  { place: 'Baseline' },
  { place: 'TimephasedData' },
];

const baseline = fieldsOf<AssignmentBaseline>();

export const ASSIGNMENT_BASELINE_FIELDS: FieldTable = [
  { place: 'TimephasedData' },
  baseline('Number', 'number', requiredInteger),
  baseline('Start', 'start', civil),
  baseline('Finish', 'finish', civil),
  baseline('Work', 'work', duration),
  baseline('Cost', 'cost', number),
  baseline('BCWS', 'bcws', number),
  baseline('BCWP', 'bcwp', number),
];

const timephased = fieldsOf<TimephasedValue>();

const amount: Codec<TimephasedValue['amount']> = {
  absent: null,
  read: (value) => {
    if (value.trim() === '') return null;
    const ticks = duration.read(value);
    if (ticks !== undefined && ticks !== null) return { ticks };
    const plain = number.read(value);
    return plain === undefined || plain === null ? undefined : { number: plain };
  },
  write: (value) => (value === null ? undefined : 'ticks' in value ? durationText(value.ticks) : String(value.number)),
};

export const TIMEPHASED_FIELDS: FieldTable = [
  timephased('Type', 'type', requiredInteger),
  timephased('UID', 'uid', integer),
  timephased('Start', 'start', civil),
  timephased('Finish', 'finish', civil),
  timephased('Unit', 'unit', integer),
  timephased('Value', 'amount', amount),
];

const custom = fieldsOf<CustomFieldValue>();
const requiredText: Codec<string> = { absent: '', read: (value) => value.trim(), write: (value) => value };

export const CUSTOM_VALUE_FIELDS: FieldTable = [
  custom('FieldID', 'fieldId', requiredText),
  custom('Value', 'value', text),
  custom('ValueGUID', 'valueGuid', text),
  custom('DurationFormat', 'durationFormat', integer),
];

const outline = fieldsOf<OutlineCodeValue>();

export const OUTLINE_VALUE_FIELDS: FieldTable = [
  outline('FieldID', 'fieldId', requiredText),
  outline('ValueID', 'valueId', integer),
  outline('ValueGUID', 'valueGuid', text),
];
