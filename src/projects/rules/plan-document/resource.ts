/** Who and what does the work, as a project file says it. */
import type { CustomFieldValue, OutlineCodeValue } from './custom-field.ts';
import type { Accrual, CivilTime, Hundredths, Ticks, TimephasedValue } from './values.ts';

export interface PlanResource {
  readonly uid: number;
  readonly id: number | null;
  readonly guid: string | null;
  readonly name: string | null;
  readonly kind: 'work' | 'material' | 'cost';
  readonly isBlank: boolean;
  readonly initials: string | null;
  readonly phonetics: string | null;
  readonly account: string | null;
  readonly materialLabel: string | null;
  readonly code: string | null;
  readonly group: string | null;
  readonly workGroup: number | null;
  readonly email: string | null;
  readonly hyperlink: string | null;
  readonly hyperlinkAddress: string | null;
  readonly hyperlinkSubAddress: string | null;
  readonly maxUnits: number | null;
  readonly canLevel: boolean;
  readonly accrual: Accrual | null;
  readonly calendarUid: number | null;
  readonly standardRate: number | null;
  readonly standardRateFormat: number | null;
  readonly overtimeRate: number | null;
  readonly overtimeRateFormat: number | null;
  readonly costPerUse: number | null;
  readonly notes: string | null;
  readonly isGeneric: boolean;
  readonly isInactive: boolean;
  readonly isEnterprise: boolean | null;
  readonly bookingType: number | null;
  readonly createdAt: CivilTime | null;
  readonly isBudget: boolean;
  readonly costCenter: string | null;
  readonly assignmentOwner: string | null;
  readonly assignmentOwnerGuid: string | null;
  readonly rates: readonly ResourceRate[];
  readonly availability: readonly AvailabilityPeriod[];
  readonly customFields: readonly CustomFieldValue[];
  readonly outlineCodes: readonly OutlineCodeValue[];
  readonly baselines: readonly ResourceBaseline[];
  readonly timephased: readonly TimephasedValue[];
  readonly stored: StoredResource;
}

/** Rates are per hour in whole currency units; the format says in which unit somebody wrote them. Table 0 to 4 is A to E. */
export interface ResourceRate {
  readonly from: CivilTime | null;
  readonly to: CivilTime | null;
  readonly table: number | null;
  readonly standardRate: number | null;
  readonly standardRateFormat: number | null;
  readonly overtimeRate: number | null;
  readonly overtimeRateFormat: number | null;
  readonly costPerUse: number | null;
}

export interface AvailabilityPeriod {
  readonly from: CivilTime | null;
  readonly to: CivilTime | null;
  readonly units: number | null;
}

export interface ResourceBaseline {
  readonly number: number;
  readonly work: Ticks | null;
  readonly cost: Hundredths | null;
  readonly bcws: Hundredths | null;
  readonly bcwp: Hundredths | null;
}

export interface StoredResource {
  readonly peakUnits: number | null;
  readonly isOverAllocated: boolean | null;
  readonly availableFrom: CivilTime | null;
  readonly availableTo: CivilTime | null;
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  readonly work: Ticks | null;
  readonly regularWork: Ticks | null;
  readonly overtimeWork: Ticks | null;
  readonly actualWork: Ticks | null;
  readonly remainingWork: Ticks | null;
  readonly actualOvertimeWork: Ticks | null;
  readonly remainingOvertimeWork: Ticks | null;
  readonly percentWorkComplete: number | null;
  readonly cost: Hundredths | null;
  readonly overtimeCost: Hundredths | null;
  readonly actualCost: Hundredths | null;
  readonly actualOvertimeCost: Hundredths | null;
  readonly remainingCost: Hundredths | null;
  readonly remainingOvertimeCost: Hundredths | null;
  readonly workVariance: number | null;
  readonly costVariance: Hundredths | null;
  readonly sv: Hundredths | null;
  readonly cv: Hundredths | null;
  readonly acwp: Hundredths | null;
  readonly bcws: Hundredths | null;
  readonly bcwp: Hundredths | null;
  readonly actualWorkProtected: Ticks | null;
  readonly actualOvertimeWorkProtected: Ticks | null;
}
