/** The outermost component: public pages stand alone, all others in the frame. Who may come here was decided before (start.tsx). */
import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../data/use-session.ts';
import { useColourScheme } from '../theme/use-colour-scheme.ts';
import { useText } from '../words/use-words.ts';
import { Frame } from './frame.tsx';
import { allRooms } from './rooms.ts';
import { doors } from './start-options.ts';
import { ToastStack } from './toast-stack.tsx';

export function Root() {
  const session = useSession();
  const page = usePage();
  const { setColorScheme } = useColourScheme();
  const { theme, me } = session.data ?? {};
  useEffect(() => {
    if (me && theme) setColorScheme(theme);
    // What the account says holds when somebody comes in; later choices are made here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [me?.membershipId]);

  if (page?.isPublic) {
    return (
      <>
        <Outlet />
        <ToastStack />
      </>
    );
  }
  if (!me) return <SignedOut />;
  return <Frame />;
}

/** The session ended while a page was open: a full load leads to the way in, and back here afterwards. */
function SignedOut() {
  useEffect(() => location.assign(`${doors.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`), []);
  return null;
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
