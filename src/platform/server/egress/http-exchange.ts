/** HTTP to the outside: one connection for one request, redirects only when asked for and each looked at like the first. */
import { Client } from 'undici';
import { TLSSocket } from 'node:tls';
import { readBody } from './body.ts';
import { certificateExpiryOf } from './certificate.ts';
import { dial, dialTls, type Door } from './dial.ts';
import { EgressFailure, failureOf } from './failure.ts';
import { httpUrl, plainHost, portOf, unbracketed } from './host.ts';

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything together: names, connections, redirects, body. */
  readonly timeoutMs: number;
  /** Of the body, packed and unpacked; 0 leaves the body unread. */
  readonly maxBytes: number;
  /** At most three; none when absent. */
  readonly redirects?: number;
  /** Whether the certificate must be good; yes when absent. */
  readonly verifyTls?: boolean;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Of the last request, after redirects. */
  readonly url: string;
  readonly certificateExpiresAt: string | null;
}

const mostRedirects = 3;
const headerBytes = 16_384;
/** Ours to set, or a door to another host behind the one that was checked. */
const kept = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer', 'keep-alive']);
/** What anybody may be told; the rest is for the host that the caller named. */
const isForAll = (name: string): boolean => name === 'accept' || name === 'user-agent' || name.startsWith('content-');

type Hop = Pick<HttpRequest, 'body'> & { readonly method: NonNullable<HttpRequest['method']>; readonly headers: Record<string, string> };

export async function exchange(door: Door, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  let url = httpUrl(request.url);
  const headers = Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of kept) delete headers[name];
  let hop: Hop = { method: request.method ?? 'GET', headers: { 'user-agent': 'Evenkeel', accept: '*/*', ...headers }, body: request.body };
  const redirects = Math.min(request.redirects ?? 0, mostRedirects);
  for (let gone = 0; ; gone++) {
    const answer = await once(door, url, hop, { ...request, redirects }, signal);
    const target = targetOf(answer, redirects);
    if (target === undefined) return answer;
    if (gone === redirects) throw new EgressFailure('too-many-redirects');
    const next = httpUrl(target, url);
    hop = hopTo(next, url, hop, answer.status);
    url = next;
  }
}

/** Where a redirect that is followed leads. */
const targetOf = ({ status, headers }: Pick<HttpAnswer, 'status' | 'headers'>, redirects: number): string | undefined =>
  redirects > 0 && [301, 302, 303, 307, 308].includes(status) ? headers['location'] : undefined;

/** RFC 9110 15.4: what is repeated at the next address. Secrets go to nobody but whom they were meant for. */
function hopTo(next: URL, from: URL, { method, headers, body }: Hop, status: number): Hop {
  const safe = next.origin === from.origin ? headers : Object.fromEntries(Object.entries(headers).filter(([name]) => isForAll(name)));
  const becomesGet = (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST');
  if (!becomesGet) return { method, headers: safe, body };
  return { method: 'GET', headers: Object.fromEntries(Object.entries(safe).filter(([name]) => !name.startsWith('content-'))) };
}

async function once(door: Door, url: URL, hop: Hop, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const call = { host: plainHost(unbracketed(url.hostname)), port: portOf(url), signal };
  let certificateExpiresAt: string | null = null;
  const client = new Client(url.origin, {
    maxHeaderSize: headerBytes,
    allowH2: false,
    connect: (_options, answer) => {
      const socket =
        url.protocol === 'https:'
          ? dialTls(door, { ...call, verify: request.verifyTls ?? true, protocols: ['http/1.1'] })
          : dial(door, call);
      socket.then(
        (stands) => {
          if (stands instanceof TLSSocket) certificateExpiresAt = certificateExpiryOf(stands);
          answer(null, stands);
        },
        (error: Error) => answer(error, null),
      );
    },
  });
  try {
    const { method, headers, body } = hop;
    const path = url.pathname + url.search;
    const answer = await client.request({ method, path, headers, body, signal, reset: true, headersTimeout: 0, bodyTimeout: 0 });
    // Left unread, it ends with the connection.
    answer.body.on('error', () => {});
    const status = answer.statusCode;
    const told = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
    );
    const isRead = request.maxBytes > 0 && method !== 'HEAD' && targetOf({ status, headers: told }, request.redirects ?? 0) === undefined;
    const content = isRead ? await readBody(answer.body, told['content-encoding'], request.maxBytes) : Buffer.alloc(0);
    return { status, headers: told, body: content, url: url.href, certificateExpiresAt };
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error);
  } finally {
    await client.destroy().catch(() => {});
  }
}
