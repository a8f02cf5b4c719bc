/**
 * How well the department alters what runs: changes as ITIL counts them, deployments as DORA's research does (not the EU regulation of that name). What caused
 * an incident is what somebody has said of it; what only looks like it stands apart.
 */
import { isImplemented, minutesOfChange, type ChangeRow, type Deployment } from '#changes/rules';
import { summaryOf, type Summary } from './summary.ts';
import { isWithin, type Period } from './times.ts';

/** An incident as far as changes have to do with it. Instants are RFC 3339. */
export interface TracedIncident {
  readonly id: string;
  readonly priority: number;
  readonly serviceId: string | null;
  readonly causedByChangeId: string | null;
  /** When it occurred, else was detected, else was opened. */
  readonly beganAt: string;
  readonly detectedAt: string | null;
  readonly restoredAt: string | null;
}

/** Days after a change within which an incident counts as its failure. */
export const failureDays = 7;
/** Less important ones are no failure of a change. */
const leastPriority = 3;

export const deliveryShares = [
  'change-success',
  'change-with-issues',
  'change-failure',
  'change-suspected',
  'change-emergency',
  'change-unauthorised',
  'change-in-window',
  'deployment-failure',
  'deployment-rework',
] as const;
export type DeliveryShare = (typeof deliveryShares)[number];
export const deliveryTimes = ['change-notice', 'change-lead-time', 'deployment-lead-time', 'deployment-recovery'] as const;
export type DeliveryTime = (typeof deliveryTimes)[number];
export type DeliveryMeasure = DeliveryShare | DeliveryTime | 'implemented' | 'deployments';

/** A record that stands behind a figure. */
export interface Counted {
  readonly kind: 'change' | 'deployment' | 'incident';
  readonly id: string;
  readonly at: string;
  /** Minutes of a time; else null. */
  readonly value: number | null;
}

export interface Delivery {
  readonly counts: Readonly<Record<'implemented' | 'deployments', readonly Counted[]>>;
  /** Of so many. */
  readonly shares: Readonly<Record<DeliveryShare, { readonly counted: readonly Counted[]; readonly of: number }>>;
  readonly times: Readonly<Record<DeliveryTime, { readonly counted: readonly Counted[]; readonly summary: Summary }>>;
}

export interface DeliveryFacts {
  readonly changes: readonly ChangeRow[];
  /** To production. */
  readonly deployments: readonly Deployment[];
  readonly incidents: readonly TracedIncident[];
}

const days = (count: number): number => count * 86_400_000;
const since = (at: string): number => Date.parse(at);

/** Began while the change was made or within the days after it. */
const follows = (incident: TracedIncident, { actualStart, actualEnd }: ChangeRow): boolean =>
  since(incident.beganAt) >= since(actualStart ?? actualEnd!) && since(incident.beganAt) <= since(actualEnd!) + days(failureDays);

