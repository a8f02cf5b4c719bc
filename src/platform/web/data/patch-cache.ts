/** Writes a record, or some of its fields, into everything in the cache that shows it. */
import type { Page } from '#platform/kit';
import { cache } from './client.ts';
import { keys } from './read.ts';

type Fields = Readonly<Record<string, unknown>> & { readonly id?: unknown; readonly version?: unknown };
interface Pages {
  readonly pages: readonly Page<Fields>[];
  readonly pageParams: readonly unknown[];
}

/** Lays the fields over the record wherever it is cached. Gives back what puts the former state in place again. */
export function patchCached(thing: string, id: string, fields: Fields): () => void {
  const before = [
    ...cache.getQueriesData({ queryKey: keys.one(thing, id) }),
    ...cache.getQueriesData({ queryKey: keys.list(thing) }),
    ...cache.getQueriesData({ queryKey: keys.all(thing) }),
  ];
  const lay = <R extends Fields>(row: R): R => (row.id === id ? { ...row, ...fields } : row);
  cache.setQueryData<Fields>(keys.one(thing, id), (row) => row && lay(row));
  cache.setQueriesData<Pages>({ queryKey: keys.list(thing) }, (data) =>
    data ? { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(lay) })) } : data,
  );
  cache.setQueriesData<readonly Fields[]>({ queryKey: keys.all(thing) }, (rows) => rows?.map(lay));
  return () => {
    for (const [key, data] of before) cache.setQueryData(key, data);
  };
}

/** The record as the cache knows it, if it does. */
export function cachedRecord(thing: string, id: string): Fields | undefined {
  const one = cache.getQueryData<Fields>(keys.one(thing, id));
  if (one) return one;
  for (const [, rows] of cache.getQueriesData<readonly Fields[]>({ queryKey: keys.all(thing) })) {
    const found = rows?.find((row) => row.id === id);
    if (found) return found;
  }
  for (const [, data] of cache.getQueriesData<Pages>({ queryKey: keys.list(thing) })) {
    for (const page of data?.pages ?? []) {
      const found = page.items.find((row) => row.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

/** Asks again for everything that shows things of this name. */
export async function refresh(thing: string): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['list', thing] }),
    cache.invalidateQueries({ queryKey: ['all', thing] }),
    cache.invalidateQueries({ queryKey: ['one', thing] }),
    cache.invalidateQueries({ queryKey: ['history', thing] }),
    cache.invalidateQueries({
      queryKey: ['view'],
      predicate: (query) => {
        const things = query.meta?.['dependsOn'] as readonly string[] | undefined;
        return !things || things.includes(thing);
      },
    }),
  ]);
}
