/** What follows what, as a project file says it. */
import type { LinkKind } from '#engine';
import type { DurationFormat } from './values.ts';

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
