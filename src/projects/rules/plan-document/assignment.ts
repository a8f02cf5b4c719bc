/** Who works on what, as a project file says it. */
import type { Contour } from '#engine';
import type { CustomFieldValue } from './custom-field.ts';
import type { CivilTime, DurationFormat, Hundredths, Ticks, TimephasedValue } from './values.ts';

/** `contoured`: somebody laid the work out by hand, or the program did; `timephased` says how. */
export type PlanContour = Contour | 'contoured';

export interface PlanAssignment {
  readonly uid: number;
  readonly guid: string | null;
  readonly taskUid: number;
  /** Null: work that nobody is named for yet. */
  readonly resourceUid: number | null;
  readonly units: number | null;
  readonly work: Ticks | null;
  readonly regularWork: Ticks | null;
  readonly overtimeWork: Ticks | null;
  readonly contour: PlanContour;
  readonly delay: Ticks | null;
  readonly levellingDelay: Ticks | null;
  readonly levellingDelayFormat: DurationFormat | null;
  readonly percentWorkComplete: number | null;
  readonly actualStart: CivilTime | null;
  readonly actualFinish: CivilTime | null;
  readonly actualWork: Ticks | null;
  readonly actualOvertimeWork: Ticks | null;
  readonly remainingWork: Ticks | null;
  readonly remainingOvertimeWork: Ticks | null;
  readonly stop: CivilTime | null;
  readonly resume: CivilTime | null;
  readonly costRateTable: number | null;
  readonly rateScale: number | null;
  readonly hasFixedRateUnits: boolean | null;
  readonly isFixedMaterial: boolean | null;
  readonly isConfirmed: boolean | null;
  readonly isResponsePending: boolean | null;
  readonly needsUpdate: boolean | null;
  readonly hasLinkedFields: boolean | null;
  readonly hyperlink: string | null;
  readonly hyperlinkAddress: string | null;
  readonly hyperlinkSubAddress: string | null;
  readonly notes: string | null;
  readonly bookingType: number | null;
  readonly createdAt: CivilTime | null;
  readonly owner: string | null;
  readonly ownerGuid: string | null;
  readonly budgetCost: Hundredths | null;
  readonly budgetWork: Ticks | null;
  readonly customFields: readonly CustomFieldValue[];
  readonly baselines: readonly AssignmentBaseline[];
  readonly timephased: readonly TimephasedValue[];
  readonly stored: StoredAssignment;
}

export interface AssignmentBaseline {
  readonly number: number;
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  readonly work: Ticks | null;
  readonly cost: Hundredths | null;
  readonly bcws: Hundredths | null;
  readonly bcwp: Hundredths | null;
  readonly timephased: readonly TimephasedValue[];
}

export interface StoredAssignment {
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  readonly startVariance: number | null;
  readonly finishVariance: number | null;
  readonly workVariance: number | null;
  readonly cost: Hundredths | null;
  readonly actualCost: Hundredths | null;
  readonly actualOvertimeCost: Hundredths | null;
  readonly overtimeCost: Hundredths | null;
  readonly remainingCost: Hundredths | null;
  readonly remainingOvertimeCost: Hundredths | null;
  readonly costVariance: Hundredths | null;
  readonly acwp: Hundredths | null;
  readonly cv: Hundredths | null;
  readonly sv: Hundredths | null;
  readonly vac: Hundredths | null;
  readonly bcws: Hundredths | null;
  readonly bcwp: Hundredths | null;
  readonly peakUnits: number | null;
  readonly isMilestone: boolean | null;
  readonly isOverAllocated: boolean | null;
  readonly summary: string | null;
  readonly actualWorkProtected: Ticks | null;
  readonly actualOvertimeWorkProtected: Ticks | null;
}
