/** In which time a service can really be back: nothing can be restored before what it needs. */
import type { DependencyGraph } from './dependency-graph.ts';

export interface RecoveryTime {
  /** Minutes from nothing at all to this being back; null when it needs itself in a circle and can never begin. */
  readonly minutes: number | null;
  /** What decides: from the first to be restored to this one; in a circle, the circle. */
  readonly path: readonly string[];
  /** True when somebody has yet to say how long restoring takes for something it needs; then the minutes are the least. */
  readonly isAtLeast: boolean;
}

/**
 * For every service and asset: its own restore time after the latest of what it needs, of alternatives the earliest; soft dependencies do
 * not hold it up. Works outwards from what needs nothing, always taking the earliest that is back (Knuth's generalisation of Dijkstra), so
 * that circles are left over and everything else is right.
 */
export function recoveryTimesOf(graph: DependencyGraph): ReadonlyMap<string, RecoveryTime> {
  const { ids, restoreMinutes, ownerOf, isHard, answerStart, answers } = graph;
  const waitingFor = new Int32Array(ids.length);
  for (let need = 0; need < ownerOf.length; need++) if (isHard[need]) waitingFor[ownerOf[need]!]!++;
  const isMet = new Uint8Array(ownerOf.length);
  const backAt = new Float64Array(ids.length).fill(Number.POSITIVE_INFINITY);
  const after = new Int32Array(ids.length).fill(-1);
  const queue = earliestFirst();
  const ownOf = (node: number): number => Math.max(0, restoreMinutes[node]!);
  for (let node = 0; node < ids.length; node++) if (waitingFor[node] === 0) queue.push(ownOf(node), node);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [minutes, node] = next;
    backAt[node] = minutes;
    for (let at = answerStart[node]!; at < answerStart[node + 1]!; at++) {
      const need = answers[at]!;
      if (!isHard[need] || isMet[need]) continue;
      isMet[need] = 1;
      const owner = ownerOf[need]!;
      if (--waitingFor[owner]! > 0) continue;
      after[owner] = node;
      queue.push(minutes + ownOf(owner), owner);
    }
  }
  const isUnsaid = withUnsaidBelow(graph);
  return new Map(
    ids.map((id, node) => [
      id,
      Number.isFinite(backAt[node])
        ? { minutes: backAt[node]!, path: pathTo(graph, after, node), isAtLeast: isUnsaid[node] === 1 }
        : { minutes: null, path: circleBehind(graph, backAt, node), isAtLeast: false },
    ]),
  );
}

function pathTo({ ids }: DependencyGraph, after: Int32Array, node: number): readonly string[] {
  const path: string[] = [];
  for (let at = node; at >= 0; at = after[at]!) path.push(ids[at]!);
  return path.toReversed();
}

/** Everything that has, itself or in what it needs, something of which nobody has said how long restoring takes. */
function withUnsaidBelow({ restoreMinutes, ownerOf, isHard, answerStart, answers }: DependencyGraph): Uint8Array {
  const isUnsaid = Uint8Array.from(restoreMinutes, (minutes) => Number(minutes < 0));
  const open = [...isUnsaid.keys()].filter((node) => isUnsaid[node]);
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (let at = answerStart[node]!; at < answerStart[node + 1]!; at++) {
      const owner = ownerOf[answers[at]!]!;
      if (!isHard[answers[at]!] || isUnsaid[owner]) continue;
      isUnsaid[owner] = 1;
      open.push(owner);
    }
  return isUnsaid;
}

/** From a node that is never back, downwards through what is never back either, until one comes again. */
function circleBehind(graph: DependencyGraph, backAt: Float64Array, from: number): readonly string[] {
  const { ids, needStart, isHard, memberStart, members } = graph;
  const blocker = (node: number): number => {
    for (let need = needStart[node]!; need < needStart[node + 1]!; need++) {
      if (!isHard[need]) continue;
      const of = members.subarray(memberStart[need], memberStart[need + 1]);
      if (of.every((member) => !Number.isFinite(backAt[member]))) return of[0]!;
    }
    throw new Error('what is never back waits for something');
  };
  const steps = new Set<number>();
  let again = from;
  for (; !steps.has(again); again = blocker(again)) steps.add(again);
  const circle = [...steps];
  return [...circle.slice(circle.indexOf(again)), again].toReversed().map((node) => ids[node]!);
}

/** A binary heap: the smallest first, of equals the one with the lower number. */
function earliestFirst() {
  const heap: (readonly [minutes: number, node: number])[] = [];
  const isBefore = (one: number, other: number): boolean => {
    const [a, b] = [heap[one]!, heap[other]!];
    return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  };
  const swap = (one: number, other: number): void => {
    [heap[one], heap[other]] = [heap[other]!, heap[one]!];
  };
  return {
    push(minutes: number, node: number): void {
      heap.push([minutes, node]);
      for (let at = heap.length - 1; at > 0 && isBefore(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
    },
    pop(): readonly [minutes: number, node: number] | undefined {
      if (heap.length === 0) return undefined;
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && isBefore(child, least)) least = child;
        if (least === at) return first;
        swap(at, least);
        at = least;
      }
    },
  };
}
