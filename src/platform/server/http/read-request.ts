/** From bytes to a checked input, whatever the headers claim: one parser, object roots only, no duplicate query names. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { z } from 'zod';
import { limits, Problem, type Endpoint } from '#platform/kit';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export async function readInput(
  context: Context,
  endpoint: Endpoint,
): Promise<{ input: Record<string, unknown>; bytes: Uint8Array | null }> {
  const raw: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, values] of Object.entries(context.req.queries())) {
    if (values.length > 1) throw badField(name, 'given twice');
    raw[name] = values[0];
  }
  delete raw['branch'];
  let bytes: Uint8Array | null = null;
  if (endpoint.method !== 'GET' && endpoint.method !== 'DELETE') {
    const isBulk = endpoint.source.of === 'deed' && endpoint.source.deed.isBulk;
    const most = endpoint.carries === 'bytes' ? limits.uploadBytes : isBulk ? limits.bulkBodyBytes : limits.bodyBytes;
    const body = await readBody(context, most);
    if (endpoint.carries === 'bytes') bytes = body;
    else if (body.length || Object.keys(endpoint.input.shape).length > endpoint.inPath.length) {
      if (Object.keys(raw).length) throw badField(Object.keys(raw)[0]!, 'belongs in the body');
      Object.assign(raw, parseBody(context, body));
    }
  }
  for (const name of endpoint.inPath) {
    if (name in raw) throw badField(name, 'stands in the path already');
    raw[name] = context.req.param(name);
  }
  const result = endpoint.input.safeParse(raw);
  if (!result.success) throw problemOfIssues(result.error.issues);
  return { input: result.data, bytes };
}

function readBody(context: Context, most: number): Promise<Uint8Array> {
  if (Number(context.req.header('content-length') ?? 0) > most) throw tooLarge(most);
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  return incoming?.on ? received(incoming, most) : gathered((context.req.raw.body ?? []) as AsyncIterable<Uint8Array>, most);
}

const tooLarge = (most: number) => new Problem(413, 'too-large', 'Request body too large', { detail: `at most ${most} bytes` });

/** From the connection itself; it outlives a body that is not read to its end, so that the refusal can be sent. */
function received(incoming: IncomingMessage, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const hear = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= most) return void chunks.push(chunk);
      incoming.off('data', hear).pause();
      reject(tooLarge(most));
    };
    incoming
      .on('data', hear)
      .once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
      .once('error', reject)
      .once('close', () => reject(new Error('the connection closed before the body was read')));
  });
}

async function gathered(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseBody(context: Context, body: Uint8Array): Record<string, unknown> {
  if (body.length === 0) return {};
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json(;charset=utf-8)?$/i.test(type.replaceAll(' ', '')))
    throw new Problem(415, 'not-json', 'Unsupported media type', { detail: 'send application/json in UTF-8' });
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw new Problem(400, 'bad-json', 'The body is not valid JSON', { detail: 'the request body is not valid JSON in UTF-8' });
  }
  if (!isObject(value)) throw new Problem(400, 'not-an-object', 'The body is not a JSON object', { detail: 'the root must be an object' });
  if (depthOf(value) > limits.jsonDepth)
    throw new Problem(400, 'too-deep', 'The body is nested too deeply', { detail: `at most ${limits.jsonDepth} levels` });
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function depthOf(value: unknown, level = 1): number {
  if (typeof value !== 'object' || value === null) return level;
  if (level > limits.jsonDepth) return level;
  let deepest = level;
  for (const item of Array.isArray(value) ? value : Object.values(value)) deepest = Math.max(deepest, depthOf(item, level + 1));
  return deepest;
}

const badField = (name: string, detail: string): Problem =>
  new Problem(400, 'bad-input', 'The request does not fit', {
    errors: [{ pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, detail }],
  });

/** An answer is never much longer than what it answers. */
const mostErrors = 50;

export function problemOfIssues(issues: readonly z.core.$ZodIssue[]): Problem {
  const all = issues.slice(0, mostErrors).flatMap((issue) => {
    const at = (path: readonly PropertyKey[]) =>
      path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .slice(0, mostErrors)
        .map((key) => ({ pointer: at([...issue.path, key.slice(0, 200)]), code: 'unknown-field', detail: 'there is no such field' }));
    return [{ pointer: at(issue.path), code: issue.code, detail: issue.message }];
  });
  const errors = all.slice(0, mostErrors);
  return new Problem(400, 'bad-input', 'The request does not fit', {
    detail: errors
      .map((each) => `${each.pointer.slice(1)}: ${each.detail}`)
      .slice(0, 3)
      .join('; '),
    errors,
  });
}
