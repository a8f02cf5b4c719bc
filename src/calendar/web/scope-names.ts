/** Names of what a window may hold for. Sites, teams and projects stand above this room, so they are asked for by their addresses. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '#platform/kit';
import { useClient } from '#platform/web';

export const keptScopes = ['site', 'team', 'project'] as const;
export type KeptScope = (typeof keptScopes)[number];

/** Id to name, by name. */
export type ScopeNames = Readonly<Record<KeptScope, ReadonlyMap<string, string>>>;

const nobody: ReadonlyMap<string, string> = new Map();

export function useScopeNames(): ScopeNames {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['view', 'window-scopes'],
    meta: { dependsOn: keptScopes },
    queryFn: async (): Promise<ScopeNames> => {
      const namesOf = async (scope: KeptScope): Promise<ReadonlyMap<string, string>> => {
        const names = new Map<string, string>();
        for (let cursor = ''; ;) {
          const { data: page } = await client.call<Page<{ id: string; name: string }>>(
            'GET',
            `/${scope}s?sort=name&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
          );
          for (const { id, name } of page.items) names.set(id, name);
          if (!page.nextCursor) return names;
          cursor = page.nextCursor;
        }
      };
      // Whoever may not read projects reads the rest all the same.
      const [site, team, project] = await Promise.all(keptScopes.map((scope) => namesOf(scope).catch(() => nobody)));
      return { site: site!, team: team!, project: project! };
    },
  });
  return useMemo(() => data ?? { site: nobody, team: nobody, project: nobody }, [data]);
}