export function deliveryOf({ changes, deployments, incidents }: DeliveryFacts, period: Period): Delivery {
  const implemented = changes.filter((row) => isImplemented(row) && row.actualEnd !== null && isWithin(period, since(row.actualEnd)));
  const deployed = deployments.filter((each) => isWithin(period, since(each.deployedAt)));
  const serious = incidents.filter((each) => each.priority <= leastPriority);
  const causedBy = Map.groupBy(serious, (each) => each.causedByChangeId);
  const ofService = Map.groupBy(
    serious.filter((each) => each.causedByChangeId === null),
    (each) => each.serviceId,
  );
  const hasCaused = (row: ChangeRow): boolean => (causedBy.get(row.id) ?? []).some((each) => follows(each, row));
  const hasFailed = (row: ChangeRow): boolean => row.status === 'failed' || row.status === 'rolled-back' || hasCaused(row);
  const isSuspected = (row: ChangeRow): boolean =>
    !hasFailed(row) && (ofService.get(row.serviceId) ?? []).some((each) => follows(each, row));
  const changeOf = new Map(changes.map((row) => [row.id, row]));
  const isDegraded = ({ outcome, changeId }: Deployment): boolean => {
    const row = changeId === null ? undefined : changeOf.get(changeId);
    return outcome !== 'successful' || (row !== undefined && row.actualEnd !== null && hasFailed(row));
  };

  const change = (row: ChangeRow, value: number | null = null): Counted => ({ kind: 'change', id: row.id, at: row.actualEnd!, value });
  const put = (each: Deployment, value: number | null = null): Counted => ({ kind: 'deployment', id: each.id, at: each.deployedAt, value });
  const share = (counts: (row: ChangeRow) => boolean, fits: (row: ChangeRow) => boolean = () => true) => {
    const population = implemented.filter(fits);
    return { counted: population.filter(counts).map((row) => change(row)), of: population.length };
  };
  const shareOfDeployed = (counts: (each: Deployment) => boolean) => ({
    counted: deployed.filter(counts).map((each) => put(each)),
    of: deployed.length,
  });
  const time = (counted: readonly Counted[]) => ({ counted, summary: summaryOf(counted.map((each) => each.value!)) });
  const timeOfChange = (measure: 'notice' | 'lead-time', rows: readonly ChangeRow[]) =>
    time(
      rows.flatMap((row) => {
        const minutes = minutesOfChange(measure, row);
        return minutes === null ? [] : [change(row, minutes)];
      }),
    );
  // What a pipeline has deployed has its lead time from the commit.
  const written = new Set(deployments.flatMap((each) => (each.committedAt !== null && each.changeId !== null ? [each.changeId] : [])));
  const degraded = deployed.filter(isDegraded);
  return {
    counts: { implemented: implemented.map((row) => change(row)), deployments: deployed.map((each) => put(each)) },
    shares: {
      'change-success': share((row) => row.outcome === 'successful'),
      'change-with-issues': share((row) => row.outcome === 'with-issues'),
      'change-failure': share(hasFailed),
      'change-suspected': share(isSuspected),
      'change-emergency': share((row) => row.kind === 'emergency'),
      'change-unauthorised': share((row) => row.approvedAt === null),
      'change-in-window': share(keptItsPlace, (row) => row.plannedStart !== null && row.actualStart !== null),
      'deployment-failure': shareOfDeployed(isDegraded),
      'deployment-rework': shareOfDeployed((each) => each.isRework),
    },
    times: {
      'change-notice': timeOfChange('notice', implemented),
      'change-lead-time': timeOfChange(
        'lead-time',
        implemented.filter((row) => !written.has(row.id)),
      ),
      'deployment-lead-time': time(
        deployed.flatMap((each) =>
          each.committedAt === null ? [] : [put(each, (since(each.deployedAt) - since(each.committedAt)) / 60_000)],
        ),
      ),
      'deployment-recovery': time(recoveriesOf(degraded, changeOf, causedBy)),
    },
  };
}

/** Begun no earlier and ended no later than it held its place. */
const keptItsPlace = (row: ChangeRow): boolean =>
  row.actualStart! >= row.plannedStart! &&
  since(row.actualEnd!) - since(row.plannedEnd!) <= (row.verificationMinutes + row.backOutMinutes) * 60_000;

/** From when it was detected until the service was back, of the incidents that failed deployments caused. */
function recoveriesOf(
  degraded: readonly Deployment[],
  changeOf: ReadonlyMap<string, ChangeRow>,
  causedBy: ReadonlyMap<string | null, readonly TracedIncident[]>,
): readonly Counted[] {
  const caused = new Set(
    degraded.flatMap(({ changeId }) => {
      const row = changeId === null ? undefined : changeOf.get(changeId);
      return row?.actualEnd ? (causedBy.get(row.id) ?? []).filter((each) => follows(each, row)) : [];
    }),
  );
  return [...caused].flatMap(({ id, detectedAt, beganAt, restoredAt }) =>
    restoredAt === null
      ? []
      : [{ kind: 'incident' as const, id, at: beganAt, value: (since(restoredAt) - since(detectedAt ?? beganAt)) / 60_000 }],
  );
}
