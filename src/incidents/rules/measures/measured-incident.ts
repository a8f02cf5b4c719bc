/** An incident as measures see it: when what happened to it, and what came of it. Instants are milliseconds since 1970 (UTC). */
export interface MeasuredIncident {
  readonly id: string;
  readonly openedAt: number;
  readonly occurredAt: number | null;
  readonly detectedAt: number | null;
  /** When somebody on duty was first asked to come. */
  readonly pagedAt: number | null;
  /** When somebody first took it on. */
  readonly acknowledgedAt: number | null;
  readonly restoredAt: number | null;
  /** The last time it was resolved; one that was reopened counts until then. */
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly impact: number;
  readonly urgency: number;
  readonly priority: number;
  /** The team that had it last. */
  readonly teamId: string | null;
  readonly serviceId: string | null;
  readonly reassignments: number;
  readonly reopens: number;
  /** Whether what was promised was kept, and when that was decided: when it was over, or when it was broken. Null: not yet, or nothing was promised. */
  readonly promise: { readonly isKept: boolean; readonly decidedAt: number } | null;
  /** How often somebody did something to it. */
  readonly touches: number;
  readonly hasProblem: boolean;
  readonly hasChange: boolean;
}

/** When it was over: resolved, or closed without having been resolved. */
export const endOf = ({ resolvedAt, closedAt }: Pick<MeasuredIncident, 'resolvedAt' | 'closedAt'>): number | null => resolvedAt ?? closedAt;
