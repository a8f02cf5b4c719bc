/** How a project stands against what was promised: what a steering committee sees first. */
import type { ProjectOverviewRow } from '#projects/rules';

export type Health = 'done' | 'late' | 'at-risk' | 'on-track';

const dayMinutes = 1440;

/** Late: it will finish a day or more after what was promised. At risk: tasks are late or blocked, or dates cannot be kept. */
export function healthOf(row: Pick<ProjectOverviewRow, 'status' | 'slipMinutes' | 'late' | 'blocked' | 'conflicts'>): Health {
  if (row.status === 'done' || row.status === 'cancelled') return 'done';
  if ((row.slipMinutes ?? 0) >= dayMinutes) return 'late';
  return row.late > 0 || row.blocked > 0 || row.conflicts > 0 ? 'at-risk' : 'on-track';
}

/** Whole days on the calendar; positive is later than promised. Null without a promise. */
export const slipDays = (row: Pick<ProjectOverviewRow, 'slipMinutes'>): number | null =>
  row.slipMinutes === null ? null : Math.trunc(row.slipMinutes / dayMinutes);
