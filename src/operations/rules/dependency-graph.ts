/** Services and assets as one graph, told in needs: each says what must be there for one of them, and of alternatives at least one. */
import { isPart, type Asset } from './asset.ts';
import type { Dependency } from './dependency.ts';
import type { Service } from './service.ts';

export interface DependencyFacts {
  readonly services: readonly Pick<Service, 'id' | 'status' | 'restoreMinutes'>[];
  readonly assets: readonly Pick<Asset, 'id' | 'kind' | 'status' | 'serviceId' | 'restoreMinutes'>[];
  readonly dependencies: readonly Pick<
    Dependency,
    'id' | 'serviceId' | 'assetId' | 'needsServiceId' | 'needsAssetId' | 'strength' | 'redundancyGroup'
  >[];
}

/** Nodes and needs are numbered; lists of lists lie in one array with the start of each. */
export interface DependencyGraph {
  readonly ids: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** Own restore time of each node in minutes; -1 where nobody has said. */
  readonly restoreMinutes: Int32Array;
  /** The needs of a node: `needStart[node]` up to `needStart[node + 1]`. */
  readonly needStart: Int32Array;
  /** Whose each need is, whether it is down without (1) or only worse (0), and its redundancy group. */
  readonly ownerOf: Int32Array;
  readonly isHard: Uint8Array;
  readonly groupOf: readonly (string | null)[];
  /** What answers a need: any of `members[memberStart[need] … memberStart[need + 1]]`. */
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
  /** The needs that a node answers. */
  readonly answerStart: Int32Array;
  readonly answers: Int32Array;
}

/** What is not there can neither fail nor stand in for another. */
const isThere = (status: string): boolean => !['retired', 'in-stock', 'in-repair'].includes(status);

interface Need {
  readonly owner: number;
  isHard: boolean;
  readonly group: string | null;
  readonly members: number[];
}

export interface DependencyEdge {
  /** Null where an asset is needed only because it serves the service. */
  readonly dependencyId: string | null;
  readonly from: string;
  readonly to: string;
  readonly strength: 'hard' | 'soft';
  readonly redundancyGroup: string | null;
}

/**
 * What needs what. An asset is needed by the service it serves, unless a dependency between the two says how, or another asset of that service
 * needs it; libraries are parts, and needed only where a dependency says so.
 */
export function edgesOf({ assets, dependencies }: Omit<DependencyFacts, 'services'>): readonly DependencyEdge[] {
  const said = dependencies.map((each) => ({
    dependencyId: each.id,
    from: (each.serviceId ?? each.assetId)!,
    to: (each.needsServiceId ?? each.needsAssetId)!,
    strength: each.strength,
    redundancyGroup: each.redundancyGroup,
  }));
  const pairs = new Set(said.map(({ from, to }) => `${from} ${to}`));
  const servedBy = new Map(assets.map(({ id, serviceId }) => [id, serviceId]));
  for (const { assetId, needsAssetId } of dependencies) {
    const serviceId = assetId === null ? null : servedBy.get(assetId);
    if (serviceId && needsAssetId !== null && servedBy.get(needsAssetId) === serviceId) pairs.add(`${serviceId} ${needsAssetId}`);
  }
  const served = assets.flatMap(({ id, kind, status, serviceId }): readonly DependencyEdge[] =>
    serviceId === null || isPart(kind) || !isThere(status) || pairs.has(`${serviceId} ${id}`)
      ? []
      : [{ dependencyId: null, from: serviceId, to: id, strength: 'hard', redundancyGroup: null }],
  );
  return [...said, ...served];
}

/** A redundancy group is hard when one of its dependencies is. */
export function dependencyGraphOf(facts: DependencyFacts): DependencyGraph {
  const nodes = [...facts.services, ...facts.assets];
  const placeOf = new Map(nodes.map((each, place) => [each.id, place]));
  const there = nodes.map((each) => isThere(each.status));
  const needs: Need[] = [];
  const groups = new Map<string, Need>();
  for (const { from, to, strength, redundancyGroup: group } of edgesOf(facts)) {
    const [owner, member] = [placeOf.get(from), placeOf.get(to)];
    if (owner === undefined || member === undefined || !there[owner] || !there[member]) continue;
    const known = group === null ? undefined : groups.get(`${owner} ${group}`);
    if (known) {
      known.members.push(member);
      known.isHard ||= strength === 'hard';
      continue;
    }
    const need = { owner, isHard: strength === 'hard', group, members: [member] };
    needs.push(need);
    if (group !== null) groups.set(`${owner} ${group}`, need);
  }
  needs.sort((one, other) => one.owner - other.owner);
  const needStart = new Int32Array(nodes.length + 1);
  for (const { owner } of needs) needStart[owner + 1]!++;
  for (let node = 0; node < nodes.length; node++) needStart[node + 1]! += needStart[node]!;
  const [memberStart, members] = packed(needs.map((need) => need.members));
  const answers: number[][] = nodes.map(() => []);
  for (const [place, need] of needs.entries()) for (const member of need.members) answers[member]!.push(place);
  const [answerStart, allAnswers] = packed(answers);
  return {
    ids: nodes.map((each) => each.id),
    placeOf,
    restoreMinutes: Int32Array.from(nodes, (each) => each.restoreMinutes ?? -1),
    needStart,
    ownerOf: Int32Array.from(needs, (need) => need.owner),
    isHard: Uint8Array.from(needs, (need) => Number(need.isHard)),
    groupOf: needs.map((need) => need.group),
    memberStart,
    members,
    answerStart,
    answers: allAnswers,
  };
}

function packed(lists: readonly (readonly number[])[]): readonly [start: Int32Array, all: Int32Array] {
  const start = new Int32Array(lists.length + 1);
  for (const [place, list] of lists.entries()) start[place + 1] = start[place]! + list.length;
  const all = new Int32Array(start[lists.length]!);
  for (const [place, list] of lists.entries()) all.set(list, start[place]);
  return [start, all];
}
