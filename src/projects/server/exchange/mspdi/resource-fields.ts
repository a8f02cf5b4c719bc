import type { AvailabilityPeriod, PlanResource, ResourceBaseline, ResourceRate, StoredResource } from '../../../rules/plan-document.ts';
import { flag, integer, number, optional, optionalFlag, optionalReference, requiredInteger, text } from './codec.ts';
import { fieldsOf, storedFieldsOf, type FieldTable } from './field.ts';
import { civil, duration } from './time-codecs.ts';
import { accrual } from './words.ts';

const own = fieldsOf<PlanResource>();
const stored = storedFieldsOf<StoredResource>();

/** The kind of a resource stands in two elements (`Type`, and `IsCostResource` since 2007); both are places. */
export const RESOURCE_FIELDS: FieldTable = [
  own('UID', 'uid', requiredInteger),
  own('GUID', 'guid', text),
  own('ID', 'id', integer),
  own('Name', 'name', text),
  { place: 'Type' },
  own('IsNull', 'isBlank', flag(false)),
  own('Initials', 'initials', text),
  own('Phonetics', 'phonetics', text),
  own('NTAccount', 'account', text),
  own('MaterialLabel', 'materialLabel', text),
  own('Code', 'code', text),
  own('Group', 'group', text),
  own('WorkGroup', 'workGroup', integer),
  own('EmailAddress', 'email', text),
  own('Hyperlink', 'hyperlink', text),
  own('HyperlinkAddress', 'hyperlinkAddress', text),
  own('HyperlinkSubAddress', 'hyperlinkSubAddress', text),
  own('MaxUnits', 'maxUnits', number),
  stored('PeakUnits', 'peakUnits', number),
  stored('OverAllocated', 'isOverAllocated', optionalFlag),
  stored('AvailableFrom', 'availableFrom', civil),
  stored('AvailableTo', 'availableTo', civil),
  stored('Start', 'start', civil),
  stored('Finish', 'finish', civil),
  own('CanLevel', 'canLevel', flag(true)),
  own('AccrueAt', 'accrual', optional(accrual)),
  stored('Work', 'work', duration),
  stored('RegularWork', 'regularWork', duration),
  stored('OvertimeWork', 'overtimeWork', duration),
  stored('ActualWork', 'actualWork', duration),
  stored('RemainingWork', 'remainingWork', duration),
  stored('ActualOvertimeWork', 'actualOvertimeWork', duration),
  stored('RemainingOvertimeWork', 'remainingOvertimeWork', duration),
  stored('PercentWorkComplete', 'percentWorkComplete', number),
  own('StandardRate', 'standardRate', number),
  own('StandardRateFormat', 'standardRateFormat', integer),
  stored('Cost', 'cost', number),
  own('OvertimeRate', 'overtimeRate', number),
  own('OvertimeRateFormat', 'overtimeRateFormat', integer),
  stored('OvertimeCost', 'overtimeCost', number),
  own('CostPerUse', 'costPerUse', number),
  stored('ActualCost', 'actualCost', number),
  stored('ActualOvertimeCost', 'actualOvertimeCost', number),
  stored('RemainingCost', 'remainingCost', number),
  stored('RemainingOvertimeCost', 'remainingOvertimeCost', number),
  stored('WorkVariance', 'workVariance', number),
  stored('CostVariance', 'costVariance', number),
  stored('SV', 'sv', number),
  stored('CV', 'cv', number),
  stored('ACWP', 'acwp', number),
  own('CalendarUID', 'calendarUid', optionalReference),
  own('Notes', 'notes', text),
  stored('BCWS', 'bcws', number),
  stored('BCWP', 'bcwp', number),
  own('IsGeneric', 'isGeneric', flag(false)),
  own('IsInactive', 'isInactive', flag(false)),
  own('IsEnterprise', 'isEnterprise', optionalFlag),
  own('BookingType', 'bookingType', integer),
  stored('ActualWorkProtected', 'actualWorkProtected', duration),
  stored('ActualOvertimeWorkProtected', 'actualOvertimeWorkProtected', duration),
  own('CreationDate', 'createdAt', civil),
  { place: 'ExtendedAttribute' },
  { place: 'Baseline' },
  { place: 'OutlineCode' },
  { place: 'IsCostResource' },
  own('AssnOwner', 'assignmentOwner', text),
  own('AssnOwnerGuid', 'assignmentOwnerGuid', text),
  own('IsBudget', 'isBudget', flag(false)),
  { place: 'AvailabilityPeriods' },
  { place: 'Rates' },
  { place: 'TimephasedData' },
  own('CostCenter', 'costCenter', text),
];

const baseline = fieldsOf<ResourceBaseline>();

export const RESOURCE_BASELINE_FIELDS: FieldTable = [
  baseline('Number', 'number', requiredInteger),
  baseline('Work', 'work', duration),
  baseline('Cost', 'cost', number),
  baseline('BCWS', 'bcws', number),
  baseline('BCWP', 'bcwp', number),
];

const rate = fieldsOf<ResourceRate>();

export const RATE_FIELDS: FieldTable = [
  rate('RatesFrom', 'from', civil),
  rate('RatesTo', 'to', civil),
  rate('RateTable', 'table', integer),
  rate('StandardRate', 'standardRate', number),
  rate('StandardRateFormat', 'standardRateFormat', integer),
  rate('OvertimeRate', 'overtimeRate', number),
  rate('OvertimeRateFormat', 'overtimeRateFormat', integer),
  rate('CostPerUse', 'costPerUse', number),
];

const period = fieldsOf<AvailabilityPeriod>();

export const AVAILABILITY_FIELDS: FieldTable = [
  period('AvailableFrom', 'from', civil),
  period('AvailableTo', 'to', civil),
  period('AvailableUnits', 'units', number),
];
