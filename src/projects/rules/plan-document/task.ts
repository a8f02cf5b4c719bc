/** A row of the other program's task table. */
import type { ConstraintKind, TaskType } from '#engine';
import type { CustomFieldValue, OutlineCodeValue } from './custom-field.ts';
import type { Accrual, CivilTime, DurationFormat, Hundredths, Ticks, TimephasedValue } from './values.ts';

export interface PlanTask {
  readonly uid: number;
  /** Ours, where a table gives one that can be kept. */
  readonly number?: number;
  /** The row number in the other program. */
  readonly id: number | null;
  readonly guid: string | null;
  readonly name: string | null;
  /** A blank row of the table, kept for its place only. */
  readonly isBlank: boolean;
  readonly outlineLevel: number;
  readonly outlineNumber: string | null;
  readonly wbs: string | null;
  readonly isSummary: boolean;
  readonly isMilestone: boolean;
  readonly isActive: boolean;
  readonly mode: 'auto' | 'manual';
  readonly type: TaskType;
  readonly isEffortDriven: boolean;
  readonly isEstimated: boolean;
  readonly isRecurring: boolean;
  readonly isExternal: boolean;
  readonly externalProject: string | null;
  readonly isSubproject: boolean;
  readonly isSubprojectReadOnly: boolean;
  readonly subprojectName: string | null;
  readonly createdAt: CivilTime | null;
  readonly contact: string | null;
  readonly priority: number | null;
  readonly duration: Ticks | null;
  readonly durationFormat: DurationFormat | null;
  readonly freeformDurationFormat: DurationFormat | null;
  readonly work: Ticks | null;
  readonly constraint: ConstraintKind;
  readonly constraintDate: CivilTime | null;
  readonly deadline: CivilTime | null;
  readonly calendarUid: number | null;
  readonly ignoresResourceCalendar: boolean;
  readonly levelsAssignments: boolean;
  readonly levellingCanSplit: boolean;
  /** Elapsed or working, as its format says. */
  readonly levellingDelay: Ticks | null;
  readonly levellingDelayFormat: DurationFormat | null;
  readonly percentComplete: number | null;
  readonly percentWorkComplete: number | null;
  readonly physicalPercentComplete: number | null;
  readonly actualStart: CivilTime | null;
  readonly actualFinish: CivilTime | null;
  readonly actualDuration: Ticks | null;
  readonly actualWork: Ticks | null;
  readonly actualOvertimeWork: Ticks | null;
  readonly remainingDuration: Ticks | null;
  readonly remainingWork: Ticks | null;
  readonly remainingOvertimeWork: Ticks | null;
  /** Where the done part ended, and where the rest takes up again. */
  readonly stop: CivilTime | null;
  readonly resume: CivilTime | null;
  readonly resumeValid: boolean;
  readonly manualStart: CivilTime | null;
  readonly manualFinish: CivilTime | null;
  readonly manualDuration: Ticks | null;
  /** What somebody typed where no date or duration was known yet. */
  readonly startText: string | null;
  readonly finishText: string | null;
  readonly durationText: string | null;
  readonly fixedCost: Hundredths | null;
  readonly fixedCostAccrual: Accrual | null;
  readonly earnedValueMethod: number | null;
  readonly hyperlink: string | null;
  readonly hyperlinkAddress: string | null;
  readonly hyperlinkSubAddress: string | null;
  readonly notes: string | null;
  readonly hidesBar: boolean;
  readonly rollsUp: boolean;
  readonly displaysAsSummary: boolean;
  readonly isPublished: boolean | null;
  readonly statusManager: string | null;
  readonly commitmentStart: CivilTime | null;
  readonly commitmentFinish: CivilTime | null;
  readonly commitmentType: number | null;
  readonly boardStatusColumnOrdering: number | null;
  readonly sprintColumnOrdering: number | null;
  readonly nextBoardStatusColumnOrdering: number | null;
  readonly nextSprintOrdering: number | null;
  readonly customFields: readonly CustomFieldValue[];
  readonly outlineCodes: readonly OutlineCodeValue[];
  readonly baselines: readonly TaskBaseline[];
  readonly timephased: readonly TimephasedValue[];
  readonly stored: StoredTask;
}

/** Number 0 is "the baseline", 1 to 10 the further ones. */
export interface TaskBaseline {
  readonly number: number;
  readonly isInterim: boolean | null;
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  readonly duration: Ticks | null;
  readonly durationFormat: DurationFormat | null;
  readonly isEstimated: boolean | null;
  readonly work: Ticks | null;
  readonly cost: Hundredths | null;
  readonly bcws: Hundredths | null;
  readonly bcwp: Hundredths | null;
  readonly fixedCost: Hundredths | null;
  readonly timephased: readonly TimephasedValue[];
}

export interface StoredTask {
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  readonly earlyStart: CivilTime | null;
  readonly earlyFinish: CivilTime | null;
  readonly lateStart: CivilTime | null;
  readonly lateFinish: CivilTime | null;
  readonly totalSlack: Ticks | null;
  readonly freeSlack: Ticks | null;
  readonly startSlack: Ticks | null;
  readonly finishSlack: Ticks | null;
  readonly isCritical: boolean | null;
  readonly isOverAllocated: boolean | null;
  readonly preLevelledStart: CivilTime | null;
  readonly preLevelledFinish: CivilTime | null;
  readonly startVariance: number | null;
  readonly finishVariance: number | null;
  readonly workVariance: number | null;
  readonly overtimeWork: Ticks | null;
  readonly regularWork: Ticks | null;
  readonly actualWorkProtected: Ticks | null;
  readonly actualOvertimeWorkProtected: Ticks | null;
  readonly cost: Hundredths | null;
  readonly overtimeCost: Hundredths | null;
  readonly actualCost: Hundredths | null;
  readonly actualOvertimeCost: Hundredths | null;
  readonly remainingCost: Hundredths | null;
  readonly remainingOvertimeCost: Hundredths | null;
  readonly acwp: Hundredths | null;
  readonly cv: Hundredths | null;
  readonly bcws: Hundredths | null;
  readonly bcwp: Hundredths | null;
}
