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
import type { PlanAssignment } from './plan-document/assignment.ts';
import type { PlanCalendar } from './plan-document/calendar.ts';
import type { CustomFieldDefinition, OutlineCodeDefinition } from './plan-document/custom-field.ts';
import type { PlanLink } from './plan-document/link.ts';
import type { PlanProject } from './plan-document/project.ts';
import type { PlanResource } from './plan-document/resource.ts';
import type { PlanTask } from './plan-document/task.ts';

export type * from './plan-document/assignment.ts';
export type * from './plan-document/calendar.ts';
export type * from './plan-document/custom-field.ts';
export type * from './plan-document/link.ts';
export type * from './plan-document/project.ts';
export type * from './plan-document/resource.ts';
export type * from './plan-document/task.ts';
export type * from './plan-document/values.ts';

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

/** One remark of a reader on one place of a file. An `error` row is left out of the document, a `warning` row is in it, amended. */
export interface ExchangeFinding {
  readonly severity: 'error' | 'warning' | 'note';
  /** What it is about, in the file's own words: "Task 12", "Calendar 3". */
  readonly subject: string;
  readonly field?: string;
  readonly code: string;
  readonly detail: string;
}
