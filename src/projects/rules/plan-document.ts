/**
 * The neutral content of a project file, whatever program wrote it: what the readers of foreign files produce, what the
 * writers take, and what the import maps to our own things. It keeps everything that we can give back, so that a file that is
 * read, written and read again is the same document.
 *
 * Units. A **civil time** is `YYYY-MM-DDTHH:MM:SS` without a zone, a civil date `YYYY-MM-DD`; both exactly as the people of the
 * project read them off the wall. Durations, work, lags and slack are **ticks**, tenths of a minute (an hour is 600), with up to
 * three decimals where the file is finer than that. Money is in hundredths of the currency's unit, as Microsoft Project files
 * keep it. Units are shares of one whole person or thing (1 = full time). `null` means that the file says nothing.
 *
 * What another program *computed* (dates, slack, variances, sums) stands apart under `stored`: our engine computes its own, and the
 * stored values serve to compare.
 */
import type { ConstraintKind, Contour, LinkKind, Shift, TaskType, Weekday } from '#engine';

export type CivilTime = string;
export type CivilDate = string;
export type Ticks = number;
/** Hundredths of the currency's unit. */
export type Hundredths = number;

export interface PlanDocument {
  readonly project: PlanProject;
  /** Definitions of the custom fields; `fieldId` is the other program's number for the field. */
  readonly customFields: readonly CustomFieldDefinition[];
  readonly outlineCodes: readonly OutlineCodeDefinition[];
  readonly calendars: readonly PlanCalendar[];
  /** In the order of the file, which is the order of the outline. Task 0, where there is one, is the project itself. */
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
}

// ------------------------------------------------------------------------------------------------------------------ project

export interface PlanProject {
  /** The program's own version of the format. */
  readonly saveVersion: number | null;
  readonly buildNumber: string | null;
  readonly uid: string | null;
  readonly guid: string | null;
  readonly name: string | null;
  readonly title: string | null;
  readonly subject: string | null;
  readonly category: string | null;
  readonly company: string | null;
  readonly manager: string | null;
  readonly author: string | null;
  readonly createdAt: CivilTime | null;
  readonly revision: number | null;
  readonly savedAt: CivilTime | null;
  /** False: everything is planned backwards from the finish. */
  readonly schedulesFromStart: boolean;
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  readonly statusDate: CivilTime | null;
  readonly currentDate: CivilTime | null;
  readonly fiscalYearStartMonth: number | null;
  /** In days, as the program shows it. */
  readonly criticalSlackLimitDays: number | null;
  readonly currencyDigits: number | null;
  readonly currencySymbol: string | null;
  readonly currencyCode: string | null;
  readonly currencySymbolPosition: number | null;
  readonly calendarUid: number | null;
  /** Minutes of the day. */
  readonly defaultStartMinute: number | null;
  readonly defaultFinishMinute: number | null;
  readonly minutesPerDay: number | null;
  readonly minutesPerWeek: number | null;
  readonly daysPerMonth: number | null;
  readonly defaultTaskType: TaskType | null;
  readonly defaultFixedCostAccrual: Accrual | null;
  readonly defaultStandardRate: number | null;
  readonly defaultOvertimeRate: number | null;
  readonly durationFormat: number | null;
  readonly workFormat: number | null;
  readonly editableActualCosts: boolean | null;
  readonly honorsConstraints: boolean | null;
  readonly earnedValueMethod: number | null;
  readonly insertedProjectsLikeSummary: boolean | null;
  readonly manyCriticalPaths: boolean | null;
  readonly newTasksEffortDriven: boolean | null;
  readonly newTasksEstimated: boolean | null;
  readonly splitsInProgressTasks: boolean | null;
  readonly spreadActualCost: boolean | null;
  readonly spreadPercentComplete: boolean | null;
  readonly taskUpdatesResource: boolean | null;
  readonly fiscalYearNamedByStart: boolean | null;
  /** 0 is Sunday. */
  readonly weekStartDay: number | null;
  readonly moveCompletedEndsBack: boolean | null;
  readonly moveRemainingStartsBack: boolean | null;
  readonly moveRemainingStartsForward: boolean | null;
  readonly moveCompletedEndsForward: boolean | null;
  readonly baselineForEarnedValue: number | null;
  readonly autoAddNewResourcesAndTasks: boolean | null;
  readonly serverUrl: string | null;
  readonly autolink: boolean | null;
  readonly newTaskStartDate: number | null;
  readonly newTasksAreManual: boolean | null;
  readonly defaultTaskEarnedValueMethod: number | null;
  readonly externallyEdited: boolean | null;
  readonly extendedCreationDate: CivilTime | null;
  readonly actualsInSync: boolean | null;
  readonly removesFileProperties: boolean | null;
  readonly isAdminProject: boolean | null;
  readonly baselineCalendar: string | null;
  readonly updatesManualTasksWhenEditingLinks: boolean | null;
  readonly keepsTaskOnNearestWorkingTime: boolean | null;
}

export type Accrual = 'start' | 'end' | 'prorated';

// ------------------------------------------------------------------------------------------------------------ custom fields

