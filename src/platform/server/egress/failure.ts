/** Why something outside could not be reached: a short closed list, so that what is told depends on nothing but it. */

export const egressFailures = [
  'forbidden-address',
  'forbidden-url',
  'name-not-found',
  'name-service-failed',
  'refused',
  'unreachable',
  'timeout',
  'connection-broken',
  'tls-failed',
  'certificate-invalid',
  'certificate-expired',
  'bad-answer',
  'body-too-large',
  'too-many-redirects',
  'ping-not-available',
] as const;
export type EgressFailureKind = (typeof egressFailures)[number];

export class EgressFailure extends Error {
  readonly kind: EgressFailureKind;
  /** A code or a status, never words from outside; null of what is forbidden, whatever the cause. */
  readonly detail: string | null;

  constructor(kind: EgressFailureKind, detail: string | null = null) {
    super(detail === null ? kind : `${kind}: ${detail}`);
    this.name = 'EgressFailure';
    this.kind = kind;
    this.detail = detail;
  }
}

const kinds: Readonly<Record<string, EgressFailureKind>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EBADNAME: 'name-not-found',
  ESERVFAIL: 'name-service-failed',
  EREFUSED: 'name-service-failed',
  EFORMERR: 'name-service-failed',
  EBADRESP: 'name-service-failed',
  ETIMEOUT: 'name-service-failed',
  EAI_AGAIN: 'name-service-failed',
  EAI_FAIL: 'name-service-failed',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'connection-broken',
  EPIPE: 'connection-broken',
  UND_ERR_SOCKET: 'connection-broken',
  UND_ERR_HEADERS_OVERFLOW: 'bad-answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'bad-answer',
  CERT_HAS_EXPIRED: 'certificate-expired',
};

/** What certificate checks of OpenSSL and Node are called by. */
const certificate = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_CERT|INVALID_|PATH_LENGTH|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;

/** The failure that an error of Node, OpenSSL or undici is. */
export function failureOf(error: unknown, elsewise: EgressFailureKind = 'connection-broken'): EgressFailure {
  if (error instanceof EgressFailure) return error;
  const { code, name } = error as { code?: unknown; name?: string };
  if (name === 'HTTPParserError') return new EgressFailure('bad-answer');
  if (typeof code !== 'string') return new EgressFailure(elsewise);
  const kind =
    kinds[code] ?? (certificate.test(code) ? 'certificate-invalid' : /^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code) ? 'tls-failed' : elsewise);
  return new EgressFailure(kind, code);
}
