/** Answers to programs: JSON or bytes with the headers that every answer of the API bears (OWASP API security, RFC 9457). */
import type { Context } from 'hono';
import type { Problem } from '#platform/kit';

const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;
type Headers = Readonly<Record<string, string>>;

export function headersOf(context: Context): Headers {
  const requestId = context.get('requestId') as string | undefined;
  return requestId === undefined ? always : { 'evenkeel-request': requestId, ...always };
}

/** Plain headers in one piece: the server sends such an answer without making a `Response` of the Fetch standard first. */
export function sendBytes(context: Context, status: number, body: string | Uint8Array | null, headers: Headers = {}): Response {
  return new Response(body as string | null, { status, headers: { ...headersOf(context), ...headers } });
}

export function sendJson(context: Context, status: number, body: unknown, headers: Headers = {}): Response {
  if (body === undefined || status === 204) return sendBytes(context, 204, null, headers);
  return sendBytes(context, status, JSON.stringify(body), { ...headers, 'content-type': 'application/json' });
}

export function sendProblem(context: Context, problem: Problem): Response {
  const details = { ...problem.details, instance: shownPath(context.req.path), requestId: context.get('requestId') as string | undefined };
  return sendBytes(context, problem.details.status, JSON.stringify(details), {
    ...problem.headers,
    'content-type': 'application/problem+json',
  });
}

/** A path as it may be told and logged: a secret that stands in it (of a source of alerts, an invitation) is left out; ids stay. */
export const shownPath = (path: string): string => path.replace(/[\w-]{37,}/g, '…');