export interface CustomFieldDefinition {
  readonly fieldId: string;
  readonly fieldName: string | null;
  readonly alias: string | null;
  /** All else that the file says of the field, by the file's own names. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface CustomFieldValue {
  readonly fieldId: string;
  readonly value: string | null;
  readonly valueGuid: string | null;
  readonly durationFormat: number | null;
}

export interface OutlineCodeDefinition {
  readonly fieldId: string | null;
  readonly guid: string | null;
  readonly values: readonly OutlineCodeEntry[];
  readonly masks: readonly OutlineCodeMask[];
  readonly rest: Readonly<Record<string, string>>;
}

export interface OutlineCodeEntry {
  readonly valueId: number | null;
  readonly parentValueId: number | null;
  readonly value: string | null;
  readonly description: string | null;
  readonly rest: Readonly<Record<string, string>>;
}

export interface OutlineCodeMask {
  readonly level: number | null;
  readonly type: number | null;
  readonly length: number | null;
  readonly separator: string | null;
}

export interface OutlineCodeValue {
  readonly fieldId: string;
  readonly valueId: number | null;
  readonly valueGuid: string | null;
}

// ---------------------------------------------------------------------------------------------------------------- calendars

export interface PlanCalendar {
  readonly uid: number;
  readonly guid: string | null;
  readonly name: string | null;
  readonly isBase: boolean;
  readonly isBaseline: boolean;
  readonly baseUid: number | null;
  /** Only the days that the file states. A day that is missing is taken from the base calendar (or is free, where there is none). */
  readonly days: readonly PlanDay[];
  readonly exceptions: readonly PlanException[];
  readonly workWeeks: readonly PlanWorkWeek[];
}

/** `[]` is a free day. A shift is from and to in minutes of the day; 1,440 is midnight at its end. */
export interface PlanDay {
  readonly day: Weekday;
  readonly shifts: readonly Shift[];
}

export interface PlanException {
  readonly name: string | null;
  readonly from: CivilDate;
  /** Last day, included. */
  readonly to: CivilDate;
  readonly shifts: readonly Shift[];
  /** Null: every day of the period. */
  readonly recurrence: PlanRecurrence | null;
  readonly occurrences: number | null;
  /** True: the occurrences decide where it ends, false: the date `to`. */
  readonly endsByOccurrences: boolean;
}

export type RecurringDay = Weekday | 'day' | 'working-day' | 'weekend-day';
export type WeekOfMonth = 1 | 2 | 3 | 4 | 'last';

export type PlanRecurrence =
  | { readonly kind: 'daily'; readonly every: number }
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'monthly-on-day'; readonly every: number; readonly day: number }
  | { readonly kind: 'monthly-on-weekday'; readonly every: number; readonly week: WeekOfMonth; readonly weekday: RecurringDay }
  | { readonly kind: 'yearly-on-day'; readonly month: number; readonly day: number }
  | { readonly kind: 'yearly-on-weekday'; readonly month: number; readonly week: WeekOfMonth; readonly weekday: RecurringDay };

export interface PlanWorkWeek {
  readonly name: string | null;
  readonly from: CivilDate;
  /** Last day, included. */
  readonly to: CivilDate;
  readonly days: readonly PlanDay[];
}

// -------------------------------------------------------------------------------------------------------------------- tasks

/** In which unit somebody wrote a duration. The elapsed ones run around the clock; the ticks beside them are then elapsed ticks. */
export type DurationUnit =
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'months'
  | 'percent'
  | 'elapsed-minutes'
  | 'elapsed-hours'
  | 'elapsed-days'
  | 'elapsed-weeks'
  | 'elapsed-months'
  | 'elapsed-percent'
  | 'unstated';

export interface DurationFormat {
  readonly unit: DurationUnit;
  readonly isEstimated: boolean;
}

export interface PlanTask {
  readonly uid: number;
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

// -------------------------------------------------------------------------------------------------------------------- links

export interface PlanLink {
  readonly predecessorUid: number;
  readonly successorUid: number;
  readonly kind: LinkKind;
  /** In ticks; in whole percent of the predecessor's duration where the unit is a percent one. Negative is a lead. */
  readonly lag: number;
  readonly lagFormat: DurationFormat;
  readonly isCrossProject: boolean;
  /** File and task of the predecessor when it stands in another project. */
  readonly crossProjectName: string | null;
}

// ---------------------------------------------------------------------------------------------------------------- resources

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

// -------------------------------------------------------------------------------------------------------------- assignments

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

/**
 * A piece of work, cost or percent laid out over time. `type` is Microsoft Project's number: 1 remaining work, 2 actual work,
 * 3 actual overtime work, 11 percent complete, and above those one number for each kind of baseline and cost.
 */
export interface TimephasedValue {
  readonly type: number;
  readonly uid: number | null;
  readonly start: CivilTime | null;
  readonly finish: CivilTime | null;
  /** How finely the value is spread: 0 minutes, 1 hours, 2 days, 3 weeks, 5 months, 8 years. */
  readonly unit: number | null;
  /** Ticks for work, a plain number for everything else. */
  readonly amount: { readonly ticks: Ticks } | { readonly number: number } | null;
}

// ----------------------------------------------------------------------------------------------------------------- findings

/** One remark of a reader on one place of a file. An `error` row is left out of the document, a `warning` row is in it, amended. */
export interface ExchangeFinding {
  readonly severity: 'error' | 'warning' | 'note';
  /** What it is about, in the file's own words: "Task 12", "Calendar 3". */
  readonly subject: string;
  readonly field?: string;
  readonly code: string;
  readonly detail: string;
}
