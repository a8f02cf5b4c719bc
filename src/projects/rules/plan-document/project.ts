/** What a project file says of the project as a whole. */
import type { TaskType } from '#engine';
import type { Accrual, CivilTime } from './values.ts';

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
