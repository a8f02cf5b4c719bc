import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger, Promised } from './ledger.ts';

/** Somebody signed in at the API. */
export type Access = { readonly url: string; readonly cookie: string };

type Row = { readonly id: string; readonly name: string; readonly version: number };

/** Sets a fresh installation up; its owner does the writing. */
export async function firstRun(url: string): Promise<Access> {
  const body = { organisation: 'Faults', name: 'Olivia Owner', email: 'owner@example.org', password: 'a long enough password' };
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const response = await fetch(`${url}/api/v1/first-run`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`first run: ${response.status} ${await response.text()}`);
  return { url, cookie: response.headers.getSetCookie()[0]!.split(';')[0]! };
}

export type Clients = {
  /** How many calls were answered with success; throws what ended a client. */
  acknowledged(): number;
  /** Waits for the calls in flight to be answered, then ends. */
  stop(): Promise<void>;
  /** Ends without waiting for answers. */
  abandon(): void;
};

/**
 * Clients that make records and rename them, each record by one client only. A call that is not answered, or answered with a fault of the
 * server, is made again with the same key until it is: that is what the key is for. A record that the server no longer knows is left; the
 * ledger will tell.
 */
export function startWriting(access: Access, ledger: Ledger, count = 4): Clients {
  const stopping = new AbortController();
  const abandoning = new AbortController();
  let acknowledged = 0;

  /** The row as the server answers it; nothing when it refuses. */
  async function once(method: string, path: string, body: object, key: string, version?: number): Promise<Row | undefined> {
    const headers = {
      'content-type': 'application/json',
      cookie: access.cookie,
      'idempotency-key': key,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    while (!abandoning.signal.aborted) {
      const response = await answerOf(`${access.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
      if (response?.ok) {
        acknowledged++;
        return JSON.parse(response.text) as Row;
      }
      if (response?.status === 404 || response?.status === 412) return undefined;
      if (response !== undefined && response.status < 500) throw new Error(`${method} ${path}: ${response.status} ${response.text}`);
      await sleep(50);
    }
    return undefined;
  }

  async function write(): Promise<void> {
    while (!stopping.signal.aborted) {
      const key = randomUUID();
      let row = await once('POST', '/skills', { name: `made ${key}` }, key);
      if (row) ledger.note(promise(key, row, `made ${key}`));
      for (let round = 1; row && round <= 2 && !stopping.signal.aborted; round++) {
        const again = randomUUID();
        const name = `renamed ${round} ${again}`;
        row = await once('PATCH', `/skills/${row.id}`, { name }, again, row.version);
        if (row) ledger.note(promise(again, row, name));
      }
    }
  }

  let failure: unknown;
  const clients = Array.from({ length: count }, () =>
    write().catch((error: unknown) => {
      failure ??= error;
      stopping.abort();
    }),
  );
  return {
    acknowledged() {
      if (failure !== undefined) throw failure;
      return acknowledged;
    },
    async stop() {
      stopping.abort();
      await Promise.all(clients);
      if (failure !== undefined) throw failure;
    },
    abandon() {
      stopping.abort();
      abandoning.abort();
    },
  };
}

/** What was asked for, under the identity and version that the server answered with. */
const promise = (key: string, { id, version }: Row, name: string): Promised => ({ key, id, name, version });

async function answerOf(
  url: string,
  init: RequestInit,
): Promise<{ readonly ok: boolean; readonly status: number; readonly text: string } | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch {
    return undefined; // no answer: nobody knows whether it was done
  }
}

/** Everything that is there, page by page. */
export async function readAll({ url, cookie }: Access): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ;) {
    const response = await fetch(`${url}/api/v1/skills?limit=200${cursor}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`reading: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as { items: Row[]; nextCursor: string | null };
    rows.push(...page.items);
    if (page.nextCursor === null) return rows;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

/** Answers what the journal's own check says. */
export async function verifyJournal({ url, cookie }: Access): Promise<{ readonly entries: number; readonly isIntact: boolean }> {
  const response = await fetch(`${url}/api/v1/journal/verification`, { headers: { cookie } });
  return (await response.json()) as { entries: number; isIntact: boolean };
}
