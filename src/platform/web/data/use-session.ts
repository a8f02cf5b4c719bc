/** Who is signed in, and what they may. */
import { useQuery } from '@tanstack/react-query';
import {
  isAllowed,
  type OrganisationRole,
  type Permission,
  type Principal,
  type Problem,
  type ScopeRole,
  type Standing,
} from '#platform/kit';
import { cache, client } from './client.ts';

export interface Me {
  readonly membershipId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: OrganisationRole;
  /** Scope (project) id to role in it. */
  readonly scopeRoles: Readonly<Record<string, ScopeRole>>;
  readonly canWrite: boolean;
  readonly hasSecondFactor: boolean;
}

export interface Session {
  readonly isFirstRun: boolean;
  readonly me: Me | null;
  readonly organisation: { readonly id: string; readonly name: string; readonly zone: string; readonly hasSample: boolean } | null;
  readonly locale: 'en' | 'de' | null;
  readonly theme: 'auto' | 'light' | 'dark' | null;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where this person may also go. */
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly version: string;
}

export const sessionKey = ['session'] as const;
export const readSession = async (): Promise<Session> => (await client.call<Session>('GET', '/session')).data;

export const useSession = () => useQuery<Session, Problem>({ queryKey: sessionKey, queryFn: readSession, staleTime: 5 * 60_000 });

/** The one who is signed in. Only for pages that are not public: there is always somebody. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data?.me) throw new Error('a page for members only was shown to nobody');
  return data.me;
}

/** As much of a principal as permission asks for; scopes that are hidden never reach the browser. */
const principalOf = (me: Me): Principal => ({
  ...me,
  organisationId: '',
  accountId: '',
  hiddenScopes: [],
  carrier: 'session',
});

/** May the one who is signed in do this, standing thus towards the record? Buttons ask it; the server decides. */
export function may(permission: Permission | undefined, standing?: Standing): boolean {
  if (!permission) return true;
  const me = cache.getQueryData<Session>(sessionKey)?.me;
  return me ? isAllowed(permission, principalOf(me), standing) : false;
}

export const useMay = (): typeof may => {
  useSession();
  return may;
};

/** After a change of one's own standing or name. */
export const refreshSession = (): Promise<void> => cache.invalidateQueries({ queryKey: sessionKey });
