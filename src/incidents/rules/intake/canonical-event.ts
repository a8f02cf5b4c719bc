/** What every sender's words become: one event about one episode of one alert. */

/** Kinds of senders outside that are understood. */
export const outsideKinds = ['alertmanager', 'grafana', 'uptime-kuma', 'zabbix', 'pagerduty', 'cloudevents', 'mail', 'json'] as const;
export type OutsideKind = (typeof outsideKinds)[number];
/** `evenkeel` is this program itself: what looks by itself (monitors) speaks as all others do. An organisation has one at most. */
export const sourceKinds = [...outsideKinds, 'evenkeel'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** `heartbeat`: the sender shows that it is there (a test button, a sign of life); it opens and closes nothing. */
export const eventActions = ['open', 'update', 'ack', 'close', 'heartbeat'] as const;
export type EventAction = (typeof eventActions)[number];

/** 0 not said, 1 information, 2 warning, 3 error, 4 critical. */
export type Severity = 0 | 1 | 2 | 3 | 4;

export interface EventLink {
  readonly title: string;
  readonly url: string;
}

export interface CanonicalEvent {
  /** The sender's own id of this message; null where it has none, then the body tells a second sending. */
  readonly transportId: string | null;
  /** What is wrong with what: of one key at most one episode is open. */
  readonly episodeKey: string;
  /** Which time it is wrong, where the sender says so: an event with it belongs to that episode whenever it comes. */
  readonly episodeId: string | null;
  readonly action: EventAction;
  /** RFC 3339 in UTC, to the millisecond; null: the sender does not say, when it was received counts. */
  readonly occurredAt: string | null;
  /** When the episode began, where an event about its end says that too. */
  readonly startedAt: string | null;
  readonly severity: Severity;
  readonly title: string;
  /** A word for the service: its key or name. */
  readonly serviceRef: string | null;
  /** Words for what it was seen on: names of hosts, of assets. */
  readonly ciRefs: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly links: readonly EventLink[];
  /** The sender has left something out; what is absent says nothing. */
  readonly partial: boolean;
}

/** A message as it came: the body as text, header names in lower case. */
export interface Message {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string;
}

/** Why a message is not understood: `field` as a JSON pointer into the body, or a header's name. */
export interface MessageRefusal {
  readonly refused: true;
  readonly field: string;
  readonly reason: string;
}

export type Reading = { readonly refused?: false; readonly events: readonly CanonicalEvent[] } | MessageRefusal;

export const refuseMessage = (field: string, reason: string): MessageRefusal => ({ refused: true, field, reason });
