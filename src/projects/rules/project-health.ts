/** How a project stands against what was promised and against the calendar: one rule for the list, the head of a project and the start page. */
import type { ProjectOverviewRow } from './project-overview.ts';

export const healths = ['empty', 'late', 'at-risk', 'on-track', 'done'] as const;
export type Health = (typeof healths)[number];

/** Why a project is late: `overdue`, its finish has passed with work still open; `deadline`, a task misses its own; `promise`, it ends a day or more after the latest baseline. */
export type Lateness = 'overdue' | 'deadline' | 'promise';

export type Standing = Pick<
  ProjectOverviewRow,
  'status' | 'tasks' | 'slipDays' | 'late' | 'blocked' | 'conflicts' | 'isOverdue' | 'deadlineMissedDays'
>;

export function latenessOf(row: Omit<Standing, 'late' | 'blocked' | 'conflicts'>): readonly Lateness[] {
  if (row.status === 'done' || row.status === 'cancelled' || row.tasks === 0) return [];
  return [
    ...(row.isOverdue ? (['overdue'] as const) : []),
    ...(row.deadlineMissedDays === null ? [] : (['deadline'] as const)),
    ...((row.slipDays ?? 0) >= 1 ? (['promise'] as const) : []),
  ];
}

/** Empty: nothing is planned yet. At risk: tasks are late or blocked, or dates cannot be kept, but the project as a whole is not late. */
export function healthOf(row: Standing): Health {
  if (row.status === 'done' || row.status === 'cancelled') return 'done';
  if (row.tasks === 0) return 'empty';
  if (latenessOf(row).length > 0) return 'late';
  return row.late > 0 || row.blocked > 0 || row.conflicts > 0 ? 'at-risk' : 'on-track';
}

/**
 * Days on the calendar of the project from the promised finish to the finish; positive is later than promised, null without a promise.
 * `dayOf` as below.
 */
export const slipDaysOf = (finishAt: string | null, promisedAt: string | null, dayOf: (instant: string) => string): number | null =>
  finishAt === null || promisedAt === null ? null : Math.round((Date.parse(dayOf(finishAt)) - Date.parse(dayOf(promisedAt))) / 86_400_000);

/**
 * Days on the calendar of the project by which a task finishes after its deadline: 0 when it is later on the same day, null when it is
 * kept or there is none. `dayOf` gives the day of an instant where the project is, as `2027-01-06`.
 */
export function deadlineMissedDays(finishAt: string, deadline: string | null, dayOf: (instant: string) => string): number | null {
  if (deadline === null || finishAt <= deadline) return null;
  return Math.round((Date.parse(dayOf(finishAt)) - Date.parse(dayOf(deadline))) / 86_400_000);
}
