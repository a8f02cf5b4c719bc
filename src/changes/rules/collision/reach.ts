/** How far a change reaches: what it touches, what is down or worse should that fail, and which services and sites this concerns. */
import { impactOf, type Asset, type DependencyGraph } from '#operations/rules';
import { touchedBy, type PlannedChange } from './planned-change.ts';

export interface Landscape {
  readonly graph: DependencyGraph;
  readonly assets: ReadonlyMap<string, Pick<Asset, 'siteId' | 'serviceId'>>;
  /** Every service, with the team that answers for it. */
  readonly services: ReadonlyMap<string, { readonly teamId: string | null }>;
}

export interface Reach {
  readonly touched: readonly string[];
  /** What is down should all that is touched fail, itself included. */
  readonly down: ReadonlySet<string>;
  /** What is down or worse then, itself included. */
  readonly affected: ReadonlySet<string>;
  /** Needs, by their place in the graph, some but not all of whose alternatives are down then: where a second failure would tell. */
  readonly halved: ReadonlySet<number>;
  /** Services that are touched: by name, or because a touched asset serves them. */
  readonly touchedServices: ReadonlySet<string>;
  /** Those, and the services that are affected. */
  readonly services: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
}

/** Remembers what follows from which assets; changes of one kind touch the same ones again and again. */
export function reaching(landscape: Landscape): (change: Pick<PlannedChange, 'serviceId' | 'assetIds'>) => Reach {
  const known = new Map<string, Reach>();
  return (change) => {
    const touched = touchedBy(change);
    const key = `${change.serviceId}:${touched.join()}`;
    const before = known.get(key);
    if (before) return before;
    const reach = reachOf(landscape, change.serviceId, touched);
    known.set(key, reach);
    return reach;
  };
}

export function reachOf({ graph, assets, services }: Landscape, serviceId: string, touched: readonly string[]): Reach {
  const down = new Set(touched);
  const affected = new Set(touched);
  for (const { id, state } of impactOf(graph, touched)) {
    if (state === 'exposed') continue;
    affected.add(id);
    if (state === 'down') down.add(id);
  }
  const touchedServices = new Set([serviceId]);
  for (const id of touched) {
    const serves = assets.get(id)?.serviceId;
    if (services.has(id)) touchedServices.add(id);
    if (serves) touchedServices.add(serves);
  }
  const sites = new Set([...affected].flatMap((id) => assets.get(id)?.siteId ?? []));
  const concerned = new Set([...touchedServices, ...[...affected].filter((id) => services.has(id))]);
  return { touched, down, affected, halved: halvedBy(graph, down), touchedServices, services: concerned, sites };
}

function halvedBy(graph: DependencyGraph, down: ReadonlySet<string>): ReadonlySet<number> {
  const { placeOf, isHard, memberStart, answerStart, answers } = graph;
  const counted = new Map<number, number>();
  for (const id of down) {
    const node = placeOf.get(id);
    if (node === undefined) continue;
    for (let at = answerStart[node]!; at < answerStart[node + 1]!; at++)
      if (isHard[answers[at]!]) counted.set(answers[at]!, (counted.get(answers[at]!) ?? 0) + 1);
  }
  return new Set([...counted].filter(([need, count]) => count < memberStart[need + 1]! - memberStart[need]!).map(([need]) => need));
}

/**
 * Whatever another change would have to touch for the two to meet: what ours affects, what ours hangs on, and what those alternatives hang
 * on of which ours takes some. Most changes of half a year touch none of it, and how far they reach need not be worked out.
 */
export function neighbourhoodOf(graph: DependencyGraph, { touched, affected, halved }: Reach): ReadonlySet<string> {
  const { ids, placeOf, needStart, memberStart, members } = graph;
  const seen = new Set(touched.flatMap((id) => placeOf.get(id) ?? []));
  const addMembers = (need: number): void => {
    for (let at = memberStart[need]!; at < memberStart[need + 1]!; at++) seen.add(members[at]!);
  };
  for (const need of halved) addMembers(need);
  // A set takes in what is added while it is gone through.
  for (const node of seen) for (let need = needStart[node]!; need < needStart[node + 1]!; need++) addMembers(need);
  return new Set([...affected, ...[...seen].map((node) => ids[node]!)]);
}

/** What is down only because both fail: neither alone brings it down, together they are all of its alternatives. */
export function downTogether(graph: DependencyGraph, one: Reach, other: Reach): readonly string[] {
  const [fewer, more] = one.halved.size <= other.halved.size ? [one.halved, other.halved] : [other.halved, one.halved];
  if (![...fewer].some((need) => more.has(need))) return [];
  return impactOf(graph, [...one.touched, ...other.touched])
    .filter(({ id, state }) => state === 'down' && !one.down.has(id) && !other.down.has(id))
    .map(({ id }) => id);
}
