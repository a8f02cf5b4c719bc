/** Keeps the graph of each organisation as long as no service, asset or dependency has changed. */
import type { PoolClient } from 'pg';
import { memoryOf, type Recall } from '#platform/server';
import {
  asset,
  dependency,
  dependencyGraphOf,
  edgesOf,
  recoveryTimesOf,
  service,
  serviceEdgesOf,
  type DependencyGraph,
  type GraphEdge,
  type GraphNode,
  type RecoveryTime,
} from '#operations/rules';

export interface RememberedGraph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Dependencies, and what follows from serving a service without one. */
  readonly edges: readonly GraphEdge[];
  readonly graph: DependencyGraph;
  /** What services need of one another; reckoned when it is first asked for, as are the recovery times. */
  readonly serviceEdges: () => readonly GraphEdge[];
  readonly recovery: () => ReadonlyMap<string, RecoveryTime>;
}

export const makeGraphMemory = (): Recall<RememberedGraph> => memoryOf([service, asset, dependency], readGraph);

interface DependencyRow {
  readonly id: string;
  readonly serviceId: string | null;
  readonly assetId: string | null;
  readonly needsServiceId: string | null;
  readonly needsAssetId: string | null;
  readonly kind: GraphEdge['kind'];
  readonly strength: GraphEdge['strength'];
  readonly redundancyGroup: string | null;
}

async function readGraph(client: PoolClient, organisationId: string): Promise<RememberedGraph> {
  const all = async <R extends object>(sql: string): Promise<R[]> => (await client.query<R>(sql, [organisationId])).rows;
  const services = await all<GraphNode>(
    `select 'service' as thing, id, key, name, tier, null as kind, status, null as "serviceId", restore_minutes as "restoreMinutes"
       from operations.service where org_id = $1 order by key`,
  );
  const assets = await all<GraphNode>(
    `select 'asset' as thing, id, null as key, name, null::int as tier, kind, status, service_id as "serviceId", restore_minutes as "restoreMinutes"
       from operations.asset where org_id = $1 order by name collate "und-x-icu", id`,
  );
  const dependencies = await all<DependencyRow>(
    `select id, service_id as "serviceId", asset_id as "assetId", needs_service_id as "needsServiceId", needs_asset_id as "needsAssetId",
            kind, strength, redundancy_group as "redundancyGroup" from operations.dependency where org_id = $1 order by id`,
  );
  const graph = dependencyGraphOf({ services: services as never, assets: assets as never, dependencies });
  const kinds = new Map(dependencies.map(({ id, kind }) => [id, kind]));
  const edges = edgesOf({ assets: assets as never, dependencies }).map((edge) => ({
    ...edge,
    kind: kinds.get(edge.dependencyId ?? '') ?? null,
  }));
  let serviceEdges: readonly GraphEdge[] | undefined;
  let recovery: ReadonlyMap<string, RecoveryTime> | undefined;
  return {
    nodes: new Map([...services, ...assets].map((node) => [node.id, node])),
    edges,
    graph,
    serviceEdges: () =>
      (serviceEdges ??= serviceEdgesOf(
        services.map((each) => each.id),
        edges,
        graph,
      )),
    recovery: () => (recovery ??= recoveryTimesOf(graph)),
  };
}
