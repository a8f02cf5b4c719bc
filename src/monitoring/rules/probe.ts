/** What a check looks at and what looking brought: the one language between checks, the probes that carry them out, and screens. */

export interface HttpProbe {
  readonly kind: 'http';
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Ranges such as `200-299` or `204`; none is `200-299`. */
  readonly expectStatus?: readonly string[];
  /** A text that the body contains, or with `keywordAbsent` must not contain. Upper and lower case are told apart. */
  readonly keyword?: string;
  readonly keywordAbsent?: boolean;
  /** A value of a JSON body: a JSON Pointer (RFC 6901, begins with `/`) or names with dots between, such as `status.database`. */
  readonly jsonPath?: string;
  /** What that value is, as text; without it the value only has to be there. */
  readonly jsonExpected?: string;
  readonly timeoutMs: number;
  readonly verifyTls: boolean;
  readonly followRedirects: boolean;
}

export interface TcpProbe {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

export const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'] as const;
export type RecordType = (typeof recordTypes)[number];

export interface DnsProbe {
  readonly kind: 'dns';
  readonly host: string;
  readonly recordType: RecordType;
  /** One of the records is this. A mail server is told without its preference, a name without the dot at its end. */
  readonly expected?: string;
  readonly timeoutMs: number;
}

export interface TlsProbe {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  /** A certificate that ends within so many days is a warning. */
  readonly warnDays: number;
  readonly timeoutMs: number;
}

export interface PingProbe {
  readonly kind: 'ping';
  readonly host: string;
  readonly timeoutMs: number;
}

export type ProbeSpec = HttpProbe | TcpProbe | DnsProbe | TlsProbe | PingProbe;
export type ProbeKind = ProbeSpec['kind'];

export const probeStates = ['up', 'warning', 'down'] as const;
export type ProbeState = (typeof probeStates)[number];
/** What looking may come to: `blind` where it could not be done, which says nothing about what was to be looked at. */
export const lookStates = [...probeStates, 'blind'] as const;
export type LookState = (typeof lookStates)[number];

/** Why a probe ended as it did. A forbidden address is told alike whether anything is there or not. */
export const probeReasons = [
  'ok',
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
  'certificate-expires',
  'bad-answer',
  'body-too-large',
  'too-many-redirects',
  'unexpected-status',
  'keyword-missing',
  'keyword-present',
  'json-invalid',
  'json-differs',
  'answer-differs',
  'ping-not-available',
] as const;
export type ProbeReason = (typeof probeReasons)[number];

/** Reasons that lie with us: nobody has looked. */
export const isBlind = (reason: ProbeReason): boolean =>
  reason === 'forbidden-address' || reason === 'forbidden-url' || reason === 'ping-not-available';

export interface ProbeResult {
  readonly state: LookState;
  /** How long looking took, to a tenth. */
  readonly milliseconds: number;
  readonly reason: ProbeReason;
  /** What was seen, such as the status 503: short, without secrets, in no language. */
  readonly detail: string | null;
  /** RFC 3339, where a certificate was shown. */
  readonly certificateExpiresAt?: string;
}
