/** Puts the shell and the rooms together and shows them. Called once, by the entrance. */
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { cache } from './data/client.ts';
import { readSession, sessionKey } from './data/use-session.ts';
import { ErrorState, PageSkeleton } from './parts/states.tsx';
import { NotFound } from './shell/not-found.tsx';
import { followAccount, startLanguage } from './shell/preferences.ts';
import { Root } from './shell/root.tsx';
import { setRooms } from './shell/rooms.ts';
import { FirstPage } from './shell/first-page.tsx';
import { doors, type StartOptions } from './shell/start-options.ts';
import './theme/styles.ts';
import { theme } from './theme/theme.ts';
import { loadWords, registerWords, setLanguage } from './words/translate.ts';

const refusalWords = { en: () => import('./words/refusals/words.en.ts'), de: () => import('./words/refusals/words.de.ts') };
const shellWords = { en: () => import('./words/words.en.ts'), de: () => import('./words/words.de.ts') };

export async function start(options: StartOptions): Promise<void> {
  setRooms(options.rooms);
  doors.signIn = options.signIn;
  doors.firstRun = options.firstRun;
  registerWords('shell', shellWords);
  registerWords('refusals', refusalWords);
  for (const room of options.rooms) if (room.words) registerWords(room.name, room.words);
  // The question who is there goes out while the words come in.
  void cache.prefetchQuery({ queryKey: sessionKey, queryFn: readSession });
  await setLanguage(startLanguage());
  await loadWords('shell');

  createRoot(document.getElementById('root')!).render(
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'colour-scheme' })}
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <QueryClientProvider client={cache}>
        <RouterProvider router={routerOf(options)} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  // The page itself says no as well, before it has asked anybody.
  void loadWords('refusals');
}

function routerOf({ rooms, signIn, firstRun }: StartOptions) {
  const publicPaths = rooms
    .flatMap((room) => room.pages.filter((page) => page.isPublic))
    .map((page) => new RegExp(`^${page.path.replaceAll(/\$\w+/g, '[^/]+')}$`));
  const root = createRootRoute({
    component: Root,
    // Nobody sees a page before it is known who they are; a house without an owner is set up first.
    beforeLoad: async ({ location }) => {
      const session = await cache.ensureQueryData({ queryKey: sessionKey, queryFn: readSession });
      if (session.isFirstRun && location.pathname !== firstRun) throw redirect({ to: firstRun as string, replace: true });
      if (!session.isFirstRun && location.pathname === firstRun) throw redirect({ to: '/' as string, replace: true });
      if (session.me) await followAccount(session.locale);
      if (session.me || publicPaths.some((each) => each.test(location.pathname))) return;
      const next = location.href === '/' ? undefined : location.href;
      throw redirect({ to: signIn as string, search: { next } as never, replace: true });
    },
    notFoundComponent: NotFound,
    errorComponent: ({ error, reset }) => <ErrorState problem={error} retry={reset} />,
  });
  const pages = rooms.flatMap((room) =>
    room.pages.map((page) =>
      createRoute({
        getParentRoute: () => root,
        path: page.path as string,
        loader: () => Promise.all([loadWords(room.name), import('./theme/page-styles.ts')]),
        component: lazyRouteComponent(page.load),
      }),
    ),
  );
  if (!rooms.some((room) => room.pages.some((page) => page.path === '/'))) {
    pages.push(createRoute({ getParentRoute: () => root, path: '/' as string, component: FirstPage }) as never);
  }
  return createRouter({
    routeTree: root.addChildren(pages),
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    defaultErrorComponent: ({ error, reset }) => <ErrorState problem={error} retry={reset} />,
    defaultPreload: false,
    scrollRestoration: false,
  });
}
