/** The HTTP layer: thin. Endpoints are the contract; the order is fixed: authenticate, load, authorise, parse, act, answer. */
import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Endpoint, isAllowed, limits, type Permission, type Principal, Problem, type Registry, type View } from '#platform/kit';
import { problemOfDatabase } from '../commit/database-refusal.ts';
import { newId } from '../ids.ts';
import { inOrganisation } from '../organisation-transaction.ts';
import { readHistory } from '../read/history.ts';
import { readList } from '../read/list.ts';
import { noSuch, readOne } from '../read/one.ts';
import type { EndpointAnswer, Tools, ViewAnswer } from '../room-server.ts';
import { sendBytes, sendJson, sendProblem, shownPath } from './answers.ts';
import { callerOf, makeRateLimit } from './rate-limit.ts';
import { readInput } from './read-request.ts';

export interface HttpParts {
  readonly tools: Tools;
  readonly registry: Registry;
  readonly views: readonly ViewAnswer[];
  readonly own: readonly EndpointAnswer[];
  /** Turns the request's session cookie or bearer token into a principal; null for nobody. */
  readonly authenticate: (credentials: { cookie: string | undefined; bearer: string | undefined }) => Promise<Principal | null>;
  readonly settings: { readonly trustProxy: boolean; readonly requestsPerMinute: number; readonly cookieName: string };
  readonly isDraining: () => boolean;
  readonly observe: (endpoint: string, status: number, seconds: number) => void;
}

export interface Env {
  Variables: { requestId: string; principal: Principal | null };
  Bindings: { incoming?: { socket?: { remoteAddress?: string; encrypted?: boolean } } };
}

