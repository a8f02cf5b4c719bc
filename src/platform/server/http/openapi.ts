/** The OpenAPI 3.1 document, straight from the endpoints: JSON Schema 2020-12 is what zod gives and what 3.1 wants. */
import { z } from 'zod';
import { limits, problemShape, type Endpoint } from '#platform/kit';

type Json = Record<string, unknown>;

export function openApi(endpoints: readonly Endpoint[], info: { title: string; version: string; description: string }): Json {
  const schemas: Record<string, unknown> = {};
  const schemaOf = (shape: z.ZodType, io: 'input' | 'output'): Json => {
    const {
      $schema: _,
      $defs,
      ...root
    } = z.toJSONSchema(shape, { io, target: 'draft-2020-12', unrepresentable: 'any', override: tidy }) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] ??= pointed(withoutId(definition as Json));
    const id = shape.meta()?.id;
    if (!id) return pointed(root) as Json;
    schemas[id] ??= pointed(withoutId(root));
    return { $ref: `#/components/schemas/${id}` };
  };
  const problem = { content: { 'application/problem+json': { schema: schemaOf(problemShape, 'output') } } };
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const shape = endpoint.input.shape as Record<string, z.ZodType>;
    const rest = Object.keys(shape).filter((name) => !endpoint.inPath.includes(name));
    const inQuery = endpoint.method === 'GET' || endpoint.carries === 'bytes' ? rest : [];
    const inBody = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.carries === 'bytes' ? [] : rest;
    const parameter = (name: string, where: 'path' | 'query') => ({
      name,
      in: where,
      required: where === 'path' || !shape[name]!.safeParse(undefined).success,
      schema: schemaOf(shape[name]!, 'input'),
    });
    const headers = [
      ...(endpoint.needsIfMatch
        ? [
            {
              name: 'If-Match',
              in: 'header',
              required: true,
              schema: { type: 'string' },
              description: 'the ETag (version) that the change is based on, RFC 9110',
            },
          ]
        : []),
      ...(endpoint.source.of === 'deed' && endpoint.method === 'POST'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', minLength: 8, maxLength: 200 },
              description: `a retry with the same key does nothing twice; kept ${limits.idempotencyHours} hours`,
            },
          ]
        : []),
      ...(endpoint.source.of === 'deed' && endpoint.source.deed.on.isBranchable
        ? [
            {
              name: 'branch',
              in: 'query',
              required: false,
              schema: { type: 'string', format: 'uuid' },
              description: 'aims the deed at a what-if branch instead of the live plan',
            },
          ]
        : []),
    ];
    const body =
      endpoint.carries === 'bytes'
        ? { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
        : inBody.length
          ? {
              required: true,
              content: {
                'application/json': {
                  schema: schemaOf(z.strictObject(Object.fromEntries(inBody.map((name) => [name, shape[name]!]))), 'input'),
                },
              },
            }
          : undefined;
    const content =
      endpoint.answers === 'bytes'
        ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
        : endpoint.answer
          ? { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } }
          : undefined;
    (paths[`/api/v1${endpoint.path}`] ??= {})[endpoint.method.toLowerCase()] = {
      operationId: endpoint.id,
      summary: endpoint.about,
      tags: [endpoint.tag],
      parameters: [
        ...endpoint.inPath.map((name) => parameter(name, 'path')),
        ...inQuery.map((name) => parameter(name, 'query')),
        ...headers,
      ],
      ...(body ? { requestBody: body } : {}),
      responses: {
        [endpoint.status]: { description: 'Done', ...(content ? { content } : {}) },
        400: { description: 'The request does not fit', ...problem },
        ...(endpoint.may ? { 401: { description: 'Not signed in', ...problem }, 403: { description: 'Not permitted', ...problem } } : {}),
        ...(endpoint.needsIfMatch
          ? {
              412: { description: 'Changed meanwhile; `current` is the record as it is now', ...problem },
              428: { description: 'If-Match is needed', ...problem },
            }
          : {}),
        default: { description: 'Problem', ...problem },
      },
      ...(endpoint.may ? {} : { security: [] }),
    };
  }
  return {
    openapi: '3.1.1',
    info,
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'evenkeel' }, token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** What zod adds and readers do not want: huge date patterns beside a format, the bounds of safe integers. */
function tidy({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema['format'] && jsonSchema['pattern']) delete jsonSchema['pattern'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
}

function withoutId(schema: Json): Json {
  const { id: _, $id: __, ...rest } = schema;
  return rest;
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? item.replace('#/$defs/', '#/components/schemas/') : pointed(item),
    ]),
  );
}
