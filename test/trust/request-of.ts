/** From an endpoint and its input to the request that carries it, and what kind of record an endpoint is about. */
import type { Endpoint, Registry } from '#platform/kit';
import { example, type Known } from './example.ts';
import type { Request } from './send.ts';
import type { Relation, World } from './world.ts';

export const nobodysId = '01a20000-0000-7000-8000-00000000dead';

/** The thing that the id in an endpoint's path belongs to. */
export function thingOf(registry: Registry, endpoint: Endpoint): string | undefined {
  const { source } = endpoint;
  if (source.of === 'one' || source.of === 'history') return source.thing.name;
  if (source.of === 'deed' && endpoint.inPath.includes('id')) return source.deed.on.name;
  if (endpoint.inPath.includes('projectId')) return 'project';
  if (!endpoint.inPath.includes('id')) return undefined;
  const plural = endpoint.path.split('/')[1];
  return [...registry.things.values()].find((thing) => thing.plural === plural)?.name;
}

/** An input that fits the endpoint and refers to what stands in this relation. */
export function inputOf(world: World, endpoint: Endpoint, relation: Relation, known: Known = {}): Record<string, unknown> {
  const name = thingOf(world.server.tools.registry, endpoint);
  const id = (name ? world.idOf(name, relation) : undefined) ?? nobodysId;
  return example(endpoint.input, { ...world.knownFor(relation), zone: 'Europe/Berlin', role: 'requester', id, ...known }) as Record<
    string,
    unknown
  >;
}

/** Path, query and body as the endpoint wants them. Deeds carry a version that no record has, so that nothing is changed unless asked for. */
export function requestOf(endpoint: Endpoint, input: Readonly<Record<string, unknown>>, version = 999_999): Request {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(input[field] ?? nobodysId)));
  const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !endpoint.inPath.includes(field)));
  const isQuery = endpoint.method === 'GET' || endpoint.carries === 'bytes';
  const query = isQuery ? new URLSearchParams(Object.entries(rest).map(([field, value]) => [field, String(value)])).toString() : '';
  const hasBody = !isQuery && endpoint.method !== 'DELETE';
  return {
    method: endpoint.method,
    path: `/api/v1${path}${query ? `?${query}` : ''}`,
    headers: {
      ...(endpoint.source.of === 'deed' ? { 'if-match': `"${version}"` } : {}),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(endpoint.carries === 'bytes' ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(rest) } : endpoint.carries === 'bytes' ? { body: 'An example' } : {}),
  };
}
