/** Of much that fails at once: what follows from what, and where it begins. */
import { impactOf, type DependencyGraph } from '#operations/rules';

/** A cause may be noticed later than what follows from it, as it is asked less often; whatever began later than that did not cause it. */
const noticedWithin = 30 * 60_000;

/**
 * Each failing node that follows from others, with the one from which it follows in the end. Of those that need one another in a circle the
 * first to fail is the root. One that only lost an alternative follows from nothing: it should still work.
 */
export function rootsOf(graph: DependencyGraph, failingSince: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const known = [...failingSince.keys()].filter((id) => graph.placeOf.has(id));
  const mayCause = (id: string, affected: string): boolean => failingSince.get(id)! <= failingSince.get(affected)! + noticedWithin;
  const causeOf = new Map<string, Set<string>>();
  for (const id of known)
    for (const { id: affected, state } of impactOf(graph, [id]))
      if (state !== 'exposed' && failingSince.has(affected) && mayCause(id, affected))
        causeOf.set(affected, (causeOf.get(affected) ?? new Set()).add(id));
  // What several failures together bring down, as all of a redundancy group, follows from the one by which it was reached.
  for (const { id, state, path } of jointly(graph, known, causeOf, mayCause)) if (state !== 'exposed') causeOf.set(id, new Set([path[0]!]));
  const roots = new Map<string, string>();
  for (const id of known) {
    const root = lastCause(id, causeOf, failingSince);
    if (root !== id) roots.set(id, root);
  }
  return roots;
}

/** Failing nodes with no single cause, seen with all the others down. */
function jointly(
  graph: DependencyGraph,
  known: readonly string[],
  causeOf: ReadonlyMap<string, Set<string>>,
  mayCause: (id: string, affected: string) => boolean,
) {
  return known
    .filter((id) => !causeOf.has(id))
    .flatMap((id) => {
      const others = known.filter((each) => each !== id && !causeOf.get(each)?.has(id) && mayCause(each, id));
      return impactOf(graph, others).filter((each) => each.id === id);
    });
}

function lastCause(id: string, causeOf: ReadonlyMap<string, ReadonlySet<string>>, since: ReadonlyMap<string, number>): string {
  const reached = new Set([id]);
  for (const at of reached) for (const cause of causeOf.get(at) ?? []) reached.add(cause);
  const origins = [...reached].filter((each) => [...(causeOf.get(each) ?? [])].every((cause) => causeOf.get(cause)?.has(each)));
  return origins.toSorted((one, other) => since.get(one)! - since.get(other)! || (one < other ? -1 : 1))[0] ?? id;
}

export interface Suspect {
  readonly id: string;
  /** What fails because of it, itself not among them. */
  readonly explains: readonly string[];
}

/** Where to look first: the roots, those that explain most in front. */
export function suspectsOf(graph: DependencyGraph, failingSince: ReadonlyMap<string, number>): readonly Suspect[] {
  const roots = rootsOf(graph, failingSince);
  const explains = Map.groupBy([...roots], ([, root]) => root);
  return [...failingSince.keys()]
    .filter((id) => !roots.has(id))
    .map((id) => ({ id, explains: (explains.get(id) ?? []).map(([of]) => of) }))
    .toSorted((one, other) => other.explains.length - one.explains.length || failingSince.get(one.id)! - failingSince.get(other.id)!);
}
