/** In which order a review tells its facts. */
import type { FactKind, ReviewFact } from '#problems/rules';

export const factGroups = ['moment', 'time', 'people', 'course', 'hit', 'cause', 'said', 'notes'] as const;
export type FactGroup = (typeof factGroups)[number];

const groupOf: Readonly<Record<FactKind, FactGroup>> = {
  moment: 'moment',
  time: 'time',
  role: 'people',
  team: 'people',
  priority: 'course',
  major: 'course',
  wait: 'course',
  service: 'hit',
  change: 'cause',
  alert: 'cause',
  update: 'said',
  note: 'notes',
};

/** Those that have something to tell. Within a group the earlier comes first; what has no moment stays where it is. */
export function groupedFacts(facts: readonly ReviewFact[]): readonly (readonly [FactGroup, readonly ReviewFact[]])[] {
  const groups = Map.groupBy(facts, (each) => groupOf[each.kind]);
  return factGroups.flatMap((group) => {
    const of = groups.get(group);
    if (!of) return [];
    const isOrdered = group !== 'moment' && group !== 'time' && group !== 'hit';
    return [[group, isOrdered ? of.toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? '')) : of]];
  });
}
