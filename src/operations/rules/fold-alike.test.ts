import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldAlike } from './fold-alike.ts';
import type { GraphEdge, GraphNode } from './impact-views.ts';

const node = (id: string, thing: 'service' | 'asset' = 'asset'): GraphNode => ({
  thing,
  id,
  key: null,
  name: id,
  tier: null,
  kind: thing === 'asset' ? 'network' : null,
  status: 'in-use',
  serviceId: null,
  restoreMinutes: null,
});
const edge = (from: string, to: string, redundancyGroup: string | null = null): GraphEdge => ({
  dependencyId: `${from} ${to}`,
  from,
  to,
  kind: 'uses',
  strength: 'soft',
  redundancyGroup,
});
const nodes = [node('net', 'service'), ...['a', 'b', 'c', 'd'].map((id) => node(id)), node('x'), node('y')];
const edges = [...['a', 'b', 'c', 'd'].map((id) => edge('net', id)), edge('net', 'x', 'pair'), edge('net', 'y', 'pair')];
const told = (mark: (id: string) => string, keep?: string) => {
  const folded = foldAlike(nodes, edges, mark, keep);
  return `${folded.nodes.map((each) => `${each.id}+${each.others.length}`).join(' ')}, ${folded.edges.length} edges`;
};

test('assets with the same neighbours in the same ways are one node, a pair stays two', () => {
  assert.equal(
    told(() => ''),
    'net+0 a+3 x+0 y+0, 3 edges',
  );
});

test('what fares otherwise, and what the picture is about, stays by itself', () => {
  assert.equal(
    told((id) => (id === 'b' ? 'down' : '')),
    'net+0 a+2 b+0 x+0 y+0, 4 edges',
  );
  assert.equal(
    told(() => '', 'c'),
    'net+0 a+2 c+0 x+0 y+0, 4 edges',
  );
});
