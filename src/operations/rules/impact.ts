/** What follows when something fails: what is down, what is worse off, what has lost its reserve, each with the way by which it is reached. */
import type { DependencyGraph } from './dependency-graph.ts';

export const impactStates = ['down', 'degraded', 'exposed'] as const;
/** `down`: does not work; `degraded`: works worse; `exposed`: works, but an alternative it needs is down. */
export type ImpactState = (typeof impactStates)[number];

export interface Affected {
  readonly id: string;
  readonly state: ImpactState;
  /** From what failed to this, step by step; each step needs the one before it. */
  readonly path: readonly string[];
  /** The redundancy group over which the last step came: all of it is down, or, of what is exposed, a part. */
  readonly redundancyGroup: string | null;
}

const [UP, EXPOSED, DEGRADED, DOWN] = [0, 1, 2, 3] as const;
const wordOf: Readonly<Record<number, ImpactState>> = { [EXPOSED]: 'exposed', [DEGRADED]: 'degraded', [DOWN]: 'down' };

/**
 * Down is what lacks something hard: all of a redundancy group, or the one thing. Degraded is what lacks something soft, or has something
 * hard that is degraded with no better alternative. Exposed is what has lost an alternative only. It is the least that must follow, so
 * things that need one another in a circle stay up as long as nothing else fails. The nearest stand first; what failed is not among them.
 * Time grows with what is affected, not with the whole.
 */
export function impactOf(graph: DependencyGraph, failed: readonly string[]): readonly Affected[] {
  const { ids, placeOf, ownerOf, isHard, memberStart, answerStart, answers } = graph;
  const state = new Uint8Array(ids.length);
  const reachedBy = new Int32Array(ids.length).fill(-1);
  const reachedOver = new Int32Array(ids.length).fill(-1);
  const downIn = new Int32Array(ownerOf.length);
  const worseIn = new Int32Array(ownerOf.length);
  const sizeOf = (need: number): number => memberStart[need + 1]! - memberStart[need]!;
  const reach = (need: number, next: number, from: number, into: number[]): void => {
    const owner = ownerOf[need]!;
    if (state[owner]! >= next) return;
    state[owner] = next;
    reachedBy[owner] = from;
    reachedOver[owner] = need;
    into.push(owner);
  };
  const eachNeed = (node: number, look: (need: number) => void): void => {
    for (let at = answerStart[node]!; at < answerStart[node + 1]!; at++) look(answers[at]!);
  };

  const origin = failed.flatMap((id) => placeOf.get(id) ?? []);
  for (const node of origin) state[node] = DOWN;
  const down = [...new Set(origin)];
  for (let at = 0; at < down.length; at++)
    eachNeed(down[at]!, (need) => {
      downIn[need]!++;
      if (isHard[need] && downIn[need] === sizeOf(need)) reach(need, DOWN, down[at]!, down);
    });
  const degraded: number[] = [];
  for (const node of down)
    eachNeed(node, (need) => {
      if (!isHard[need] && downIn[need] === sizeOf(need)) reach(need, DEGRADED, node, degraded);
    });
  for (let at = 0; at < degraded.length; at++)
    eachNeed(degraded[at]!, (need) => {
      worseIn[need]!++;
      if (isHard[need] && sizeOf(need) === (downIn[need] ?? 0) + (worseIn[need] ?? 0)) reach(need, DEGRADED, degraded[at]!, degraded);
    });
  const exposed: number[] = [];
  for (const node of down)
    eachNeed(node, (need) => {
      if (downIn[need]! < sizeOf(need)) reach(need, EXPOSED, node, exposed);
    });

  const pathTo = (node: number): readonly string[] => {
    const path: string[] = [];
    for (let at = node; at >= 0; at = reachedBy[at]!) path.push(ids[at]!);
    return path.toReversed();
  };
  const isOrigin = new Set(origin);
  return [...down, ...degraded, ...exposed]
    .filter((node) => !isOrigin.has(node) && state[node] !== UP)
    .map((node) => ({
      id: ids[node]!,
      state: wordOf[state[node]!]!,
      path: pathTo(node),
      redundancyGroup: graph.groupOf[reachedOver[node]!] ?? null,
    }));
}
