/** Answers what the graph of services and assets tells. */
import type { PoolClient } from 'pg';
import { answerView, readOne, type Asking, type ViewAnswer } from '#platform/server';
import {
  asset,
  assetImpact,
  dependencyGraph,
  impactOf,
  impactStates,
  mostNodes,
  neighbourhoodOf,
  service,
  serviceImpact,
  serviceOverview,
  type GraphNode,
  type Impact,
  type NamedNode,
  type ServiceOverviewRow,
} from '#operations/rules';
import { makeGraphMemory, type RememberedGraph } from './graph-memory.ts';

const mostItems = 1000;
const named = ({ thing, id, key, name }: GraphNode): NamedNode => ({ thing, id, key, name });

export function impactAnswers(): readonly ViewAnswer[] {
  const recall = makeGraphMemory();
  return [
    answerView(serviceImpact, async ({ id }, asking) => {
      await readOne(asking.client, service, id, asking.by);
      return impactIn(await recall(asking.client, asking.by.organisationId), id);
    }),
    answerView(assetImpact, async ({ id }, asking) => {
      await readOne(asking.client, asset, id, asking.by);
      return impactIn(await recall(asking.client, asking.by.organisationId), id);
    }),
    answerView(dependencyGraph, async ({ around, steps }, asking) =>
      neighboursIn(await recall(asking.client, asking.by.organisationId), around, steps),
    ),
    answerView(serviceOverview, async ({ id }, asking) => ({ items: await overviewOf(recall, asking, id) })),
  ];
}

function impactIn({ graph, nodes }: RememberedGraph, id: string): Impact {
  const affected = impactOf(graph, [id]);
  const count = (state: string): number => affected.filter((each) => each.state === state).length;
  const rank = ({ id: of, state }: (typeof affected)[number]): number =>
    (nodes.get(of)!.thing === 'service' ? 0 : 1000) + impactStates.indexOf(state) * 10 + (nodes.get(of)!.tier ?? 0);
  return {
    down: count('down'),
    degraded: count('degraded'),
    exposed: count('exposed'),
    items: affected
      .toSorted((one, other) => rank(one) - rank(other))
      .slice(0, mostItems)
      .map(({ id: of, state, path, redundancyGroup }) => ({
        ...named(nodes.get(of)!),
        tier: nodes.get(of)!.tier,
        state,
        path: path.map((step) => named(nodes.get(step)!)),
        redundancyGroup,
      })),
  };
}

/** Around one: everything over so many steps. Around none: the services among themselves. */
function neighboursIn({ nodes, edges, serviceEdges }: RememberedGraph, around: string | undefined, steps: number | undefined) {
  if (around === undefined) {
    const services = [...nodes.values()].filter((node) => node.thing === 'service');
    const shown = new Set(services.slice(0, mostNodes).map((node) => node.id));
    return {
      nodes: services.slice(0, mostNodes),
      edges: serviceEdges().filter((edge) => shown.has(edge.from) && shown.has(edge.to)),
      isCut: services.length > mostNodes,
    };
  }
  const { ids, isCut } = neighbourhoodOf(around, edges, mostNodes, steps);
  return {
    nodes: [...ids].flatMap((id) => nodes.get(id) ?? []),
    edges: edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
    isCut,
  };
}

type Counted = Omit<ServiceOverviewRow, 'effectiveRtoMinutes' | 'isAtLeast' | 'isOverRto' | 'path' | 'neededBy'>;

async function overviewOf(
  recall: (client: PoolClient, organisationId: string) => Promise<RememberedGraph>,
  { client, by }: Asking,
  id: string | undefined,
): Promise<ServiceOverviewRow[]> {
  const { nodes, edges, recovery } = await recall(client, by.organisationId);
  const { rows } = await client.query<Counted>(
    `select s.id, s.version, s.key, s.name, s.tier, s.status, s.owner_id as "ownerId", s.team_id as "teamId", s.calendar_id as "calendarId",
            s.rto_minutes as "rtoMinutes", s.rpo_minutes as "rpoMinutes", s.restore_minutes as "restoreMinutes",
            count(a.id) filter (where a.kind <> 'library')::int as assets, count(a.id) filter (where a.kind = 'library')::int as libraries
       from operations.service s left join operations.asset a on a.org_id = s.org_id and a.service_id = s.id and a.status <> 'retired'
      where s.org_id = $1 and ($2::uuid is null or s.id = $2)
      group by s.org_id, s.id order by s.tier, s.name collate "und-x-icu", s.id`,
    [by.organisationId, id ?? null],
  );
  const times = recovery();
  const neededBy = Map.groupBy(edges, (edge) => edge.to);
  return rows.map((row) => {
    // A service that came a moment after the graph was read has nothing yet that it could wait for.
    const { minutes, path, isAtLeast } = times.get(row.id) ?? { minutes: row.restoreMinutes ?? 0, path: [], isAtLeast: true };
    return {
      ...row,
      neededBy: neededBy.get(row.id)?.length ?? 0,
      effectiveRtoMinutes: minutes,
      isAtLeast,
      isOverRto: row.rtoMinutes !== null && (minutes === null || minutes > row.rtoMinutes),
      path: path.map((step) => named(nodes.get(step)!)),
    };
  });
}