export function makeApp(parts: HttpParts): Hono<Env> {
  const app = new Hono<Env>();
  const perMinute = parts.settings.requestsPerMinute;
  const limit = makeRateLimit(perMinute);
  const limitOfSenders = makeRateLimit(perMinute * limits.timesForSenders);
  const views = new Map(parts.views.map((each) => [each.view.name, each]));
  const own = new Map(parts.own.map((each) => [each.endpoint.id, each]));

  app.use('/api/*', (context, next) => {
    context.set('requestId', newId());
    return next();
  });
  app.notFound((context) =>
    sendProblem(context, new Problem(404, 'no-such-page', 'Not found', { detail: 'nothing answers at this address' })),
  );
  app.onError((error, context) => {
    const problem = error instanceof Problem ? error : problemOfDatabase(error);
    if (problem) return sendProblem(context, problem);
    parts.tools.log.error({ err: error, requestId: context.get('requestId'), path: shownPath(context.req.path) }, 'request failed');
    return sendProblem(
      context,
      new Problem(500, 'internal', 'Internal error', { detail: 'the fault is ours; it was logged under this request id' }),
    );
  });

  for (const endpoint of parts.registry.endpoints) {
    const answer = answerOf(endpoint);
    app.on(endpoint.method, `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`, async (context) => {
      const began = performance.now();
      let status = 500;
      try {
        const response = await handle(context, endpoint, answer);
        status = response.status;
        return response;
      } catch (error) {
        status = error instanceof Problem ? error.details.status : 500;
        throw error;
      } finally {
        parts.observe(endpoint.id, status, (performance.now() - began) / 1000);
      }
    });
  }
  // Another method at a known address is 405, not 404 (RFC 9110).
  const methods = Map.groupBy(parts.registry.endpoints, (endpoint) => endpoint.path);
  for (const [path, of] of methods) {
    app.all(`/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`, () => {
      const allow = [...new Set(of.map((each) => each.method))].join(', ');
      throw new Problem(405, 'method-not-allowed', 'Method not allowed', { detail: `here are: ${allow}` }, { allow });
    });
  }
  return app;

  async function handle(context: Context<Env>, endpoint: Endpoint, answer: Answer): Promise<Response> {
    if (parts.isDraining()) throw new Problem(503, 'stopping', 'The server is stopping', {}, { 'retry-after': '5' });
    const cookie = getCookie(context, parts.settings.cookieName);
    const bearer = /^Bearer ([\w-]{20,300})$/.exec(context.req.header('authorization') ?? '')?.[1];
    const address = addressOf(context);
    if (endpoint.method !== 'GET' && !bearer) refuseForeignOrigin(context);
    const principal = cookie || bearer ? await parts.authenticate({ cookie, bearer }) : null;
    context.set('principal', principal);
    const wait = (endpoint.isForSenders ? limitOfSenders : limit).take(principal ? principal.membershipId : callerOf(address));
    if (wait) {
      const detail = `at most ${endpoint.isForSenders ? perMinute * limits.timesForSenders : perMinute} a minute`;
      throw new Problem(
        endpoint.isForSenders ? 503 : 429,
        'too-many-requests',
        'Too many requests',
        { detail },
        { 'retry-after': String(wait) },
      );
    }
    if (endpoint.may) {
      if (!principal) throw new Problem(401, 'not-signed-in', 'Not signed in', {}, { 'www-authenticate': 'Bearer' });
      if (!couldEver(endpoint.may, principal)) throw notPermitted(endpoint);
      if (endpoint.method !== 'GET' && !principal.canWrite)
        throw new Problem(403, 'read-only-token', 'Not permitted', { detail: 'this token may only read' });
    }
    const { input, bytes } = await readInput(context, endpoint);
    return answer({ context, endpoint, principal: principal!, input, bytes, address });
  }

  interface Given {
    readonly context: Context<Env>;
    readonly endpoint: Endpoint;
    readonly principal: Principal;
    readonly input: Record<string, unknown>;
    readonly bytes: Uint8Array | null;
    readonly address: string;
  }
  type Answer = (given: Given) => Promise<Response>;

  function answerOf(endpoint: Endpoint): Answer {
    const { source } = endpoint;
    const { pool, registry } = parts.tools;
    switch (source.of) {
      case 'list':
        return async ({ context, principal, input }) =>
          sendJson(
            context,
            200,
            await inOrganisation(pool, principal.organisationId, (client) => readList(client, source.thing, input, principal), {
              readOnly: true,
              oneStatement: true,
            }),
          );
      case 'one':
        return async ({ context, principal, input }) => {
          const row = await inOrganisation(
            pool,
            principal.organisationId,
            (client) => readOne(client, source.thing, input['id'] as string, principal),
            { readOnly: true, oneStatement: true },
          );
          return sendJson(context, 200, row, { etag: `"${row['version'] as number}"` });
        };
      case 'history':
        return async ({ context, principal, input }) =>
          sendJson(
            context,
            200,
            await inOrganisation(
              pool,
              principal.organisationId,
              (client) => readHistory(client, registry, source.thing, input as never, principal),
              { readOnly: true },
            ),
          );
      case 'view': {
        const { answer } = views.get(source.view.name) ?? missing(endpoint);
        return async ({ context, principal, input }) => {
          authoriseView(registry, source.view, principal, input, endpoint);
          return sendJson(
            context,
            200,
            await inOrganisation(
              pool,
              principal.organisationId,
              (client) => answer(input as never, { client, by: principal, tools: parts.tools }),
              { readOnly: true },
            ),
          );
        };
      }
      case 'deed':
        return async ({ context, principal, input }) => {
          const outcome = await parts.tools.write({
            deed: source.deed,
            input,
            by: principal,
            requestId: context.get('requestId'),
            branchId: branchOf(context, endpoint),
            version: ifMatch(context, endpoint),
            key: idempotencyKey(context),
          });
          return sendJson(context, outcome.status, outcome.body, {
            ...(outcome.version ? { etag: `"${outcome.version}"` } : {}),
            ...(outcome.sequence ? { 'evenkeel-sequence': String(outcome.sequence) } : {}),
          });
        };
      case 'own': {
        const { answer } = own.get(endpoint.id) ?? missing(endpoint);
        return async ({ context, principal, input, bytes, address }) => {
          const reply = await answer({
            input: input as never,
            by: principal,
            bytes,
            tools: parts.tools,
            request: {
              id: context.get('requestId'),
              address,
              agent: (context.req.header('user-agent') ?? '').slice(0, 300),
              isSecure: isSecure(context),
              header: (name) => context.req.header(name),
              cookie: (name) => getCookie(context, name),
              key: idempotencyKey(context),
            },
          });
          const headers = { ...reply.headers, ...(reply.sequence ? { 'evenkeel-sequence': String(reply.sequence) } : {}) };
          if (reply.bytes) return sendBytes(context, reply.status ?? 200, reply.bytes, headers);
          return sendJson(context, reply.status ?? endpoint.status, reply.body, headers);
        };
      }
    }
  }

  function addressOf(context: Context<Env>): string {
    const forwarded = parts.settings.trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return forwarded ?? context.env?.incoming?.socket?.remoteAddress ?? 'unknown';
  }

  function isSecure(context: Context<Env>): boolean {
    if (parts.settings.trustProxy && context.req.header('x-forwarded-proto') === 'https') return true;
    return Boolean(context.env?.incoming?.socket?.encrypted);
  }
}

