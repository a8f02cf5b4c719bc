/** What services need of one another, the assets between them left out. */
import type { DependencyGraph } from './dependency-graph.ts';
import { impactOf } from './impact.ts';
import type { GraphEdge } from './impact-views.ts';

/**
 * A service needs another when it says so itself, or when something it runs on does, over any number of assets. How much it needs it is
 * what follows when the other fails: down, worse, or nothing as long as an alternative holds.
 */
export function serviceEdgesOf(serviceIds: readonly string[], edges: readonly GraphEdge[], graph: DependencyGraph): readonly GraphEdge[] {
  const services = new Set(serviceIds);
  const from = Map.groupBy(edges, (edge) => edge.from);
  const said = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  const needed = new Map<string, string[]>();
  for (const id of serviceIds) {
    const seen = new Set([id]);
    const open = [id];
    for (const at of open)
      for (const { to } of from.get(at) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        if (services.has(to)) needed.set(to, [...(needed.get(to) ?? []), id]);
        else open.push(to);
      }
  }
  return [...needed].flatMap(([to, owners]) => {
    const stateOf = new Map(impactOf(graph, [to]).map((each) => [each.id, each]));
    return owners.flatMap((owner): readonly GraphEdge[] => {
      const direct = said.get(`${owner} ${to}`);
      const after = stateOf.get(owner);
      if (direct) return [direct];
      if (!after) return [];
      const strength = after.state === 'degraded' ? 'soft' : 'hard';
      const redundancyGroup = after.state === 'exposed' ? (after.redundancyGroup ?? '') : null;
      return [{ dependencyId: null, from: owner, to, kind: null, strength, redundancyGroup }];
    });
  });
}
