/** The typed client of the API: used by our own screens, tests and command line. No code generation, no inference over a router. */
import type { z } from 'zod';
import type { Deed } from './deed.ts';
import type { HistoryEntry, Page } from './endpoint.ts';
import { Problem, type ProblemDetails } from './problem.ts';
import type { Row, Thing } from './thing.ts';
import type { View } from './view.ts';

/** The part of `fetch` that is needed, so that the kit knows neither browser nor Node. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ ok: boolean; status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

export interface Answer<R> {
  readonly data: R;
  /** Position in the journal of what the deed did; undo takes it. Null for reads and deeds that changed nothing. */
  readonly sequence: number | null;
}

/** What a deed answers: its own shape when it has one, else the record it is about. */
export type DeedAnswer<D> = D extends Deed<infer _S, infer T, infer A> ? (unknown extends z.output<A> ? Row<T> : z.output<A>) : never;
export type ListQuery = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Client {
  list<T extends Thing>(thing: T, query?: ListQuery): Promise<Page<Row<T>>>;
  /** All pages, one after the other. */
  all<T extends Thing>(thing: T, query?: ListQuery): Promise<Row<T>[]>;
  one<T extends Thing>(thing: T, id: string): Promise<Row<T>>;
  history(thing: Thing, id: string, query?: ListQuery): Promise<Page<HistoryEntry>>;
  see<Q extends z.ZodObject, R extends z.ZodType>(view: View<Q, R>, query: z.input<Q>): Promise<z.output<R>>;
  /** `version` is the record's version that the change was based on (If-Match). */
  do<S extends z.ZodObject, T extends Thing, A extends z.ZodType>(
    deed: Deed<S, T, A>,
    input: z.input<S>,
    options?: { version?: number; key?: string; branchId?: string },
  ): Promise<Answer<DeedAnswer<Deed<S, T, A>>>>;
  /** Anything else under /api/v1. */
  call<R = unknown>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<R>>;
}

/** `newKey` makes idempotency keys (a UUID); the same key is sent again when the same call is retried. */
export function createClient(options: {
  base: string;
  fetch: Fetch;
  newKey: () => string;
  headers?: Readonly<Record<string, string>>;
}): Client {
  const { base, fetch, newKey } = options;

  async function call<R>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<R>> {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { ...options.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw problemOf(response.status, text);
    const sequence = response.headers.get('evenkeel-sequence');
    return { data: (text ? JSON.parse(text) : undefined) as R, sequence: sequence === null ? null : Number(sequence) };
  }

  const get = async <R>(path: string, query: ListQuery = {}): Promise<R> => (await call<R>('GET', path + search(query))).data;

  const client: Client = {
    call,
    list: (thing, query) => get(`/${thing.plural}`, query),
    async all(thing, query) {
      const rows: Row<typeof thing>[] = [];
      for (let cursor: string | undefined; ;) {
        const page: Page<Row<typeof thing>> = await get(`/${thing.plural}`, { limit: 200, ...query, cursor });
        rows.push(...page.items);
        if (!page.nextCursor) return rows;
        cursor = page.nextCursor;
      }
    },
    one: (thing, id) => get(`/${thing.plural}/${encodeURIComponent(id)}`),
    history: (thing, id, query) => get(`/${thing.plural}/${encodeURIComponent(id)}/history`, query),
    see(view, query) {
      const { path, rest } = fill(view.path, query as Record<string, unknown>);
      return get(path, rest as ListQuery);
    },
    do(deed, input, { version, key, branchId } = {}) {
      const { path, rest } = fill(deed.binding.path, input as Record<string, unknown>);
      const headers: Record<string, string> = {};
      if (deed.binding.method === 'POST') headers['idempotency-key'] = key ?? newKey();
      if (version !== undefined) headers['if-match'] = `"${version}"`;
      const query = branchId ? `?branch=${branchId}` : '';
      return call(deed.binding.method, path + query, deed.binding.method === 'DELETE' ? undefined : rest, headers);
    },
  };
  return client;
}

function fill(path: string, input: Readonly<Record<string, unknown>>): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name];
    return encodeURIComponent(String(input[name]));
  });
  return { path: filled, rest };
}

const search = (query: ListQuery): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length
    ? `?${pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&')}`
    : '';
};

function problemOf(status: number, text: string): Problem {
  try {
    const details = JSON.parse(text) as ProblemDetails;
    return new Problem(status, details.code, details.title, details);
  } catch {
    return new Problem(status, 'unreadable-answer', 'The server gave no readable answer');
  }
}
