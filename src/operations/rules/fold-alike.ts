/** Twelve switches that all hang on the same things in the same way are one node with "+11" to whoever looks. */
import type { GraphEdge, GraphNode } from './impact-views.ts';

export interface FoldedNode extends GraphNode {
  /** The others that it stands for. */
  readonly others: readonly GraphNode[];
}

const fromSoMany = 3;

/** Assets of one kind with the same neighbours in the same ways (and the same `mark`) become one node; those to keep stay by themselves. */
export function foldAlike(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  markOf: (id: string) => string,
  keep?: string,
): { readonly nodes: readonly FoldedNode[]; readonly edges: readonly GraphEdge[] } {
  const around = new Map<string, string[]>();
  const note = (id: string, what: string): void => void around.set(id, [...(around.get(id) ?? []), what]);
  for (const { from, to, kind, strength, redundancyGroup } of edges) {
    note(from, `needs ${to} ${kind} ${strength} ${redundancyGroup}`);
    note(to, `for ${from} ${kind} ${strength} ${redundancyGroup}`);
  }
  const alike = Map.groupBy(nodes, (node) =>
    node.thing === 'service' || node.id === keep
      ? node.id
      : [node.kind, markOf(node.id), ...(around.get(node.id) ?? []).toSorted()].join('\n'),
  );
  const standsFor = new Map<string, string>();
  const folded: FoldedNode[] = [];
  for (const group of alike.values()) {
    if (group.length < fromSoMany) folded.push(...group.map((node) => ({ ...node, others: [] })));
    else {
      const [first, ...others] = group as [GraphNode, ...GraphNode[]];
      folded.push({ ...first, others });
      for (const other of others) standsFor.set(other.id, first.id);
    }
  }
  return { nodes: folded, edges: edges.filter(({ from, to }) => !standsFor.has(from) && !standsFor.has(to)) };
}
