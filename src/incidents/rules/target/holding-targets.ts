/** Which targets hold for an incident. */
import type { Target } from './target.ts';

export interface Aimed {
  readonly serviceId: string | null;
  /** Of its service; null without one. */
  readonly tier: number | null;
  readonly priority: number;
  /** Every team that has or had it. */
  readonly teamIds: readonly string[];
}

const fits = (of: Target, { serviceId, tier, priority, teamIds }: Aimed): boolean =>
  of.isActive &&
  (of.serviceId === null || of.serviceId === serviceId) &&
  (of.tier === null || of.tier === tier) &&
  (of.priority === null || of.priority === priority) &&
  (of.teamId === null || teamIds.includes(of.teamId));

/** A service says more than a tier, a tier more than nothing, and of equals a priority says more than none. */
const narrowness = (of: Target): number => (of.serviceId === null ? 0 : 4) + (of.tier === null ? 0 : 2) + (of.priority === null ? 0 : 1);

/** Of each kind, and of each team that promises something, the narrowest that fits; of two alike the shorter. */
export function holdingTargets(targets: readonly Target[], aimed: Aimed): readonly Target[] {
  const best = new Map<string, Target>();
  for (const each of targets) {
    if (!fits(each, aimed)) continue;
    const key = `${each.kind} ${each.teamId ?? ''}`;
    const known = best.get(key);
    if (!known || isNarrower(each, known)) best.set(key, each);
  }
  return [...best.values()];
}

const isNarrower = (one: Target, other: Target): boolean => {
  const difference = narrowness(one) - narrowness(other) || other.minutes - one.minutes;
  return difference === 0 ? one.id < other.id : difference > 0;
};
