/** Keeps the graph of each organisation as long as no service, asset or dependency has changed. */
import type { PoolClient } from 'pg';
import {
  dependencyGraphOf,
  edgesOf,
  recoveryTimesOf,
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

const mostOrganisations = 20;

export function makeGraphMemory() {
  const remembered = new Map<string, { readonly position: string; readonly graph: RememberedGraph }>();
  return async (client: PoolClient, organisationId: string): Promise<RememberedGraph> => {
    const position = await positionOf(client, organisationId);
    const known = remembered.get(organisationId);
    const graph = known?.position === position ? known.graph : await readGraph(client, organisationId);
    remembered.delete(organisationId);
    remembered.set(organisationId, { position, graph });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostOrganisations) break;
      remembered.delete(oldest);
    }
    return graph;
  };
}

/** Differs whenever a record came, went or was changed: each change counts its version on. */
async function positionOf(client: PoolClient, organisationId: string): Promise<string> {
  const { rows } = await client.query<{ position: string }>(
    `select string_agg(concat_ws(' ', counted, versions, latest), ',' order by part) as position from (
       select 1 as part, count(*) as counted, sum(version) as versions, max(updated_at) as latest from operations.service where org_id = $1
       union all select 2, count(*), sum(version), max(updated_at) from operations.asset where org_id = $1
       union all select 3, count(*), sum(version), max(updated_at) from operations.dependency where org_id = $1) counts`,
    [organisationId],
  );
  return rows[0]!.position;
}

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