const missing = (endpoint: Endpoint): never => {
  throw new Error(`nothing answers ${endpoint.id}: list it in its room's server/index.ts`);
};

const notPermitted = (endpoint: Endpoint): Problem =>
  new Problem(403, 'not-permitted', 'Not permitted', { detail: `your role does not allow: ${endpoint.id}` });

/** Is there any record for which this could be allowed? If not, the request is not even parsed. */
const couldEver = (permission: Permission, principal: Principal): boolean =>
  permission.organisation.includes(principal.role) ||
  Boolean(permission.own) ||
  Object.values(principal.scopeRoles).some((role) => permission.scope?.includes(role));

function authoriseView(registry: Registry, view: View, principal: Principal, input: Record<string, unknown>, endpoint: Endpoint): void {
  const scopeId = view.scopeIn?.(input) ?? null;
  // Where somebody cannot read the scope itself, a hidden one and one that does not exist are told in the same words.
  const scope = [...registry.things.values()].find((thing) => thing.scope === 'id');
  if (scopeId && scope && !isAllowed(scope.mayRead, principal, { scopeId })) throw noSuch(scope);
  if (!isAllowed(view.may, principal, { scopeId, ownerId: view.ownerIn?.(input, principal) ?? null })) throw notPermitted(endpoint);
}

/** Cross-site request forgery: browsers say where a request comes from; what they say must be here. */
function refuseForeignOrigin(context: Context): void {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const host = context.req.header('host');
  const isHere = site
    ? site === 'same-origin' || site === 'none'
    : origin === undefined || (origin !== 'null' && URL.canParse(origin) && new URL(origin).host === host);
  if (!isHere) throw new Problem(403, 'foreign-origin', 'Not permitted', { detail: 'this request came from another site' });
}

function ifMatch(context: Context, endpoint: Endpoint): number | null {
  const header = context.req.header('if-match');
  const version = /^"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (header !== undefined && version === undefined)
    throw new Problem(400, 'bad-if-match', 'If-Match is not an ETag of ours', {
      detail: 'send the ETag that the record came with, such as "3"',
    });
  if (version === undefined && endpoint.needsIfMatch)
    throw new Problem(428, 'if-match-needed', 'If-Match is needed', {
      detail: 'send the ETag of the record that you change, so that nobody overwrites unseen changes',
    });
  return version === undefined ? null : Number(version);
}

function idempotencyKey(context: Context): string | null {
  const key = context.req.header('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{8,200}$/.test(key))
    throw new Problem(400, 'bad-idempotency-key', 'The Idempotency-Key does not fit', { detail: '8 to 200 visible ASCII characters' });
  return key;
}

function branchOf(context: Context, endpoint: Endpoint): string | null {
  const branch = context.req.query('branch');
  if (branch === undefined) return null;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(branch))
    throw new Problem(400, 'bad-input', 'The request does not fit', { errors: [{ pointer: '/branch', detail: 'not a UUID' }] });
  if (endpoint.source.of === 'deed' && !endpoint.source.deed.on.isBranchable)
    throw new Problem(422, 'not-branchable', 'Refused', { detail: 'this does not belong to the plan and cannot differ in a branch' });
  return branch;
}
