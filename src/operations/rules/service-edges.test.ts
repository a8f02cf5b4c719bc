import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dependencyGraphOf } from './dependency-graph.ts';
import type { GraphEdge } from './impact-views.ts';
import { serviceEdgesOf } from './service-edges.ts';

const services = ['shop', 'virt', 'cloud', 'mail', 'net'];
const pairs: readonly (readonly [string, string, 'hard' | 'soft', string?])[] = [
  ['shop', 'web1', 'hard', 'fronts'],
  ['shop', 'web2', 'hard', 'fronts'],
  ['web1', 'virt', 'hard'],
  ['web2', 'virt', 'hard'],
  ['web2', 'cloud', 'hard'],
  ['shop', 'search', 'soft'],
  ['search', 'net', 'hard'],
  ['shop', 'mail', 'soft'],
];
const isService = (id: string): boolean => services.includes(id);
const edges: readonly GraphEdge[] = pairs.map(([from, to, strength, group]) => ({
  dependencyId: `${from} ${to}`,
  from,
  to,
  kind: 'uses',
  strength,
  redundancyGroup: group ?? null,
}));
const graph = dependencyGraphOf({
  services: services.map((id) => ({ id, status: 'live' as const, restoreMinutes: null })),
  assets: ['web1', 'web2', 'search'].map((id) => ({
    id,
    kind: 'server' as const,
    status: 'in-use' as const,
    serviceId: null,
    restoreMinutes: null,
  })),
  dependencies: edges.map(({ from, to, strength, redundancyGroup }) => ({
    id: `${from} ${to}`,
    serviceId: isService(from) ? from : null,
    assetId: isService(from) ? null : from,
    needsServiceId: isService(to) ? to : null,
    needsAssetId: isService(to) ? null : to,
    strength,
    redundancyGroup,
  })),
});

test('services need one another over the assets between them, as much as follows when the other fails', () => {
  assert.deepEqual(
    serviceEdgesOf(services, edges, graph)
      .map(({ from, to, strength, redundancyGroup }) => `${from} ${to} ${strength} ${redundancyGroup ?? ''}`.trim())
      .toSorted(),
    ['shop cloud hard fronts', 'shop mail soft', 'shop net soft', 'shop virt hard'],
  );
});
