/** What lies around one node of the graph, for drawing: all that it needs and all that needs it, the nearest first. */

export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The ids around `centre` over edges in one direction at a time, at most so many, at most so many steps away; and whether there were too many. */
export function neighbourhoodOf(
  centre: string,
  edges: readonly Edge[],
  most: number,
  steps = Number.POSITIVE_INFINITY,
): { readonly ids: ReadonlySet<string>; readonly isCut: boolean } {
  const needs = Map.groupBy(edges, (edge) => edge.from);
  const neededBy = Map.groupBy(edges, (edge) => edge.to);
  const ids = new Set([centre]);
  const walks = [
    { seen: new Set([centre]), ring: [centre], next: (id: string) => (needs.get(id) ?? []).map((edge) => edge.to) },
    { seen: new Set([centre]), ring: [centre], next: (id: string) => (neededBy.get(id) ?? []).map((edge) => edge.from) },
  ];
  for (let step = 0; step < steps && walks.some((walk) => walk.ring.length > 0); step++)
    for (const walk of walks) {
      const ring: string[] = [];
      for (const id of walk.ring.flatMap(walk.next)) {
        if (walk.seen.has(id)) continue;
        walk.seen.add(id);
        ring.push(id);
        if (!ids.has(id) && ids.size >= most) return { ids, isCut: true };
        ids.add(id);
      }
      walk.ring = ring;
    }
  return { ids, isCut: false };
}
