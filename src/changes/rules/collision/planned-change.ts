/** A change as the search for collisions sees it: what it touches, who does it, and for how long it holds its place. */
import type { Tick } from '#engine';
import { tickOf } from '#calendar/rules';
import type { ChangeRow } from '../change/change.ts';

export interface PlannedChange {
  readonly id: string;
  readonly serviceId: string;
  /** What it alters; empty: the service as such. */
  readonly assetIds: readonly string[];
  readonly environment: string | null;
  readonly projectId: string | null;
  readonly implementerId: string | null;
  /** From the beginning until just before the instant at which it is verified or, at the worst, backed out. */
  readonly from: Tick;
  readonly to: Tick;
}

const ticksPerMinute = 10;

type Timed = Pick<
  ChangeRow,
  | 'id'
  | 'serviceId'
  | 'assetIds'
  | 'environment'
  | 'implementerId'
  | 'plannedStart'
  | 'plannedEnd'
  | 'backOutMinutes'
  | 'verificationMinutes'
>;

/** `projectId`: the project that asks for it. Null while nobody has said when. A change holds its place until it is verified and, should that fail, backed out again. */
export function plannedChangeOf(row: Timed, projectId: string | null = null): PlannedChange | null {
  const { id, serviceId, assetIds, environment, implementerId, plannedStart, plannedEnd } = row;
  if (plannedStart === null || plannedEnd === null) return null;
  const from = tickOf(plannedStart);
  const to = tickOf(plannedEnd) + (row.verificationMinutes + row.backOutMinutes) * ticksPerMinute;
  return { id, serviceId, assetIds, environment, projectId, implementerId, from, to: Math.max(to, from + 1) };
}

/** In these states a change holds its place against others. */
export const standingStatuses = ['awaiting-approval', 'approved', 'in-progress'] as const;

/** What is altered: the assets named, else the service itself. */
export const touchedBy = ({ serviceId, assetIds }: Pick<PlannedChange, 'serviceId' | 'assetIds'>): readonly string[] =>
  assetIds.length > 0 ? [...new Set(assetIds)].toSorted() : [serviceId];
