/** Reading: lists, records, histories and views, kept in the cache and refreshed by live updates. */
import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import type { HistoryEntry, ListQuery, Page, Problem, Row, Thing, View } from '#platform/kit';
import { loadAllWords } from '../words/translate.ts';
import { client, isPassing } from './client.ts';

/** Cache keys. Live updates look for them by thing name. */
export const keys = {
  list: (thing: string, query?: ListQuery) => (query ? (['list', thing, query] as const) : (['list', thing] as const)),
  all: (thing: string, query?: ListQuery) => (query ? (['all', thing, query] as const) : (['all', thing] as const)),
  one: (thing: string, id: string) => ['one', thing, id] as const,
  history: (thing: string, id: string) => ['history', thing, id] as const,
  view: (name: string, query?: unknown) => (query === undefined ? (['view', name] as const) : (['view', name, query] as const)),
};

export interface ListResult<R> {
  readonly rows: readonly R[];
  readonly isLoading: boolean;
  readonly problem: Problem | null;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly isLoadingMore: boolean;
  readonly retry: () => void;
}

/** While the server is away, what is in hand stays on the page: only what was never read is missing. */
const isMissed = (result: { readonly error: unknown; readonly data: unknown }): boolean =>
  result.error !== null && (result.data === undefined || !isPassing(result.error));

const inHand = <R>(result: UseQueryResult<R, Problem>): UseQueryResult<R, Problem> =>
  result.error === null || isMissed(result)
    ? result
    : (Object.create(result, { error: { value: null }, isError: { value: false } }) as UseQueryResult<R, Problem>);

/** A thing's list, page after page. Filters and sort as in the API: `{ q, sort: '-startsOn', status: 'open,late' }`. */
export function useList<T extends Thing>(thing: T, query: ListQuery = {}, options: { enabled?: boolean } = {}): ListResult<Row<T>> {
  const result = useInfiniteQuery<Page<Row<T>>, Problem, { pages: Page<Row<T>>[] }, readonly unknown[], string | undefined>({
    queryKey: keys.list(thing.name, query),
    queryFn: ({ pageParam }) => client.list(thing, { limit: 100, ...query, cursor: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  return {
    rows: result.data?.pages.flatMap((page) => page.items) ?? [],
    isLoading: result.isPending && (options.enabled ?? true),
    problem: isMissed(result) ? result.error : null,
    hasMore: result.hasNextPage,
    loadMore: () => void (result.hasNextPage && !result.isFetchingNextPage && result.fetchNextPage()),
    isLoadingMore: result.isFetchingNextPage,
    retry: () => void result.refetch(),
  };
}

/** Every record of a list at once; for things of which there are few (teams, calendars, skills). */
export function useAll<T extends Thing>(thing: T, query: ListQuery = {}, options: { enabled?: boolean } = {}) {
  return inHand(
    useQuery<Row<T>[], Problem>({
      queryKey: keys.all(thing.name, query),
      queryFn: () => client.all(thing, query),
      placeholderData: keepPreviousData,
      enabled: options.enabled ?? true,
    }),
  );
}

export function useOne<T extends Thing>(thing: T, id: string | null | undefined): UseQueryResult<Row<T>, Problem> {
  return inHand(
    useQuery<Row<T>, Problem>({
      queryKey: keys.one(thing.name, id ?? ''),
      queryFn: () => client.one(thing, id!),
      enabled: Boolean(id),
    }),
  );
}

/** `dependsOn`: the names of the things whose changes make the answer old; any change when left out. */
export function useView<Q extends z.ZodObject, R extends z.ZodType>(
  view: View<Q, R>,
  query: z.input<Q>,
  options: { enabled?: boolean; dependsOn?: readonly string[] } = {},
): UseQueryResult<z.output<R>, Problem> {
  return inHand(
    useQuery<z.output<R>, Problem>({
      queryKey: keys.view(view.name, query),
      queryFn: () => client.see(view, query),
      placeholderData: keepPreviousData,
      enabled: options.enabled ?? true,
      meta: { dependsOn: options.dependsOn },
    }),
  );
}

/** Any other GET under /api/v1. `withAllWords`: what is told comes from any room, and needs its words. */
export function useGet<R>(
  path: string,
  options: { enabled?: boolean; dependsOn?: readonly string[]; withAllWords?: boolean } = {},
): UseQueryResult<R, Problem> {
  return inHand(
    useQuery<R, Problem>({
      queryKey: keys.view(path),
      queryFn: async () => {
        const [{ data }] = await Promise.all([client.call<R>('GET', path), options.withAllWords ? loadAllWords() : undefined]);
        return data;
      },
      enabled: options.enabled ?? true,
      meta: { dependsOn: options.dependsOn },
    }),
  );
}

export function useHistory(thing: Thing, id: string) {
  return useInfiniteQuery<Page<HistoryEntry>, Problem, { pages: Page<HistoryEntry>[] }, readonly unknown[], string | undefined>({
    queryKey: keys.history(thing.name, id),
    queryFn: ({ pageParam }) => client.history(thing, id, { limit: 30, cursor: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}
