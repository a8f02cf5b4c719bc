/** What a room's server shelf gives to the entrance, listed by hand in its `server/index.ts`. */
import type { Pool, PoolClient } from 'pg';
import type { z } from 'zod';
import type { Endpoint, Principal, Registry, Room, View } from '#platform/kit';
import type { Writer } from './commit/commit.ts';
import type { Egresses, Mailer } from './egress/index.ts';
import type { Log } from './log.ts';

/** The tools that server code of a room may use. */
export interface Tools {
  readonly pool: Pool;
  readonly registry: Registry;
  /** The one writer: every change goes through it. */
  readonly write: Writer;
  /** Now, RFC 3339; the injected clock. */
  readonly now: () => string;
  readonly newId: () => string;
  readonly log: Log;
  /** Files (attachments, uploads) by the SHA-256 of their content. */
  readonly files: FileStore;
  /** The clients for what lies outside: `public` for addresses that members type, `monitor` for checks. */
  readonly egress: Egresses;
  /** Sends mail; absent where the operator named no mail server. */
  readonly mail?: Mailer;
  /** Under which address people reach this program, without a slash at its end; null where the operator has not said it. */
  readonly publicUrl: string | null;
  /** Tells all open screens of an organisation something that is not in the journal (a plan was computed anew). */
  readonly tell: (organisationId: string, messages: readonly Notice[]) => Promise<void>;
}

export interface Notice {
  readonly topic: string;
  readonly scopeId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FileStore {
  put(organisationId: string, content: Uint8Array): Promise<{ hash: string; bytes: number }>;
  get(organisationId: string, hash: string): Promise<Uint8Array | null>;
}

export interface Asking {
  /** A transaction, read only, that has named the organisation: guarded tables show its rows. */
  readonly client: PoolClient;
  readonly by: Principal;
  readonly tools: Tools;
}

export interface ViewAnswer {
  readonly view: View;
  readonly answer: (query: never, asking: Asking) => Promise<unknown>;
}

/** Joins a view with the code that answers it. */
export const answerView = <Q extends z.ZodObject, R extends z.ZodType>(
  view: View<Q, R>,
  answer: (query: z.output<Q>, asking: Asking) => Promise<z.input<R>>,
): ViewAnswer => ({ view: view as never, answer: answer as never });

export interface Call<I> {
  readonly input: I;
  /** Null only where the endpoint is open to anybody. */
  readonly by: Principal | null;
  readonly bytes: Uint8Array | null;
  readonly request: {
    readonly id: string;
    readonly address: string;
    readonly agent: string;
    readonly isSecure: boolean;
    header(name: string): string | undefined;
    cookie(name: string): string | undefined;
    readonly key: string | null;
  };
  readonly tools: Tools;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sequence?: number | null;
}

export interface EndpointAnswer {
  readonly endpoint: Endpoint;
  readonly answer: (call: Call<never>) => Promise<Reply>;
}

/** Joins an own endpoint with the code that answers it. */
export const answerEndpoint = <I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  answer: (call: Call<z.output<I>>) => Promise<Reply>,
): EndpointAnswer => ({ endpoint: endpoint as never, answer: answer as never });

/** Called after the commit, at least once, in the order of the journal for each organisation; must not mind being called again. */
export interface Reaction {
  readonly name: string;
  /** Events of the trade that wake it. */
  readonly to: readonly string[];
  readonly react: (happening: { organisationId: string; sequence: number }, tools: Tools) => Promise<void>;
}

export interface RecurringJob {
  readonly name: string;
  /** Five-field cron, in `zone`. A local time that daylight saving skips runs at the next valid instant; one that comes twice runs once. */
  readonly cron: string;
  readonly zone: string;
  readonly run: (tools: Tools) => Promise<void>;
}

export interface RoomServer {
  readonly room: Room;
  /** Directory of its migrations. */
  readonly migrations: string;
  readonly views?: readonly ViewAnswer[];
  readonly endpoints?: readonly EndpointAnswer[];
  readonly reactions?: readonly Reaction[];
  readonly jobs?: readonly RecurringJob[];
  /** Started after the server is up; answers how to stop it. */
  readonly start?: (
    tools: Tools & { readonly listen: (listener: (organisationId: string, sequence: number) => void) => () => void },
  ) => Promise<() => Promise<void>>;
}
