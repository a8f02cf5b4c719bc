/** Decides who sees what first: the set-up of a new house, the way in, or the pages. */
import { useMantineColorScheme } from '@mantine/core';
import { Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../data/use-session.ts';
import { ErrorState } from '../parts/states.tsx';
import { useText } from '../words/use-words.ts';
import { Frame } from './frame.tsx';
import { followAccount } from './preferences.ts';
import { allRooms } from './rooms.ts';
import { doors } from './start-options.ts';
import { ToastStack } from './toast-stack.tsx';

export function Root() {
  const session = useSession();
  const { pathname, searchStr } = useLocation();
  const page = usePage();
  const { setColorScheme } = useMantineColorScheme();
  const { locale, theme, me } = session.data ?? {};
  useEffect(() => {
    if (!me) return;
    void followAccount(locale ?? null);
    if (theme) setColorScheme(theme);
    // What the account says holds when somebody comes in; later choices are made here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [me?.membershipId]);

  if (session.error && !session.data) return <ErrorState problem={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return null;
  if (session.data.isFirstRun && pathname !== doors.firstRun) return <Navigate to={doors.firstRun as string} replace />;
  if (page?.isPublic) {
    return (
      <>
        <Outlet />
        <ToastStack />
      </>
    );
  }
  if (!me) {
    const next = pathname === '/' ? undefined : pathname + searchStr;
    return <Navigate to={doors.signIn as string} search={{ next } as never} replace />;
  }
  return <Frame />;
}

/** The page of this address; its title stands in the browser's tab. */
function usePage() {
  const text = useText();
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath as string | undefined });
  const page = allRooms()
    .flatMap((room) => room.pages)
    .find((each) => each.path === path || `${each.path}/` === path);
  const title = page ? text(page.title) : undefined;
  useEffect(() => {
    document.title = title ? `${title} · Evenkeel` : 'Evenkeel';
  }, [title]);
  return page;
}
