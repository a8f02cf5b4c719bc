/** The one client of the page, and the one cache. */
import { QueryClient } from '@tanstack/react-query';
import { createClient, Problem, type Client, type Fetch } from '#platform/kit';
import { showToast, shownToasts } from '../shell/toasts.ts';
import { loadWords, translate } from '../words/translate.ts';

/** A UUIDv4; `crypto.randomUUID` is there only on secure origins, and a first try often runs on plain http. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Every call of the page. That the server is away is a refusal like any other; of something that was to be saved it is said at once. */
async function reach(...[url, init]: Parameters<Fetch>): ReturnType<Fetch> {
  try {
    const answer = await fetch(url, { ...init, credentials: 'same-origin' });
    if (!answer.ok) await loadWords('refusals');
    return answer;
  } catch {
    if (init.method !== 'GET') sayNotSaved();
    throw noConnection();
  }
}

/** Once, however often it is tried again. */
function sayNotSaved(): void {
  const text = translate('shell.notSaved');
  if (!shownToasts().some((toast) => toast.text === text)) showToast({ kind: 'problem', text });
}

export const noConnection = (): Problem => new Problem(0, 'no-connection', translate('shell.noConnection'));

export const client: Client = createClient({
  base: '',
  fetch: reach,
  newKey,
});

export const useClient = (): Client => client;

/** Worth asking again: the network failed or the server was busy; never when it said no. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof Problem) || error.details.status === 0 || error.details.status === 429 || error.details.status >= 502;
}

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && isPassing(error),
    },
  },
});
