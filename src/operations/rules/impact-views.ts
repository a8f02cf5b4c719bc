/** What the graph of services and assets tells: impact of a failure, neighbours, and whether recovery objectives can be kept. */
import { z } from 'zod';
import { view } from '#platform/kit';
import { assetKinds, assetStatuses } from './asset.ts';
import { dependencyKinds, dependencyStrengths } from './dependency.ts';
import { impactStates } from './impact.ts';
import { serviceStatuses } from './service.ts';
import { operationsStaff } from './who-may.ts';

export const graphThings = ['service', 'asset'] as const;

/** A service or an asset, as far as it has to be named. */
export const namedNode = z.strictObject({
  thing: z.enum(graphThings),
  id: z.uuid(),
  /** The key of a service; null for assets. */
  key: z.string().nullable(),
  name: z.string(),
});
export type NamedNode = z.output<typeof namedNode>;

export const affectedNode = namedNode
  .extend({
    state: z.enum(impactStates),
    /** Null for assets. */
    tier: z.int().nullable(),
    /** From what failed to this; each needs the one before it. */
    path: z.array(namedNode),
    redundancyGroup: z.string().nullable(),
  })
  .meta({ id: 'AffectedNode' });
export type AffectedNode = z.output<typeof affectedNode>;

const impactResult = z
  .strictObject({
    /** Counts over all that is affected, services and assets alike. */
    down: z.int(),
    degraded: z.int(),
    exposed: z.int(),
    /** Services first, the most important ones before the others; at most a thousand. */
    items: z.array(affectedNode),
  })
  .meta({ id: 'Impact' });
export type Impact = z.output<typeof impactResult>;

export const serviceImpact = view({
  name: 'service-impact',
  about: 'What is down, degraded or exposed when this service fails, each with the way by which it is reached.',
  path: '/services/{id}/impact',
  query: z.strictObject({ id: z.uuid() }),
  result: impactResult,
  may: operationsStaff,
});

export const assetImpact = view({
  name: 'asset-impact',
  about: 'What is down, degraded or exposed when this asset fails, each with the way by which it is reached.',
  path: '/assets/{id}/impact',
  query: z.strictObject({ id: z.uuid() }),
  result: impactResult,
  may: operationsStaff,
});

export const graphNode = namedNode
  .extend({
    tier: z.int().nullable(),
    /** The kind of an asset; null for services. */
    kind: z.enum(assetKinds).nullable(),
    status: z.enum([...serviceStatuses, ...assetStatuses]),
    serviceId: z.uuid().nullable(),
    restoreMinutes: z.int().nullable(),
  })
  .meta({ id: 'GraphNode' });
export type GraphNode = z.output<typeof graphNode>;

export const graphEdge = z
  .strictObject({
    /** Null where an asset is needed only because it serves the service. */
    dependencyId: z.uuid().nullable(),
    from: z.uuid(),
    to: z.uuid(),
    kind: z.enum(dependencyKinds).nullable(),
    strength: z.enum(dependencyStrengths),
    redundancyGroup: z.string().nullable(),
  })
  .meta({ id: 'GraphEdge' });
export type GraphEdge = z.output<typeof graphEdge>;

/** More than this nobody can look at. */
export const mostNodes = 400;

export const dependencyGraph = view({
  name: 'dependency-graph',
  about:
    'Around a service or an asset: all that it needs and all that needs it, over so many steps or any number; the nearest first. Around nothing: the services and what they need of one another, over whatever lies between.',
  path: '/dependency-graph',
  query: z.strictObject({ around: z.uuid().optional(), steps: z.coerce.number().int().min(1).max(50).optional() }),
  result: z
    .strictObject({ nodes: z.array(graphNode), edges: z.array(graphEdge), isCut: z.boolean() })
    .meta({ id: 'DependencyGraph', description: `At most ${mostNodes} nodes; isCut says that there are more` }),
  may: operationsStaff,
});

export const serviceOverviewRow = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    key: z.string(),
    name: z.string(),
    tier: z.int(),
    status: z.enum(serviceStatuses),
    ownerId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    calendarId: z.uuid().nullable(),
    rtoMinutes: z.int().nullable(),
    rpoMinutes: z.int().nullable(),
    restoreMinutes: z.int().nullable(),
    /** Assets that serve it, libraries apart. */
    assets: z.int(),
    libraries: z.int(),
    /** Services and assets that need it directly. */
    neededBy: z.int(),
    /** In which time it can really be back after everything it needs; null when that goes in a circle. */
    effectiveRtoMinutes: z.int().nullable(),
    /** Restore times are missing, so it may take longer. */
    isAtLeast: z.boolean(),
    /** It cannot be back as soon as it has to be. */
    isOverRto: z.boolean(),
    /** What decides that time, first to be restored first; or the circle. */
    path: z.array(namedNode),
  })
  .meta({ id: 'ServiceOverviewRow' });
export type ServiceOverviewRow = z.output<typeof serviceOverviewRow>;

export const serviceOverview = view({
  name: 'service-overview',
  about: 'All services with their assets, who needs them, and whether they can be back within their recovery time objective, and why not.',
  path: '/service-overview',
  query: z.strictObject({ id: z.uuid().optional() }),
  result: z.strictObject({ items: z.array(serviceOverviewRow) }).meta({ id: 'ServiceOverview' }),
  may: operationsStaff,
});
